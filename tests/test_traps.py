"""Traps that graders of notebooks have fallen into: each stays shut."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Class

from coursework.course import ROOT

pytestmark = pytest.mark.roundtrip


def test_a_tag_that_skips_a_cell_earns_nothing(class_of: Callable[[str], Class]) -> None:
    held = class_of("05_losses")
    notebook = held.untouched()
    for cell in notebook.cells:
        cell.metadata["tags"] = ["skip-execution"]
    assert held.grade("skips-cells", notebook).points == dict.fromkeys(held.skills, 0)


def test_a_tampered_copy_of_the_checks_is_put_back(class_of: Callable[[str], Class]) -> None:
    held = class_of("05_losses")
    graded = held.grade(
        "tampers", held.untouched(), {"tinytorch/testing.py": "check_value = print\n"}
    )
    assert graded.points == dict.fromkeys(held.skills, 0)


WARNS = """

import warnings

_silent = MeanSquaredError.forward


def _forward(self, y_pred, y_true):
    warnings.warn("overflow encountered in square", RuntimeWarning)
    return _silent(self, y_pred, y_true)


MeanSquaredError.forward = _forward
"""


def test_a_warning_from_a_right_value_costs_nothing(class_of: Callable[[str], Class]) -> None:
    held = class_of("05_losses")
    finished = {cell.id: cell.source for cell in held.filled().cells}
    cell = finished["mse-loss-implementation"] + WARNS
    graded = held.grade("warns", held.filled({"mse-loss-implementation": cell}))
    assert graded.points == held.skills
    assert "overflow encountered in square" in graded.said("test-mse-loss")


def test_nbgrader_finds_the_course_and_its_tools(tmp_path: Path) -> None:
    # As typed in the repository's root with .venv not activated.
    command = [Path(sys.executable).parent / "nbgrader", "db", "assignment", "list"]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    options = [f"--CourseDirectory.root={tmp_path}/course"]
    (tmp_path / "course").mkdir()
    done = subprocess.run(
        [*command, *options], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "alembic" not in done.stderr
    assert os.path.exists(tmp_path / "course" / "gradebook.db")
