"""The rules that a module source must keep: each a small function that yields what breaks it."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from coursework.check_graded import refuses_and_accepts, rests_on_solutions
from coursework.notebooks import shown
from coursework.source import Cell, Source

FIELDS = {"grade", "grade_id", "locked", "schema_version", "solution", "task"}
SOLUTION = re.compile(r"^[ \t]*### BEGIN SOLUTION\n(.*?)^[ \t]*### END SOLUTION", re.M | re.S)
HIDDEN = re.compile(r"^[ \t]*### BEGIN HIDDEN TESTS\n(.*?)^[ \t]*### END HIDDEN TESTS", re.M | re.S)

# The points that the course fixes, by grade_id.
FIXED_POINTS = {"test-mse-loss": 3, "test-crossentropy-loss": 4, "test-binary-crossentropy": 4}
# A line of a solution that is at least this long (without blanks) tells something when repeated.
TELLING_LENGTH = 24


@dataclass(frozen=True)
class Problem:
    """A broken rule: where, and what to do about it."""

    source: Path
    line: int
    cell: str
    message: str

    def __str__(self) -> str:
        return f"{shown(self.source)}:{self.line}: cell '{self.cell}': {self.message}"


Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
Finding = tuple[Cell, str]
Rule = Callable[[Source], Iterator[Finding]]


def full_metadata(source: Source) -> Iterator[Finding]:
    """nbgrader's metadata is the whole of version 3."""
    for cell in source.cells:
        if not cell.role:
            continue
        wanted = FIELDS | ({"points"} if cell.role.get("grade") or cell.role.get("task") else set())
        if cell.role.get("schema_version") != 3:
            yield cell, 'nbgrader metadata needs "schema_version": 3'
        for name in sorted(wanted - cell.role.keys()):
            yield cell, f'nbgrader metadata lacks "{name}"'
        for name in sorted(cell.role.keys() - wanted):
            yield (
                cell,
                f'nbgrader metadata has "{name}", which does not belong to this kind of cell',
            )


def unique_ids(source: Source) -> Iterator[Finding]:
    """No two cells share a grade_id."""
    counts = Counter(cell.role.get("grade_id") for cell in source.cells if cell.role)
    for cell in source.cells:
        if cell.role and counts[cell.role.get("grade_id")] > 1:
            yield cell, "its grade_id stands on another cell too: give each its own"


def marked_regions(source: Source) -> Iterator[Finding]:
    """Solution code stands in marked regions, and what is left without them is Python."""
    for cell, left in zip(source.cells, source.released, strict=True):
        if not cell.is_code:
            continue
        marks = re.findall(r"### (BEGIN|END) SOLUTION", cell.text)
        if marks != ["BEGIN", "END"] * (len(marks) // 2) or (
            cell.role.get("solution") and not marks
        ):
            yield (
                cell,
                "a solution cell needs '### BEGIN SOLUTION' and '### END SOLUTION' around what students write",
            )
        elif marks and not cell.role.get("solution"):
            yield cell, "a solution region stands in a cell that is not a solution cell"
        try:
            compile(left.source, "released", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        except SyntaxError as error:
            yield (
                cell,
                f"without its solution the cell is not Python: line {error.lineno}: {error.msg}",
            )


def no_leak(source: Source) -> Iterator[Finding]:
    """No telling line of a solution can be read elsewhere in the release."""
    telling = {
        squeezed
        for cell in source.solutions
        for region in SOLUTION.findall(cell.text)
        for line in region.splitlines()
        if len(squeezed := _squeeze(line)) >= TELLING_LENGTH
        and not line.lstrip().startswith(("#", "def "))
    }
    for cell, left in zip(source.cells, source.released, strict=True):
        for line in left.source.splitlines():
            if _squeeze(line) in telling:
                yield cell, f"the release shows a line of a solution: {line.strip()}"


def graded_cells_end_in_statement(source: Source) -> Iterator[Finding]:
    """A graded cell's last line is no expression: nbgrader reads its number as partial credit."""
    for cell in source.graded:
        body = ast.parse(cell.text).body
        if not body:
            yield cell, "a graded cell is empty: it would give its points to anything"
        elif isinstance(body[-1], ast.Expr):
            yield (
                cell,
                "its last line is an expression, whose value nbgrader takes for partial credit: end it in a statement",
            )


def documented(source: Source) -> Iterator[Finding]:
    """Every public name that is exported has a docstring."""
    for cell in source.cells:
        if cell.is_code and _exported(cell.text):
            for node, name in _public_definitions(ast.parse(cell.text).body):
                if not ast.get_docstring(node):
                    yield cell, f"{name} is exported and has no docstring"


def fixed_points(source: Source) -> Iterator[Finding]:
    """Points are what the course says."""
    for cell in source.cells:
        wanted = FIXED_POINTS.get(cell.label)
        if wanted is not None and cell.role.get("points") != wanted:
            yield cell, f"carries {cell.role.get('points')} points; the course says {wanted}"
        elif cell.role.get("grade") and not cell.role.get("points", 0) > 0:
            yield cell, "a graded cell needs a number of points above 0"


def hidden_tests_closed(source: Source) -> Iterator[Finding]:
    """Hidden tests begin and end, in graded cells."""
    for cell in source.cells:
        marks = re.findall(r"### (BEGIN|END) HIDDEN TESTS", cell.text)
        if marks != ["BEGIN", "END"] * (len(marks) // 2):
            yield (
                cell,
                "'### BEGIN HIDDEN TESTS' and '### END HIDDEN TESTS' do not pair: students would read the tests",
            )
        elif marks and not cell.role.get("grade"):
            yield cell, "hidden tests stand in a cell that is not graded"


def given_cells_are_locked(source: Source) -> Iterator[Finding]:
    """A given cell that reaches the package is locked: nbgrader restores no other kind."""
    for cell in source.cells:
        given = cell.is_code and not cell.role.get("solution")
        if given and _exported(cell.text) and not cell.role.get("locked"):
            yield cell, "is exported but not locked: a student's change would not be undone"


def question_before_answer(source: Source) -> Iterator[Finding]:
    """A written answer's question stands in a locked cell before it: the answer cell is replaced."""
    for before, cell in pairwise(source.cells):
        is_answer = not cell.is_code and cell.role.get("grade") and cell.role.get("solution")
        if is_answer and not before.role.get("locked"):
            yield (
                cell,
                "is a written answer; the cell before it must be locked and ask the question",
            )


def no_output(source: Source) -> Iterator[Finding]:
    """A source stores no output."""
    for cell in source.cells:
        if cell.is_code and (cell.node.outputs or cell.node.execution_count):
            yield cell, "stores an output: clear it before saving"


def stripped_keeps_contract(source: Source) -> Iterator[Finding]:
    """After stripping, a solution cell still has its names, docstrings and '#| export'."""
    for cell, left in zip(source.cells, source.released, strict=True):
        if not (cell.is_code and cell.role.get("solution")):
            continue
        if _exported(cell.text) and not _exported(left.source):
            yield (
                cell,
                "loses '#| export' when stripped: the student's work would not reach the package",
            )
        try:
            kept = dict(_docstrings(ast.parse(left.source).body))
        except SyntaxError:
            continue  # marked_regions tells
        for name, docstring in _docstrings(ast.parse(cell.text).body):
            if name not in kept and "." not in name:
                yield (
                    cell,
                    f"loses {name} when stripped: keep its definition outside the solution region",
                )
            elif name in kept and kept[name] != docstring:
                yield (
                    cell,
                    f"loses the docstring of {name} when stripped: keep it outside the solution region",
                )


RULES: tuple[Rule, ...] = (
    full_metadata,
    unique_ids,
    marked_regions,
    no_leak,
    graded_cells_end_in_statement,
    documented,
    fixed_points,
    hidden_tests_closed,
    given_cells_are_locked,
    question_before_answer,
    no_output,
    stripped_keeps_contract,
    rests_on_solutions,
    refuses_and_accepts,
)


def check(path: Path) -> list[Problem]:
    """Every broken rule of one source, in the order of its lines."""
    source = Source.read(path)
    found = [
        Problem(path, cell.line, cell.label, says) for rule in RULES for cell, says in rule(source)
    ]
    return sorted(found, key=lambda problem: problem.line)


def _exported(text: str) -> bool:
    return re.search(r"^#\| exports?\b", text, re.M) is not None


def _squeeze(line: str) -> str:
    return re.sub(r"\s+", "", line)


def _public_definitions(body: list[ast.stmt]) -> Iterator[tuple[Definition, str]]:
    """Public functions, classes and their public methods, with dotted names."""
    for node in body:
        if isinstance(node, Definition) and node.name[0] != "_":
            yield node, node.name
            if isinstance(node, ast.ClassDef):
                yield from (
                    (inner, f"{node.name}.{name}") for inner, name in _public_definitions(node.body)
                )


def _docstrings(body: list[ast.stmt]) -> Iterator[tuple[str, str | None]]:
    return ((name, ast.get_docstring(node)) for node, name in _public_definitions(body))
