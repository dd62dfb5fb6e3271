"""A module source as its rules see it: cells with their lines, and what a student gets of them."""

import contextlib
import copy
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from coursework.notebooks import read_source


@dataclass(frozen=True)
class Cell:
    """A cell of a source, and the line on which it begins."""

    node: NotebookNode
    line: int

    @property
    def role(self) -> dict[str, Any]:
        return dict(self.node.metadata.get("nbgrader", {}))

    @property
    def text(self) -> str:
        return str(self.node.source)

    @property
    def is_code(self) -> bool:
        return bool(self.node.cell_type == "code")

    @property
    def label(self) -> str:
        return str(self.role.get("grade_id") or self.node.id)


@dataclass
class Source:
    """A module source as the rules see it."""

    path: Path
    notebook: NotebookNode = field(repr=False)

    @classmethod
    def read(cls, path: Path) -> "Source":
        return cls(path, read_source(path))

    @cached_property
    def cells(self) -> list[Cell]:
        lines = self.path.read_text("utf-8").splitlines()
        starts = [number for number, line in enumerate(lines, 1) if line.startswith("# %%")]
        return [Cell(node, line) for node, line in zip(self.notebook.cells, starts, strict=True)]

    @property
    def graded(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.is_code and cell.role.get("grade")]

    @property
    def solutions(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.is_code and cell.role.get("solution")]

    @cached_property
    def released(self) -> list[NotebookNode]:
        """The cells as a student gets them, in the same order."""
        return list(strip(self.notebook).cells)


def strip(notebook: NotebookNode) -> NotebookNode:
    """The student's version of a notebook, by nbgrader's own preprocessors and settings.

    A cell at which nbgrader would stop is left as it is: a rule tells what is wrong with it.
    """
    from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme, ClearSolutions

    from coursework.nbgrader_api import configuration

    notebook, config = copy.deepcopy(notebook), configuration()
    for kind in (ClearSolutions, ClearHiddenTests, ClearMarkScheme):
        preprocessor = kind(config=config, enforce_metadata=False)
        for index, cell in enumerate(notebook.cells):
            with contextlib.suppress(RuntimeError):
                preprocessor.preprocess_cell(cell, {"language": "python"}, index)
    return notebook
