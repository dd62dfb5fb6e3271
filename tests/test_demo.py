"""`make demo`: a sample class through the whole round trip, away from the instructor's course."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from test_commands import LEFT_OUT

from coursework import demo
from coursework.course import ROOT
from coursework.samples import corpus

pytestmark = pytest.mark.roundtrip


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    clone = tmp_path_factory.mktemp("demo") / "clone"
    shutil.copytree(ROOT, clone, ignore=LEFT_OUT)
    (clone / ".venv").symlink_to(ROOT / ".venv")
    return clone


def make_demo(tree: Path) -> str:
    done = subprocess.run(["make", "-s", "demo"], cwd=tree, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_the_sample_class_is_graded_and_shown(tree: Path) -> None:
    shown = make_demo(tree)
    lines = {line.split()[0]: line for line in shown.splitlines() if line.strip()}
    automatic = 32
    for name in demo.RIGHT:
        assert re.search(rf" {automatic} *$", lines[name]), lines[name]
    for sample in corpus("05_losses"):
        if sample.name in demo.WRONG:
            lost = re.search(r" (\d+) +\S.*$", lines[sample.name])
            assert lost, lines[sample.name]
            assert int(lost[1]) < automatic
    assert "not written yet" in lines["blank"]
    assert "is not a notebook" in lines["not-a-notebook"]
    assert not (tree / "course" / "submitted").exists()
    pages = list((tree / "build/demo/course/feedback").glob("*/05_losses/losses.html"))
    assert len(pages) >= 12 - len(["not-a-notebook", "half-a-notebook", "no-notebook"])

    again = make_demo(tree)
    assert "autograding" not in again
    assert again.splitlines() == [line for line in shown.splitlines() if line in again.splitlines()]
