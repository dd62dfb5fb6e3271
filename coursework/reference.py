"""Run a module's own solutions: its graded cells must pass in silence."""

import os
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from coursework.check import Problem
from coursework.course import Module
from coursework.release import prepare
from coursework.source import Source

TIMEOUT = 120  # seconds a cell


def execute(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """The notebook with the outputs that a fresh kernel in that folder gives; errors stay in it."""
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=TIMEOUT,
        allow_errors=True,
        resources={"metadata": {"path": str(folder)}},
    )
    client.extra_arguments = ["--log-level=ERROR"]
    return client.execute()


def run_reference(module: Module, course: Path) -> Iterator[Problem]:
    """What goes wrong when the source runs as it is: an error anywhere, noise in a graded cell."""
    prepare(module, course)
    source = Source.read(module.source)
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    done = execute(nbformat.from_dict(source.notebook), module.notebook(course).parent)
    for cell, ran in zip(source.cells, done.cells, strict=True):
        for output in ran.get("outputs", []):
            if output.output_type == "error":
                yield Problem(
                    module.source, cell.line, cell.label, f"fails on the reference: {output.evalue}"
                )
            elif output.get("name") == "stderr":
                yield Problem(
                    module.source, cell.line, cell.label, f"writes to stderr: {output.text.strip()}"
                )
            elif cell in source.graded:
                yield Problem(
                    module.source,
                    cell.line,
                    cell.label,
                    "shows an output although everything is right",
                )
