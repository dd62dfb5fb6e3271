"""Cells in, outputs out: where nbgrader's own executor stood."""

import copy
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionComplete
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades
from traitlets import Bool, Dict, Float, Integer, List, Unicode

from coursework.sandbox.limits import MEGABYTE, Limits
from coursework.sandbox.notebook import NotebookEnded
from coursework.sandbox.worker import Setting, Worker, shared

NO_FIGURES = """
from matplotlib_inline.config import InlineBackend
InlineBackend.instance(parent=get_ipython()).figure_formats = set()
"""


@dataclass
class Execution:
    """What happened when a notebook ran."""

    ended: str = ""
    """Why not all cells ran; empty where they did."""
    seconds: dict[str, float] = field(default_factory=dict)
    """By the cell's grade_id, or its id."""


def execute(
    notebook: NotebookNode, worker: Worker, files: dict[str, bytes] | None = None
) -> Execution:
    """Run the notebook's code cells, with those files beside it, and write their outputs into it.

    A cell that could not run shows an error that says so: it would otherwise look like one that passed.
    """
    done = Execution()
    recorder = NotebookClient(notebook)  # nbclient's own rules make outputs of messages
    recorder.reset_execution_trackers()
    recorder.clear_before_next_output = False
    with worker.notebook() as running:
        running.place(files or {})
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            cell.outputs, cell.execution_count = [], None
            if done.ended:
                cell.outputs = [not_run(f"not run: {done.ended}")]
                continue
            started = time.perf_counter()
            try:
                reply = running.run(cell.source, partial(record, recorder, cell, index))
                cell.execution_count = int(reply.get("execution_count") or 0) or None
            except NotebookEnded as error:
                done.ended = f"{error}, in the cell '{name_of(cell)}'"
                cell.outputs.append(not_run(str(error)))
            done.seconds[name_of(cell)] = time.perf_counter() - started
            cell.outputs = joined(cell.outputs)
    return done


def record(client: NotebookClient, cell: NotebookNode, index: int, message: dict[str, Any]) -> None:
    """Add what a message shows to the cell; one that is malformed is an error, never nothing."""
    header = {"msg_type": message.get("msg_type")}
    try:
        client.process_message(message | {"header": header, "parent_header": {}}, cell, index)
    except (KeyError, TypeError, ValueError, AttributeError, CellExecutionComplete) as error:
        cell.outputs.append(not_run(f"the cell sent what is no output ({error!r})"))


def not_run(why: str) -> NotebookNode:
    return new_output(
        "error",
        ename="NotebookEnded",
        evalue=why,
        traceback=[f"\x1b[0;31mNotebookEnded\x1b[0m: {why}"],
    )


def name_of(cell: NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id") or cell.get("id", ""))


def joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """The outputs, with what was written to one stream in one piece."""
    made: list[NotebookNode] = []
    texts: list[str] = []
    for output in [*outputs, None]:
        is_stream = output is not None and output.output_type == "stream"
        if texts and not (is_stream and output.name == made[-1].name):
            made[-1].text = "".join(texts)
            texts = []
        if is_stream and texts:
            texts.append(output.text)
        elif output is not None:
            made.append(output)
            texts = [output.text] if is_stream else []
    return made


class Isolated(NbGraderPreprocessor):
    """nbgrader's Execute, in a sandbox. Its options are the limits on students' code."""

    cell_seconds = Float(60, help="Wall time of one cell.").tag(config=True)
    notebook_seconds = Float(600, help="Wall time of a whole notebook.").tag(config=True)
    memory = Integer(4096, help="Megabytes of address space of each process.").tag(config=True)
    processes = Integer(64, help="Processes and threads at one time.").tag(config=True)
    file_size = Integer(64, help="Megabytes of one file.").tag(config=True)
    disk = Integer(256, help="Megabytes of all files together.").tag(config=True)
    output = Integer(4, help="Megabytes of output of one cell.").tag(config=True)
    notebook_size = Integer(20, help="Megabytes of a submitted notebook.").tag(config=True)
    warm_up = List(
        Unicode(), help="Cells that are run once, before any notebook: imports, mostly."
    ).tag(config=True)
    figures = Bool(
        True, help="Draw figures. Without, a figure shows its size in words, and grading is faster."
    ).tag(config=True)
    other_files = Dict(
        help="By assignment: which other files of a submission its notebook may read (patterns)."
    ).tag(config=True)
    unprotected = Bool(
        False, help="Run students' code without isolation where this machine has none."
    ).tag(config=True)

    @property
    def limits(self) -> Limits:
        return Limits(
            cell_seconds=self.cell_seconds,
            notebook_seconds=self.notebook_seconds,
            memory=self.memory * MEGABYTE,
            processes=self.processes,
            file_size=self.file_size * MEGABYTE,
            disk=self.disk * MEGABYTE,
            output=self.output * MEGABYTE,
        )

    def setting(self, files: dict[str, bytes]) -> Setting:
        """What a worker needs to run notebooks that stand on those files."""
        cells = [*self.warm_up, *([] if self.figures else [NO_FIGURES])]
        return Setting(files, self.limits, tuple(cells), self.unprotected)

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Run the notebook; the files beside it are the assignment's own."""
        from coursework.submission import own_files

        about = resources.get("nbgrader", {})
        root = Path(self.parent.parent.coursedir.root)  # the converter's, which holds the exporter
        files = own_files(root, about["assignment"])
        done = execute(nb, shared(self.setting(files)))
        if done.ended:
            self.log.warning("%s", done.ended)
        return nb, resources


class SaveScores(SaveAutoGrades):
    """nbgrader's SaveAutoGrades; a warning does not cost a right answer its points."""

    def _add_score(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        super()._add_score(without_warnings(cell), resources)


def without_warnings(cell: NotebookNode) -> NotebookNode:
    """The cell as it is scored: stock nbgrader gives 0 where anything was written to stderr."""
    if cell.cell_type != "code":
        return cell
    scored = copy.copy(cell)
    scored.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
    return scored
