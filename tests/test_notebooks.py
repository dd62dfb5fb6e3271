"""Sources become notebooks whose bytes depend on the source alone."""

from pathlib import Path

import nbformat
import pytest
from conftest import HEADER

from coursework import notebooks
from coursework.course import CourseError, Module, module

CELLS = (
    HEADER
    + """# %% [markdown]
# # Title

# %%
x = 1

# %%
x = 1

# %% nbgrader={"grade": false, "grade_id": "named", "locked": true, "schema_version": 3, "solution": false, "task": false}
y = 2
"""
)


def test_a_cell_is_named_by_its_grade_id_or_its_text(tmp_path: Path) -> None:
    source = tmp_path / "thing_dev.py"
    source.write_text(CELLS)
    ids = [cell.id for cell in notebooks.read_source(source).cells]
    assert ids[3] == "named"
    assert ids[2] == f"{ids[1]}-2"
    source.write_text(CELLS.replace("# # Title", "# # Other title"))
    changed = [cell.id for cell in notebooks.read_source(source).cells]
    assert changed[0] != ids[0]
    assert changed[1:] == ids[1:]


def test_the_same_source_gives_the_same_bytes(losses: Module, tmp_path: Path) -> None:
    first = notebooks.build(losses, tmp_path / "one").read_bytes()
    assert notebooks.build(losses, tmp_path / "two").read_bytes() == first


def test_a_notebook_is_valid_and_empty_of_output(losses: Module, tmp_path: Path) -> None:
    notebook = nbformat.read(notebooks.build(losses, tmp_path), as_version=4)
    nbformat.validate(notebook)
    assert not any(cell.get("outputs") for cell in notebook.cells)


def test_an_unknown_assignment_is_told_the_names() -> None:
    with pytest.raises(
        CourseError, match=r"no module is called '05_loses'; there are: .*05_losses"
    ):
        module("05_loses")


def test_a_build_that_fails_leaves_the_old_notebook(
    losses: Module, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = notebooks.build(losses, tmp_path)
    before = path.read_bytes()
    broken = tmp_path / "losses_dev.py"
    broken.write_text(losses.source.read_text("utf-8") + "\n# %%\nx = = 1\n", "utf-8")
    monkeypatch.setattr(Module, "source", broken)
    with pytest.raises(CourseError, match="invalid syntax"):
        notebooks.build(losses, tmp_path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]
