"""Files that appear whole or not at all, and only change when their content does."""

import os
import re
import tempfile
from pathlib import Path

ESCAPES = re.compile(r"\x1b\[[0-9;]*m|[^\S ]|[^\x20-\x7e\xa0-\ud7ff\ue000-\U0010ffff]")
"""Colours, and whatever else a terminal may obey; halves of characters."""


PART = ".part"


def write_whole(path: Path, text: str) -> bool:
    """Write `text` to `path` in one step; True where the content differs from before.

    An unchanged file is left untouched, so that nothing downstream is made again.
    """
    if path.is_file() and path.read_text("utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=PART)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(part, 0o644)
        os.replace(part, path)
    except BaseException:
        os.unlink(part)
        raise
    return True


def remove_parts(folder: Path) -> None:
    """Remove what a killed run had half written into a folder that has one writer."""
    for part in folder.glob(f".*{PART}"):
        part.unlink()


def mirror(wanted: dict[Path, str], root: Path) -> list[Path]:
    """Make the Python files below `root` exactly `wanted`; the paths that changed."""
    stale = {path.relative_to(root) for path in root.rglob("*.py")} - wanted.keys()
    for path in stale:
        (root / path).unlink()
    changed = [path for path, text in wanted.items() if write_whole(root / path, text)]
    return sorted([*changed, *stale])


def printable(text: str) -> str:
    """A text that may be a student's, with nothing in it that a terminal obeys or a database refuses."""
    return ESCAPES.sub("", text)
