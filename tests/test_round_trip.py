"""From the release to full marks and an installed package, with stock nbgrader and nbdev."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from conftest import Class

from coursework.course import ROOT, modules

GRADED = [each.assignment for each in modules() if each.assignment != "01_testing"]
pytestmark = pytest.mark.roundtrip


@pytest.mark.parametrize("assignment", GRADED)
def test_the_untouched_release_earns_nothing(
    assignment: str, class_of: Callable[[str], Class]
) -> None:
    held = class_of(assignment)
    points = held.grade("untouched", held.untouched()).points
    assert points == dict.fromkeys(held.skills, 0)


@pytest.mark.parametrize("assignment", GRADED)
def test_the_reference_filled_in_earns_full_marks(
    assignment: str, class_of: Callable[[str], Class]
) -> None:
    held = class_of(assignment)
    assert held.grade("finished", held.filled()).points == held.skills


@pytest.mark.parametrize("assignment", GRADED)
def test_the_students_own_export_is_a_package(
    assignment: str, class_of: Callable[[str], Class], tmp_path: Path
) -> None:
    held = class_of(assignment)
    folder = shutil.copytree(held.released, tmp_path / assignment)
    nbformat.write(held.filled(), folder / f"{held.module.name}.ipynb")
    command = [Path(sys.executable).parent / "nbdev_export"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    exported = (folder / held.module.package_file).read_text("utf-8")
    assert "SOLUTION" not in exported

    # In a clean interpreter that sees the student's folder alone, it does what the reference does.
    probe = (Path(__file__).parent / "probes" / f"{assignment}.py").read_text("utf-8")
    assert run_alone(probe, folder) == run_alone(probe, ROOT)


def run_alone(code: str, folder: Path) -> str:
    """What the code prints in an isolated interpreter whose only own packages lie in the folder."""
    program = f"import sys; sys.path.insert(0, {str(folder)!r})\n{code}"
    environment = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-I", "-c", program],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout
    return done.stdout
