"""What students receive: everything that they need, and nothing that answers for them."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from coursework import report
from coursework.course import Module, module
from coursework.nbgrader_api import configuration
from coursework.release import build_course

POINTS = {"test-mse-loss": 3, "test-crossentropy-loss": 4, "test-binary-crossentropy": 4}


@pytest.fixture(scope="session")
def released(losses: Module, losses_course: Path) -> Path:
    return losses_course / "release" / losses.assignment


@pytest.fixture(scope="session")
def notebook(released: Path) -> NotebookNode:
    return nbformat.read(released / "losses.ipynb", as_version=4)


@pytest.fixture(scope="session")
def source(losses: Module, losses_course: Path) -> NotebookNode:
    return nbformat.read(losses.notebook(losses_course), as_version=4)


def roles(notebook: NotebookNode, role: str) -> dict[str, NotebookNode]:
    cells = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get(role)]
    return {cell.metadata.nbgrader.grade_id: cell for cell in cells}


def test_it_holds_the_notebook_and_the_modules_before_it(released: Path) -> None:
    files = {
        path.relative_to(released).as_posix() for path in released.rglob("*") if path.is_file()
    }
    assert {file for file in files if not file.startswith("tinytorch/")} == {
        "losses.ipynb",
        "settings.ini",
    }
    package = {file for file in files if file.startswith("tinytorch/")}
    assert {"tinytorch/testing.py", "tinytorch/core/tensor.py"} <= package
    later = {"losses.py", "autograd.py", "optimizers.py", "training.py"}
    assert not {file for file in package if Path(file).name in later}


@pytest.mark.parametrize("name", ["tinytorch.core.losses", "tinytorch.core.autograd"])
def test_the_answer_key_cannot_be_imported(released: Path, name: str) -> None:
    # As a kernel does: the working directory first on the path, and whatever .venv offers.
    done = subprocess.run(
        [sys.executable, "-c", f"import tinytorch.core.tensor, {name}"],
        cwd=released,
        capture_output=True,
        text=True,
    )
    assert f"No module named '{name}'" in done.stderr


def test_solutions_are_stubs_that_say_where_to_write(notebook: NotebookNode) -> None:
    stub = configuration().ClearSolutions.code_stub["python"].splitlines()
    for grade_id, cell in roles(notebook, "solution").items():
        if cell.cell_type == "code":
            for line in stub:
                assert line in cell.source, grade_id
            assert "SOLUTION" not in cell.source
            assert "# TODO:" in cell.source, f"{grade_id} does not say what is due"


def test_names_docstrings_and_export_survive(notebook: NotebookNode, source: NotebookNode) -> None:
    full = roles(source, "solution")
    for grade_id, cell in roles(notebook, "solution").items():
        if cell.cell_type != "code":
            continue
        assert cell.source.startswith("#| export") == full[grade_id].source.startswith("#| export")
        kept = {n.name: ast.get_docstring(n) for n in definitions(cell.source)}
        wanted = {n.name: ast.get_docstring(n) for n in definitions(full[grade_id].source)}
        assert kept == wanted


def definitions(text: str) -> list[ast.FunctionDef | ast.ClassDef]:
    return [n for n in ast.parse(text).body if isinstance(n, ast.FunctionDef | ast.ClassDef)]


def test_graded_cells_are_locked_with_the_courses_points(notebook: NotebookNode) -> None:
    graded = roles(notebook, "grade")
    for grade_id, points in POINTS.items():
        assert graded[grade_id].metadata.nbgrader.points == points
    for cell in graded.values():
        role = cell.metadata.nbgrader
        assert role.locked or role.solution
        assert role.locked is not cell.metadata.get("editable", True)


def test_hidden_tests_and_rubrics_are_gone(notebook: NotebookNode, source: NotebookNode) -> None:
    text = nbformat.writes(notebook)
    assert "HIDDEN TESTS" not in text
    assert "MARK SCHEME" not in text
    hidden = re.findall(
        r"BEGIN HIDDEN TESTS\n(.*?)### END", "\n".join(c.source for c in source.cells), re.S
    )
    assert hidden
    visible = {line.strip() for cell in notebook.cells for line in cell.source.splitlines()}
    for region in hidden:
        assert not set(map(str.strip, region.splitlines())) <= visible


def test_given_cells_are_whole(notebook: NotebookNode, source: NotebookNode) -> None:
    for cell, left in zip(source.cells, notebook.cells, strict=True):
        role = cell.metadata.get("nbgrader", {})
        if not role.get("solution") and not role.get("grade") and "MARK SCHEME" not in cell.source:
            assert left.source == cell.source


def test_the_three_questions_are_graded_by_hand(notebook: NotebookNode) -> None:
    by_hand = {skill.grade_id for skill in report.skills(notebook) if skill.by_hand}
    assert by_hand == {"question-1", "question-2", "question-3"}


def contents(folder: Path) -> dict[Path, bytes]:
    """The files in a folder, without the bytecode that Python leaves where something was imported."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    return {path.relative_to(folder): path.read_bytes() for path in files}


def test_two_releases_are_the_same_bytes(losses: Module, released: Path, tmp_path: Path) -> None:
    assert contents(build_course(losses, tmp_path)) == contents(released)


def test_the_first_module_stands_on_nothing(tmp_path: Path) -> None:
    package = build_course(module("01_testing"), tmp_path) / "tinytorch"
    assert [path.name for path in package.rglob("*.py")] == ["__init__.py"]
