"""Submissions that go after the machine, the course or other students: none gets anywhere."""

from __future__ import annotations

import hashlib
import json
import os
import socket
import stat
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import nbformat
import pytest
from conftest import Class, plain, processes_that_see, rows
from nbformat import NotebookNode

from coursework.course import ROOT, module
from coursework.grade import Outcome

ASSIGNMENT = "02_tensor"
ATTACKS = sorted((ROOT / "tests" / "attacks").glob("*.py"))
HONEST = ["a-honest", "z-honest"]
WORKS = "SUCCEEDED"
CONFIG = {"cell_seconds": 4.0, "notebook_seconds": 30.0, "notebook_size": 5}
pytestmark = pytest.mark.roundtrip


@dataclass
class Watch:
    """Ports and sockets on which nobody has any business, and who came all the same."""

    port: int
    visitors: list[str] = field(default_factory=list)


def canary() -> str:
    """A name of this process's own for a socket without a file."""
    return f"coursework-canary-{os.getpid()}"


@contextmanager
def watched() -> Iterator[Watch]:
    """Listen on this machine's network and among its nameless sockets."""
    ends = [socket.create_server(("127.0.0.1", 0)), socket.socket(socket.AF_UNIX)]
    ends[1].bind(f"\0{canary()}")
    ends[1].listen()
    watch = Watch(ends[0].getsockname()[1])

    def listen(end: socket.socket) -> None:
        while True:
            try:
                _, visitor = end.accept()
            except OSError:
                return
            watch.visitors.append(str(visitor))

    threads = [threading.Thread(target=listen, args=(end,), daemon=True) for end in ends]
    for thread in threads:
        thread.start()
    yield watch
    for end in ends:
        end.shutdown(socket.SHUT_RDWR)
        end.close()


def checksum(*folders: Path) -> str:
    """Of every name, kind, mode and content in the folders."""
    whole = hashlib.sha256()
    for folder in folders:
        for path in sorted([folder, *folder.rglob("*")]):
            if "__pycache__" in path.parts:  # other tests compile what they import
                continue
            about = path.lstat()
            whole.update(f"{path} {about.st_mode} {about.st_uid}\n".encode("utf-8", "replace"))
            if path.is_symlink():
                whole.update(os.readlink(path).encode())
            elif stat.S_ISREG(about.st_mode):
                whole.update(path.read_bytes())
    return whole.hexdigest()


def hand_in(held: Class, attack: Path, port: int) -> None:
    """Hand in a finished notebook whose first cell is the attack, or what the attack makes of one."""
    notebook, text = held.filled(), attack.read_text("utf-8")
    student = attack.stem
    if "def hand_in(" in text:
        spec = spec_from_file_location(student, attack)
        assert spec
        assert spec.loader
        code = module_from_spec(spec)
        spec.loader.exec_module(code)
        folder = held.submit(student, None)
        path = folder / "tensor.ipynb"
        path.write_text("", "utf-8")
        code.hand_in(folder, notebook)
        if path.is_file() and not path.is_symlink() and not path.read_bytes():
            path.write_text(json.dumps(notebook), "utf-8")
        return
    text = text.replace("CANARY_PORT", str(port)).replace("coursework-canary", canary())
    cell = nbformat.v4.new_code_cell(text, id="attack")
    notebook.cells.insert(0, cell)
    held.submit(student, notebook)


@dataclass
class Graded:
    """What became of the class, and of everything around it."""

    held: Class
    outcomes: dict[str, Outcome]
    visitors: list[str]
    changed: list[str]
    left: list[str]
    alone: dict[str, NotebookNode]
    alone_rows: list[tuple[object, ...]]


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    """Every attack graded, between two honest submissions that were also graded alone."""
    alone = Class(module(ASSIGNMENT), tmp_path_factory.mktemp("alone"))
    held = Class(module(ASSIGNMENT), tmp_path_factory.mktemp("attacked"))
    for each in (alone, held):
        for name, value in CONFIG.items():
            setattr(each.held.config.Isolated, name, value)
        for student in HONEST:
            each.submit(student, each.filled())
    alone.autograde(HONEST)
    temporary = tmp_path_factory.mktemp("temporary")
    temporary.chmod(0o755)
    with watched() as watch, pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(temporary))
        patch.setattr(tempfile, "tempdir", None)
        for attack in ATTACKS:
            hand_in(held, attack, watch.port)
        places = {
            "course": [held.course / part for part in ("source", "release", "submitted")],
            "repository": [ROOT / part for part in ("coursework", "modules", "tinytorch")],
            "machine": [Path("/etc/passwd"), Path("/etc/hosts"), Path(os.__file__).parent / "json"],
        }
        before = {name: checksum(*folders) for name, folders in places.items()}
        students = [HONEST[0], *(attack.stem for attack in ATTACKS), HONEST[1]]
        outcomes = {outcome.student: outcome for outcome in held.autograde(students)}
        ends = time.monotonic() + 5
        while (left := processes_that_see(temporary)) and time.monotonic() < ends:
            time.sleep(0.2)
    after = {name: checksum(*folders) for name, folders in places.items()}
    return Graded(
        held,
        outcomes,
        watch.visitors,
        [name for name in before if before[name] != after[name]],
        left,
        {student: plain(alone.graded(student).notebook) for student in HONEST},
        rows(alone.course / "gradebook.db"),
    )


def test_there_are_enough() -> None:
    assert len(ATTACKS) >= 30


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.stem)
def test_an_attack_fails_and_can_be_read(graded: Graded, attack: Path) -> None:
    outcome = graded.outcomes[attack.stem]
    assert "was not graded" not in outcome.trouble
    notebook = graded.held.graded(attack.stem).notebook
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    for output in outputs:
        output.pop("traceback", None)  # it quotes the attack, which says what it would say
    assert not [output for output in outputs if WORKS in str(output)]
    points = graded.held.graded(attack.stem).points
    assert all(points[name] <= most for name, most in graded.held.skills.items())
    if "def hand_in(" not in attack.read_text("utf-8"):
        assert notebook.cells[0].id == "attack"
        assert notebook.cells[0].source.startswith('"""')


@pytest.mark.parametrize("student", HONEST)
def test_nobody_elses_result_changes_by_a_bit(graded: Graded, student: str) -> None:
    assert plain(graded.held.graded(student).notebook) == graded.alone[student]
    assert not graded.outcomes[student].flags
    mine = [row for row in rows(graded.held.course / "gradebook.db") if row[0] == student]
    assert mine == [row for row in graded.alone_rows if row[0] == student]


def test_nothing_outside_has_changed(graded: Graded) -> None:
    assert not graded.changed
    assert not graded.visitors
    assert not graded.left
    assert not list(graded.held.course.parent.rglob("escaped*"))
