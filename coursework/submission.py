"""What a student handed in, read with suspicion: one notebook, and why it cannot be graded."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import parse_utc

from coursework.sandbox.limits import MEGABYTE

LEFT_OUT = {".ipynb_checkpoints", "__pycache__", ".git"}


@dataclass(frozen=True)
class Submission:
    """The notebook's bytes and the files that may lie beside it."""

    student: str
    content: bytes = b""
    timestamp: str = ""
    notes: tuple[str, ...] = ()
    """What was unusual, and was put right."""
    trouble: str = ""
    """Why there is nothing to grade; empty where there is."""
    files: dict[str, bytes] = field(default_factory=dict)


def read_submission(
    folder: Path, student: str, name: str, largest: int, patterns: Iterable[str] = ()
) -> Submission:
    """Read a submission's folder; never follows a link, never raises for what a student may do."""
    try:
        path, notes = find_notebook(folder, name)
        if path.stat().st_size > largest * MEGABYTE:
            size = path.stat().st_size / MEGABYTE
            raise ValueError(
                f"{path.name} has {size:.0f} MB, over the limit of {largest}: "
                "clear its outputs and submit again"
            )
        content = path.read_bytes()
        files = {
            other.relative_to(folder).as_posix(): other.read_bytes()
            for other in regular_files(folder)
            if any(fnmatch(other.relative_to(folder).as_posix(), pattern) for pattern in patterns)
        }
    except ValueError as error:
        return Submission(student, trouble=str(error))
    except OSError as error:
        name_of = Path(error.filename).name if error.filename else name
        return Submission(student, trouble=f"{name_of} cannot be read ({error.strerror})")
    return Submission(student, content, timestamp_of(folder), notes, files=files)


def find_notebook(folder: Path, name: str) -> tuple[Path, tuple[str, ...]]:
    """The notebook to grade, and what is to be said of its name; ValueError where there is none."""
    wanted = folder / f"{name}.ipynb"
    if wanted.is_symlink():
        raise ValueError(f"{wanted.name} is a link, not a notebook: ask for the file itself")
    if wanted.is_file():
        return wanted, ()
    others = [path for path in sorted(folder.glob("*.ipynb")) if path.is_file()]
    others = [path for path in others if not path.is_symlink()]
    if len(others) == 1:
        return others[0], (f"was called {others[0].name} in place of {wanted.name}",)
    if others:
        names = ", ".join(path.name for path in others)
        raise ValueError(f"holds no {wanted.name} but {names}: rename the one that counts")
    raise ValueError(f"holds no {wanted.name}: ask for it again")


def regular_files(folder: Path) -> list[Path]:
    """Every file in a folder that is no link and lies in no folder that is one."""
    found: list[Path] = []
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or path.name in LEFT_OUT:
            continue
        if path.is_dir():
            found += regular_files(path)
        elif path.is_file() and path.suffix != ".pyc":
            found.append(path)
    return found


def own_files(course: Path, assignment: str) -> dict[str, bytes]:
    """The assignment's own files beside its notebook: the package that it stands on."""
    source = course / "source" / assignment
    return {
        path.relative_to(source).as_posix(): path.read_bytes()
        for path in regular_files(source)
        if path.suffix != ".ipynb"
    }


def given_cells(course: Path, assignment: str, name: str) -> tuple[str, ...]:
    """The code cells of the release, which submissions hold mostly unchanged; none where there is none."""
    try:
        released = nbformat.read(course / "release" / assignment / f"{name}.ipynb", as_version=4)
    except (OSError, ValueError):
        return ()
    return tuple(cell.source for cell in released.cells if cell.cell_type == "code")


def timestamp_of(folder: Path) -> str:
    """When it was submitted, as nbgrader's timestamp.txt says; empty where it does not."""
    path = folder / "timestamp.txt"
    if path.is_symlink() or not path.is_file():
        return ""
    text = path.read_bytes()[:100].decode("utf-8", "replace").strip()
    try:
        parse_utc(text)
    except (ValueError, OverflowError, TypeError):
        return ""
    return text


def parse(content: bytes, name: str) -> NotebookNode:
    """The notebook in those bytes; ValueError that says what is wrong where it is none."""
    try:
        notebook = nbformat.reads(content.decode("utf-8-sig"), as_version=4)
        nbformat.validate(notebook)
    except nbformat.ValidationError as error:
        raise ValueError(f"{name} is damaged ({error.message[:200]}): ask for it again") from error
    except RecursionError as error:
        raise ValueError(f"{name} is nested too deeply: ask for it again") from error
    except (
        Exception
    ) as error:  # nbformat lets many kinds through where a file is only a part of one
        raise ValueError(
            f"{name} is not a notebook, or only a part of one: ask for it again"
        ) from error
    return notebook


def digest(*parts: bytes) -> str:
    """One digest of several pieces, told apart."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "little") + part)
    return whole.hexdigest()
