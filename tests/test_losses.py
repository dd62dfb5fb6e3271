"""The losses against known values, exact arithmetic, and the memory that they may use."""

import tracemalloc
import warnings

import mpmath
import numpy as np
import pytest

from tinytorch.core.losses import (
    BinaryCrossEntropyLoss,
    CrossEntropyLoss,
    MeanSquaredError,
    log_softmax,
    require_distributions,
)
from tinytorch.core.tensor import Tensor

mpmath.mp.dps = 50
LOSSES = {
    "mean squared error": (MeanSquaredError(), (4, 3), np.ones((4, 3))),
    "cross-entropy, indices": (CrossEntropyLoss(), (4, 3), np.array([0, 2, 1, 1])),
    "cross-entropy, one-hot": (CrossEntropyLoss(), (4, 3), np.eye(3)[[0, 2, 1, 1]]),
    "binary cross-entropy": (BinaryCrossEntropyLoss(), (4, 3), np.tile([0.0, 1.0, 0.25], (4, 1))),
}
DTYPES = [np.float32, np.float64]


@pytest.mark.parametrize(
    ("loss", "y_pred", "y_true", "value"),
    [
        (MeanSquaredError(), [1.0, 2.0], [0.0, 1.0], 1.0),
        (MeanSquaredError(), 5.0, 3.0, 4.0),
        (MeanSquaredError(), [[1.0, 2.0], [3.0, 4.0]], [[1.5, 2.5], [2.5, 3.5]], 0.25),
        (CrossEntropyLoss(), [[0.0, 1000.0]], [0], 1000.0),
        (CrossEntropyLoss(), [0.0, 1000.0], 0, 1000.0),
        (CrossEntropyLoss(), np.zeros((3, 7)), [0, 6, 2], np.log(7)),
        (CrossEntropyLoss(), np.array([[40.0, 0.0]]), [0], np.exp(-40.0)),
        (BinaryCrossEntropyLoss(), np.zeros(2), [0, 1], np.log(2)),
        (BinaryCrossEntropyLoss(), [100.0, -100.0], [0, 1], 100.0),
        (BinaryCrossEntropyLoss(), np.array([[100.0], [-100.0]]), [[1], [0]], np.exp(-100.0)),
    ],
)
def test_known_values(loss, y_pred, y_true, value) -> None:
    result = loss(y_pred, y_true)
    assert type(result) is Tensor
    assert result.data.shape == ()
    assert result.item() == pytest.approx(value, rel=4e-16, abs=0)
    assert loss.forward(y_pred, y_true).item() == result.item()


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("name", LOSSES)
def test_dtype_shape_and_inputs_are_kept(name: str, dtype: type) -> None:
    loss, shape, y_true = LOSSES[name]
    y_pred = np.random.default_rng(0).normal(size=shape).astype(dtype)
    before = y_pred.copy(), y_true.copy()
    value, gradient = loss.value_and_gradient(y_pred, y_true)
    assert value.dtype == loss(y_pred, y_true).dtype == gradient.dtype == dtype
    assert gradient.shape == loss.gradient(Tensor(y_pred), y_true).shape == shape
    np.testing.assert_array_equal(gradient.data, loss.gradient(y_pred, y_true).data)
    np.testing.assert_array_equal(y_pred, before[0])
    np.testing.assert_array_equal(y_true, before[1])


def exact(loss, y_pred: np.ndarray, y_true: np.ndarray) -> tuple[mpmath.mpf, list[mpmath.mpf]]:
    """Value and gradient in 50 digits, of float inputs taken as they are."""
    p, y = ([mpmath.mpf(float(v)) for v in np.ravel(a)] for a in (y_pred, y_true))
    n = len(p)
    if isinstance(loss, MeanSquaredError):
        errors = [a - b for a, b in zip(p, y, strict=True)]
        return mpmath.fsum(e * e for e in errors) / n, [2 * e / n for e in errors]
    if isinstance(loss, BinaryCrossEntropyLoss):
        # log(1 + e^-|x|) and 1 - sigmoid need as many digits as the exponent has
        with mpmath.workdps(60):
            values = [
                max(x, 0) - x * t + mpmath.log1p(mpmath.exp(-abs(x)))
                for x, t in zip(p, y, strict=True)
            ]
            slopes = [
                1 / (1 + mpmath.exp(-x)) - t if x <= 0 else (1 - t) - 1 / (1 + mpmath.exp(x))
                for x, t in zip(p, y, strict=True)
            ]
        return mpmath.fsum(values) / n, [s / n for s in slopes]
    rows, classes = y_pred.shape
    total, slopes = mpmath.mpf(0), []
    for r in range(rows):
        z = p[r * classes : (r + 1) * classes]
        top = max(z)
        shares = [mpmath.exp(v - top) for v in z]
        rest = mpmath.fsum(s for i, s in enumerate(shares) if i != z.index(top))
        total += top - z[int(y[r])] + mpmath.log1p(rest)
        for c in range(classes):
            others = mpmath.fsum(s for i, s in enumerate(shares) if i != c)
            share = -others if c == int(y[r]) else shares[c]
            slopes.append(share / (1 + rest) / rows)
    return total / rows, slopes


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("magnitude", [1e-30, 1e-8, 1e-3, 1.0, 10.0, 80.0, 1e3, 1e8, 1e30])
@pytest.mark.parametrize("shape", [(1, 2), (1, 1000), (5, 3), (64, 10)])
def test_cross_entropy_against_exact_arithmetic(shape, magnitude: float, dtype: type) -> None:
    numbers = np.random.default_rng(7)
    logits = (magnitude * numbers.normal(size=shape)).astype(dtype)
    for labels in (numbers.integers(0, shape[1], shape[0]), logits.argmax(axis=1)):
        against_exact(CrossEntropyLoss(), logits, labels, np.ptp(logits.astype(float)))


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("magnitude", [1e-30, 1e-8, 1e-3, 1.0, 10.0, 80.0, 1e3, 1e8, 1e30])
@pytest.mark.parametrize("shape", [(1,), (5, 1), (64, 10)])
def test_binary_cross_entropy_against_exact_arithmetic(
    shape, magnitude: float, dtype: type
) -> None:
    numbers = np.random.default_rng(8)
    logits = (magnitude * numbers.normal(size=shape)).astype(dtype)
    right = (logits > 0).astype(dtype)
    for labels in (right, 1 - right, numbers.integers(0, 5, shape).astype(dtype) / 4):
        # One logit stands against a fixed 0: nothing is lost in a difference.
        against_exact(
            BinaryCrossEntropyLoss(), logits, labels, 0, gradient=set(np.unique(labels)) <= {0, 1}
        )


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize("magnitude", [1e-15, 1e-3, 1.0, 1e3, 1e15])
def test_squared_error_against_exact_arithmetic(magnitude: float, dtype: type) -> None:
    numbers = np.random.default_rng(9)
    y_pred, y_true = (magnitude * numbers.normal(size=(2, 64, 3))).astype(dtype)
    y_true = (y_pred.astype(float) - (y_pred - y_true)).astype(dtype)
    keep = (y_pred - y_true).astype(float) == y_pred.astype(float) - y_true.astype(float)
    y_true = np.where(keep, y_true, y_pred)  # differences that are exact
    against_exact(MeanSquaredError(), y_pred, y_true, 0)


def against_exact(loss, y_pred, y_true, difference: float, gradient: bool = True) -> None:
    """Within 4 eps (1 + d), d the largest difference between logits, and no warning."""
    eps = float(np.finfo(y_pred.dtype).eps)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        value, slope = loss.value_and_gradient(y_pred, y_true)
        alone = loss(y_pred, y_true)
    due, slopes = exact(loss, y_pred, y_true)
    bound = 4 * eps * (1 + difference)
    tiny = float(np.finfo(y_pred.dtype).tiny)
    for got in (value, alone):
        assert abs(mpmath.mpf(got.item()) - due) <= bound * due + tiny
    if gradient:
        for got, wanted in zip(slope.data.ravel().tolist(), slopes, strict=True):
            assert abs(mpmath.mpf(got) - wanted) <= 2 * bound * abs(wanted) + tiny


@pytest.mark.parametrize("loss", [MeanSquaredError(), BinaryCrossEntropyLoss(), CrossEntropyLoss()])
def test_predictions_that_are_no_numbers_are_not_hidden(loss) -> None:
    target = [0] if isinstance(loss, CrossEntropyLoss) else [[0.0, 1.0]]
    with np.errstate(all="ignore"):
        assert np.isnan(loss(np.array([[np.nan, 1.0]]), target).item())
        assert not np.isfinite(loss(np.array([[-np.inf, 1.0]]), target).item()) or isinstance(
            loss, BinaryCrossEntropyLoss
        )


@pytest.mark.parametrize("dtype", DTYPES)
@pytest.mark.parametrize(
    "labels", ["indices", "same dtype", "other dtype", "squared error", "binary"]
)
def test_forward_needs_one_temporary_and_the_pair_one_more(labels: str, dtype: type) -> None:
    numbers = np.random.default_rng(1)
    y_pred = numbers.normal(size=(2000, 500)).astype(dtype)
    classes = numbers.integers(0, 500, 2000)
    loss, y_true = {
        "indices": (CrossEntropyLoss(), classes),
        "same dtype": (CrossEntropyLoss(), np.eye(500, dtype=dtype)[classes]),
        "other dtype": (CrossEntropyLoss(), np.eye(500, dtype=np.int64)[classes]),
        "squared error": (MeanSquaredError(), y_pred[::-1]),
        "binary": (BinaryCrossEntropyLoss(), (y_pred > 0).astype(dtype)),
    }[labels]
    slack = 400_000  # arrays with a number for each example, and NumPy's buffers
    assert peak(loss, y_pred, y_true) <= y_pred.nbytes + slack
    masks = y_pred.size if labels == "binary" else 0  # a truth value for each logit
    assert peak(loss.value_and_gradient, y_pred, y_true) <= 2 * y_pred.nbytes + masks + slack


def peak(function, *arguments) -> int:
    function(*arguments)
    tracemalloc.start()
    function(*arguments)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_log_softmax_is_finite_and_normalised() -> None:
    logits = np.array([[0.0, 1000.0], [1e30, -1e30], [3.0, 3.0]])
    result = log_softmax(logits)
    assert np.isfinite(result.data).all()
    np.testing.assert_allclose(np.exp(result.data).sum(axis=1), 1, rtol=4e-16)


BAD = [
    (MeanSquaredError(), np.ones((3, 1)), np.ones(3), ValueError, "y_true.*(3, 1).*(3,)"),
    (MeanSquaredError(), [], [], ValueError, "y_pred is empty"),
    (CrossEntropyLoss(), np.zeros((2, 3)), [0, 3], ValueError, "y_true.*0 to 2, got 3"),
    (CrossEntropyLoss(), np.zeros((2, 3)), [0, -1], ValueError, "y_true.*got -1"),
    (CrossEntropyLoss(), np.zeros((2, 3)), np.array([0, 0.9]), ValueError, "y_true.*got 0.9"),
    (CrossEntropyLoss(), np.zeros((2, 3)), [0, np.nan], ValueError, "y_true.*got nan"),
    (CrossEntropyLoss(), np.zeros((2, 3)), [[0], [1]], ValueError, "y_true"),
    (CrossEntropyLoss(), np.zeros((0, 3)), np.zeros(0), ValueError, "y_true"),
    (CrossEntropyLoss(), np.zeros((1, 2)), [[0.5, 0.6]], ValueError, "y_true must sum to 1"),
    (CrossEntropyLoss(), np.zeros((1, 2)), [[1.5, -0.5]], ValueError, "y_true.*got -0.5"),
    (CrossEntropyLoss(), np.zeros((1, 2)), [[np.nan, 1]], ValueError, "y_true.*got nan"),
    (CrossEntropyLoss(), np.zeros((2, 2, 2)), [0, 1], ValueError, "y_pred.*(2, 2, 2)"),
    (BinaryCrossEntropyLoss(), np.zeros(2), [0, 1.5], ValueError, "y_true.*1.5"),
    (BinaryCrossEntropyLoss(), np.zeros(2), [0, np.nan], ValueError, "y_true.*nan"),
    (BinaryCrossEntropyLoss(), np.zeros((3, 2)), np.zeros(2), ValueError, "y_true.*(3, 2).*(2,)"),
    (MeanSquaredError(), ["a"], [1.0], TypeError, "list"),
    (CrossEntropyLoss(), np.zeros((1, 2)), ["a"], TypeError, "list"),
    (BinaryCrossEntropyLoss(), [object()], [1.0], TypeError, "list"),
]


@pytest.mark.parametrize(("loss", "y_pred", "y_true", "error", "words"), BAD)
def test_bad_input_is_refused_by_value_and_gradient(loss, y_pred, y_true, error, words) -> None:
    pattern = words.replace("(", r"\(").replace(")", r"\)")
    for call in (loss, loss.gradient, loss.value_and_gradient):
        with pytest.raises(error, match=pattern):
            call(y_pred, y_true)


def test_a_row_of_logits_meets_a_column_of_labels_one_by_one() -> None:
    logits, labels = np.array([[1.0], [-2.0]]), np.array([1.0, 0.0])
    loss = BinaryCrossEntropyLoss()
    assert loss(logits, labels).item() == loss(logits.ravel(), labels).item()
    assert loss.gradient(logits, labels).shape == (2, 1)


def test_float32_distributions_of_many_classes_sum_to_1_within_rounding() -> None:
    rows = np.random.default_rng(2).random((3, 20000), dtype=np.float32)
    require_distributions(rows / rows.sum(axis=1, keepdims=True))
