"""What tinytorch.testing accepts, refuses, and says of each mistake."""

import re
import subprocess
import sys
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import tinytorch.testing as testing
from coursework.course import ROOT, settings
from tinytorch.testing import (
    assert_close,
    check_environment,
    check_gradient,
    check_raises,
    check_value,
    numerical_gradient,
)


class Tensor:
    """As much of the Tensor of 02_tensor as the checks look at."""

    def __init__(self, data: Any) -> None:
        self.data = np.array(data, dtype=None if hasattr(data, "dtype") else np.float32)

    @property
    def dtype(self) -> np.dtype:
        return self.data.dtype

    def __array__(self, dtype: Any = None, copy: Any = None) -> np.ndarray:
        return np.array(self.data, dtype=dtype)


class SquaredError:
    """A loss whose forward and gradient rules can be exchanged for wrong ones."""

    def __init__(
        self,
        value: Callable = lambda d: np.mean(d**2),
        slope: Callable = lambda d: 2 * d / d.size,
    ) -> None:
        self.value, self.slope = value, slope

    def __call__(self, y_pred: Any, y_true: Any) -> Tensor:
        return Tensor(np.asarray(self.value(np.asarray(y_pred) - np.asarray(y_true))))

    def gradient(self, y_pred: Any, y_true: Any) -> Tensor:
        return Tensor(np.asarray(self.slope(np.asarray(y_pred) - np.asarray(y_true))))


PREDICTED = np.array([[1.0, 2.0, 4.0], [3.0, 4.0, 5.0]])
TARGETS = np.array([[1.5, 2.25, 3.0], [2.5, 3.5, 7.0]])


def message(check: Callable, *arguments: Any, **options: Any) -> str:
    """What a check says when it fails."""
    with pytest.raises(AssertionError) as failure:
        check(*arguments, **options)
    return str(failure.value)


def likely(text: str) -> list[str]:
    """The causes that a message offers."""
    return re.findall(r"^(?:likely|or): (.*)$", text, re.M)


def test_a_message_has_call_inputs_expected_actual_difference_and_cause() -> None:
    loss = SquaredError(lambda d: np.sum(d**2))
    assert message(check_value, loss, [1.0, 2.0, 3.0], [0.0, 1.0, 2.0], expected=1.0) == (
        "SquaredError()([1.0, 2.0, 3.0], [0.0, 1.0, 2.0]): wrong value\n"
        "  expected: 1.0\n"
        "  actual:   3.0\n"
        "  off by:   2.0\n"
        "likely: 3 times too large: "
        "not divided by 3, the number of elements: a sum where a mean is due?"
    )


def test_a_gradient_message_has_the_worst_component_and_both_values() -> None:
    loss = SquaredError(slope=lambda d: 2 * d)
    assert message(check_gradient, loss, loss.gradient, [1.0, 2.0, 4.0], [0.0, 2.0, 1.0]) == (
        "SquaredError().gradient(array([1.0, 2.0, 4.0]), array([0.0, 2.0, 1.0])): wrong value\n"
        "  against:  central differences of SquaredError(), input number 1\n"
        "  expected: [0.666667, 0.0, 2.0]\n"
        "  actual:   [2.0, 0.0, 6.0]\n"
        "  off by:   2 of 3 numbers are wrong; most at [2]: 6.0, not 2.0\n"
        "likely: 3 times too large: "
        "not divided by 3, the number of elements: a sum where a mean is due?"
    )


@pytest.mark.parametrize(
    ("function", "inputs", "call"),
    [
        (np.mean, ([1.0, 2.5],), "mean([1.0, 2.5])"),
        (np.exp, (np.array([1, 2]),), "exp(array([1, 2]))"),
        (lambda x: x, (3.0,), "function(3.0)"),
        (lambda x: x, (np.float32(0.1),), "function(0.1)"),
        (SquaredError(), (Tensor([0.5]), True), "SquaredError()(Tensor([0.5]), True)"),
        (SquaredError().gradient, (), "SquaredError().gradient()"),
        (message, ("text", None), "message('text', None)"),
        (
            np.mean,
            (np.arange(30.0).reshape(5, 6),),
            "mean(array([[0.0, ..., 5.0], ..., [24.0, ..., 29.0]] of shape (5, 6), float64))",
        ),
        (np.mean, ([],), "mean([])"),
        (np.mean, (np.zeros((0, 3)),), "mean(array([] of shape (0, 3), float64))"),
    ],
)
def test_a_call_is_written_as_one_would_type_it(
    function: Callable, inputs: tuple, call: str
) -> None:
    assert testing._call_text(function, inputs) == call


def test_values_are_shown_in_as_many_digits_as_tell_them_apart() -> None:
    assert "expected: 1.0\n  actual:   1.23457\n  off by:   0.235" in message(
        assert_close, 1.2345678, 1.0
    )
    text = message(assert_close, 1.0, 1.00000001)
    assert "expected: 1.00000001\n" in text
    text = message(assert_close, 1.0, 1.0 + 1e-11, rtol=0, atol=0)
    assert "expected: 1.00000000001\n" in text


# A result, what is expected, the inputs, and the causes that must be named.
MEAN, CLASSES, BATCH = "a sum where a mean is due?", "number of classes or columns", "batch size"
LOGITS = np.array([[2.0, 1.0, 0.5], [0.1, 0.2, 0.4]])
SPREAD = np.array([[1.0, -2.0], [3.0, 5.0]])
COLUMN, ROW = np.array([[1.0], [2.0], [4.0]]), np.array([1.0, 2.0, 3.0])
PATTERNS: dict[str, tuple[Any, Any, tuple, list[str]]] = {
    # factors
    "elements": (6.6, 1.1, (LOGITS,), [f"6 times too large: not divided by 6, the number of elements: {MEAN}"]),
    "batch": (2.2, 1.1, (LOGITS,), [f"2 times too large: not divided by 2, the {BATCH}: {MEAN} or a factor 2 too many, or 1/2 forgotten?"]),
    "classes": (3.3, 1.1, (LOGITS,), [f"3 times too large: not divided by 3, the {CLASSES}: {MEAN}"]),
    "divided by elements": (0.2, 1.2, (LOGITS,), ["6 times too small: divided by 6, the number of elements, once too often?"]),
    "divided by the batch": (0.3, 1.2, (np.zeros((4, 3)),), ["4 times too small: divided by 4, the batch size, once too often?"]),
    "batch and classes": (3.3, 1.1, (np.eye(3),), [f"3 times too large: not divided by 3, the {BATCH} and the {CLASSES}: {MEAN}"]),
    "two": (2.6, 1.3, (ROW,), ["2 times too large: a factor 2 too many, or 1/2 forgotten?"]),
    "half": (0.65, 1.3, (ROW,), ["2 times too small: a factor 2 forgotten, or 1/2 too many?"]),
    "base 2": (1.3 / np.log(2), 1.3, (ROW,), ["1.443 times too large: a logarithm to base 2?"]),
    "base 2 the other way": (1.3 * np.log(2), 1.3, (ROW,), ["1.443 times too small: a logarithm to base 2?"]),
    "sign and elements": (-3.9, 1.3, (ROW,), [f"the sign is reversed, and the result is 3 times too large: not divided by 3, the number of elements: {MEAN}"]),
    "some factor everywhere": (5.5 * SPREAD, SPREAD, (ROW,), ["5.5 times too large: a constant factor"]),
    "some factor of two numbers": ([5.5, 22.0], [1.0, 4.0], (ROW,), ["5.5 times too large: a constant factor"]),
    "elements of the result": (4 * SPREAD, SPREAD, (), [f"4 times too large: not divided by 4, the number of elements: {MEAN}"]),
    "some factor of one number": (5.7, 1.0, (ROW,), []),
    # values
    "sign": (-SPREAD, SPREAD, (), ["the sign is reversed"]),
    "transposed, square": (SPREAD.T, SPREAD, (), ["the right numbers, transposed", "the order is wrong"]),
    "square": (9.61, 3.1, (), ["the square of what is due"]),
    "square root": (1.1, 1.21, (), ["the square root of what is due: a square forgotten?"]),
    "absolute value": (abs(SPREAD), SPREAD, (), ["the signs are lost: an absolute value?"]),
    "no logarithm": (0.3, -np.log(0.3), (), ["a probability in place of its -log"]),
    "zeros": (np.zeros((2, 2)), SPREAD, (), ["nothing but zeros: is the result ever filled in?"]),
    "constant": (np.full((2, 2), 7.0), SPREAD, (), ["the same number everywhere"]),
    "offset": (SPREAD + 0.7, SPREAD, (), ["off by the same number everywhere"]),
    "order": (SPREAD[::-1], SPREAD, (), ["the order is wrong"]),
    "float32": (np.float64(np.float32(1.3)), 1.3, (np.float64(1.0),), ["right to the 7 digits of float32 only"]),
    "epsilon": (1.3 + 1e-5, 1.3, (), ["close, not equal: an epsilon or a clip?"]),
    "hidden NaN": (1.0, np.nan, (), ["finite where NaN or infinity is due"]),
    "hidden infinity": (1e9, np.inf, (), ["finite where NaN or infinity is due"]),
    "broadcast, then reduced": (9.1, 1.3, (COLUMN, ROW), ["an unintended broadcast: (3, 1) against (3,) gives (3, 3)"]),
    "nothing known": (SPREAD + LOGITS[:, :2], SPREAD, (), []),
    # NaN and infinity
    "overflow": (np.nan, 1.0, ([100.0, 0.0],), ["NaN or infinity where a number is due; exp of large inputs overflows, above 709 (float32: 88)"]),
    "underflow": (np.inf, 1.0, ([-100.0, 1.0],), ["NaN or infinity where a number is due; exp(-1000) is 0, and the logarithm of 0 is minus infinity"]),
    "log of 0": (-np.inf, 1.0, ([0.0, 2.0],), ["NaN or infinity where a number is due; an input holds 0, and the logarithm of 0 is minus infinity"]),
    "NaN in": (np.nan, 1.0, ([np.nan, 1.0],), ["NaN or infinity where a number is due; an input holds NaN or infinity"]),
    "NaN from nowhere": (np.nan, 1.0, ([2.0],), ["NaN or infinity where a number is due"]),
    # shapes
    "transposed": (LOGITS.T, LOGITS, (), ["the right numbers, transposed"]),
    "keepdims": ([[1.3]], 1.3, (), ["right numbers in another shape: keepdims?"]),
    "flattened": (LOGITS.ravel(), LOGITS, (), ["right numbers in another shape: keepdims?"]),
    "not reduced, mean": ([1.0, 4.0], 2.5, (), ["not reduced: its mean is what is due"]),
    "not reduced": ([1.0, 4.0, 9.0], 2.5, (), ["not reduced: more numbers than are due"]),
    "reduced": (1.0, LOGITS, (), ["one number where many are due: summed or averaged?"]),
    "broadcast": (COLUMN - ROW, [0.0, 0.0, 1.0], (COLUMN, ROW), ["an unintended broadcast: (3, 1) against (3,) gives (3, 3)"]),
    "broadcast, inputs unknown": (COLUMN - ROW, ROW, (), ["an unintended broadcast: (3,) against (3, 1) gives (3, 3)"]),
    "shape and value": ([[2.6]], 1.3, (), ["2 times too large: a factor 2 too many, or 1/2 forgotten?"]),
}  # fmt: skip


@pytest.mark.parametrize("case", PATTERNS)
def test_a_pattern_is_named(case: str) -> None:
    actual, expected, inputs, causes = PATTERNS[case]
    assert likely(message(assert_close, actual, expected, inputs=inputs)) == causes


@pytest.mark.parametrize("table", [testing._VALUES, testing._SHAPES, testing._ORIGINS])
def test_every_row_of_a_table_is_named_by_a_case(table: dict[str, Callable]) -> None:
    named = " / ".join(cause for *_, causes in PATTERNS.values() for cause in causes)
    assert [row for row in table if row not in named] == []


def test_no_pattern_is_named_where_it_makes_no_difference() -> None:
    one_hot, other = np.array([0.0, 1.0, 0.0]), np.array([0.0, 0.5, 0.9])
    assert likely(message(assert_close, other, one_hot)) == []


def test_a_suspect_is_believed_before_any_pattern() -> None:
    suspects = {"the batch was forgotten": 2.2, "softmax over axis 0": 3.7}
    text = message(assert_close, 2.2, 1.1, inputs=(LOGITS,), suspects=suspects)
    assert likely(text) == ["the batch was forgotten"]
    text = message(assert_close, 4.4, 1.1, suspects=suspects)
    assert likely(text) == []


def test_a_suspect_is_known_in_float32_and_by_its_shape() -> None:
    suspects = {"the logarithm of 7": np.log(7.0)}
    text = message(assert_close, np.float32(np.log(7)) * np.ones(1, "f"), 2.0, suspects=suspects)
    assert "the logarithm of 7" not in text
    text = message(assert_close, np.float32(np.log(7)), 2.0, suspects=suspects)
    assert likely(text) == ["the logarithm of 7"]


def test_a_suspect_that_is_right_is_the_test_authors_mistake() -> None:
    with pytest.raises(ValueError, match=r"suspects \['no division'\] give what is expected"):
        assert_close(1.5, 1.5, suspects={"no division": 1.5})


def test_a_right_float32_result_meets_a_suspect_that_only_float64_refutes() -> None:
    assert_close(np.float32(1.5), 1.5, suspects={"an epsilon added": 1.5 + 1e-7})


# What is read as numbers


class LyingFloat(float):
    def __float__(self) -> float:
        return 2.0

    def __array__(self, *_: Any, **__: Any) -> np.ndarray:
        return np.array(2.0)

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = float.__hash__


class LyingList(list):
    def __iter__(self) -> Any:
        return iter([2.0])

    def __getitem__(self, index: Any) -> Any:
        return 2.0


class LyingArray(np.ndarray):
    def __array__(self, *_: Any, **__: Any) -> np.ndarray:
        return np.array(2.0)

    def __sub__(self, other: Any) -> Any:
        return np.zeros(self.shape)


class LyingScalar(np.float32):
    def __array__(self, *_: Any, **__: Any) -> np.ndarray:
        return np.array(2.0)


class OnlyEqual:
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = object.__hash__

    def __float__(self) -> float:
        return 2.0

    def __array__(self, *_: Any, **__: Any) -> np.ndarray:
        return np.array(2.0)


class Broken:
    @property
    def data(self) -> np.ndarray:
        raise NotImplementedError


@pytest.mark.parametrize(
    "liar", [LyingFloat(1.0), LyingScalar(1.0), np.array(1.0).view(LyingArray)]
)
def test_a_subclass_is_read_as_the_number_that_it_is(liar: Any) -> None:
    assert_close(liar, 1.0)
    assert "actual:   1.0" in message(assert_close, liar, 2.0)


def test_a_list_is_read_past_its_own_methods() -> None:
    assert_close(LyingList([1.0, 3.0]), [1.0, 3.0])
    assert "actual:   [1.0, 3.0]" in message(assert_close, LyingList([1.0, 3.0]), [2.0, 2.0])


@pytest.mark.parametrize(
    "value",
    [1.5, np.float32(1.5), np.array(1.5), Tensor(1.5), LyingFloat(1.5)],
    ids=lambda v: type(v).__name__,
)
def test_numbers_arrays_and_tensors_are_read(value: Any) -> None:
    assert_close(value, 1.5)
    assert_close([value, value], [1.5, 1.5])
    assert_close((value,), [1.5])


@pytest.mark.parametrize(
    "value", ["1.5", 1.5 + 0j, OnlyEqual(), Broken(), [1.5, [1.5]], [None], {1.5}, np.array(["1.5"]), np.array([None]), Tensor],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_anything_else_is_no_number(value: Any) -> None:
    name = type(value).__name__
    assert f"the result: gives a {name}, not numbers\n" in message(assert_close, value, 1.5)


def test_none_is_a_forgotten_return() -> None:
    text = message(check_value, print, 1.5, expected=1.5)
    assert text.startswith("print(1.5): gives None\n")
    assert likely(text) == ["is the result returned, or only printed or stored?"]


# How close is close


@pytest.mark.parametrize(
    ("actual", "inputs", "options", "relative"),
    [
        (np.float64(1), (), {}, 1e-9),
        (np.float32(1), (), {}, 1e-5),
        (np.float16(1), (), {}, 1e-2),
        (np.float64(1), (np.ones(2, np.float32),), {}, 1e-5),
        (np.float64(1), (Tensor(np.ones(2, np.float32)),), {}, 1e-5),
        (np.float64(1), (np.ones(2), [1, 2], "text"), {}, 1e-9),
        (np.float64(1), ([1.0, 2.0],), {}, 1e-5),
        (np.float64(1), (1.0,), {}, 1e-5),
        (np.float64(1), (np.float64(1),), {}, 1e-9),
        (np.float64(1), ([1.0],), {"rtol": 1e-12}, 1e-12),
    ],
)
def test_tolerance_follows_the_coarsest_of_result_and_inputs(
    actual: Any, inputs: tuple, options: dict, relative: float
) -> None:
    options = {"inputs": inputs, "atol": 0} | options
    scale = 1000.0
    assert_close(actual * type(actual)(scale), scale * (1 + 0.9 * relative), **options)
    message(assert_close, actual * type(actual)(scale), scale * (1 + 1.2 * relative), **options)


@pytest.mark.parametrize(
    ("dtype", "absolute"), [(np.float16, 1e-3), (np.float32, 1e-6), (np.float64, 1e-12)]
)
def test_near_zero_the_absolute_tolerance_decides(dtype: type, absolute: float) -> None:
    assert_close(dtype(0.9 * absolute), 0.0)
    message(assert_close, dtype(1.1 * absolute), 0.0)
    message(assert_close, dtype(0.9 * absolute), 0.0, atol=0)


def test_a_demanded_dtype_sets_the_tolerance() -> None:
    text = message(check_value, lambda x: np.float32(x), [1.3], expected=[1.3], dtype=np.float64)
    assert likely(text) == ["right to the 7 digits of float32 only"]


def test_nan_equals_nan_and_infinity_infinity_of_its_sign() -> None:
    assert_close([np.nan, np.inf, -np.inf], [np.nan, np.inf, -np.inf])
    message(assert_close, [np.inf], [-np.inf])
    message(assert_close, [np.nan], [np.inf])


@pytest.mark.parametrize("shape", [(1,), (1, 1), (2,)])
def test_shapes_never_broadcast(shape: tuple) -> None:
    assert f"shape {shape}" in message(assert_close, np.full(shape, 1.5), 1.5)


@given(st.lists(st.floats(width=64), min_size=1))
def test_anything_is_close_to_itself(values: list[float]) -> None:
    assert_close(values, np.array(values), rtol=0, atol=0)


# How a call behaves


def test_success_is_silent(capsys: pytest.CaptureFixture) -> None:
    check_value(SquaredError(), PREDICTED, TARGETS, expected=np.mean((PREDICTED - TARGETS) ** 2), returns=Tensor, dtype=np.float64)  # fmt: skip
    check_gradient(SquaredError(), SquaredError().gradient, PREDICTED, TARGETS)
    check_raises(int, "five", mentions=["'five'"])
    assert capsys.readouterr() == ("", "")


def test_a_plain_number_in_place_of_a_tensor() -> None:
    text = message(check_value, np.mean, [1.0, 2.0], expected=1.5, returns=Tensor)
    assert text == (
        "mean([1.0, 2.0]): wrong class\n  actual:   1.5\nlikely: a plain float64 in place of a Tensor"
    )


def test_a_wrong_value_is_told_before_a_wrong_class() -> None:
    assert "wrong value" in message(check_value, np.sum, [1.0, 2.0], expected=1.5, returns=Tensor)


def test_a_wrong_dtype() -> None:
    text = message(
        check_value, lambda x: x * np.float64(2), np.ones(2, "f"), expected=[2, 2], dtype=np.float32
    )
    assert "wrong dtype\n  expected: float32\n  actual:   float64\n" in text
    assert likely(text) == ["float64 numbers join in, or the result is converted on the way"]


def test_dtype_is_judged_only_where_it_is_demanded() -> None:
    check_value(lambda x: x.astype(np.float32), np.array([0.5]), expected=[0.5])


def halve_in_place(x: Any) -> Any:
    for i in range(len(x)):
        x[i] /= 2
    return np.array(x)


@pytest.mark.parametrize("given_input", [np.array([2.0, 4.0]), [2.0, 4.0]], ids=["array", "list"])
def test_a_changed_input(given_input: Any) -> None:
    text = message(check_value, halve_in_place, given_input, expected=[1.0, 2.0])
    assert "changes its input number 1\n  before:   " in text
    assert re.search(r"before: .*\[2\.0, 4\.0\].*\n  after: .*\[1\.0, 2\.0\]", text)
    assert likely(text) == [
        "an operation in place (+=, out=, sort(), an assignment) on an argument"
    ]
    assert list(given_input) == [2.0, 4.0], "the check's own copy must be what changes"


def test_a_changed_tensor_is_told_by_its_place() -> None:
    def fill(x: Any, y: Tensor) -> Any:
        y.data[...] = 7
        return np.array(x)

    text = message(check_value, fill, 1.0, Tensor([1.0]), expected=1.0)
    assert (
        "changes its input number 2\n  before:   Tensor([1.0])\n  after:    Tensor([7.0])" in text
    )


def test_a_gradient_that_changes_its_input() -> None:
    def slope(x: np.ndarray) -> np.ndarray:
        x *= 2
        return x

    assert "changes its input number 1" in message(
        check_gradient, lambda x: np.sum(x**2), slope, [1.0, 2.0]
    )


def test_a_result_that_depends_on_earlier_calls() -> None:
    calls: list[float] = []

    def remember(x: float) -> float:
        calls.append(x)
        return sum(calls)

    text = message(check_value, remember, 2.0, expected=2.0)
    assert "another result when called again\n  first:    2.0\n  then:     4.0\n" in text
    assert likely(text) == [
        "something is kept between calls (in self, a global, a default), or drawn at random"
    ]


def test_not_written_yet() -> None:
    def todo(x: float) -> float:
        raise NotImplementedError("not written yet")

    for check, options in (
        (check_value, {"expected": 1.0}),
        (check_raises, {"error": RuntimeError}),
    ):
        assert message(check, todo, 1.0, **options).startswith("todo(1.0): not written yet\n")


class Failing:
    def __call__(self, x: Any) -> Any:
        return self.nearer(x)

    def nearer(self, x: Any) -> Any:
        return self.helper(x)

    def helper(self, x: Any) -> Any:
        return np.reshape(x, (2, 2))


def test_an_exception_shows_type_message_and_the_lines_of_the_code_under_test() -> None:
    first = Failing.nearer.__code__.co_firstlineno + 1
    second = Failing.helper.__code__.co_firstlineno + 1
    assert message(check_value, Failing(), [1.0], expected=1.0) == (
        "Failing()([1.0]): raises ValueError: cannot reshape array of size 1 into shape (2,2)\n"
        f"  where:    line {first} of nearer: return self.helper(x), "
        f"then line {second} of helper: return np.reshape(x, (2, 2))\n"
        "likely: a shape is assumed that only some inputs have"
    )


def test_exit_is_an_exception_like_others() -> None:
    assert "raises SystemExit: 3" in message(check_value, sys.exit, 3, expected=1.0)


def test_a_name_that_is_no_function() -> None:
    text = message(check_value, None, 1.0, expected=1.0)
    assert "raises TypeError: 'NoneType' object is not callable" in text


def test_an_interrupt_is_not_caught() -> None:
    def interrupted(x: float) -> float:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check_value(interrupted, 1.0, expected=1.0)


def test_warnings_become_advice_on_stdout(capsys: pytest.CaptureFixture) -> None:
    def noisy(x: np.ndarray) -> np.ndarray:
        print("debugging", file=sys.stderr)
        return 1 / (1 + np.exp(-x))

    check_value(noisy, np.array([-1000.0]), expected=[0.0])
    line = noisy.__code__.co_firstlineno + 2
    out, err = capsys.readouterr()
    advice = f"advice: overflow encountered in exp, line {line}: return 1 / (1 + np.exp(-x))"
    assert out.splitlines() == ["debugging", advice, "debugging"]
    assert err == ""


def test_a_warning_tells_where_nan_comes_from() -> None:
    def softmax(x: np.ndarray) -> np.ndarray:
        return np.exp(x) / np.exp(x).sum()

    text = message(check_value, softmax, np.array([1000.0, 0.0]), expected=[1.0, 0.0])
    assert likely(text) == [
        "NaN or infinity where a number is due; overflow encountered in exp; invalid value "
        "encountered in divide; exp of large inputs overflows, above 709 (float32: 88)"
    ]
    assert "1 of 2 numbers are wrong; most at [0]: nan, not 1.0" in text


def test_the_filters_of_the_caller_stay_as_they_were() -> None:
    before = list(warnings.filters)
    check_value(np.mean, [1.0], expected=1.0)
    assert warnings.filters == before


def test_own_frames_are_hidden_and_no_other_error_is_told() -> None:
    wrong = SquaredError(slope=lambda d: -d)
    for failing in (
        lambda: assert_close(1.0, 2.0),
        lambda: check_value(Failing(), [1.0], expected=1.0),
        lambda: check_gradient(wrong, wrong.gradient, PREDICTED, TARGETS),
        lambda: check_raises(float, 1.0),
    ):
        with pytest.raises(AssertionError) as failure:
            failing()
        frames = [frame for frame, _ in traceback.walk_tb(failure.value.__traceback__)]
        own = [frame for frame in frames if frame.f_code.co_filename == testing.__file__]
        assert own
        assert all(frame.f_locals.get("__tracebackhide__") for frame in own)
        assert failure.value.__suppress_context__


# Gradients


@pytest.mark.parametrize(
    ("function", "x", "gradient"),
    [
        (lambda x: x**3, 2.0, 12.0),
        (lambda x: np.array([x @ x]), [1.0, -2.0], [2.0, -4.0]),
        (lambda x: Tensor(np.sum(x * LOGITS)), np.zeros((2, 3)), LOGITS),
        (lambda x: float(x[0] * x[1]), Tensor([3.0, 5.0]), [5.0, 3.0]),
        (lambda x: np.sum(x**2), np.array([1e6]), [2e6]),
        (lambda x: x.sum(), [1, 2], [1.0, 1.0]),
    ],
)
def test_numerical_gradient_of_known_functions(function: Callable, x: Any, gradient: Any) -> None:
    found = numerical_gradient(function, x)
    assert found.dtype == np.float64
    assert found.shape == np.shape(gradient)
    np.testing.assert_allclose(found, gradient, rtol=1e-8, atol=1e-8)


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=6), st.floats(-100, 100))
def test_the_gradient_of_a_dot_product_is_the_other_vector(
    weights: list[float], where: float
) -> None:
    found = numerical_gradient(lambda x: x @ np.array(weights), np.full(len(weights), where))
    np.testing.assert_allclose(found, weights, rtol=1e-7, atol=1e-6)


def test_the_step_can_be_given_and_is_used() -> None:
    found = numerical_gradient(lambda x: x**3, 1.0, step=0.5)
    assert found.item() == 3.25  # 3 x^2 + h^2, exactly


def test_numerical_gradient_leaves_its_input_alone() -> None:
    x = np.array([1.0, 2.0])
    numerical_gradient(lambda x: x.sum(), x)
    assert x.tolist() == [1.0, 2.0]


def test_only_a_function_with_one_number_has_a_gradient() -> None:
    with pytest.raises(ValueError, match="size 1"):
        numerical_gradient(lambda x: x, [1.0, 2.0])
    with pytest.raises(TypeError, match="neither a real number"):
        numerical_gradient(lambda x: "text", 1.0)


@pytest.mark.parametrize(
    "function",
    [
        lambda x: np.sum(x**2, dtype=np.float64),
        lambda x: np.sum(x.astype(np.float32) ** 2),
    ],
    ids=["float64", "float32"],
)
def test_a_right_gradient_passes_in_either_precision(function: Callable) -> None:
    check_gradient(function, lambda x: 2 * x, [1.0, -2.0, 0.5])
    check_gradient(function, lambda x: (2 * x).astype(np.float32), [1.0, -2.0, 0.5])
    message(check_gradient, function, lambda x: 2.01 * x, [1.0, -2.0, 0.5])


def test_a_gradient_check_is_finer_in_float64() -> None:
    message(check_gradient, lambda x: np.sum(x**2), lambda x: 2.0001 * x, [1.0, -2.0])
    check_gradient(lambda x: np.sum(x**2), lambda x: 2.0001 * x, [1.0, -2.0], rtol=1e-3)


SLOPES = {
    "not divided": (lambda d: 2 * d, [f"6 times too large: not divided by 6, the number of elements: {MEAN}"]),
    "the 2 forgotten": (lambda d: d / d.size, ["2 times too small: divided by 2, the batch size, once too often? or a factor 2 forgotten, or 1/2 too many?"]),
    "the batch only": (lambda d: 2 * d / len(d), [f"3 times too large: not divided by 3, the number of classes or columns: {MEAN}"]),
    "the other argument": (lambda d: -2 * d / d.size, ["the gradient in input number 2, not 1", "the sign is reversed"]),
    "transposed": (lambda d: 2 * d.T / d.size, ["the right numbers, transposed"]),
    "zeros": (lambda d: 0 * d, ["nothing but zeros: is the result ever filled in?"]),
    "summed": (lambda d: 2 * d.mean(), ["one number where many are due: summed or averaged?"]),
    "flattened": (lambda d: 2 * d.ravel() / d.size, ["right numbers in another shape: keepdims?"]),
}  # fmt: skip


@pytest.mark.parametrize("case", SLOPES)
def test_a_wrong_gradient_is_named(case: str) -> None:
    slope, causes = SLOPES[case]
    loss = SquaredError(slope=slope)
    assert likely(message(check_gradient, loss, loss.gradient, PREDICTED, TARGETS)) == causes


def test_a_suspect_of_a_gradient_is_believed_first() -> None:
    loss = SquaredError(slope=lambda d: -2 * d / d.size)
    wrong = {"target minus prediction": -(PREDICTED - TARGETS) / 3}
    text = message(check_gradient, loss, loss.gradient, PREDICTED, TARGETS, suspects=wrong)
    assert likely(text) == ["target minus prediction"]


def picked(logits: Any, labels: Any) -> Any:
    """The sum of the logits that integer labels pick."""
    logits, labels = np.asarray(logits), np.asarray(labels)
    return logits[np.arange(len(labels)), labels].sum()


def picks(logits: Any, labels: Any) -> Any:
    return np.eye(np.shape(logits)[1])[np.asarray(labels)]


def test_integers_stay_integers_and_floats_become_float64() -> None:
    check_gradient(picked, picks, [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], [2, 0])
    seen: list[Any] = []

    def total(x: Any, *_: Any) -> Any:
        seen.append([np.asarray(value).dtype for value in (x, *_)])
        return np.sum(x)

    check_gradient(total, lambda x, *_: np.ones_like(x), np.ones(2, "f"), 1.5, [1, 2])
    assert {tuple(map(str, dtypes)) for dtypes in seen} == {("float64", "float64", "int64")}


def test_the_argument_can_be_chosen() -> None:
    def product(a: Any, b: Any) -> Any:
        return np.sum(a * b)

    check_gradient(product, lambda a, b: a, [1.0, 2.0], [3.0, 5.0], argument=1)
    text = message(check_gradient, product, lambda a, b: b, [1.0, 2.0], [3.0, 5.0], argument=1)
    assert "central differences of product, input number 2" in text
    assert likely(text) == ["the gradient in input number 1, not 2"]


def test_integers_are_differentiated_as_floats() -> None:
    check_gradient(lambda x: np.sum(x**2), lambda x: 2 * x, [1, 2])


def test_tensors_stay_tensors() -> None:
    def total(x: Tensor) -> Tensor:
        return Tensor(np.sum(x.data**2))

    check_gradient(total, lambda x: Tensor(2 * x.data), Tensor([1.0, 2.0]))


def test_a_function_that_changes_another_input_does_not_spoil_the_differences() -> None:
    def scaled(x: Any, y: Any) -> Any:
        y *= 2
        return np.sum(x * y)

    check_gradient(scaled, lambda x, y: 2 * y, [1.0, 2.0], [3.0, 5.0])


def test_a_function_without_a_slope_is_told_by_its_own_name() -> None:
    def root(x: np.ndarray) -> Any:
        return np.sqrt(x).sum()

    text = message(check_gradient, root, lambda x: x, [0.0])
    assert text.startswith("root(array([0.0])): NaN or infinity near these inputs")
    text = message(check_gradient, Failing(), lambda x: x, [1.0])
    assert text.startswith("Failing()(array([1.0])): raises ValueError: cannot reshape")
    text = message(check_gradient, np.exp, np.exp, [1.0, 2.0])
    assert text.startswith("exp(array([1.0, 2.0])): raises ValueError: can only convert")


# Refusals


def refuse(y_true: Any) -> None:
    raise ValueError("y_true has shape (4,1), expected 15 labels")


def test_what_is_not_refused() -> None:
    assert message(check_raises, np.mean, [2.0], because="one number is no sample") == (
        "mean([2.0]): is not refused\n"
        "  expected: ValueError, because one number is no sample\n"
        "  actual:   2.0\n"
        "likely: the input is not looked at, or the condition does not catch it"
    )


def test_another_error_is_named() -> None:
    text = message(check_raises, refuse, 1.0, error=(TypeError, KeyError), because="of a law")
    line = refuse.__code__.co_firstlineno + 1
    assert text == (
        "refuse(1.0): raises ValueError: y_true has shape (4,1), expected 15 labels\n"
        f'  where:    line {line} of refuse: raise ValueError("y_true has shape (4,1), '
        'expected 15 labels")\n'
        "  expected: TypeError or KeyError, because of a law\n"
        "likely: it is refused, as it must be, but with another class of error than is due"
    )


def test_what_is_not_written_has_no_other_cause() -> None:
    def unwritten(x: Any) -> None:
        raise NotImplementedError("not written yet")

    assert "likely" not in message(check_value, unwritten, 1.0, expected=1.0)
    assert "likely" not in message(check_raises, unwritten, 1.0)


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (lambda x: np.sum(x, axis=3), "an axis that the input does not have"),
        (lambda x: x + np.ones(7), "shapes that do not line up"),
        (lambda x: x[np.array([9])], "labels in another form"),
        (lambda x: x.never, "used before it is made"),
        (lambda x: never_made, "misspelt"),  # noqa: F821
        (refuse, "is a check too strict"),
    ],
)
def test_an_error_tells_of_its_cause(code: Callable[[Any], Any], cause: str) -> None:
    assert cause in message(check_value, code, np.array([1.0, 2.0]), expected=1.0)


@pytest.mark.parametrize("error", [ValueError, (TypeError, ValueError), Exception])
def test_the_right_error_passes(error: Any) -> None:
    check_raises(refuse, 1.0, error=error, mentions=("Y_TRUE", "(4,1)", 15, "4"))
    check_raises(refuse, 1.0, error=error, mentions="y_true")


@pytest.mark.parametrize("word", ["y_pred", 5, 1.0, "ValueError"])
def test_a_message_that_says_too_little(word: Any) -> None:
    text = message(check_raises, refuse, 1.0, mentions=["y_true", word])
    assert "the error says too little\n  expected: ValueError\n  actual:   y_true has" in text
    assert likely(text) == [f"a helpful error would name {word}"]


@pytest.mark.parametrize("never", [NotImplementedError, AssertionError])
def test_errors_that_count_only_by_name(never: type[Exception]) -> None:
    def lazy() -> None:
        raise never("no")

    message(check_raises, lazy, error=Exception)
    message(check_raises, lazy, error=(RuntimeError, Exception))
    check_raises(lazy, error=never)
    check_raises(lazy, error=(ValueError, never))


# The environment


def test_the_environment_is_told(capsys: pytest.CaptureFixture) -> None:
    check_environment()
    version = ".".join(map(str, sys.version_info[:3]))
    assert capsys.readouterr() == (f"Python {version}, NumPy {np.__version__}\n", "")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("sys.version_info", (3, 10, 9), "Python 3.11 or newer is needed"),
        ("np.__version__", "1.26.4", "NumPy 2 is needed: pip install --upgrade numpy"),
        ("find_spec", lambda name: None, "matplotlib draws the plots: pip install matplotlib"),
    ],
)
def test_a_poor_environment_is_refused(
    name: str, value: Any, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"tinytorch.testing.{name}", value)
    text = message(check_environment)
    assert text.startswith("this environment is not ready\n")
    assert words in text


def test_a_file_that_hides_a_library_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("numpy.py", "random.py", "losses.py"):
        (tmp_path / name).touch()
    assert "['numpy.py', 'random.py'] in this folder hides" in message(check_environment)


def test_the_versions_needed_are_those_of_the_settings() -> None:
    assert settings()["min_python"] == "3.11"
    assert "numpy>=2.0" in settings()["requirements"]


def test_importing_the_checks_needs_numpy_only() -> None:
    code = (
        "import sys, numpy; before = set(sys.modules); import tinytorch.testing; "
        "print({m.partition('.')[0] for m in set(sys.modules) - before}"
        " - sys.stdlib_module_names - {'tinytorch'})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
