"""The commands as people type them, and one clear sentence for everything that goes wrong."""

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from coursework import samples
from coursework.course import ROOT, module

pytestmark = pytest.mark.roundtrip
LEFT_OUT = shutil.ignore_patterns(
    ".venv", ".git", "build", "course", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info"
)
TARGETS = [
    "notebooks",
    "package",
    "release",
    "lab",
    "autograde",
    "feedback",
    "check",
    "test",
    "bench",
    "demo",
    "clean",
]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the project, as a fresh clone after `make setup`."""
    shutil.copytree(ROOT, tmp_path / "clone", ignore=LEFT_OUT)
    (tmp_path / "clone" / ".venv").symlink_to(ROOT / ".venv")
    return tmp_path / "clone"


def make(tree: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "-s", *words],
        cwd=tree,
        capture_output=True,
        text=True,
        env=os.environ | environment,
    )


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    """The one error that a failed command shows, without make's own last line."""
    assert done.returncode != 0
    errors = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert len(errors) == 1, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    return errors[0]


def tree_state(tree: Path) -> dict[str, bytes]:
    made = [tree / "course", tree / "tinytorch"]
    files = [path for folder in made for path in sorted(folder.rglob("*")) if path.is_file()]
    return {
        path.relative_to(tree).as_posix(): path.read_bytes()
        for path in files
        if path.suffix != ".db" and "__pycache__" not in path.parts
    }


def test_help_names_every_target(tree: Path) -> None:
    lines = make(tree, "help").stdout.splitlines()
    for target in TARGETS:
        assert any(re.match(rf"  {target} +\S", line) for line in lines), target


def test_make_builds_everything_once(tree: Path) -> None:
    assert make(tree).returncode == 0
    first = tree_state(tree)
    assert make(tree, "-q").returncode == 0, "a second make would do something"
    assert first.keys() >= {"course/release/05_losses/losses.ipynb", "tinytorch/core/losses.py"}

    (tree / "modules" / "05_losses" / "losses_dev.py").touch()
    again = make(tree)
    assert again.returncode == 0
    assert "02_tensor" not in again.stdout
    assert tree_state(tree) == first

    assert make(tree, "clean").returncode == 0
    assert make(tree).returncode == 0
    assert tree_state(tree) == first


def test_clean_keeps_what_people_made(tree: Path) -> None:
    assert make(tree).returncode == 0
    kept = [
        tree / "course" / folder / "ada" / "05_losses" / "losses.ipynb"
        for folder in ("submitted", "autograded", "feedback")
    ]
    kept += [tree / "course/source/my_own/quiz.ipynb", tree / "course/release/my_own/quiz.ipynb"]
    for path in kept:
        path.parent.mkdir(parents=True)
        path.write_text("{}")
    assert make(tree, "clean").returncode == 0
    assert all(path.is_file() for path in [*kept, tree / "course" / "gradebook.db"])
    assert not (tree / "course" / "release" / "05_losses").exists()


def test_a_syntax_error_names_file_and_line(tree: Path) -> None:
    assert make(tree).returncode == 0
    before = tree_state(tree)
    source = tree / "modules" / "05_losses" / "losses_dev.py"
    text = source.read_text("utf-8")
    source.write_text(text + "\n# %%\nx = = 1\n", "utf-8")
    line = text.count("\n") + 3
    assert (
        sentence(make(tree))
        == f"error: modules/05_losses/losses_dev.py:{line}: invalid syntax: x = = 1"
    )
    assert tree_state(tree) == before


def test_a_missing_module_is_named(tree: Path) -> None:
    shutil.rmtree(tree / "modules" / "02_tensor")
    said = sentence(make(tree, "release"))
    assert said == (
        "error: modules/05_losses/losses_dev.py imports tinytorch.core.tensor, "
        "which no module before it exports"
    )


@pytest.mark.parametrize("target", ["autograde", "feedback"])
def test_an_unknown_assignment_is_told_the_names(tree: Path, target: str) -> None:
    said = sentence(make(tree, target, "ASSIGNMENT=05_loses"))
    assert said.startswith("error: no module is called '05_loses'; there are: 01_testing, ")


def test_nobody_has_submitted(tree: Path) -> None:
    assert "error: nobody has submitted 05_losses: put submissions into" in sentence(
        make(tree, "autograde")
    )


def test_a_python_without_venv_is_told_what_to_install(tree: Path, tmp_path: Path) -> None:
    (tree / ".venv").unlink()
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\nexec python3 "$@"\n')
    python.chmod(0o755)
    said = sentence(make(tree, f"PYTHON={python}"))
    assert said.endswith("run 'sudo apt-get install python3-venv' and try again")
    assert not (tree / ".venv").exists()


def test_an_old_python_is_told_which_is_needed(tree: Path, tmp_path: Path) -> None:
    (tree / ".venv").unlink()
    python = tmp_path / "python3"
    python.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2 && exit\nexit 1\n')
    python.chmod(0o755)
    assert "Python 3.9.2 is too old: the course needs Python 3.11" in sentence(
        make(tree, f"PYTHON={python}")
    )


@pytest.mark.skipif(
    not shutil.which("bwrap"), reason="needs bubblewrap: sudo apt-get install bubblewrap"
)
def test_a_read_only_directory_is_named(tree: Path) -> None:
    sandbox = [
        "bwrap",
        "--ro-bind",
        "/",
        "/",
        "--dev",
        "/dev",
        "--proc",
        "/proc",
        "--tmpfs",
        "/run",
    ]
    done = subprocess.run(
        [*sandbox, "make", "-s", "notebooks"], cwd=tree, capture_output=True, text=True
    )
    assert "Read-only file system" in sentence(done)
    assert not (tree / "course").exists()


def test_an_interrupted_build_goes_on(tree: Path) -> None:
    started = subprocess.Popen(
        ["make", "-s"], cwd=tree, start_new_session=True, stdout=subprocess.DEVNULL
    )
    deadline = time.monotonic() + 60
    while not (tree / "course" / ".release-in-the-making").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(started.pid, signal.SIGKILL)
    started.wait()
    assert not list((tree / "course").glob("release/*/tinytorch/core/losses.py"))
    assert make(tree).returncode == 0
    finished = tree_state(tree)
    assert make(tree, "clean").returncode == 0
    assert make(tree).returncode == 0
    assert tree_state(tree) == finished


def test_one_damaged_submission_does_not_stop_the_others(tree: Path) -> None:
    assert make(tree).returncode == 0
    losses, course = module("05_losses"), tree / "course"
    finished = samples.filled_notebook(losses, course)
    handed_in = {
        name: damage(finished) for name, damage in samples.damages("test-mse-loss").items()
    }
    for student, notebook in {"ada": finished, **handed_in}.items():
        samples.write_submission(
            notebook, course / "release" / "05_losses", course / "submitted" / student / "05_losses"
        )
    (course / "submitted" / "empty-folder" / "05_losses").mkdir(parents=True)

    done = make(tree, "autograde")
    assert done.returncode != 0
    assert "4 of 8 submissions graded" in done.stdout
    errors = {
        line.split(": ")[1]: line.partition(": ")[2].partition(": ")[2]
        for line in done.stderr.splitlines()
        if line.startswith("error: ")
    }
    nothing = "losses.ipynb is not a notebook, or only a part of one: ask for it again"
    missing = "holds no losses.ipynb: ask for it again"
    assert errors == {
        "not-a-notebook": nothing,
        "half-a-notebook": nothing,
        "no-notebook": missing,
        "empty-folder": missing,
    }
    rows = {line.split()[0]: line for line in done.stdout.splitlines() if line.strip()}
    for student in ("ada", "graded-cell-deleted", "graded-cell-twice", "old-metadata"):
        assert re.search(r" 32\b", rows[student]), rows[student]
    assert "was missing" in rows["graded-cell-deleted"]
    assert "there twice" in rows["graded-cell-twice"]

    pages = make(tree, "feedback", "STUDENT=ada")
    assert pages.returncode == 0
    assert (course / "feedback" / "ada" / "05_losses" / "losses.html").is_file()
