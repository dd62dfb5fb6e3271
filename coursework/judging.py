"""What grading learns from an assignment's reference solution, kept until something of it changes."""

import base64
import builtins
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import ClearHiddenTests
from traitlets.config import Config

from coursework import plan, verdict
from coursework.course import Module
from coursework.execute import execute, name_of
from coursework.executor import Isolated
from coursework.files import write_whole
from coursework.nbgrader_api import configuration
from coursework.plan import Judging
from coursework.sandbox.worker import Setting, shared
from coursework.submission import digest

KEPT = ".coursework"
"""A folder of the course: what can be made again, and need not be for each start."""


@dataclass(frozen=True)
class Lesson:
    """Everything that learning needs."""

    notebook: str
    """The instructor's, with its solutions, as JSON."""
    setting: Setting
    judging: Judging


def learn(lesson: Lesson) -> Judging:
    """Grade the reference solution: which cells cannot be judged apart, and what the others ask."""
    notebook = nbformat.reads(lesson.notebook, as_version=4)
    judging = replace(lesson.judging, shadows=frozenset(shadows(notebook)))
    done = execute(notebook, shared(lesson.setting), judging=judging)
    in_place = {
        name_of(notebook.cells[index])
        for index, passed in done.judged.items()
        if done.passed[index] and not passed
    }
    scripts = {name: asked for name, asked in done.asked.items() if name not in in_place}
    return replace(judging, in_place=frozenset(in_place), packed=plan.pack(scripts))


def shadows(notebook: NotebookNode) -> set[str]:
    """Names of Python's own that a solution defines: `sum`, where the exercise is to write it."""
    bound: set[str] = set()
    for cell in notebook.cells:
        if cell.cell_type == "code" and utils.is_solution(cell):
            bound |= plan.names_in(cell.source)[1]
    return bound & set(dir(builtins))


def plain(config: Config) -> Judging:
    """How graded cells are judged where nothing has been learned yet."""
    marks = ClearHiddenTests(config=config)
    return Judging(marks.begin_test_delimeter, marks.end_test_delimeter)


def learned(
    course: Path,
    assignment: str,
    name: str,
    setting: Setting,
    config: Config,
    run: Callable[[Lesson], Judging] = learn,
) -> Judging:
    """How to judge that assignment; learned by `run` where it is not known from an earlier time."""
    source = course / "source" / assignment / f"{name}.ipynb"
    judging = plain(config)
    if not source.is_file():
        return judging
    lesson = Lesson(source.read_text("utf-8"), setting, judging)
    code = [
        Path(plan.__file__),
        Path(verdict.__file__),
        *sorted(Path(__file__).parent.glob("sandbox/*.py")),
    ]
    made_from = digest(repr(lesson).encode(), *(path.read_bytes() for path in code))
    path = course / KEPT / f"{assignment}.{name}.json"
    if kept := read(path, made_from):
        return kept
    judging = run(lesson)
    write_whole(path, written(judging, made_from))
    return judging


def written(judging: Judging, made_from: str) -> str:
    kept = {
        "made_from": made_from,
        "begin": judging.begin,
        "end": judging.end,
        "in_place": sorted(judging.in_place),
        "shadows": sorted(judging.shadows),
        "packed": base64.b64encode(judging.packed).decode(),
    }
    return json.dumps(kept, indent=1)


def read(path: Path, made_from: str = "") -> Judging | None:
    """What is kept there, if it was made from that; None where it is not."""
    try:
        kept = json.loads(path.read_text("utf-8"))
        if made_from and kept["made_from"] != made_from:
            return None
        return Judging(
            kept["begin"],
            kept["end"],
            frozenset(kept["in_place"]),
            frozenset(kept["shadows"]),
            base64.b64decode(kept["packed"]),
        )
    except (OSError, ValueError, KeyError):
        return None


def judged_in_place(module: Module, course: Path) -> list[str]:
    """The graded cells of a module that cannot be judged apart, found with its reference solution."""
    config = configuration(course)
    setting = Isolated(config=config).setting(course, module.assignment, module.name)
    return sorted(learned(course, module.assignment, module.name, setting, config).in_place)


def unverified(course: Path, assignment: str, name: str) -> list[str]:
    """The graded cells that could not be judged apart when the assignment was last graded."""
    kept = read(course / KEPT / f"{assignment}.{name}.json")
    return sorted(kept.in_place) if kept else []
