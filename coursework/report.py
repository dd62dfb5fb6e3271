"""What the gradebook knows of an assignment, as a table."""

import json
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from coursework.course import Module
from coursework.files import printable
from coursework.grade import Course, Outcome
from coursework.gradebook import load_cells, read_flags
from coursework.judging import unverified

BAR = (
    TextColumn("{task.description:20}"),
    BarColumn(),
    MofNCompleteColumn(),
    TimeElapsedColumn(),
    TimeRemainingColumn(),
    TextColumn("{task.fields[failures]}"),
)
PLAIN_SECONDS = 5.0  # between two lines of progress where output is no terminal


@dataclass(frozen=True)
class Skill:
    """A graded cell: one skill and what it is worth."""

    grade_id: str
    points: float
    by_hand: bool


@dataclass(frozen=True)
class Row:
    """One student's grades."""

    student: str
    points: dict[str, float | None]
    """By grade_id; None where a person has still to grade."""
    note: str = ""

    @property
    def total(self) -> float:
        return sum(points or 0 for points in self.points.values())


def skills(notebook: NotebookNode) -> list[Skill]:
    """The graded cells of a notebook, in its order."""
    roles = [(cell, cell.metadata.get("nbgrader", {})) for cell in notebook.cells]
    return [
        Skill(role["grade_id"], role["points"], cell.cell_type == "markdown")
        for cell, role in roles
        if role.get("grade")
    ]


def read_points(gradebook: Gradebook, module: Module, student: str) -> dict[str, float | None]:
    """A student's points by grade_id; empty where nothing is graded."""
    try:
        submission = gradebook.find_submission_notebook(module.name, module.assignment, student)
    except MissingEntry:
        return {}
    return {
        grade.name: None if grade.needs_manual_grade and grade.manual_score is None else grade.score
        for grade in submission.grades
    }


def first_message(graded: Path, skill_list: list[Skill]) -> str:
    """The headline of the first graded cell that is missing or failed; empty where none is."""
    if not graded.is_file():
        return "is not graded yet"
    cells = {
        cell["metadata"].get("nbgrader", {}).get("grade_id"): cell
        for cell in json.loads(graded.read_text("utf-8"))["cells"]
    }
    for skill in skill_list:
        if skill.grade_id not in cells:
            return f"its cell '{skill.grade_id}' is missing: put it back and grade again"
        for output in cells[skill.grade_id].get("outputs", []):
            if output["output_type"] == "error":
                return headline(output["evalue"])
    return ""


def headline(message: str) -> str:
    """The line of a check's message that names what went wrong."""
    lines = [printable(line).strip() for line in message.splitlines() if line.strip()]
    if lines and lines[0].endswith("not written yet"):
        return "not written yet"
    likely = [line for line in lines if line.lower().startswith("likely")]
    return re.sub(r"^likely:\s*", "", (likely or lines or [""])[0], flags=re.I)


def table(skill_list: Iterable[Skill], rows: Iterable[Row], title: str = "") -> Table:
    """Student, points per skill, total, and what went wrong in a few words."""
    skill_list = list(skill_list)
    made = Table(title=title, title_justify="left", pad_edge=False, padding=(0, 1, 0, 0), box=None)
    made.add_column("student", no_wrap=True)
    for number, skill in enumerate(skill_list, 1):
        made.add_column(f"{number}\n/{skill.points:g}", justify="right", no_wrap=True)
    made.add_column(
        f"total\n/{sum(skill.points for skill in skill_list):g}", justify="right", no_wrap=True
    )
    made.add_column("what went wrong", overflow="fold", min_width=40)
    for row in rows:
        points = [shown_points(row, skill) for skill in skill_list]
        total = f"{row.total:g}" if row.points else "-"
        made.add_row(escape(row.student), *points, total, escape(row.note))
    return made


def shown_points(row: Row, skill: Skill) -> str:
    if not row.points:
        return "-"
    points = row.points.get(skill.grade_id)
    return "?" if points is None else f"{points:g}"


def legend(skill_list: Iterable[Skill]) -> str:
    """Which skill each numbered column stands for."""
    words = [f"{n} {skill.grade_id}" for n, skill in enumerate(skill_list, 1)]
    return "skills: " + ", ".join(words) + "  (? = for a person to grade, - = not graded)"


def console() -> Console:
    """Standard output; wide where it is not a terminal, so that nothing is cut in a log."""
    made = Console(highlight=False)
    return made if made.is_terminal else Console(highlight=False, width=150)


def follow(words: str, steps: Iterable[Outcome | str], total: int) -> list[Outcome]:
    """Go through the steps behind a progress bar; plain lines where output is no terminal.

    A step that is a string says how the work is done. At the end: counts, rate, and the slowest cells.
    """
    out, done, failures, started, told = console(), [], 0, time.monotonic(), 0.0
    with Progress(*BAR, console=out, disable=not out.is_terminal) as bar:
        task = bar.add_task(words, total=total, failures="")
        for step in steps:
            if isinstance(step, str):
                out.print(f"{words}: {total} submissions, {step}")
                started = time.monotonic()
                continue
            done.append(step)
            failures += bool(step.trouble)
            bar.update(task, advance=1, failures=f"{failures} failed" if failures else "")
            if not out.is_terminal and time.monotonic() - told > PLAIN_SECONDS:
                out.print(f"{words}: {len(done)} of {total}, {failures} failed")
                told = time.monotonic()
    out.print(summary(words, done, time.monotonic() - started))
    return done


def summary(words: str, done: list[Outcome], seconds: float) -> str:
    """Counts, rate, and where the time of students' code went."""
    new = [outcome for outcome in done if not outcome.was_done]
    parts = [f"{words}: {len(new)} in {seconds:.1f} s"]
    if new and seconds:
        parts.append(f"{len(new) / seconds:.1f} a second")
    if len(done) > len(new):
        parts.append(f"{len(done) - len(new)} were up to date")
    parts += [f"{failed} failed"] if (failed := sum(bool(o.trouble) for o in done)) else []
    cells: dict[str, list[float]] = {}
    for outcome in new:
        for name, each in outcome.seconds.items():
            cells.setdefault(name, []).append(each)
    slowest = sorted(cells, key=lambda name: -sum(cells[name]))[:3]
    if slowest:
        means = [f"'{name}' {sum(cells[name]) / len(cells[name]):.2f} s" for name in slowest]
        parts.append(f"slowest cells {escape(printable(', '.join(means)))}")
    return "; ".join(parts)


def show(course: Course, module: Module, notes: dict[str, str]) -> None:
    """Print the class's table, of everyone in `notes` (student: what was unusual, or went wrong)."""
    skill_list = skills(nbformat.read(module.notebook(course.root), as_version=4))
    out = console()
    out.print(table(skill_list, class_rows(course, module, skill_list, notes), module.assignment))
    out.print(legend(skill_list))
    if found := unverified(course.root, module.assignment, module.name):
        out.print(f"unverified, judged in the notebook's own process: {', '.join(found)}")


def class_rows(
    course: Course, module: Module, skill_list: list[Skill], notes: dict[str, str]
) -> Iterator[Row]:
    """A row for everyone in `notes`."""
    with Gradebook(course.db_url) as gradebook:
        with suppress(MissingEntry):  # where nothing is released, nobody has grades
            cells = load_cells(gradebook.find_notebook(module.name, module.assignment))  # noqa: F841
        for student, note in sorted(notes.items()):
            points = read_points(gradebook, module, student)
            graded = course.folder("autograded", student, module) / f"{module.name}.ipynb"
            flags = read_flags(gradebook, module, student)
            note = "; ".join(filter(None, [flags and f"flagged: {flags}", note]))
            yield Row(student, points, printable(note or first_message(graded, skill_list)))
