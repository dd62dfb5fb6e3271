"""The sandbox: what a kernel would show, and nothing that a kernel would allow."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator

import nbformat
import pytest
from conftest import processes_that_see
from nbclient import NotebookClient
from nbformat import NotebookNode

from coursework.course import ROOT
from coursework.execute import execute
from coursework.executor import LEAVE_OUT, MAKE_AHEAD
from coursework.plan import Judging
from coursework.sandbox import outer
from coursework.sandbox.limits import MEGABYTE, Limits
from coursework.sandbox.outer import IsolationError, Level
from coursework.sandbox.worker import Setting, Worker, probe

SHOWN = {
    "a value": "1 + 1",
    "streams": "import sys\nprint('out')\nprint('err', file=sys.stderr)",
    "await": "import asyncio\nawait asyncio.sleep(0.01)\n'ok'",
    "a running loop": "asyncio.get_running_loop() is not None",
    "a task": "task = asyncio.create_task(asyncio.sleep(0, 5))",
    "a task of another cell": "await task",
    "display": "from IPython.display import display, HTML, Markdown, clear_output\n"
    "display(HTML('<b>x</b>'))\ndisplay(Markdown('*a*'))\n5",
    "update": "handle = display(1, display_id='one')\nhandle.update(2)",
    "clear": "print(1)\nclear_output()\nprint(2)",
    "timeit": "run = %timeit -o -n1 -r1 -q sum(range(10))\ntype(run).__name__",
    "shell": "!echo hi",
    "script": "%%bash\necho yes",
    # A kernel reads what its children write in a thread, and drops what is read after the cell's end.
    "a child": "import os, time\n_ = os.system('echo child')\ntime.sleep(1)",
    "traceback": "def quotient(a):\n    return a / 0\nquotient(1)",
    "syntax": "def (",
    "a name": "undefined_name",
    "input": "input('?')",
    "last results": "_, __",
    "main": "import pickle\nclass Kept: pass\ntype(pickle.loads(pickle.dumps(Kept()))).__name__",
    "shell class": "type(get_ipython()).__name__",
    "figure": "%matplotlib inline\nimport matplotlib.pyplot as plt\n_ = plt.plot([1, 2, 3])",
    "a thread": "import threading\nworker = threading.Thread(target=print, args=('from it',))\n"
    "worker.start()\nworker.join()",
    "html": "class Table:\n    def _repr_html_(self):\n        return '<table></table>'\nTable()",
    "transformer": "import ast\nclass Answers(ast.NodeTransformer):\n    def visit_Constant(self, node):\n"
    "        return ast.copy_location(ast.Constant(42), node)\n"
    "get_ipython().ast_transformers.append(Answers())",
    "transformed": "given = 1\ngiven",
    "future": "from __future__ import annotations\ndef early(x: int): ...\nearly.__annotations__",
    "annotations": "def late(x: int): ...\nlate.__annotations__",
    "exit": "None",
}
OWN_CODE = """
def function():
    return 1
prepared = [each for code in get_ipython().compile.codes.values() for each in code.co_consts]
print(any(each is function.__code__ for each in prepared))
"""


def notebook(*cells: str) -> NotebookNode:
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    limits = Limits(
        cell_seconds=3,
        notebook_seconds=20,
        memory=2048 * MEGABYTE,
        processes=40,
        file_size=8 * MEGABYTE,
        disk=32 * MEGABYTE,
        output=MEGABYTE,
    )
    with Worker(Setting({"data/given.txt": b"given"}, limits)) as made:
        yield made


def run(worker: Worker, *cells: str) -> NotebookNode:
    made = notebook(*cells)
    execute(made, worker)
    return made


def text(cell: NotebookNode) -> str:
    """Everything that a cell showed, as text."""
    parts = []
    for output in cell.outputs:
        parts.append(output.get("text") or output.get("evalue") or "")
        parts.append(output.get("data", {}).get("text/plain", ""))
    return "\n".join(filter(None, parts))


def normal(cell: NotebookNode) -> list[tuple[str, ...]]:
    """Outputs without what differs between two runs of one kernel."""
    shown = []
    for output in cell.outputs:
        if output.output_type == "stream":
            shown.append(("stream", output.name, output.text.replace("\r", "")))
        elif output.output_type == "error":
            lines = re.sub(r"/tmp/ipykernel\S+", "", "\n".join(output.traceback))
            value = re.sub(r"\d+\.py", "", output.evalue)
            shown.append(("error", output.ename, value, lines))
        else:
            data = sorted((kind, str(value)) for kind, value in output.data.items())
            shown.append((output.output_type, re.sub(r"0x[0-9a-f]+", "", str(data))))
    return shown


@pytest.mark.filterwarnings("ignore")
def test_what_a_kernel_shows_is_shown(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(
        "PYTEST_CURRENT_TEST"
    )  # with it, a kernel does not see what its children write
    cells = tuple(SHOWN.values())
    ours, prepared, theirs = notebook(*cells), notebook(*cells), notebook(*cells)
    execute(ours, worker)
    with Worker(Setting({}, given=cells)) as other:
        execute(prepared, other)
    NotebookClient(theirs, kernel_name="python3", allow_errors=True, timeout=60).execute()
    for name, mine, same, kernels in zip(
        SHOWN, ours.cells, prepared.cells, theirs.cells, strict=True
    ):
        assert normal(same) == normal(mine), name
        if name == "input":  # the frame that refuses it is ours
            assert normal(mine)[0][:3] == normal(kernels)[0][:3]
            continue
        assert normal(mine) == normal(kernels), name
        assert mine.execution_count == same.execution_count == kernels.execution_count, name


def test_what_was_prepared_is_not_compiled_again(worker: Worker) -> None:
    with Worker(Setting({}, given=(OWN_CODE, "a cell that is none"))) as other:
        assert text(run(other, OWN_CODE).cells[0]) == "True\n"
        assert text(run(other, f"{OWN_CODE}# mine").cells[0]) == "False\n"
    assert text(run(worker, OWN_CODE).cells[0]) == "False\n"


DRAWN = """
import hashlib, io, matplotlib, matplotlib.pyplot as plt, numpy as np
def look(figure):
    picture = io.BytesIO()
    figure.savefig(picture)
    print(hashlib.sha256(picture.getvalue()).hexdigest(), figure.number, plt.get_fignums())
def draw(*shape, **options):
    figure, axes = plt.subplots(*shape, **options)
    for axis in np.ravel(axes):
        axis.loglog([1, 10], [1, 100], label="a")
        axis.set(title="t", xlabel="x")
        axis.legend()
    plt.title("the current one")
    look(figure)
"""
FIGURES = [
    "draw()",
    "draw(1, 2, figsize=(8, 2.6), layout='constrained')",
    "draw(2, 2, figsize=[4, 4], layout='tight')\ndraw(1, 2)",
    "draw(1, 3, sharey=True)",
    "draw(1, 2, figsize=(8, 2), sharey=True)",
    "draw(1, 2, sharey='row')",
    "for _ in range(8): draw(1, 2, figsize=(3, 2)); plt.close()",
    "draw(1, 2, figsize=(0, 1))",
    "draw(1, 2, layout='wrong')",
    "plt.rcParams['axes.grid'] = True\ndraw()",
    "plt.plot([1, 2])\nplt.show()",
]


def test_figures_can_be_left_out_and_made_ahead() -> None:
    shown = {}
    for cells in ((LEAVE_OUT, "None"), (LEAVE_OUT, MAKE_AHEAD)):
        with Worker(Setting({}, warm_up=cells)) as worker:
            cells_run = run(worker, DRAWN, *FIGURES).cells[1:]
            ahead = run(worker, DRAWN, "matplotlib.figure.Figure.subplots = None", "draw(1, 2)")
        shown[cells] = [
            [output.get("text") or output.get("evalue") or output.data for output in cell.outputs]
            for cell in cells_run
        ]
        assert ("NoneType" in text(ahead.cells[-1])) is (MAKE_AHEAD not in cells)
    without, with_spares = shown.values()
    assert without == with_spares
    assert without[-1] == [{"text/plain": "<Figure size 640x480 with 1 Axes>"}]
    assert len({str(cell) for cell in without}) == len(FIGURES)


def test_the_notebook_finds_its_files_and_starts_anew(worker: Worker) -> None:
    first = run(
        worker, "x = 1\nopen('mine.txt', 'w').write('x')\nprint(open('data/given.txt').read())"
    )
    assert text(first.cells[0]).strip() == "given"
    second = run(worker, "import os\nprint('x' in globals(), os.path.exists('mine.txt'))")
    assert text(second.cells[0]).strip() == "False False"


ATTEMPTS = {
    "a socket": ("import socket\nsocket.create_connection(('127.0.0.1', 22), 1)", "not permitted"),
    "vsock": ("import socket\nsocket.socket(40, 1)", "not permitted"),
    "the home folder": (f"open({str(ROOT / 'Makefile')!r})", "No such file"),
    "the libraries": ("import os\nopen(os.__file__, 'w')", "Read-only|Permission"),
    "root": ("import os\nos.setuid(0)", "not permitted|Invalid argument"),
    "a mount": ("import ctypes\nl = ctypes.CDLL(None, use_errno=True)\n"
                "assert l.mount(b'none', b'/tmp', b'tmpfs', 0, 0) == 0, 'refused'", "refused"),
    "a namespace": ("import os, ctypes\n"
                    "assert ctypes.CDLL(None).unshare(0x10000000) == 0, 'refused'", "refused"),
    "memory": ("x = bytearray(8 << 30)", "MemoryError|^$"),
    "a large file": ("open('big', 'wb').write(bytes(9 << 20))", "too large"),
    "many files": ("for i in range(9):\n    open(f'b{i}', 'wb').write(bytes(7 << 20))", "No space"),
    "the environment": ("import os\nassert 'SECRET' not in os.environ, 'seen'\n1 / 0", "division"),
    "processes": ("import os\nprint([p for p in os.listdir('/proc') if p.isdigit()])\n1 / 0", r"\['1', '2'\]"),
}  # fmt: skip


@pytest.mark.parametrize("name", ATTEMPTS)
def test_nothing_leads_outside(name: str, worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "of the grader")
    code, says = ATTEMPTS[name]
    attempt, after = run(worker, code, "print('alive')").cells
    assert any(output.output_type == "error" for output in attempt.outputs), text(attempt)
    assert re.search(says, text(attempt)), text(attempt)
    assert text(after).strip() == "alive"


DEATHS = {
    "exit": ("import os\nprint('before')\nos._exit(3)", "exit code 3"),
    "a crash": ("import ctypes\nprint('before')\nctypes.string_at(0)", "segmentation fault"),
    "killing all": ("import os\nprint('before')\nos.kill(os.getpid(), 9)", "killed"),
    "an endless loop that refuses to stop": (
        "import signal\nprint('before')\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)\nwhile True:\n    pass",
        "did not stop",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DEATHS)
def test_what_ran_before_the_end_is_kept(name: str, worker: Worker) -> None:
    code, says = DEATHS[name]
    made = notebook("print('first')", code, "print('never')")
    done = execute(made, worker)
    assert says in done.ended
    first, fatal, after = made.cells
    assert text(first).strip() == "first"
    assert text(fatal).startswith("before")
    assert "not run" in text(after)
    assert run(worker, "1").cells[0].outputs  # the next submission is not concerned


def test_a_deadline_loses_nothing_and_ends_only_the_cell(worker: Worker) -> None:
    slow, after = run(worker, "print('shown', end='')\nwhile True:\n    pass", "print('on')").cells
    assert slow.outputs[0].text == "shown"
    assert slow.outputs[-1].ename == "CellTimeoutError"
    assert text(after).strip() == "on"


def test_a_flood_of_output_is_cut(worker: Worker) -> None:
    flood, after = run(worker, "for _ in range(3000):\n    print('x' * 1000)", "print('on')").cells
    assert len(text(flood)) < 2 * MEGABYTE
    assert "left out" in text(flood)
    assert text(after).strip() == "on"
    raw = run(worker, "import os\nfor _ in range(300):\n    os.write(1, b'y' * 10000)").cells[0]
    assert 1000 < len(text(raw)) <= 2 * MEGABYTE


def test_a_fork_bomb_and_what_it_left_are_gone(worker: Worker) -> None:
    bomb = (
        "import os, time\nmade = 0\ntry:\n    while made < 500:\n"
        "        if os.fork() == 0:\n            time.sleep(100)\n            os._exit(0)\n"
        "        made += 1\nexcept OSError as error:\n    print('stopped', made)"
    )
    cell = run(worker, bomb).cells[0]
    assert "stopped" in text(cell)
    assert int(text(cell).split()[1]) < 60
    ends = time.monotonic() + 5
    while len(left := processes_that_see(worker.prerequisites)) > 5 and time.monotonic() < ends:
        time.sleep(0.1)
    assert len(left) <= 5, left  # the warmed process and what it stands in, not 40 sleepers


FORGED = [
    {"msg_type": "stream", "content": {}},
    {"msg_type": "stream", "content": {"name": "stdlog", "text": "x"}},
    {"msg_type": "display_data", "content": {"data": 5, "metadata": {}}},
    {"msg_type": "display_data", "content": {"data": {"text/html": ["a", 5]}, "metadata": {}}},
    {"msg_type": "execute_result", "content": {"data": {}, "metadata": [], "execution_count": 1}},
    {"msg_type": "error", "content": {"ename": 1, "evalue": "x", "traceback": "abc"}},
    {"msg_type": ["a"], "content": {"data": {}}},
    {"msg_type": "execute_input", "content": {}},
]


@pytest.mark.parametrize("message", FORGED, ids=str)
def test_output_that_is_none_fails_the_cell(worker: Worker, message: dict[str, object]) -> None:
    forged = f"import os, struct\nbody = {json.dumps(message).encode()!r}\n"
    done = run(worker, forged + "os.write(3, struct.pack('<I', len(body)) + body)", "1 + 1")
    nbformat.validate(done)
    if message["msg_type"] != "execute_input":
        assert any(output.output_type == "error" for output in done.cells[0].outputs)
    assert text(done.cells[1]) == "2"


def test_a_reply_that_is_none_says_nothing(worker: Worker) -> None:
    reply = {"msg_type": "execute_reply", "content": {"status": ["ok"], "execution_count": "many"}}
    code = f"import os, struct\nbody = {json.dumps(reply).encode()!r}\n"
    done = run(worker, code + "os.write(3, struct.pack('<I', len(body)) + body)")
    nbformat.validate(done)
    assert done.cells[0].execution_count is None


@pytest.mark.parametrize("level", [Level.BUBBLEWRAP, Level.NONE])
def test_the_weaker_levels_run_too(level: Level) -> None:
    with Worker(Setting({"data.txt": b"5"}), level) as worker:
        first = run(worker, "y = 2\nprint(open('data.txt').read())", "import os\nos._exit(1)")
        assert text(first.cells[0]).strip() == "5"
        assert "ended" in text(first.cells[1])
        second = run(worker, "'y' in globals()")
        assert text(second.cells[0]) == "False"
        judged = notebook("def f(x):\n    return x", "assert f(2) == 2", "assert f(2) == 3")
        for number, cell in enumerate(judged.cells):
            role = {"grade": number > 0, "solution": number == 0, "locked": number > 0}
            cell.metadata["nbgrader"] = {**role, "grade_id": f"cell-{number}", "task": False}
        assert execute(judged, worker, judging=Judging()).judged == {1: True, 2: False}


def test_without_isolation_grading_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    probe.cache_clear()
    monkeypatch.setattr(outer.shutil, "which", lambda name: None)
    with pytest.raises(IsolationError, match=r"apt install bubblewrap.*unprotected = True"):
        probe()
    assert probe(unprotected=True) is Level.NONE
    monkeypatch.setattr(outer.platform, "system", lambda: "Darwin")
    probe.cache_clear()
    with pytest.raises(IsolationError, match=r"Darwin has no namespaces.*Linux machine"):
        probe()
    probe.cache_clear()
