"""Graded cells judged apart: what travels, what is seen, and what is not to be had by lying."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import nbformat
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat import NotebookNode

from coursework import plan
from coursework.execute import Execution, execute
from coursework.judging import Lesson, learn, shadows
from coursework.plan import Judging
from coursework.sandbox.data import CannotTravelError, Codec, DataError
from coursework.sandbox.judge import Judge
from coursework.sandbox.limits import Limits
from coursework.sandbox.notebook import Notebook
from coursework.sandbox.proxy import Remote
from coursework.sandbox.student import Answers
from coursework.sandbox.worker import Setting, Worker

# --- what travels


class Pair:
    """A judge and a student's names, with nothing but JSON between them."""

    def __init__(self, code: str = "") -> None:
        self.names: dict[str, Any] = {"__name__": "__main__"}
        exec(code, self.names)
        wire = SimpleNamespace(open_cell=lambda room: None)
        self.student = Answers(
            SimpleNamespace(wire=wire, shell=SimpleNamespace(user_ns=self.names))
        )
        self.questions: list[dict[str, Any]] = []
        self.judge = Judge(self.ask, "/nowhere")

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        self.questions.append(question)
        asked = json.loads(json.dumps(question))
        (answer,) = self.student.answer([asked], 5)
        return json.loads(json.dumps(answer))

    def borrow(self, *names: str) -> dict[str, Any]:
        here: dict[str, Any] = {}
        self.judge.borrow(here, list(names))
        return here

    def __getitem__(self, name: str) -> Any:
        return self.borrow(name)[name]


numbers = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**80), 2**80),
    st.floats(),
    st.complex_numbers(),
    st.text(st.characters(exclude_categories=["Cs"])),
    st.binary(),
)
values = st.recursive(
    numbers,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.tuples(inner, inner),
        st.dictionaries(st.text(max_size=3), inner, max_size=3),
        st.frozensets(st.integers(), max_size=3),
    ),
    max_leaves=8,
)


def spelled(value: Any) -> str:
    """The value's repr, in which the order of a set says nothing."""
    match value:
        case frozenset():
            return f"frozenset({sorted(value)})"
        case list() | tuple():
            return f"{type(value).__name__}({', '.join(map(spelled, value))})"
        case dict():
            return f"dict({', '.join(map(spelled, value.items()))})"
    return repr(value)


@settings(max_examples=200, deadline=None)
@given(values)
def test_values_come_back_as_they_went(value: Any) -> None:
    same = Pair("def same(x): return x")["same"]
    back = same(value)
    assert spelled(back) == spelled(value)
    assert type(back) is type(value)


@pytest.mark.parametrize(
    "dtype", ["?", "i1", "u8", "f2", "f4", "f8", "g", "c16", "U3", "S2", ">f4"]
)
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 0), (2, 3, 1)])
def test_arrays_come_back_as_they_went(dtype: str, shape: tuple[int, ...]) -> None:
    pair = Pair("def same(x): return [x.copy(), x.dtype, type(x.flat[0]) if x.size else None]")
    array = np.arange(6)[: int(np.prod(shape))].reshape(shape).astype(dtype)
    back, kind, _ = pair["same"](array)
    assert back.dtype == array.dtype == kind
    assert back.shape == array.shape
    assert (back == array).all()


@pytest.mark.parametrize(
    "value",
    [
        np.float32(1.5),
        np.int8(3),
        np.bool_(True),
        slice(1, None),
        Ellipsis,
        np.dtype("f4"),
        np.float32,
        int,
    ],
)
def test_other_values_come_back(value: Any) -> None:
    back = Pair("def same(x): return x")["same"](value)
    assert back == value
    assert type(back) is type(value)


def test_arrays_of_objects_and_objects_travel_as_far_as_they_can() -> None:
    pair = Pair("def kinds(x): return [type(each).__name__ for each in x]")
    assert pair["kinds"](np.array([1, "a", None], dtype=object)) == ["int", "str", "NoneType"]
    assert pair["kinds"]([object(), np]) == ["object", "module"]


def test_what_the_judge_made_stays_with_it() -> None:
    apply = Pair("def apply(f, x): return f(x)")["apply"]
    assert apply(np.negative, 2) == -2  # a library's function is known by its name
    with pytest.raises(CannotTravelError):
        apply(lambda x: x, 2)


def test_a_result_that_shares_memory_goes_on_sharing_it() -> None:
    pair = Pair(
        "def same(x): return x\ndef part(x): return x[1:, ::2]\ndef turned(x): return x.T\n"
        "import numpy as np\ndef copied(x): return np.array(x)"
    )
    names = pair.borrow("same", "part", "turned", "copied")
    array = np.arange(12.0).reshape(3, 4)
    found = {name: names[name](array) for name in names}
    array[:] = -1
    assert (found["same"] == -1).all()
    assert found["part"].shape == (2, 2)
    assert (found["part"] == -1).all()
    assert found["turned"].shape == (4, 3)
    assert (found["turned"] == -1).all()
    assert (found["copied"] >= 0).all()


@pytest.mark.parametrize(
    ("code", "value", "after"),
    [
        ("def f(x): x += 1", np.zeros(2), np.ones(2)),
        ("def f(x): x.sort()", [3, 1, 2], [1, 2, 3]),
        ("def f(x): x['b'] = 2", {"a": 1}, {"a": 1, "b": 2}),
        ("def f(x): x.add(2)", {1}, {1, 2}),
        ("def f(x): x[0][:] = 7", (np.zeros(1), 3), (np.array([7.0]), 3)),
        ("def f(x): return sorted(x)", [3, 1], [3, 1]),
    ],
)
def test_what_a_call_does_to_its_arguments_is_seen(code: str, value: Any, after: Any) -> None:
    Pair(code)["f"](value)
    assert str(value) == str(after)


def test_errors_and_warnings_come_by_class_message_and_place() -> None:
    pair = Pair(
        "class ShapeError(ValueError): pass\n"
        "def f(x): raise ShapeError('no')\ndef g(x): return {}[x]\n"
        "import warnings\ndef h(x):\n    warnings.warn('mind', RuntimeWarning)\n    return x\n"
        "def e(x): raise SystemExit(3)"
    )
    with pytest.raises(ValueError, match="no") as caught:
        pair["f"](1)
    assert type(caught.value).__name__ == "ShapeError"
    assert caught.traceback[-1].name == "f"
    with pytest.raises(KeyError, match="a"):
        pair["g"]("a")
    with pytest.raises(SystemExit):
        pair["e"](1)
    with pytest.warns(RuntimeWarning, match="mind"):
        assert pair["h"](1) == 1


def test_objects_are_proxies_with_their_operators() -> None:
    pair = Pair(
        "class Vector:\n"
        "    def __init__(self, *x): self.x = list(x)\n"
        "    def __add__(self, other): return Vector(*(a + b for a, b in zip(self.x, other.x)))\n"
        "    def __rmul__(self, k): return Vector(*(k * a for a in self.x))\n"
        "    def __eq__(self, other): return self.x == other.x\n"
        "    def __len__(self): return len(self.x)\n"
        "    def __getitem__(self, i): return self.x[i]\n"
        "    def __repr__(self): return f'Vector{tuple(self.x)}'\n"
        "    def __contains__(self, v): return v in self.x\n"
        "    def __float__(self): return 0.5\n"
    )
    Vector = pair["Vector"]
    v = Vector(1, 2) + 2 * Vector(10, 20)
    assert isinstance(v, Remote)
    assert type(v).__name__ == "Vector"
    assert isinstance(v, Vector)
    assert not isinstance(3, Vector)
    assert (v.x, len(v), v[1], 21 in v, repr(v), float(v)) == (
        [21, 42],
        2,
        42,
        True,
        "Vector(21, 42)",
        0.5,
    )
    assert list(v) == [21, 42]
    assert v == Vector(21, 42)
    assert v != Vector(0, 0)
    v.x = [5]
    assert v.x == [5]
    assert not hasattr(v, "y")


def test_no_object_is_compared_with_an_answer_by_its_own_rules() -> None:
    pair = Pair("class A:\n    def __eq__(self, other): return True\na = A()")
    with pytest.raises(CannotTravelError, match="compare numbers"):
        assert pair["a"] == 5


def test_a_flattering_number_is_but_a_number() -> None:
    code = "class F(float):\n    def __eq__(self, other): return True\n"
    code += "    def __float__(self): return 5.0\nf = F(1)"
    assert Pair(code)["f"] == 1.0
    assert type(Pair(code)["f"]) is float


# --- what is not to be had by lying

LIES = [
    {},
    [],
    7,
    {"value": {"array": ["<f8", [2], ""]}},
    {"value": {"array": ["<f8", [-1, 2**62], base64.b64encode(bytes(8)).decode()]}},
    {"value": {"array": ["O", [1], base64.b64encode(bytes(8)).decode()]}},
    {"value": {"array": ["V8", [1], base64.b64encode(bytes(8)).decode()]}},
    {"value": {"array": ["<f8,<f8", [1], base64.b64encode(bytes(16)).decode()]}},
    {"value": {"array": ["<f8", [1] * 100, base64.b64encode(bytes(8)).decode()]}},
    {"value": {"view": [0, -8, [8], [2], "<f8"]}},
    {"value": {"view": [0, 0, [8], [1000], "<f8"]}},
    {"value": {"view": [0, 0, [2**40], [2], "<f8"]}},
    {"value": {"view": [-1, 0, [8], [1], "<f8"]}},
    {"value": {"view": [5, 0, [8], [1], "<f8"]}},
    {"value": {"view": [0, 0, [8], [1], "O"]}},
    {"value": {"instance": ["builtins.dict", {}]}},
    {"value": {"instance": ["os.system", {}]}},
    {"value": {"class": "os.system"}},
    {"value": {"type": "numpy.load"}},
    {"value": {"type": "numpy.ndarray"}},
    {"value": {"type": "eval"}},
    {"value": {"type": "object"}},
    {"value": {"function": ["os", "system"]}},
    {"value": {"global": ["os", "system"]}},
    {"value": {"pickle": "gASVAAAA"}},
    {"value": {"_array": 1}},
    {"value": {"encode": 1}},
    {"value": {"one": "exit"}},
    {"value": {"handle": [["a"], "x", ""]}},
    {"value": {"handle": ["a"]}},
    {"value": {"slice": [1, 2, 3, 4]}},
    {"value": {"set": [[1]]}},
    {"value": {"dict": [[{"dict": []}, 1]]}},
    {"value": {"module": "not_loaded_anywhere"}},
    {"value": {"scalar": ["<f8", ""]}},
    {"value": {"bytes": "%%%"}},
    {"value": {"complex": ["a", 1]}},
    {"value": {"tuple": 5}},
    {"error": 5},
    {"error": ["GeneratorExit"], "says": "x", "frames": 3},
    {"error": ["ValueError"], "says": "x", "frames": [["a", "b"]]},
    {"error": ["ValueError"], "says": "x", "code": []},
    {"value": 1, "changed": 5},
    {"value": 1, "changed": []},
    {"value": 1, "warnings": [[1]]},
]


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: json.dumps(lie)[:60])
def test_what_breaks_the_rules_is_an_error_and_nothing_else(lie: Any) -> None:
    pair = Pair("def f(x): return x")
    f = pair["f"]
    pair.judge.live = lambda question: lie
    with pytest.raises(Exception) as caught:  # noqa: PT011  # which one does not matter: the cell fails
        f(np.arange(3.0))
    assert not isinstance(caught.value, AssertionError)


@settings(max_examples=300, deadline=None)
@given(
    st.recursive(
        st.one_of(st.none(), st.integers(), st.text(max_size=5), st.floats()),
        lambda inner: st.one_of(
            st.lists(inner, max_size=5),
            st.dictionaries(
                st.sampled_from(
                    [
                        name.removeprefix("_read_")
                        for name in dir(Judge)
                        if name.startswith("_read_")
                    ]
                ),
                inner,
                max_size=2,
            ),
        ),
        max_leaves=12,
    )
)
def test_whatever_arrives_is_data_or_refused(data: Any) -> None:
    judge = Judge(lambda question: {}, "/nowhere")
    judge.given = [np.arange(4.0)]
    with suppress(DataError):
        judge.decode(data)


def test_a_state_with_a_class_attribute_or_a_handle_is_refused() -> None:
    class Known:
        def method(self) -> int:
            return 1

    judge = Judge(lambda question: {}, "/nowhere")
    judge.known = {"a.Known": Known}
    assert judge.decode({"instance": ["a.Known", {"data": 3}]}).data == 3
    for state in ({"method": 3}, {"__class__": 3}, {"data": {"handle": ["0:0:0", "f", ""]}}):
        with pytest.raises(DataError):
            judge.decode({"instance": ["a.Known", state]})


def test_a_codec_refuses_handles_by_itself() -> None:
    with pytest.raises(DataError):
        Codec().decode({"handle": 1})
    with pytest.raises(CannotTravelError):
        Codec().encode(lambda: 1)


# --- how a notebook is judged


def cell(
    source: str, grade_id: str = "", *, grade: bool = False, locked: bool = True
) -> NotebookNode:
    made = nbformat.v4.new_code_cell(source)
    if grade_id:
        role = {"grade": grade, "locked": locked, "solution": not locked, "task": False}
        made.metadata["nbgrader"] = {**role, "grade_id": grade_id, "schema_version": 3, "points": 1}
    return made


def notebook(*cells: NotebookNode) -> NotebookNode:
    return nbformat.v4.new_notebook(cells=list(cells))


HIDDEN = "### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    limits = Limits(cell_seconds=3, notebook_seconds=20)
    with Worker(Setting({}, limits, ("import numpy",))) as made:
        yield made


@pytest.fixture
def judged(worker: Worker) -> Callable[..., tuple[Execution, list[str]]]:
    """Judge cells; what happened, and which graded cells showed an error."""

    def run(*cells: NotebookNode, judging: Judging | None = None) -> tuple[Execution, list[str]]:
        made = notebook(*cells)
        done = execute(made, worker, judging=judging or Judging())
        failed = [
            each.metadata.nbgrader.grade_id
            for each in made.cells
            if each.metadata.get("nbgrader", {}).get("grade")
            and any(output.output_type == "error" for output in each.outputs)
        ]
        return done, failed

    return run


Judged = Callable[..., tuple[Execution, list[str]]]
SQUARE = "def f(x):\n    return x**2"
TEST = "assert f(2) == 4\n" + HIDDEN.format("assert f(3) == 9")


def test_hidden_tests_run_apart_only(judged: Judged) -> None:
    spy = "seen = []\ndef f(x):\n    seen.append(x)\n    return x**2"
    made = [cell(spy, "f", locked=False), cell(TEST, "test", grade=True), cell("print(seen, In)")]
    done, failed = judged(*made)
    assert not failed
    assert not done.flags
    shown = "".join(output.text for output in made[2].outputs)
    assert shown.startswith("[2]")
    assert "9" not in shown


def test_what_fails_in_hidden_tests_only_is_no_disagreement(judged: Judged) -> None:
    made = [cell("def f(x):\n    return 4", "f", locked=False), cell(TEST, "test", grade=True)]
    done, failed = judged(*made)
    assert failed == ["test"]
    assert not done.flags
    shown = re.sub(r"\x1b\[[0-9;]*m", "", "".join(made[1].outputs[0].traceback))
    assert "--> 3 assert f(3) == 9" in shown


def test_a_cell_is_judged_with_the_names_of_its_place(judged: Judged) -> None:
    done, failed = judged(
        cell("def f(x):\n    return g(x)\ndef g(x):\n    return x**2", "f", locked=False),
        cell(TEST, "first", grade=True),
        cell("def g(x):\n    return x**3\nf = g"),
        cell("assert f(2) == 8\nassert g(3) == 27", "second", grade=True),
    )
    assert (failed, done.flags) == ([], [])


def test_given_cells_run_apart_too_and_free_ones_do_not(judged: Judged) -> None:
    done, failed = judged(
        cell("import math\ndef close(a, b):\n    return math.isclose(a, b)", "given"),
        cell(SQUARE, "f", locked=False),
        cell("def close(a, b):\n    return True\nmath = None"),
        cell("assert close(f(2), 5)", "test", grade=True),
    )
    assert failed == ["test"]
    assert len(done.flags) == 1
    assert "'test' passes in the notebook and fails (AssertionError" in done.flags[0]


def test_a_name_of_pythons_own_can_be_the_exercise() -> None:
    solution = cell("def sum(values):\n    return 0\nlen = 3", "sum", locked=False)
    assert shadows(notebook(solution)) == {"sum", "len"}


def test_a_shadowed_name_is_the_students(judged: Judged) -> None:
    made = [
        cell("def sum(values):\n    return 0", "sum", locked=False),
        cell("assert sum([1, 2]) == 3", "test", grade=True),
    ]
    done, failed = judged(*made, judging=Judging(shadows=frozenset({"sum"})))
    assert (failed, done.flags) == (["test"], [])


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("import os\n    os._exit(0)", "exit code 0"),
        ("while True: pass", "longer than it may"),
        ("import ctypes\n    ctypes.string_at(1)", "segmentation fault"),
    ],
)
def test_a_call_that_ends_or_never_does_costs_its_own_cell(
    body: str, said: str, judged: Judged
) -> None:
    bad = f"def g(x):\n    if x == 2: return 4\n    {body}"
    made = [
        cell(SQUARE, "f", locked=False),
        cell(TEST, "first", grade=True),
        cell(bad, "g", locked=False),
        cell(TEST.replace("f(", "g("), "second", grade=True),
    ]
    done, failed = judged(*made)
    assert failed == ["second"]
    assert said in made[3].outputs[-1].evalue
    assert not done.flags


def test_what_ended_the_notebook_does_not_cost_what_stood_before_it(judged: Judged) -> None:
    made = [
        cell(SQUARE, "f", locked=False),
        cell(TEST, "first", grade=True),
        cell("import os\nos._exit(0)"),
        cell(TEST, "second", grade=True),
    ]
    done, failed = judged(*made)
    assert failed == ["second"]
    assert "exit code 0" in done.ended


def test_a_test_that_cannot_run_apart_is_learned_from_the_reference(worker: Worker) -> None:
    source = notebook(
        cell(SQUARE + "\ndef apply(g, x):\n    return g(x)", "f", locked=False),
        cell(TEST, "apart", grade=True),
        cell("assert apply(lambda x: x + 1, 2) == 3", "in-place", grade=True),
    )
    setting = Setting({}, Limits(cell_seconds=3))
    judging = learn(Lesson(nbformat.writes(source), setting, Judging()))
    assert judging.in_place == {"in-place"}
    assert set(judging.scripts) == {"apart"}
    done = execute(source, worker, judging=judging)
    assert done.judged == {1: True}
    assert not any(done.asked.values()), "what the reference was asked is asked ahead"
    assert not [o for each in source.cells for o in each.outputs if o.output_type == "error"]


def test_questions_asked_ahead_change_no_verdict(worker: Worker) -> None:
    test = "\n".join(f"assert f({n}) == {n**2}" for n in range(1, 30))
    source = notebook(cell(SQUARE, "f", locked=False), cell(test, "test", grade=True))
    judging = learn(Lesson(nbformat.writes(source), Setting({}, Limits()), Judging()))
    for body, right in {
        "return x**2": True,
        "return x**2 if x < 20 else 0": False,
        "return type('N', (), {'__eq__': lambda s, o: True})()": False,
        "raise KeyError(x)": False,
        "print(x)": False,
    }.items():
        tried = notebook(cell(f"def f(x):\n    {body}", "f", locked=False), source.cells[1])
        assert execute(tried, worker, judging=judging).judged == {1: right}, body


def test_a_way_of_its_own_mixes_up_no_objects(worker: Worker) -> None:
    """The foreseen calls were made too, and gave objects: none is taken for one of these."""
    made = "class C:\n    def __init__(self, n): self.n = n\n    def same(self): return self.n"
    test = "\n".join(
        f"c{n} = C({n})\nm{n} = c{n}.same\nassert m{n}() == {n}\nassert c{n}.n == {n}"
        for n in range(30)
    )
    test += "\n" + "\n".join(f"assert c{n}.same() == m{n}() == {n}" for n in range(30))
    source = notebook(cell(made, "c", locked=False), cell(test, "test", grade=True))
    judging = learn(Lesson(nbformat.writes(source), Setting({}, Limits()), Judging()))
    for first in ("C(77).same()", "C(0)", "[C(n).same for n in range(9)]"):
        tried = notebook(source.cells[0], cell(f"{first}\n{test}", "test", grade=True))
        assert execute(tried, worker, judging=judging).judged == {1: True}, first


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The graded and given cells that run in a clean process."""
    seen: list[str] = []
    run = Notebook.run

    def watched(self: Notebook, *inputs: Any, **about: Any) -> Any:
        seen.extend([about["cell"]] if "cell" in about else [])
        return run(self, *inputs, **about)

    monkeypatch.setattr(Notebook, "run", watched)
    return seen


def test_what_heard_the_same_is_not_judged_again(runs: list[str]) -> None:
    source = notebook(
        cell("import math", "given"),
        cell(SQUARE, "f", locked=False),
        cell("shown = f(2)\nprint('f(2) =', shown)\nassert shown == 4", "first", grade=True),
        cell("assert f(3) == 9", "second", grade=True),
        cell("assert f(shown) == 16 == math.prod([4, 4])", "third", grade=True),
    )
    with Worker(Setting({}, Limits())) as fresh:
        judging = learn(Lesson(nbformat.writes(source), Setting({}, Limits()), Judging()))

        def tried(body: str) -> tuple[list[str], dict[int, bool], list[Any]]:
            runs.clear()
            made = notebook(*source.cells)
            made.cells[1].source = f"def f(x):\n    {body}"
            done = execute(made, fresh, judging=judging)
            return list(runs), done.judged, [each.outputs for each in made.cells]

        every = ["given", "first", "second", "third"]
        first = tried("return x * x")
        assert first[:2] == (every, {2: True, 3: True, 4: True})
        assert tried("return x**2") == ([], first[1], first[2])
        assert tried("return x * x if x != 3 else 0")[:2] == (
            ["given", "second"],
            {2: True, 3: False, 4: True},
        )
        assert tried("return x * x if x != 4 else 0")[:2] == (
            ["given", "first", "third"],  # the third reads what the first binds
            {2: True, 3: True, 4: False},
        )
        assert tried("return x * x if x != 4 else 0")[0] == ["given", "first", "third"]
        assert tried("return float(x * x)")[:2] == (every, first[1])


@pytest.mark.parametrize(
    ("code", "read"),
    [
        ("x = 1\nprint(x)", {"print"}),
        ("print(x)\nx = 1", {"print", "x"}),
        ("x = x + 1", {"x"}),
        ("x += 1", {"x"}),
        ("x: int\nx", {"int", "x"}),
        ("x: int = 1\nx", {"int"}),
        ("for x in y:\n    z = x\n    z\nz", {"y", "z"}),
        ("if y:\n    x = 1\nx", {"x", "y"}),
        ("with y as x:\n    x", {"y"}),
        ("while y:\n    x", {"x", "y"}),
        ("[x for x in y if x]", {"y"}),
        ("[x for x in x]", {"x"}),
        ("{x: z for x in range(3) for z in w}", {"range", "w"}),
        ("f = lambda x: x + y", {"y"}),
        ("def f(x):\n    return f(x) + y", {"f", "y"}),
        ("from a.b import x as y, z\nimport c.d\ny, z, c", set()),
        ("try:\n    x = 1\nexcept E:\n    pass\nx", {"E", "x"}),
        ("(x := 1)\nx", {"x"}),
        ("%matplotlib inline\nx", {"x"}),
        ("x = (", set()),
    ],
)
def test_what_a_cell_reads_before_it_binds_it(code: str, read: set[str]) -> None:
    assert plan.read_first(code) == read


def test_the_lines_of_hidden_tests_are_known() -> None:
    source = f"a\n{HIDDEN.format('b')}\nc\n{HIDDEN.format('d')}"
    assert plan.hidden_lines(source, Judging()) == {2, 3, 4, 6, 7, 8}
    assert plan.visible(source, Judging()) == "a\n\n\n\nc\n\n\n"
