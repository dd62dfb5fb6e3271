"""What the tests share: the tools of the environment, and courses built from the real sources."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from coursework import grade, report, samples
from coursework.course import Module, module
from coursework.nbgrader_api import configuration
from coursework.release import build_course

# nbgrader starts alembic and jupyter by name, also where .venv is not activated.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])

collect_ignore = [
    "submissions",
    "attacks",
    "probes",
]  # the work of students, and code for other interpreters

HEADER = """# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

"""


@pytest.fixture(scope="session")
def losses() -> Module:
    return module("05_losses")


@pytest.fixture(scope="session")
def losses_course(losses: Module, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course of its own in which 05_losses is released; not to be changed."""
    course = tmp_path_factory.mktemp("course")
    build_course(losses, course)
    return course


@dataclass
class Graded:
    """What nbgrader made of one submission."""

    points: dict[str, float]
    notebook: NotebookNode

    def said(self, grade_id: str) -> str:
        """Everything that a graded cell showed."""
        cell = next(c for c in self.notebook.cells if c.get("id") == grade_id)
        return "\n".join(str(o.get("evalue", "")) + str(o.get("text", "")) for o in cell.outputs)


@dataclass
class Class:
    """A course of its own, with an assignment released."""

    module: Module
    course: Path
    skills: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        build_course(self.module, self.course)
        self.held = grade.Course(self.course, configuration(self.course))
        source = nbformat.read(self.module.notebook(self.course), as_version=4)
        self.skills = {s.grade_id: s.points for s in report.skills(source) if not s.by_hand}

    @property
    def released(self) -> Path:
        return self.course / "release" / self.module.assignment

    def submit(
        self,
        student: str,
        notebook: NotebookNode | str | None,
        files: dict[str, str] | None = None,
    ) -> Path:
        """Hand in the notebook, and other files, as that student; the folder."""
        folder = self.course / "submitted" / student / self.module.assignment
        samples.write_submission(notebook, self.released, folder)
        for name, text in (files or {}).items():
            (folder / name).write_text(text, "utf-8")
        return folder

    def grade(
        self, student: str, notebook: NotebookNode, files: dict[str, str] | None = None
    ) -> Graded:
        """Hand in and grade, in this process's own sandbox."""
        self.submit(student, notebook, files)
        (outcome,) = self.autograde([student])
        assert not outcome.trouble, outcome.trouble
        return self.graded(student)

    def autograde(self, students: list[str], force: bool = False) -> list[grade.Outcome]:
        """Have the course graded, as `make autograde` does."""
        steps = list(grade.autograde(self.held, self.module, students, force))
        return [step for step in steps if isinstance(step, grade.Outcome)]

    def graded(self, student: str) -> Graded:
        """What the gradebook and the graded notebook say of a student."""
        with Gradebook(self.held.db_url) as gradebook:
            points = report.read_points(gradebook, self.module, student)
        folder = self.held.folder("autograded", student, self.module)
        return Graded(
            {grade_id: float(points[grade_id] or 0) for grade_id in self.skills},
            nbformat.read(folder / f"{self.module.name}.ipynb", as_version=4),
        )

    def untouched(self) -> NotebookNode:
        return nbformat.read(samples.released_notebook(self.module, self.course), as_version=4)

    def filled(self, cells: dict[str, str] | None = None) -> NotebookNode:
        return samples.filled_notebook(self.module, self.course, cells)


@pytest.fixture(scope="session")
def class_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Class]:
    """The class of an assignment, made once in each test process."""
    made: dict[str, Class] = {}

    def get(assignment: str) -> Class:
        if assignment not in made:
            made[assignment] = Class(module(assignment), tmp_path_factory.mktemp(assignment))
        return made[assignment]

    return get


def rows(db: Path) -> list[tuple[object, ...]]:
    """What the gradebook holds of grades and comments, without its own random ids."""
    with sqlite3.connect(f"file:{db}?mode=ro", uri=True) as connection:
        grades = """
            select s.student_id, c.name, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade
            from grade g join base_cell c on g.cell_id = c.id
            join submitted_notebook n on g.notebook_id = n.id
            join submitted_assignment s on n.assignment_id = s.id order by 1, 2"""
        comments = """
            select s.student_id, c.name, m.auto_comment, m.manual_comment
            from comment m join base_cell c on m.cell_id = c.id
            join submitted_notebook n on m.notebook_id = n.id
            join submitted_assignment s on n.assignment_id = s.id order by 1, 2"""
        return [*connection.execute(grades), *connection.execute(comments)]


def plain(notebook: NotebookNode) -> NotebookNode:
    """A notebook without what differs between two runs: times, numbers of processes, addresses; and
    without the lines around a failing one, which in stock nbgrader quote hidden tests."""
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                lines = "\n".join(output.traceback)
                lines = re.sub(r"ipykernel_\d+/\d+|\x1b\[[0-9;]*m", "", lines)
                output.traceback = [re.sub(r"^ +\d+\b.*\n", "", lines, flags=re.M)]
    notebook.metadata.pop("language_info", None)
    return notebook


def processes_that_see(folder: Path) -> list[str]:
    """The processes, whoever started them, in whose file system that folder is bound."""
    found = []
    for number in filter(str.isdigit, os.listdir("/proc")):
        try:
            mounts = Path("/proc", number, "mountinfo").read_text()
            command = Path("/proc", number, "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue  # it has ended, or is somebody else's
        if "/".join(folder.parts[-2:]) in mounts:  # its file system may be mounted anywhere
            found.append(command)
    return found
