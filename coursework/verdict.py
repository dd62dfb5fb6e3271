"""Graded cells, judged in a clean process that the student's code cannot reach.

The cells of the assignment run there once more, with proxies where the student's names were. They ask
the notebook's process, through us, and get data back. The verdict of that process is the grade.
"""

import builtins
import json
import re
import symtable
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from nbformat import NotebookNode
from nbgrader import utils

from coursework.sandbox.notebook import Notebook, NotebookEnded

IPYTHONS_OWN = {"get_ipython", "display", "In", "Out", "exit", "quit", "open"}
MAGIC = re.compile(r"^\s*[%!].*$", re.M)
Show = Callable[[dict[str, Any]], None]
Question = dict[str, Any]
Scripts = dict[str, list[Question]]


@dataclass(frozen=True)
class Judging:
    """How an assignment's graded cells are judged."""

    begin: str = "BEGIN HIDDEN TESTS"
    end: str = "END HIDDEN TESTS"
    in_place: frozenset[str] = frozenset()
    """Cells that cannot be judged apart: even the reference solution does not pass there."""
    shadows: frozenset[str] = frozenset()
    """Names of Python's own that the solution defines anew."""
    packed: bytes = b""
    """What each cell asks of the reference solution, compressed."""

    @property
    def scripts(self) -> Scripts:
        return unpack(self.packed)


def pack(scripts: Scripts) -> bytes:
    """Questions by cell, small enough to travel with every submission."""
    return zlib.compress(json.dumps(sorted(scripts.items())).encode())


@lru_cache(16)
def unpack(packed: bytes) -> Scripts:
    return dict(json.loads(zlib.decompress(packed))) if packed else {}


@dataclass(frozen=True)
class Step:
    """A cell that runs in the clean process."""

    index: int
    name: str
    graded: bool
    source: str
    names: tuple[str, ...] = ()
    """What it takes from the student."""


@dataclass
class Verdict:
    """What the clean process found of one cell."""

    passed: bool
    line: int = 0
    """Where in the cell it failed; 0 where that cannot be told."""
    outputs: list[NotebookNode] = field(default_factory=list)


def hidden_lines(source: str, judging: Judging) -> set[int]:
    """The numbers of the lines of hidden tests, their marks with them."""
    found, within = set(), False
    for number, line in enumerate(source.splitlines(), 1):
        within = within or judging.begin in line
        if within:
            found.add(number)
        within = within and judging.end not in line
    return found


def visible(source: str, judging: Judging) -> str:
    """The source without hidden tests; every other line stays where it is."""
    hidden = hidden_lines(source, judging)
    lines = enumerate(source.splitlines(), 1)
    return "\n".join("" if number in hidden else line for number, line in lines)


def is_judged(cell: NotebookNode) -> bool:
    """Whether it is a graded cell of code that the student cannot write in."""
    return bool(cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell))


def is_given(cell: NotebookNode) -> bool:
    return bool(cell.cell_type == "code" and utils.is_locked(cell) and not utils.is_grade(cell))


def plan(notebook: NotebookNode, judging: Judging) -> tuple[Step, ...]:
    """The cells to run in the clean process: the graded ones, and the given ones that they stand on."""
    cells = tuple(
        (index, cell.metadata.nbgrader.grade_id, is_judged(cell), cell.source)
        for index, cell in enumerate(notebook.cells)
        if is_given(cell)
        or (is_judged(cell) and cell.metadata.nbgrader.grade_id not in judging.in_place)
    )
    return _plan(cells, judging.shadows)


@lru_cache(16)
def _plan(
    cells: tuple[tuple[int, str, bool, str], ...], shadows: frozenset[str]
) -> tuple[Step, ...]:
    needed: set[str] = set()
    kept = []
    for index, name, graded, source in reversed(cells):
        loaded, stored = names_in(source)
        if graded or stored & needed:
            needed |= loaded - stored
            kept.append((index, name, graded, source, loaded, stored))
    known: set[str] = (set(dir(builtins)) - shadows) | IPYTHONS_OWN
    known = known.union(*(stored for _, _, graded, *_, stored in kept if not graded))
    wanted: set[str] = set()
    steps = []
    for index, name, graded, source, loaded, stored in reversed(kept):
        known |= stored
        wanted |= loaded
        steps.append(Step(index, name, graded, source, tuple(sorted(wanted - known))))
    return tuple(steps) if any(step.graded for step in steps) else ()


def names_in(source: str) -> tuple[set[str], set[str]]:
    """The notebook's names that a cell reads, in functions too, and those that it binds."""
    loaded: set[str] = set()
    stored: set[str] = set()
    try:
        tables = [symtable.symtable(MAGIC.sub("pass", source), "cell", "exec")]
    except SyntaxError:
        return loaded, stored
    while tables:
        table = tables.pop()
        tables += table.get_children()
        for symbol in table.get_symbols():
            if table.get_type() == "module" or symbol.is_global():
                if symbol.is_referenced():
                    loaded.add(symbol.get_name())
                if symbol.is_assigned() or symbol.is_imported():
                    stored.add(symbol.get_name())
    return loaded, stored


def judge(
    steps: tuple[Step, ...],
    student: Notebook,
    clean: Notebook,
    scripts: Scripts,
    show: Callable[[Step], Show],
) -> Iterator[tuple[Step, Verdict, list[Question]]]:
    """Run the cells in the clean process; what it finds of each graded one, and what each asked live.

    `scripts` holds what each cell asked of the reference solution: most cells ask a right submission
    the same, so that is asked at once, ahead. `show` gives what takes a cell's messages.
    """
    ended = ""
    asked: list[Question] = []
    ends_at = time.monotonic() + student.limits.notebook_seconds

    def answers(questions: list[Question], seconds: float) -> list[dict[str, Any]]:
        nonlocal ended
        try:
            left = min(seconds, ends_at - time.monotonic())
            return [] if ended or left <= 0 else student.ask(questions, left)
        except NotebookEnded as error:
            ended = str(error)
            return []

    def answer(question: Question, seconds: float) -> dict[str, Any]:
        asked.append(question)
        found = answers([question], seconds)
        return found[0] if found else {"ended": ended or "there is no time left for it"}

    for step in steps:
        asked.clear()
        seconds = student.limits.cell_seconds
        script = scripts.get(step.name, [])
        got = answers([{"restore": step.index}, *script], seconds)[1:]
        about = {"borrow": list(step.names), "cell": step.name}
        ahead = list(zip(script, got, strict=False))
        try:
            reply = clean.run(step.source, show(step), answer, ahead=ahead, **about)
            found = Verdict(reply.get("status") == "ok", int(reply.get("line") or 0))
        except NotebookEnded:  # the clean process itself: what it was given was too much for it
            found = Verdict(False)
        yield step, found, list(asked)
