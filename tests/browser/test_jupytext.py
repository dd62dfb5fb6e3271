"""What jupytext.toml is for: JupyterLab leaves no marks in a source."""

import jupytext
import pytest
from jupytext.config import load_jupytext_configuration_file
from nbformat import v4

from coursework.course import ROOT, Module, modules

MARKS = {
    "collapsed": True,
    "editable": True,
    "execution": {"iopub.status.idle": "2026-01-01T00:00:00Z"},
    "jupyter": {"outputs_hidden": False, "source_hidden": True},
    "scrolled": True,
    "slideshow": {"slide_type": ""},
    "tags": [],
    "trusted": True,
}


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.assignment)
def test_a_source_that_was_run_and_saved_keeps_its_bytes(module: Module) -> None:
    config = load_jupytext_configuration_file(str(ROOT / "jupytext.toml"))
    source = module.source.read_text("utf-8")
    notebook = jupytext.reads(source, fmt="py", config=config)
    notebook.metadata["language_info"] = {"name": "python", "version": "3.11.0"}
    for count, cell in enumerate(notebook.cells):
        cell.metadata.update(MARKS)
        if cell.cell_type == "code":
            cell.execution_count = count
            cell.outputs = [v4.new_output("stream", text="shown")]
    assert jupytext.writes(notebook, fmt="py", config=config) == source
