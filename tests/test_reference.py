"""`make check` runs a source as it is: errors, noise and outputs of graded cells are found."""

from pathlib import Path

import pytest

from coursework import notebooks
from coursework.course import Module, module
from coursework.reference import run_reference

pytestmark = pytest.mark.roundtrip
ROLE = '"locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}'
GRADED = f'\n# %% nbgrader={{"grade": true, "grade_id": "test-noise", {ROLE}\nCELL\n'


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("import warnings\nwarnings.warn('noise')\ndone = True", "writes to stderr"),
        (
            "assert False, 'the reference is wrong'",
            "fails on the reference: the reference is wrong",
        ),
        ("print('look')\ndone = True", "shows an output although everything is right"),
    ],
)
def test_what_a_run_of_the_reference_finds(
    cell: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = module("01_testing")
    text = chosen.source.read_text("utf-8") + GRADED.replace("CELL", cell)
    noisy = tmp_path / "testing_dev.py"
    noisy.write_text(text, "utf-8")
    monkeypatch.setattr(Module, "source", noisy)
    notebooks.build(chosen, tmp_path / "course")
    (problem,) = run_reference(chosen, tmp_path / "course")
    assert problem.cell == "test-noise"
    assert problem.line == text[: text.index("test-noise")].count("\n") + 1
    assert words in problem.message
