"""A module's percent source as a notebook whose bytes depend on the source alone."""

import ast
import hashlib
import re
from collections import Counter
from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode

from coursework.course import ROOT, CourseError, Module
from coursework.files import write_whole


def cell_id(cell: NotebookNode, seen: Counter[str]) -> str:
    """The cell's id: its grade_id, or a digest of its text; repeated texts are numbered.

    jupytext draws ids by chance, which would change the exported package at every build.
    """
    grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
    base = grade_id or hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:12]
    base = re.sub(r"[^a-zA-Z0-9_-]", "-", base)[:60]
    seen[base] += 1
    return base if seen[base] == 1 else f"{base}-{seen[base]}"


def read_source(source: Path) -> NotebookNode:
    """The notebook that a percent source stands for, with stable cell ids and no outputs.

    Raises `CourseError` where a code cell is not Python; its text names the file and the line.
    """
    if not source.is_file():
        raise CourseError(f"{shown(source)} does not exist")
    text = source.read_text("utf-8")
    try:
        compile(text, shown(source), "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except SyntaxError as error:
        line = (error.text or "").strip()
        raise CourseError(f"{shown(source)}:{error.lineno}: {error.msg}: {line}") from None
    notebook = jupytext.reads(text, fmt="py:percent")
    notebook.metadata = NotebookNode(kernelspec=notebook.metadata["kernelspec"])
    seen: Counter[str] = Counter()
    for cell in notebook.cells:
        cell.id = cell_id(cell, seen)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    nbformat.validate(notebook)
    return notebook


def build(module: Module, course: Path) -> Path:
    """Write the module's notebook into the course."""
    path = module.notebook(course)
    write_whole(path, nbformat.writes(read_source(module.source)) + "\n")
    path.touch()  # make compares times
    return path


def shown(path: Path) -> str:
    """A path as a person would type it in the course's folder."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
