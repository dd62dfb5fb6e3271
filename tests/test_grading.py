"""A class graded: as stock nbgrader grades it, whatever was handed in, and however it was interrupted."""

from __future__ import annotations

import copy
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from conftest import Class, plain, rows
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from coursework import grade, report, samples
from coursework.course import ROOT, CourseError
from coursework.crew import Crew
from coursework.grade import Course
from coursework.sanitise import safe_markdown

pytestmark = pytest.mark.roundtrip
ASSIGNMENT = "02_tensor"
FIRST = "test-tensor-data"
CELL = "tensor-data-implementation"


SHORT = {"cell_seconds": 5.0, "notebook_seconds": 30.0, "notebook_size": 5}


def with_code(notebook: NotebookNode, code: str) -> NotebookNode:
    """The notebook with a line of a student's own in its first solution."""
    for cell in notebook.cells:
        if cell.id == CELL:
            cell.source += f"\n{code}\n"
    return notebook


def altered(notebook: NotebookNode, change: Callable[[list[NotebookNode]], None]) -> NotebookNode:
    change(notebook.cells)
    return notebook


def reorder(cells: list[NotebookNode]) -> None:
    cells.reverse()


def retype(cells: list[NotebookNode]) -> None:
    for cell in cells:
        if cell.id == FIRST:
            cell.cell_type = "markdown"
            del cell["outputs"], cell["execution_count"]


def more_points(cells: list[NotebookNode]) -> None:
    for cell in cells:
        if cell.id == FIRST:
            cell.metadata.nbgrader.points = 1000
            cell.source = "pass"


@pytest.fixture(scope="module")
def held(class_of: Callable[[str], Class], tmp_path_factory: pytest.TempPathFactory) -> Class:
    """A class of its own: what these tests hand in is nobody else's business."""
    made = Class(class_of(ASSIGNMENT).module, tmp_path_factory.mktemp("faults"))
    made.held.config.Isolated.merge(SHORT)
    return made


FAULTS: dict[str, tuple[str, int]] = {
    # what became of it, and the points that it keeps (20 for everything)
    "finished": ("", 20),
    "untouched": ("", 0),
    "no-json": ("not a notebook", 0),
    "truncated": ("not a notebook", 0),
    "old-format": ("", 0),
    "bad-cells": ("damaged|not a notebook", 0),
    "deep": ("not a notebook|nested", 0),
    "huge": ("over the limit", 0),
    "no-notebook": ("holds no", 0),
    "two-notebooks": ("holds no .* but", 0),
    "other-name": ("was called", 20),
    "cell-deleted": ("was missing", 20),
    "cell-twice": ("there twice", 20),
    "reordered": ("", 0),
    "retyped": ("", 20),
    "more-points": ("", 20),
    "old-metadata": ("", 20),
    "link": ("is a link", 0),
    "linked-file": ("", 20),
    "unreadable": ("holds no", 0),
    "other-kernel": ("", 20),
    "loop": ("", 20),
    "fork-bomb": ("", 20),
    "memory": ("", 20),
    "flood": ("", 20),
    "exit": ("exit code 0", 0),
    "crash": ("segmentation fault", 0),
    "shadow": ("", 20),
}  # fmt: skip


@pytest.fixture(scope="module")
def graded_faults(held: Class) -> tuple[Class, dict[str, grade.Outcome]]:
    """Every kind of trouble in one class, graded in one go."""

    def text(notebook: NotebookNode) -> str:
        return str(nbformat.writes(notebook))

    done, damaged = held.filled, samples.damages(FIRST)
    handed_in: dict[str, NotebookNode | str | None] = {
        "finished": done(),
        "untouched": held.untouched(),
        "no-json": "%PDF-1.7",
        "truncated": text(done())[:4000],
        "old-format": json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []}),
        "bad-cells": json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [1, "x"]}),
        "deep": "[" * 100_000,
        "huge": text(with_code(done(), f"'''{'x' * (6 << 20)}'''")),
        "no-notebook": None,
        "two-notebooks": None,
        "other-name": None,
        "cell-deleted": damaged["graded-cell-deleted"](done()),
        "cell-twice": damaged["graded-cell-twice"](done()),
        "reordered": altered(done(), reorder),
        "retyped": altered(done(), retype),
        "more-points": altered(done(), more_points),
        "old-metadata": damaged["old-metadata"](done()),
        "link": None,
        "linked-file": done(),
        "unreadable": None,
        "other-kernel": text(done()).replace('"python3"', '"julia-1.9"'),
        "loop": with_code(done(), "while True:\n    pass"),
        "fork-bomb": with_code(done(), "import os\nfor _ in range(3):\n    os.fork() or os._exit(0)"),
        "memory": with_code(done(), "filled = bytearray(40 << 30)\nraise MemoryError"),
        "flood": with_code(done(), "print('x' * (30 << 20))"),
        "exit": with_code(done(), "import os\nos._exit(0)"),
        "crash": with_code(done(), "import ctypes\nctypes.string_at(0)"),
        "shadow": done(),
    }  # fmt: skip
    assert handed_in.keys() == FAULTS.keys()
    folders = {name: held.submit(name, made) for name, made in handed_in.items()}
    finished = text(done())
    (folders["other-name"] / "My tensor (1).ipynb").write_text(finished, "utf-8")
    (folders["two-notebooks"] / "a.ipynb").write_text(finished, "utf-8")
    (folders["two-notebooks"] / "b.ipynb").write_text(finished, "utf-8")
    secret = held.course / "secret.ipynb"
    secret.write_text(finished, "utf-8")
    (folders["link"] / "tensor.ipynb").symlink_to(secret)
    (folders["linked-file"] / "linked.txt").symlink_to(held.course / "gradebook.db")
    (folders["unreadable"] / "tensor.ipynb").mkdir()
    (folders["shadow"] / "numpy.py").write_text("raise ImportError('shadowed')", "utf-8")
    outcomes = held.autograde(list(handed_in))
    assert {each.student for each in outcomes} == set(handed_in)
    return held, {each.student: each for each in outcomes}


@pytest.mark.parametrize("name", FAULTS)
def test_trouble_is_its_own(
    name: str, graded_faults: tuple[Class, dict[str, grade.Outcome]]
) -> None:
    held, outcomes = graded_faults
    says, points = FAULTS[name]
    outcome = outcomes[name]
    said = "; ".join([outcome.trouble, *outcome.notes])
    assert re.search(says, said), said
    if not says:
        assert not outcome.trouble
    graded = held.graded(name)
    assert sum(graded.points.values()) == points
    folder = held.held.folder("autograded", name, held.module)
    assert not [path for path in folder.rglob("*") if path.is_symlink()]
    if says:  # the grader and the student are told as well
        with Gradebook(held.held.db_url) as gradebook:
            kept = gradebook.find_submission_notebook("tensor", ASSIGNMENT, name)
            comments = [comment.comment for comment in kept.comments if comment.comment]
        assert any(re.search(says, comment) for comment in comments), comments


def test_feedback_tells_what_happened(
    graded_faults: tuple[Class, dict[str, grade.Outcome]],
) -> None:
    held, _ = graded_faults
    outcomes = [
        step
        for step in grade.feedback(held.held, held.module, ["finished", "exit", "no-json"])
        if isinstance(step, grade.Outcome)
    ]
    assert not [outcome for outcome in outcomes if outcome.trouble]
    page = held.held.folder("feedback", "no-json", held.module) / "tensor.html"
    assert "is not a notebook" in page.read_text("utf-8")
    finished = held.held.folder("feedback", "finished", held.module) / "tensor.html"
    shown = finished.read_text("utf-8")
    assert "HIDDEN TESTS" not in shown
    assert "default_rng" not in shown  # only hidden tests draw at random
    assert "check_value" in shown


def test_other_files_are_seen_only_where_the_course_names_them(held: Class) -> None:
    reads = with_code(held.filled(), "import os\nprint(os.path.exists('data/mine.csv'))")
    folder = held.submit("own-data", reads)
    (folder / "data").mkdir()
    (folder / "data" / "mine.csv").write_text("1,2", "utf-8")
    held.autograde(["own-data"])
    assert "False" in held.graded("own-data").said(CELL)
    held.held.config.Isolated.other_files = {ASSIGNMENT: ["data/*.csv"]}
    held.autograde(["own-data"])
    assert "True" in held.graded("own-data").said(CELL)
    held.held.config.Isolated.other_files = {}


SCRIPT = """from IPython.display import HTML, SVG, Javascript, display
display(HTML("<table><tr><td>1</td></tr></table><b>seen</b><script>alert(1)</script>"))
display({"image/png": '"><script>alert(2)</script>'}, raw=True)
display({"image/svg+xml": "<svg><script>alert(3)</script></svg>"}, raw=True)
display(Javascript("alert(4)"))
display({"text/markdown": "<img src=x onerror=alert(5)>"}, raw=True)
print("<script>alert(6)</script>")
"""


@pytest.mark.parametrize(
    ("attached", "shown"),
    [
        ({"my plot.png": {"image/png": "QU\nFB"}}, 'src="data:image/png;base64,QUFB"'),
        ({"my plot.png": {"image/jpeg": "QkJC"}}, 'src="data:image/jpeg;base64,QkJC"'),
        ({"my plot.png": {"image/svg+xml": "<svg/onload=alert(1)>"}}, ""),
        ({"my plot.png": {"image/png": '" onerror="alert(1)'}}, ""),
        ({}, ""),
    ],
)
def test_a_text_shows_the_pictures_attached_to_its_own_cell(
    attached: dict[str, dict[str, str]], shown: str
) -> None:
    text = "*see* ![plot](attachment:my%20plot.png) `attachment:x` [file](attachment:my%20plot.png)"
    page = " ".join(safe_markdown({"cell": {"attachments": attached}}, text).split())
    assert f'<em>see</em> <img {shown}{" " * bool(shown)}alt="plot">' in page
    assert "<code>attachment:x</code>" in page
    assert page.count("data:") == bool(shown)
    assert not re.search("invalid|alert|href", page)


def test_a_feedback_page_runs_nothing_of_a_students(held: Class) -> None:
    page = with_code(held.filled(), SCRIPT)
    page.cells.insert(0, nbformat.v4.new_markdown_cell("<img src=x onerror=alert(7)> $a < b$"))
    held.submit("script", page)
    held.autograde(["script"])
    list(grade.feedback(held.held, held.module, ["script"]))
    written = held.held.folder("feedback", "script", held.module) / "tensor.html"
    shown = written.read_text("utf-8")
    assert "<b>seen</b>" in shown
    assert "<td>1</td>" in shown
    assert "&lt;p&gt;" not in shown  # the text is still text
    assert not re.search(r"<script[^>]*>alert|<[^>]*onerror=", shown)


def test_manual_grades_and_comments_survive_grading_again(held: Class) -> None:
    held.grade("by-hand", held.filled())
    with Gradebook(held.held.db_url) as gradebook:
        grade_row = gradebook.find_grade(FIRST, "tensor", ASSIGNMENT, "by-hand")
        grade_row.manual_score = 1.5
        comment = gradebook.find_comment(CELL, "tensor", ASSIGNMENT, "by-hand")
        comment.manual_comment = "see me"
        gradebook.db.commit()
    (outcome,) = held.autograde(["by-hand"], force=True)
    assert not outcome.trouble
    with Gradebook(held.held.db_url) as gradebook:
        grade_row = gradebook.find_grade(FIRST, "tensor", ASSIGNMENT, "by-hand")
        assert (grade_row.manual_score, grade_row.auto_score) == (1.5, 4)
        assert grade_row.needs_manual_grade
        assert gradebook.find_comment(CELL, "tensor", ASSIGNMENT, "by-hand").comment == "see me"


def test_what_is_up_to_date_is_not_graded_again(held: Class) -> None:
    held.grade("steady", held.filled())
    assert held.autograde(["steady"])[0].was_done
    assert not held.autograde(["steady"], force=True)[0].was_done
    held.submit("steady", held.untouched())
    assert not held.autograde(["steady"])[0].was_done
    assert held.autograde(["steady"])[0].was_done
    held.held.config.Isolated.memory = 3000
    assert not held.autograde(["steady"])[0].was_done
    held.held.config.Isolated.memory = 4096


HONEST = ("data_rows_of_lists", "matmul_einsum", "reductions_wrong_axis", "comparison_swapped")


def test_grades_and_notebooks_are_stock_nbgraders(
    class_of: Callable[[str], Class], tmp_path: Path
) -> None:
    held = Class(class_of(ASSIGNMENT).module, tmp_path / "ours")
    corpus = {sample.name: sample for sample in samples.corpus(ASSIGNMENT)}
    chosen = [name for name in HONEST if name in corpus]
    assert len(chosen) >= 3
    for name in chosen:
        held.submit(name, held.filled(corpus[name].cells))
    held.submit("untouched", held.untouched())
    shutil.copytree(held.course, tmp_path / "stock")
    held.autograde([*chosen, "untouched"])

    config = Config()
    config.CourseDirectory.root = str(tmp_path / "stock")
    before = os.getcwd()
    result = NbGraderAPI(config=config).autograde(ASSIGNMENT, "*")
    os.chdir(before)
    assert result["success"], result
    assert rows(held.course / "gradebook.db") == rows(tmp_path / "stock" / "gradebook.db")
    for student in (*chosen, "untouched"):
        path = Path("autograded", student, ASSIGNMENT, "tensor.ipynb")
        ours = plain(nbformat.read(held.course / path, as_version=4))
        stock = plain(nbformat.read(tmp_path / "stock" / path, as_version=4))
        for mine, theirs in zip(ours.cells, stock.cells, strict=True):
            assert mine == theirs, (student, mine.id)


def test_nbgraders_own_command_runs_in_the_sandbox(held: Class) -> None:
    held.submit("stock-command", with_code(held.filled(), "import os\nprint(os.getcwd())"))
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    command = [Path(sys.executable).parent / "nbgrader", "autograde", ASSIGNMENT]
    options = ["--student=stock-command", f"--CourseDirectory.root={held.course}", "--force"]
    done = subprocess.run(
        [*command, *options], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    graded = held.graded("stock-command")
    assert sum(graded.points.values()) == 20
    assert "/tmp/notebook" in graded.said(CELL)


BENT = "to_data = lambda values: np.zeros(3)\ncheck_value = check_raises = lambda *given, **options: None"


def comments(held: Class, student: str) -> str:
    with Gradebook(held.held.db_url) as gradebook:
        found = gradebook.find_submission_notebook("tensor", ASSIGNMENT, student)
        return " ".join(str(each.comment) for each in found.comments)


def test_a_disagreement_is_told_to_graders_alone(held: Class) -> None:
    held.submit("bent", with_code(held.filled(), BENT))
    (outcome,) = held.autograde(["bent"])
    assert f"'{FIRST}' passes in the notebook and fails" in outcome.flags[0]
    assert held.graded("bent").points[FIRST] == 0
    assert "[for graders: " in comments(held, "bent")
    (row,) = report.class_rows(held.held, held.module, [], {"bent": ""})
    assert row.note.startswith("flagged: ")
    list(grade.feedback(held.held, held.module, ["bent"]))
    page = held.held.folder("feedback", "bent", held.module) / "tensor.html"
    assert "for graders" not in page.read_text("utf-8")
    assert "judged apart" not in page.read_text("utf-8")


def test_what_cannot_be_judged_apart_is_named(
    class_of: Callable[[str], Class], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = Class(class_of(ASSIGNMENT).module, tmp_path)
    source = nbformat.read(held.module.notebook(held.course), as_version=4)
    added = copy.deepcopy(next(cell for cell in source.cells if cell.id == FIRST))
    added.id = added.metadata.nbgrader.grade_id = "test-with-a-function"
    added.source = "check_raises(to_data, lambda: 1, error=TypeError)\ncheck_value(to_data, 1, expected=1)\nadded = 1"
    source.cells.append(added)
    nbformat.write(source, held.module.notebook(held.course))
    before = os.getcwd()
    assert NbGraderAPI(config=held.held.config).generate_assignment(ASSIGNMENT, force=True)[
        "success"
    ]
    os.chdir(before)
    held.submit("ada", held.filled())
    words, outcome = grade.autograde(held.held, held.module, ["ada"])
    assert str(words).endswith("; unverified, judged in the notebook: test-with-a-function")
    assert isinstance(outcome, grade.Outcome)
    assert not outcome.flags
    with Gradebook(held.held.db_url) as gradebook:
        points = report.read_points(gradebook, held.module, "ada")
    assert points["test-with-a-function"] == points[FIRST] == held.skills[FIRST]
    report.show(held.held, held.module, {"ada": ""})
    assert (
        "unverified, judged in the notebook's own process: test-with-a-function"
        in capsys.readouterr().out
    )


def test_nbgraders_own_commands_judge_and_tell_so(held: Class) -> None:
    held.submit("bent-command", with_code(held.filled(), BENT))
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    for step in ("autograde", "generate_feedback"):
        command = [Path(sys.executable).parent / "nbgrader", step, ASSIGNMENT]
        options = ["--student=bent-command", f"--CourseDirectory.root={held.course}", "--force"]
        done = subprocess.run(
            [*command, *options], cwd=ROOT, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
    assert held.graded("bent-command").points[FIRST] == 0
    assert "[for graders: " in comments(held, "bent-command")
    page = held.held.folder("feedback", "bent-command", held.module) / "tensor.html"
    assert "for graders" not in page.read_text("utf-8")


def test_what_a_killed_run_had_half_written_is_removed(held: Class) -> None:
    held.submit("half", held.filled())
    held.autograde(["half"])
    folder = held.held.folder("autograded", "half", held.module)
    whole = {path.name for path in folder.iterdir()}
    (folder / grade.RECORD).unlink()
    killed = (
        "import os, signal, sys; from pathlib import Path; from coursework import files\n"
        "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "files.write_whole(Path(sys.argv[1]), 'half')"
    )
    command = [sys.executable, "-c", killed, folder / grade.RECORD]
    assert subprocess.run(command, cwd=ROOT).returncode == -signal.SIGKILL
    assert len([*folder.iterdir()]) == len(whole)  # a part where the record was
    held.autograde(["half"])
    assert {path.name for path in folder.iterdir()} == whole


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_any_moment_nothing_is_lost(held: Class, tmp_path: Path, seed: int) -> None:
    names = [f"kill-{seed}-{number}" for number in range(8)]
    for name in names:
        held.submit(name, held.filled())
    program = (
        "import sys; from pathlib import Path\n"
        "from coursework import grade; from coursework.course import module\n"
        "from coursework.nbgrader_api import configuration\n"
        "if __name__ == '__main__':\n"
        "    root = Path(sys.argv[1]); held = grade.Course(root, configuration(root))\n"
        f"    held.config.Isolated.merge({SHORT!r})\n"
        f"    for step in grade.autograde(held, module({ASSIGNMENT!r}), sys.argv[2:]):\n"
        "        print(step if isinstance(step, str) else step.student, flush=True)\n"
    )
    script = tmp_path / "grading.py"
    script.write_text(program, "utf-8")
    moments, finished = random.Random(seed), set[str]()
    for _ in range(7):
        running = subprocess.Popen(
            [sys.executable, script, held.course, *names],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert running.stdout
        wait_for = moments.randrange(3)
        lines = []
        for line in running.stdout:
            lines.append(line.strip())
            if len(lines) > wait_for:
                break
        time.sleep(moments.random() / 5)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        running.stdout.close()
        finished |= set(lines) & set(names)
    records = {
        name: held.held.folder("autograded", name, held.module) / grade.RECORD for name in names
    }
    kept = {name: path.read_text("utf-8") for name, path in records.items() if path.is_file()}
    assert finished <= kept.keys()

    outcomes = held.autograde(names)
    assert {each.student for each in outcomes if each.was_done} >= set(kept)
    for name in names:
        assert sum(held.graded(name).points.values()) == 20
        left = held.held.folder("autograded", name, held.module)
        assert {path.name for path in left.iterdir()} <= {grade.RECORD, "tensor.ipynb"}
    assert len(rows(held.course / "gradebook.db")) == len(set(rows(held.course / "gradebook.db")))


def test_postgresql_keeps_the_grades(held: Class, postgresql: str) -> None:
    course = Course(held.course, copy.deepcopy(held.held.config))
    course.config.CourseDirectory.db_url = postgresql
    with Gradebook(postgresql) as there, Gradebook(f"sqlite:///{held.course}/gradebook.db") as here:
        copy_assignment(here, there)
    held.submit("in-postgresql", held.filled())
    steps = list(grade.autograde(course, held.module, ["in-postgresql"], force=True))
    assert not [step for step in steps if isinstance(step, grade.Outcome) and step.trouble]
    with Gradebook(postgresql) as gradebook:
        kept = gradebook.find_submission(ASSIGNMENT, "in-postgresql")
        assert kept.score == 20


def copy_assignment(here: Gradebook, there: Gradebook) -> None:
    """What `generate_assignment` would have written there."""
    notebook = here.find_notebook("tensor", ASSIGNMENT)
    there.add_assignment(ASSIGNMENT)
    there.add_notebook("tensor", ASSIGNMENT, kernelspec=notebook.kernelspec)
    for cell in notebook.source_cells:
        there.add_source_cell(
            cell.name, "tensor", ASSIGNMENT, source=cell.source, checksum=cell.checksum,
            cell_type=cell.cell_type, locked=cell.locked,
        )  # fmt: skip
    for cell in notebook.grade_cells:
        there.add_grade_cell(
            cell.name, "tensor", ASSIGNMENT, max_score=cell.max_score, cell_type=cell.cell_type
        )
    for cell in notebook.solution_cells:
        there.add_solution_cell(cell.name, "tensor", ASSIGNMENT)


@pytest.fixture
def postgresql(tmp_path: Path) -> Iterator[str]:
    """The address of a real server, started for this test."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if not found:
        pytest.skip("no PostgreSQL: sudo apt install postgresql")
    tools, user = (
        found[-1].parent,
        ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"],
    )
    as_root = user if os.geteuid() == 0 else []
    folder = Path(f"/tmp/postgresql-{os.getpid()}")
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    port = str(20000 + os.getpid() % 20000)
    subprocess.run(
        [*as_root, tools / "initdb", "-D", folder / "data", "-U", "grader", "-A", "trust"],
        check=True, capture_output=True, cwd="/",
    )  # fmt: skip
    server = subprocess.Popen(
        [*as_root, tools / "postgres", "-D", folder / "data", "-p", port, "-k", folder, "-h", "127.0.0.1"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", start_new_session=True,
    )  # fmt: skip
    try:
        ready = [tools / "pg_isready", "-h", "127.0.0.1", "-p", port]
        for _ in range(100):
            if subprocess.run(ready, capture_output=True).returncode == 0:
                break
            time.sleep(0.1)
        create = [tools / "createdb", "-h", "127.0.0.1", "-p", port, "-U", "grader", "gradebook"]
        subprocess.run(create, check=True, capture_output=True)
        yield f"postgresql://grader@127.0.0.1:{port}/gradebook"
    finally:
        server.send_signal(signal.SIGINT)  # SIGTERM would wait for connections to end
        end(server)
        shutil.rmtree(folder, ignore_errors=True)


def end(process: subprocess.Popen[bytes]) -> None:
    """Wait for a process that was asked to end; kill it and its children where it does not.

    Dask's nanny misses the request while it starts a worker anew.
    """
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """A Dask scheduler with two workers, each in a folder of its own; nothing waits for them for ever."""

    def too_long(*_: object) -> None:
        raise TimeoutError("the cluster does not finish")

    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(300)
    tools = Path(sys.executable).parent
    address = f"tcp://127.0.0.1:{40000 + os.getpid() % 20000}"
    port = address.rpartition(":")[2]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment}
    quiet["start_new_session"] = True
    started = [
        subprocess.Popen(
            [tools / "dask", "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"],
            cwd=tmp_path,
            **quiet,
        )
    ]
    for number in range(2):
        folder = tmp_path / str(number)
        folder.mkdir()
        command = [tools / "dask", "worker", address, "--nthreads", "1", "--no-dashboard"]
        started.append(
            subprocess.Popen([*command, "--local-directory", folder], cwd=folder, **quiet)
        )
    yield address
    signal.alarm(0)
    for process in reversed(started):
        process.terminate()
    for process in started:
        end(process)


def wait_for_workers(address: str, count: int) -> None:
    from distributed import Client

    with Client(address, timeout="60s") as client:
        client.wait_for_workers(count, timeout=60)


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_grades_too_and_survives_the_loss_of_a_worker(
    held: Class, scheduler: str
) -> None:
    from distributed import Client

    wait_for_workers(scheduler, 2)
    names = [f"cluster-{number}" for number in range(6)]
    for name in names:
        held.submit(name, held.filled())
    config = copy.deepcopy(held.held.config)
    config.Crew.scheduler = scheduler
    outcomes = []
    for step in grade.autograde(Course(held.course, config), held.module, names):
        if isinstance(step, str):
            assert "2 workers at tcp://" in step
            continue
        outcomes.append(step)
        if len(outcomes) == 1:
            with Client(scheduler) as client:
                pid = next(iter(client.run(os.getpid).values()))
            os.kill(pid, signal.SIGKILL)
    assert not [outcome for outcome in outcomes if outcome.trouble]
    for name in names:
        assert sum(held.graded(name).points.values()) == 20


def test_a_cluster_that_is_not_there_is_said() -> None:
    config = Config()
    config.Crew.scheduler = "tcp://127.0.0.1:9"
    with (
        pytest.raises(CourseError, match="no Dask scheduler answers"),
        Crew(config=config).gather(False),
    ):
        pass
