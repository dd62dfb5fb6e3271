"""Sample submissions: a released notebook filled in as a student would, rightly or wrongly.

A corpus file (tests/submissions/<assignment>/<wrong or right>/<name>.py) holds only the cells that
differ from the reference, under a docstring that says what it is, the points it deserves and
what its author must read.
"""

import ast
import copy
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from coursework.course import ROOT, CourseError, Module
from coursework.export import strip_scaffolding

CORPORA = ROOT / "tests" / "submissions"
CELL = re.compile(r"^# %% (\S+)\n(.*?)(?=^# %% |\Z)", re.M | re.S)


@dataclass(frozen=True)
class Sample:
    """One submission of a corpus."""

    name: str
    kind: str
    """`right`, `wrong` or `cheating`."""
    what: str
    points: dict[str, float] = field(default_factory=dict)
    """What it deserves in the graded cells where that is less than everything."""
    says: str = ""
    """A regular expression: what the first failing graded cell must tell its author."""
    cells: dict[str, str] = field(default_factory=dict)
    changes: str = ""
    """Code that changes the finished `notebook` itself."""


def read_sample(path: Path) -> Sample:
    """Read one corpus file."""
    text = path.read_text("utf-8")
    header = ast.get_docstring(ast.parse(text)) or ""
    what, _, rest = header.partition("\n")
    fields = dict(re.findall(r"^(points|says):\s*(.*?)\s*(?=^\w+:|\Z)", rest, re.M | re.S))
    pairs = re.findall(r"([\w-]+)\s+([\d.]+)", fields.get("points", ""))
    cells = {grade_id: source.strip("\n") for grade_id, source in CELL.findall(text)}
    return Sample(
        name=path.stem,
        kind=path.parent.name,
        what=what.strip(),
        points={grade_id: float(points) for grade_id, points in pairs},
        says=" ".join(fields.get("says", "").split()),
        changes=cells.pop("notebook", ""),
        cells=cells,
    )


def corpus(assignment: str, *kinds: str) -> list[Sample]:
    """Every sample of those kinds, by default the honest ones: wrong, then right."""
    folders = [CORPORA / assignment / kind for kind in kinds or ("wrong", "right")]
    return [read_sample(path) for each in folders for path in sorted(each.glob("*.py"))]


def fill_in(released: NotebookNode, source: NotebookNode, cells: dict[str, str]) -> NotebookNode:
    """The released notebook with every solution cell as in `cells`, or else as in the source."""
    answers = {
        cell.metadata.nbgrader.grade_id: strip_scaffolding(cell.source)
        for cell in source.cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }
    unknown = cells.keys() - answers.keys()
    if unknown:
        raise CourseError(f"no solution cell is called {', '.join(sorted(unknown))}")
    filled = copy.deepcopy(released)
    for cell in filled.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if grade_id in answers:
            cell.source = cells.get(grade_id, answers[grade_id])
    return filled


def filled_notebook(
    module: Module, course: Path, cells: dict[str, str] | None = None
) -> NotebookNode:
    """A finished submission of a module, with the given cells in place of the reference's."""
    source = nbformat.read(module.notebook(course), as_version=4)
    released = nbformat.read(released_notebook(module, course), as_version=4)
    return fill_in(released, source, cells or {})


def released_notebook(module: Module, course: Path) -> Path:
    return course / "release" / module.assignment / f"{module.name}.ipynb"


Damage = Callable[[NotebookNode], str | None]


def _without(grade_id: str) -> Damage:
    def damage(notebook: NotebookNode) -> str:
        kept = [cell for cell in notebook.cells if cell.id != grade_id]
        return str(nbformat.writes(NotebookNode(notebook, cells=kept)))

    return damage


def _twice(grade_id: str) -> Damage:
    def damage(notebook: NotebookNode) -> str:
        cells = list(notebook.cells)
        at = next(i for i, cell in enumerate(cells) if cell.id == grade_id)
        cells.insert(at + 1, NotebookNode(cells[at], id=f"{grade_id}-again"))
        return str(nbformat.writes(NotebookNode(notebook, cells=cells)))

    return damage


def _old_metadata(notebook: NotebookNode) -> str:
    return str(nbformat.writes(notebook)).replace('"schema_version": 3', '"schema_version": 1')


def damages(graded: str) -> dict[str, Damage]:
    """Ways in which a file arrives broken: each gives the file's text, or None for no file."""
    return {
        "not-a-notebook": lambda notebook: "%PDF-1.7 the wrong file was handed in",
        "half-a-notebook": lambda notebook: nbformat.writes(notebook)[:5000],
        "no-notebook": lambda notebook: None,
        "graded-cell-deleted": _without(graded),
        "graded-cell-twice": _twice(graded),
        "old-metadata": _old_metadata,
    }


def write_submission(notebook: NotebookNode | str | None, release: Path, into: Path) -> Path:
    """Lay a student's folder: what was released, and the notebook (or text, or none) in it."""
    shutil.copytree(release, into, dirs_exist_ok=True)
    target = next(into.glob("*.ipynb"))
    if notebook is None:
        target.unlink()
    else:
        text = notebook if isinstance(notebook, str) else json.dumps(notebook, indent=1)
        target.write_text(text, "utf-8")
    return target
