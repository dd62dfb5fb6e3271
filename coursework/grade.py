"""Submissions to grades: nbgrader's autograde and feedback, one submission's trouble its own."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.apps import NbGraderAPI

from coursework.course import CourseError, Module
from coursework.nbgrader_api import run

SCHEMA = 3  # the version of nbgrader's cell metadata that nbgrader 0.9 reads


@dataclass(frozen=True)
class Outcome:
    """What became of one student's submission in one step."""

    student: str
    trouble: str = ""
    """Why the step could not be done, and what helps; empty where it was done."""


def submitted_students(course: Path, module: Module) -> list[str]:
    """Who handed in the assignment; a `CourseError` where nobody did."""
    submitted = course / "submitted"
    students = sorted(
        folder.parent.name for folder in submitted.glob(f"*/{module.assignment}") if folder.is_dir()
    )
    if not students:
        raise CourseError(
            f"nobody has submitted {module.assignment}: put submissions into "
            f"{submitted}/<student>/{module.assignment}/, or run 'nbgrader collect {module.assignment}'"
        )
    return students


def chosen_students(course: Path, module: Module, student: str) -> list[str]:
    """The named student, or everyone who submitted where no name is given."""
    students = submitted_students(course, module)
    if student and student not in students:
        raise CourseError(
            f"'{student}' has not submitted {module.assignment}; these have: {', '.join(students)}"
        )
    return [student] if student else students


def inspect(folder: Path, module: Module) -> str:
    """Why a submission's folder cannot be graded; empty where it can be tried."""
    name = f"{module.name}.ipynb"
    path = folder / name
    if not path.exists():
        others = ", ".join(sorted(other.name for other in folder.glob("*.ipynb")))
        instead = f" (there is {others}: rename it)" if others else ": ask for it again"
        return f"holds no {name}{instead}"
    try:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
    except (nbformat.reader.NotJSONError, UnicodeDecodeError):
        return f"{name} is not a notebook, or only a part of one: ask for it again"
    except nbformat.ValidationError as error:
        return f"{name} is damaged ({error.message}): ask for it again"
    except OSError as error:
        return f"{name} cannot be read ({error.strerror})"
    return inspect_cells(notebook, name)


def inspect_cells(notebook: NotebookNode, name: str) -> str:
    """Why stock nbgrader would stop at a notebook's cells; empty where it would not."""
    roles = [cell.metadata["nbgrader"] for cell in notebook.cells if "nbgrader" in cell.metadata]
    repeated = [
        grade_id
        for grade_id, count in Counter(role.get("grade_id") for role in roles).items()
        if count > 1
    ]
    if repeated:
        return f"{name} has the cell '{repeated[0]}' twice: its author must delete the copy and submit again"
    if any(role.get("schema_version") != SCHEMA for role in roles):
        return f"{name} was made by an old nbgrader: run 'nbgrader update' on its folder and grade again"
    return ""


def autograde(
    api: NbGraderAPI, course: Path, module: Module, students: list[str]
) -> Iterator[Outcome]:
    """Grade the submissions one after the other; an outcome after each."""
    for student in students:
        folder = course / "submitted" / student / module.assignment
        trouble = inspect(folder, module)
        if not trouble:
            try:
                run(api.autograde, module.assignment, student, force=True, create=True)
            except CourseError as error:
                trouble = str(error)
        yield Outcome(student, trouble)


def feedback(
    api: NbGraderAPI, course: Path, module: Module, students: list[str]
) -> Iterator[Outcome]:
    """Write the feedback pages of graded submissions; an outcome after each."""
    for student in students:
        trouble = ""
        if not (course / "autograded" / student / module.assignment).is_dir():
            trouble = "is not graded yet: run 'make autograde' first"
        else:
            try:
                run(api.generate_feedback, module.assignment, student, force=True)
            except CourseError as error:
                trouble = str(error)
        yield Outcome(student, trouble)
