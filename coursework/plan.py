"""How an assignment's graded cells are judged apart: which cells run there, and what they stand on."""

import ast
import builtins
import json
import re
import symtable
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from nbformat import NotebookNode
from nbgrader import utils

IPYTHONS_OWN = {"get_ipython", "display", "In", "Out", "exit", "quit", "open"}
MAGIC = re.compile(r"^\s*[%!].*$", re.M)
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
    needs: tuple[int, ...] = ()
    """The earlier cells that it stands on: the given ones, and those whose names it may read."""


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
    steps: list[Step] = []
    binds: dict[int, set[str]] = {}
    for index, name, graded, source, loaded, stored in reversed(kept):
        known |= stored
        wanted |= loaded
        read, needs = read_first(source), set()
        for earlier in steps:
            if not earlier.graded or binds[earlier.index] & read:
                needs |= {earlier.index, *earlier.needs}
        binds[index] = stored
        names = tuple(sorted(wanted - known))
        steps.append(Step(index, name, graded, source, names, tuple(sorted(needs))))
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


def read_first(source: str) -> set[str]:
    """The names that a cell may read before it binds them; rather one too many than one too few."""
    try:
        return _read(ast.parse(MAGIC.sub("pass", source)).body, set())
    except SyntaxError:
        return names_in(source)[0]


def _read(statements: list[ast.stmt], bound: set[str]) -> set[str]:
    """What these statements may read before they bind it; `bound` grows by what they surely bind."""
    read: set[str] = set()
    for each in statements:
        match each:
            case ast.For(target, iterable, body, rest):
                read |= _loaded(iterable) - bound
                read |= _read(body, bound | _stored(target)) | _read(rest, set(bound))
            case ast.With(items, body):
                read |= set().union(*map(_loaded, items)) - bound
                bound |= set().union(*map(_stored, items))
                read |= _read(body, bound)
            case ast.FunctionDef(name) | ast.ClassDef(name):
                read |= _loaded(each) - bound
                bound.add(name)
            case ast.Import() | ast.ImportFrom():
                bound |= {(each.asname or each.name).partition(".")[0] for each in each.names}
            case ast.AugAssign(target):
                read |= (_loaded(each) | _stored(target)) - bound
            case ast.Assign() | ast.AnnAssign(value=ast.expr()):
                read |= _loaded(each) - bound
                bound |= _stored(each)
            case _:
                read |= _loaded(each) - bound
    return read


def _loaded(node: ast.AST) -> set[str]:
    """The names that a part of a cell reads, but for a function's or a comprehension's own."""
    if isinstance(node, ast.Name):
        return {node.id} if isinstance(node.ctx, ast.Load) else set()
    found: set[str] = set().union(*map(_loaded, ast.iter_child_nodes(node)))
    if isinstance(node, ast.Lambda | ast.FunctionDef):
        return found - {each.arg for each in ast.walk(node.args) if isinstance(each, ast.arg)}
    if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        own = set().union(*(_stored(each.target) for each in node.generators))
        return (found - own) | _loaded(node.generators[0].iter)
    return found


def _stored(node: ast.AST) -> set[str]:
    found = [each for each in ast.walk(node) if isinstance(each, ast.Name)]
    return {each.id for each in found if isinstance(each.ctx, ast.Store)}
