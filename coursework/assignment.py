"""What the gradebook keeps of an assignment's notebook, and a submission brought back to it."""

from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook

from coursework.course import Module

SCHEMA = 3  # the version of nbgrader's cell metadata that nbgrader 0.9 writes


@dataclass(frozen=True)
class Cell:
    """A cell that belongs to the assignment, not to the student."""

    grade_id: str
    cell_type: str
    source: str
    locked: bool
    checksum: str
    grade: bool
    solution: bool
    task: bool
    points: float | None

    @property
    def role(self) -> dict[str, Any]:
        """nbgrader's metadata."""
        points = {} if self.points is None else {"points": self.points}
        return points | {
            "cell_type": self.cell_type,
            "checksum": self.checksum,
            "grade": self.grade,
            "grade_id": self.grade_id,
            "locked": self.locked,
            "schema_version": SCHEMA,
            "solution": self.solution,
            "task": self.task,
        }


@dataclass(frozen=True)
class Master:
    """The assignment's notebook: its own cells in order, and the kernel that it is for."""

    assignment: str
    name: str
    kernelspec: dict[str, str]
    cells: dict[str, Cell] = field(default_factory=dict)


def read_master(gradebook: Gradebook, module: Module) -> Master:
    """The notebook as `generate_assignment` put it on record; nbgrader's MissingEntry where it did not."""
    import json

    kept = gradebook.find_notebook(module.name, module.assignment)
    points = {cell.name: float(cell.max_score) for cell in (*kept.grade_cells, *kept.task_cells)}
    graded = {cell.name for cell in kept.grade_cells}
    solutions = {cell.name for cell in kept.solution_cells}
    tasks = {cell.name for cell in kept.task_cells}
    cells = {
        cell.name: Cell(
            grade_id=cell.name,
            cell_type=cell.cell_type,
            source=cell.source or "",
            locked=bool(cell.locked),
            checksum=cell.checksum,
            grade=cell.name in graded,
            solution=cell.name in solutions,
            task=cell.name in tasks,
            points=points.get(cell.name),
        )
        for cell in kept.source_cells
    }
    kernelspec = json.loads(kept.kernelspec) if kept.kernelspec else {}
    return Master(module.assignment, module.name, kernelspec, cells)


def restore(notebook: NotebookNode, master: Master) -> list[str]:
    """Make the assignment's own cells what they were, in place; what had to be said about it.

    A locked cell gets its source back, every cell its type, points and role. Of a cell that is there
    twice the last one counts. Locked cells that are missing are put back after the cell that they followed.
    """
    seen: set[str] = set()
    twice: list[str] = []
    for cell in reversed(notebook.cells):
        cell.pop("attachments", None) if cell.cell_type == "code" else None
        role = cell.metadata.pop("nbgrader", None)
        grade_id = role.get("grade_id") if isinstance(role, dict) else None
        if grade_id in seen:
            twice.append(str(grade_id))
        elif isinstance(grade_id, str) and grade_id in master.cells:
            seen.add(grade_id)
            take_over(cell, master.cells[grade_id])
        set_type(cell, cell.cell_type)
    missing = put_back(notebook, master, seen)
    notebook.metadata["kernelspec"] = dict(master.kernelspec)
    said = [f"its cell '{grade_id}' was there twice: the last one counts" for grade_id in twice]
    return said + [f"its cell '{grade_id}' was missing, and was put back" for grade_id in missing]


def take_over(cell: NotebookNode, kept: Cell) -> None:
    """Give a cell the type, role and, where it is locked, the source that it must have."""
    set_type(cell, kept.cell_type)
    cell.metadata["nbgrader"] = NotebookNode(kept.role)
    if kept.locked:
        cell.source = kept.source


def set_type(cell: NotebookNode, cell_type: str) -> None:
    """Make it a cell of that type, with no output of the student's."""
    cell.cell_type = cell_type
    if cell_type == "code":
        cell.outputs, cell.execution_count = [], None
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)


def put_back(notebook: NotebookNode, master: Master, seen: set[str]) -> list[str]:
    """Insert the locked and graded cells that are missing; their ids."""
    missing = []
    before = ""
    for grade_id, kept in master.cells.items():
        if grade_id not in seen and (kept.locked or kept.grade or kept.task):
            places = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]
            cell = NotebookNode(
                cell_type=kept.cell_type, metadata=NotebookNode(), source=kept.source, id=grade_id
            )
            take_over(cell, kept)
            notebook.cells.insert(places.index(before) + 1 if before in places else 0, cell)
            missing.append(grade_id)
        if grade_id in seen or grade_id in missing:
            before = grade_id
    return missing
