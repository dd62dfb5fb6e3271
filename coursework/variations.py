"""Honest submissions in great number: the corpora's solutions mixed, and varied as students vary."""

import random
import re
from collections.abc import Callable

import nbformat
from nbformat import NotebookNode

from coursework.course import Module
from coursework.samples import Sample

SCRATCH = (
    "loss = MeanSquaredError()\nloss([1.0, 2.0], [0.0, 1.0])",
    "x = np.linspace(-3, 3, 7)\nprint(x)",
    "numbers = [1, 2, 3]\ny = sum(numbers)",
    "for n in range(3):\n    print(n)",
    "np.random.seed(0)\nz = np.random.normal(size=(4, 3))",
    "%time sum(range(1000))",
    "logits = labels = None",
    "import math\nmath.log(5)",
    "check_value(np.mean, [1.0, 3.0], expected=2.0)",
    "plt.plot([1, 2, 3])\nplt.show()",
    "def helper(a, b):\n    return a + b\n\n\nhelper(1, 2)",
    "undefined_name",
    "1 / 0",
    "help(Loss)",
    "import warnings\nwarnings.warn('mind')",
    "# a note to myself",
    "y_pred, y_true = np.ones(3), np.zeros(3)\nerror = y_pred - y_true",
    "np.set_printoptions(precision=3)",
)


def comment(source: str, dice: random.Random) -> str:
    """A remark after some line of code."""
    lines = source.splitlines()
    at = dice.randrange(len(lines)) if lines else 0
    if lines and lines[at].strip() and not re.search(r"[\\\"']|^#\|", lines[at]):
        lines[at] += "  # why does this work?"
    return "\n".join(lines)


def rename(source: str, dice: random.Random) -> str:
    """Another name for something local."""
    found = sorted(set(re.findall(r"^ {8}(\w+) = ", source, re.M)))
    if not found:
        return source
    old = dice.choice(found)
    if re.search(rf"\b{old}=|\.{old}\b|self, .*\b{old}\b", source):
        return source
    return re.sub(rf"\b{old}\b", f"my_{old}", source)


def printing(source: str, dice: random.Random) -> str:
    """A print that was left in."""
    places = [match.start() for match in re.finditer(r"^ {8}return ", source, re.M)]
    if not places:
        return source
    at = dice.choice(places)
    return f"{source[:at]}        print('here')\n{source[at:]}"


def blank_lines(source: str, dice: random.Random) -> str:
    """Space at the end, as editors leave it."""
    return source + "\n" * dice.randrange(3) + "   " * dice.randrange(2)


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (comment, rename, printing, blank_lines)


def variation(
    notebook: NotebookNode, corpus: list[Sample], seed: int, wrong_share: float = 0.3
) -> NotebookNode:
    """The finished notebook, with each solution from somebody else, changed a little, and with scratch cells."""
    dice = random.Random(seed)
    by_cell: dict[tuple[str, str], list[str]] = {}
    for sample in corpus:
        for grade_id, source in sample.cells.items():
            by_cell.setdefault((grade_id, sample.kind), []).append(source)
    for cell in notebook.cells:
        if cell.cell_type != "code" or not cell.metadata.get("nbgrader", {}).get("solution"):
            continue
        kind = "wrong" if dice.random() < wrong_share else "right"
        cell.source = dice.choice(
            [cell.source, *by_cell.get((cell.metadata.nbgrader.grade_id, kind), [])]
        )
        for change in dice.sample(CHANGES, dice.randrange(3)):
            changed = change(cell.source, dice)
            if is_python(changed):
                cell.source = changed
    for number in range(dice.randrange(6)):
        added = nbformat.v4.new_code_cell(dice.choice(SCRATCH), id=f"scratch-{number}")
        notebook.cells.insert(dice.randrange(2, len(notebook.cells) + 1), added)
    return notebook


def is_python(source: str) -> bool:
    try:
        compile(source, "cell", "exec")
    except SyntaxError:
        return False
    return True


def name_of(module: Module, seed: int) -> str:
    return f"{module.name}-{seed:05}"
