# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Losses
#
# > The loss functions of a network: mean squared error, cross-entropy and binary cross-entropy.
#
# **Time:** 2 to 3 hours. **You need:** derivatives of sums and logarithms, NumPy's shapes and axes,
# and the tensors of `02_tensor`. Modules `01_testing` and `02_tensor` lie in this folder's `tinytorch`.
#
# A network is trained by making one number small: the loss, which says how wrong its predictions are.
# Everything that training does follows from that number's derivatives, so the choice of loss decides
# what the network learns, and its arithmetic decides whether it learns at all. You will build three
# losses and their gradients, see where the obvious formulas fail, and mend them.
#
# What you write becomes `tinytorch.core.losses`. When you have finished, open a terminal in this folder
# and run `nbdev_export`: your losses are then importable beside the modules that they stand on.

# %% nbgrader={"grade": false, "grade_id": "losses-imports", "locked": true, "schema_version": 3, "solution": false, "task": false}
#| default_exp core.losses
#| export
from typing import Any

import numpy as np
from tinytorch.core.tensor import Operation, Tensor

# %% nbgrader={"grade": false, "grade_id": "losses-setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import sys
import time
import tracemalloc

import matplotlib
import matplotlib.pyplot as plt
from tinytorch.testing import check_gradient, check_raises, check_value

print(f"Python {sys.version.split()[0]}, NumPy {np.__version__}, Matplotlib {matplotlib.__version__}")


def check_accepts(check, *inputs):
    """Fail unless the check lets the inputs pass: it raises nothing and returns nothing."""

    returned = []

    def passes(*given):
        returned.append(check(*given))
        return 0.0

    passes.__name__ = check.__name__
    check_value(passes, *inputs, expected=0.0)
    assert returned[0] is None, (
        f"{check.__name__} returned {returned[0]!r}\nlikely: it answers by a value; it must raise an error, or return nothing"
    )


def compare(predicted, actual):
    """Show a prediction beside what came out."""
    if predicted is None:
        print(f"It is {actual:.4g}. Next time, write down a guess first: a wrong one teaches most.")
    else:
        print(f"You predicted {predicted:.4g}; it is {actual:.4g}.")


# %% [markdown]
# ## What every loss shares
#
# A loss is an operation on tensors (see `02_tensor`) with two rules: `forward` gives the value, a tensor
# of shape `()`, and `gradient` the derivative of that value by the predictions, a tensor of their shape.
# Predictions come first and are called `y_pred`; targets are called `y_true`. Both may be tensors,
# arrays, lists or numbers: `to_array` turns any of them into a floating-point array.

# %% nbgrader={"grade": false, "grade_id": "loss-base", "locked": true, "schema_version": 3, "solution": false, "task": false}
#| export
def to_array(values: Any) -> np.ndarray:
    """The values as a floating-point array, without a copy where they are one.

    Numbers and lists written in Python become float32; floating-point arrays and tensors keep their
    dtype. Raises `TypeError` for what is not numbers.

    >>> to_array([1, 2]).dtype, to_array(np.zeros(2)).dtype
    (dtype('float32'), dtype('float64'))
    """
    array = _numbers(values)
    return array if array.dtype.kind == "f" else array.astype(np.float32)


def _numbers(values: Any) -> np.ndarray:
    """The values as an array of numbers of any kind: labels stay whole numbers."""
    array = values.data if isinstance(values, Tensor) else values
    return array if isinstance(array, np.ndarray) and array.dtype.kind in "biuf" else Tensor(array).data


def _mean(terms: np.ndarray) -> np.ndarray:
    """The mean, summed in float64 and returned in the terms' own dtype."""
    return np.mean(terms, dtype=np.float64).astype(terms.dtype)


class Loss(Operation):
    """How wrong predictions are: a value to make small, and its gradient by the predictions.

    Call it as `loss(y_pred, y_true)`. The gradient is the loss's derivative rule.
    """

    def forward(self, y_pred: Any, y_true: Any) -> Tensor:
        """The loss, a tensor of shape ()."""
        raise NotImplementedError(f"{type(self).__name__} has no value yet")

    def gradient(self, y_pred: Any, y_true: Any) -> Tensor:
        """The derivative of the loss by y_pred, a tensor of y_pred's shape."""
        raise NotImplementedError(f"{type(self).__name__} has no gradient yet")

    def value_and_gradient(self, y_pred: Any, y_true: Any) -> tuple[Tensor, Tensor]:
        """Both at once; a loss that can share work between them overrides this."""
        return self.forward(y_pred, y_true), self.gradient(y_pred, y_true)


# %% [markdown]
# ## Refusing what does not fit
#
# Labels are where losses go silently wrong. NumPy subtracts (N,) from (N, 1) without a word and gives an
# (N, N) table; an index of -1 picks the last class; a label of 0.9 becomes class 0. Write the checks
# first, and call them in your losses. Each takes arrays, returns nothing when all is well, and raises
# `ValueError` otherwise, with a message that names the argument, what was given and what was expected.
#
# **Predict:** how many of `nan < 0`, `nan > 1`, `nan == nan` are true? What does that mean for a check that
# looks for labels that are too small or too large?

# %%
my_true_comparisons = None  # your number, from 0 to 3


# %% nbgrader={"grade": false, "grade_id": "input-checks-implementation", "locked": false, "schema_version": 3, "solution": true, "task": false}
#| export
def require_same_shape(y_pred: np.ndarray, y_true: np.ndarray) -> None:
    """Refuse shapes that differ, also where NumPy would broadcast them, and an empty batch.

    Raises `ValueError` that names both shapes.
    """
    # TODO: compare the shapes; refuse arrays without elements.
    ### BEGIN SOLUTION
    if y_true.shape != y_pred.shape:
        raise ValueError(f"y_true must have y_pred's shape {y_pred.shape}, got {y_true.shape}")
    if y_pred.size == 0:
        raise ValueError(f"y_pred is empty (shape {y_pred.shape}): a mean needs at least one example")
    ### END SOLUTION


def require_class_indices(y_true: np.ndarray, batch_size: int, classes: int) -> None:
    """Refuse labels other than `batch_size` whole numbers from 0 to `classes` - 1.

    Raises `ValueError` that names y_true, what was given and what was expected.
    """
    # TODO: the shape must be (batch_size,), not empty; every label whole and in range.
    # HINT: ask whether all labels are good, not whether one is bad: nothing holds for NaN.
    ### BEGIN SOLUTION
    if y_true.shape != (batch_size,) or batch_size == 0:
        raise ValueError(f"y_true must hold one class index for each example, shape ({batch_size},) "
                         f"with at least one, got shape {y_true.shape}")
    good = (y_true >= 0) & (y_true < classes) & (y_true == np.floor(y_true))
    if not good.all():
        raise ValueError(f"y_true must hold whole numbers from 0 to {classes - 1}, got {y_true[~good][0]}")
    ### END SOLUTION


def require_distributions(y_true: np.ndarray) -> None:
    """Refuse rows (along the last axis) that are no probability distributions, and an empty batch.

    Raises `ValueError` that names y_true and what was found. Sums may be off by rounding.
    """
    # TODO: no negative entry, no NaN, every row sums to 1.
    # HINT: float32 labels of many classes sum to 1 within about 1e-5, no better.
    ### BEGIN SOLUTION
    if y_true.size == 0:
        raise ValueError(f"y_true is empty (shape {y_true.shape}): expected at least one distribution")
    if not y_true.min() >= 0:
        raise ValueError(f"y_true must hold probabilities, got {y_true.min()}")
    sums = y_true.sum(axis=-1, dtype=np.float64)
    tolerance = 1e-3 if y_true.dtype == np.float16 else 1e-5
    if not (np.abs(sums - 1) <= tolerance).all():
        worst = sums.flat[np.argmax(np.abs(sums - 1))]
        raise ValueError(f"each row of y_true must sum to 1, got a sum of {worst}")
    ### END SOLUTION


def require_binary_labels(y_true: np.ndarray) -> None:
    """Refuse labels outside [0, 1], NaN, and an empty batch.

    Raises `ValueError` that names y_true and what was found.
    """
    # TODO: every label from 0 to 1; at least one.
    ### BEGIN SOLUTION
    if y_true.size == 0:
        raise ValueError(f"y_true is empty (shape {y_true.shape}): expected at least one label")
    if not (y_true.min() >= 0 and y_true.max() <= 1):
        raise ValueError(f"y_true must hold labels from 0 to 1, got {y_true.min()} to {y_true.max()}")
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test-input-checks", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
array = np.array
for check, *good in [
    (require_same_shape, array([1.0, 2.0]), array([3.0, 4.0])), (require_same_shape, array(1.0), array(2.0)),
    (require_class_indices, array([0.0, 2.0, 1.0]), 3, 3), (require_distributions, array([[0.25, 0.75], [1.0, 0.0]])),
    (require_binary_labels, array([0.0, 1.0, 0.3])),
]:
    check_accepts(check, *good)
for check, bad, words, because in [
    (require_same_shape, (np.ones((3, 1)), np.ones(3)), ["(3, 1)", "(3,)"], "(3, 1) minus (3,) would silently be (3, 3)"),
    (require_same_shape, (np.ones((0, 2)), np.ones((0, 2))), ["y_"], "an empty batch has no mean"),
    (require_class_indices, (array([0.0, 3.0]), 2, 3), ["y_true"], "with 3 classes the last index is 2"),
    (require_class_indices, (array([0, -1]), 2, 3), ["y_true"], "-1 would silently mean the last class"),
    (require_class_indices, (array([0.0, 0.9]), 2, 3), ["y_true"], "0.9 is no class, and would be truncated to 0"),
    (require_class_indices, (array([[0], [1]]), 2, 3), ["y_true"], "labels in a column, (2, 1), are not (2,)"),
    (require_distributions, (array([[0.5, 0.6]]),), ["y_true"], "the row sums to 1.1"),
    (require_distributions, (array([[1.5, -0.5]]),), ["y_true"], "a probability is never negative"),
    (require_binary_labels, (array([0.0, 1.5]),), ["y_true"], "a label of 1.5 is no probability"),
    (require_binary_labels, (array([np.nan, 1.0]),), ["y_true"], "a NaN label must not pass"),
]:
    check_raises(check, *bad, mentions=words, because=because)
### BEGIN HIDDEN TESTS
for check, *good in [
    (require_same_shape, np.ones((2, 3)), np.zeros((2, 3))), (require_class_indices, array([0, 4]), 2, 5),
    (require_distributions, np.full((3, 10), 0.1, np.float32)), (require_distributions, array([0.5, 0.5])),
    (require_binary_labels, array([[0.0], [1.0]])), (require_binary_labels, array([1])),
]:
    check_accepts(check, *good)
for shapes in [((3,), (3, 1)), ((3,), (1,)), ((2, 3), (3,)), ((2, 3), (3, 2)), ((2,), (3,)), ((0,), (0,))]:
    check_raises(require_same_shape, *map(np.ones, shapes), mentions=["y_"], because="the shapes differ or are empty")
for labels, size, because in [
    ([0, np.nan], 2, "NaN is no class"), ([0.0], 2, "one label is missing"), ([], 0, "the batch is empty"),
    ([0, 1, 1], 2, "there is one label too many"), ([1.5, 0], 2, "1.5 is no class"), ([0, 7], 2, "7 is out of range"),
]:
    check_raises(require_class_indices, array(labels), size, 3, mentions=["y_true"], because=because)
for rows in [[[np.nan, 1.0]], np.ones((0, 3)), [[0.2, 0.2], [0.5, 0.5]], [[0.5, 0.5], [2.0, -1.0]], [0.7, 0.7]]:
    check_raises(require_distributions, array(rows), mentions=["y_true"], because="a row is no distribution")
for labels in [[-1.0, 1.0], [], [0.5, np.nan], [[1.0], [1.1]], [-0.001]]:
    check_raises(require_binary_labels, array(labels), mentions=["y_true"], because="a label lies outside [0, 1]")
### END HIDDEN TESTS
del array

# %%
compare(my_true_comparisons, sum([np.nan < 0, np.nan > 1, np.nan == np.nan]))

# %% [markdown]
# All three comparisons with NaN are false, `nan == nan` too: a check that looks for bad labels finds none.
#
# ## Mean squared error
#
# For predictions $p$ and targets $t$ with $n$ elements in all, the loss and its derivative are
# $$L = \frac{1}{n}\sum_i (p_i - t_i)^2, \qquad
# \frac{\partial L}{\partial p_j} = \frac{1}{n}\sum_i 2 (p_i - t_i)\,\frac{\partial (p_i - t_i)}{\partial p_j}
# = \frac{2}{n}(p_j - t_j),$$
# since only the term $i = j$ contains $p_j$. The mean runs over *all* elements, so that neither the batch
# size nor the number of outputs changes the scale of a step.
#
# **Predict** the loss of predictions (1, 2) against targets (0, 1), before you write any code.

# %%
my_squared_error = None  # your number


# %% nbgrader={"grade": false, "grade_id": "mse-loss-implementation", "locked": false, "schema_version": 3, "solution": true, "task": false}
#| export
class MeanSquaredError(Loss):
    """The mean of (y_pred - y_true)^2 over all elements.

    y_pred and y_true have the same shape, whatever it is. Raises `ValueError` where the shapes differ or
    there are no elements. float32 predictions give float32, float64 ones float64.

    >>> MeanSquaredError()([1.0, 2.0], [0.0, 1.0]).item()
    1.0
    """

    def forward(self, y_pred: Any, y_true: Any) -> Tensor:
        """The loss, a tensor of shape ()."""
        # TODO: refuse shapes that differ (your check above); return the mean of the squared errors.
        # HINT: to_array makes arrays; Tensor(...) makes the result a tensor.
        ### BEGIN SOLUTION
        error = self._error(y_pred, y_true)
        return Tensor(_mean(np.square(error, out=error)))
        ### END SOLUTION

    def gradient(self, y_pred: Any, y_true: Any) -> Tensor:
        """The derivative of the loss by y_pred: 2 (y_pred - y_true) / n."""
        # TODO: return the derivative that the text derives, as a tensor of y_pred's shape.
        ### BEGIN SOLUTION
        return self.value_and_gradient(y_pred, y_true)[1]

    def value_and_gradient(self, y_pred: Any, y_true: Any) -> tuple[Tensor, Tensor]:
        """Both from one difference."""
        error = self._error(y_pred, y_true)
        value = Tensor(_mean(np.square(error)))
        return value, Tensor.wrap(np.multiply(error, 2 / error.size, out=error))

    def _error(self, y_pred: Any, y_true: Any) -> np.ndarray:
        prediction, target = to_array(y_pred), _numbers(y_true)
        require_same_shape(prediction, target)
        # A difference in y_pred's dtype: float64 targets do not make float32 predictions float64.
        error = np.empty_like(prediction)
        return np.subtract(prediction, target, out=error, casting="same_kind")
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test-mse-loss", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
loss = MeanSquaredError()
check_value(
    loss, [[1.0, 2.5, -0.5], [0.0, 4.0, 1.0]], [[0.0, 2.0, 1.5], [0.5, 1.0, 1.25]],
    expected=2.427083333, returns=Tensor, dtype=np.float32,
    suspects={
        "a sum where a mean is due": 14.5625,
        "the mean over the batch only: the squares are summed within each example": 7.28125,
        "divided by the number of features, not by all elements": 4.854166667,
        "the mean along one axis only: a number is due, over all elements": [0.625, 4.625, 2.03125],
        "the mean of each example: the batch is to be averaged too": [1.75, 3.104166667],
        "the absolute error: the differences are not squared": 1.208333333,
        "the square is missing: positive and negative errors cancel": 0.2916666667,
        "the square of the mean, where the mean of the squares is due": 0.08506944444,
        "the squares are subtracted: p^2 - t^2 is not (p - t)^2": 2.572916667,
        "the median of the squares, where their mean is due": 0.625,
        "half of the mean: this loss has no factor 1/2": 1.213541667,
        "a root is taken: that is the root mean squared error": 1.557909925,
        "the sign is reversed": -2.427083333,
        "divided by n - 1, not by n": 2.9125,
        "the variance of the errors: their mean is subtracted first": 2.342013889,
        "the squares are not averaged": [[1, 0.25, 4], [0.25, 9, 0.0625]],
        "only the first example counts": 1.75,
        "the fractions are cut off: a whole-number dtype": 1.833333333,
        "the result is rounded": 2.43,
        "a constant: does the result depend on the inputs, or is it hard-coded?": 1.0,
    },
)
check_value(loss, [1.0, 2.0], [0.0, 1.0], expected=1.0, returns=Tensor, suspects={"state is kept between calls: earlier calls are averaged in": 1.951388889})
check_value(loss, 5.0, 3.0, expected=4.0, returns=Tensor)
### BEGIN HIDDEN TESTS
numbers = np.random.default_rng(50)
for case, shape in enumerate([(3,), (4, 3), (2, 3, 4), (), (3, 1), (1, 4), (7, 5)] * 3):
    y_pred, y_true = numbers.normal(size=(2, *shape))
    exact = sum((a - b) ** 2 for a, b in zip(y_pred.ravel().tolist(), y_true.ravel().tolist())) / y_pred.size
    check_value(loss, y_pred, y_true, expected=exact, returns=Tensor, dtype=np.float64, repeat=False)
    if case < 7:  # float32 once for each shape
        check_value(loss, np.float32(y_pred), np.float32(y_true), expected=exact, returns=Tensor, dtype=np.float32, rtol=1e-5, repeat=False)
check_value(loss.forward, Tensor([[1.0, 2.0], [3.0, 4.0]]), [[1.5, 2.5], [2.5, 3.5]], expected=0.25, returns=Tensor)
### END HIDDEN TESTS
del loss

# %%
compare(my_squared_error, MeanSquaredError()([1.0, 2.0], [0.0, 1.0]).item())

# %% nbgrader={"grade": true, "grade_id": "test-mse-gradient", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
loss = MeanSquaredError()
y_pred, y_true = [[1.0, 2.5, -0.5], [0.0, 4.0, 1.0]], [[0.0, 2.0, 1.5], [0.5, 1.0, 1.25]]
check_value(
    loss.gradient, y_pred, y_true, expected=[[0.3333333333, 0.1666666667, -0.6666666667], [-0.1666666667, 1, -0.08333333333]], returns=Tensor, dtype=np.float32,
    suspects={
        "the factor 2 is missing: the derivative of a square": [[0.1666666667, 0.08333333333, -0.3333333333], [-0.08333333333, 0.5, -0.04166666667]],
        "not divided by the number of elements": [[2, 1, -4], [-1, 6, -0.5]],
        "divided by the batch size, not by all elements": [[1, 0.5, -2], [-0.5, 3, -0.25]],
        "divided by the number of features, not by all elements": [[0.6666666667, 0.3333333333, -1.333333333], [-0.3333333333, 2, -0.1666666667]],
        "the derivative by y_true, where that by y_pred is due": [[-0.3333333333, -0.1666666667, 0.6666666667], [0.1666666667, -1, 0.08333333333]],
        "the target is not subtracted": [[0.3333333333, 0.8333333333, -0.1666666667], [0, 1.333333333, 0.3333333333]],
        "averaged into one number: each prediction has its own derivative": 0.09722222222,
        "averaged into one number, before the division": 0.5833333333,
        "the derivative of the absolute error: the sign of each error": [[0.1666666667, 0.1666666667, -0.1666666667], [-0.1666666667, 0.1666666667, -0.1666666667]],
    },
)
### BEGIN HIDDEN TESTS
numbers = np.random.default_rng(51)
for case, shape in enumerate([(3,), (4, 3), (2, 3, 4), (), (3, 1), (1, 4), (7, 5)] * 3):
    y_pred, y_true = numbers.normal(size=(2, *shape))
    exact = 2 * (y_pred - y_true) / max(y_pred.size, 1)
    check_value(MeanSquaredError().gradient, y_pred, y_true, expected=exact, returns=Tensor, dtype=np.float64, repeat=False)
    if case < 7:  # float32 once for each shape
        check_value(loss.gradient, np.float32(y_pred), np.float32(y_true), expected=exact, returns=Tensor, dtype=np.float32, rtol=1e-4, repeat=False)
### END HIDDEN TESTS
del loss

# %% nbgrader={"grade": true, "grade_id": "test-mse-bad-input", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
loss = MeanSquaredError()
y_pred, y_true = np.array([[1.31, 2.07], [0.4, 0.733], [1.0, 9.5]]), np.array([[1.5, 2.5], [2.5, 3.51], [0.1, 0.2]])
check_value(loss, y_pred, y_true, expected=16.6071215, returns=Tensor, rtol=1e-5)
for call in (loss, loss.gradient):
    check_raises(call, np.ones((3, 1)), np.ones(3), mentions=["(3, 1)", "(3,)"], because="(3, 1) against (3,) would broadcast")
    check_raises(call, np.ones((0, 2)), np.ones((0, 2)), because="an empty batch has no mean")
### BEGIN HIDDEN TESTS
for call in (loss, loss.gradient):
    for shapes in [((3,), (3, 1)), ((2, 3), (3,)), ((3, 3), (3,)), ((3,), (1,)), ((3,), ()), ((2,), (3,)), ((2, 3), (3, 2))]:
        check_raises(call, *map(np.ones, shapes), mentions=["y_"], because="the shapes differ")
    check_raises(call, [], [], because="an empty batch has no mean")
    check_raises(call, ["a"], [1.0], error=(TypeError, ValueError), because="a string is no number")
### END HIDDEN TESTS
del loss

# %% [markdown]
# Doubling an error makes the loss four times as large and its pull, the gradient, twice as large.
# **Predict:** nine errors of 1 and one error of 10. Which share of the gradient belongs to the one?

# %%
my_outlier_share = None  # your number, from 0 to 1


# %%
def draw_value_and_slope(loss, xs, y_true, axes, xlabel):
    """Draw a loss of one prediction, and the slope that its gradient says."""
    axes[0].plot(xs, [loss([x], y_true).item() for x in xs])
    axes[1].plot(xs, [loss.gradient([x], y_true).data[0] for x in xs])
    for axis, title in zip(axes, ("loss", "gradient: the pull")):
        axis.set(title=title, xlabel=xlabel)
        axis.grid(alpha=0.3)


figure, axes = plt.subplots(1, 2, figsize=(8, 2.6), layout="constrained")
draw_value_and_slope(MeanSquaredError(), np.linspace(-4, 4, 25), [0.0], axes, "error")
plt.show()
pull = np.abs(MeanSquaredError().gradient([1.0] * 9 + [10.0], [0.0] * 10).data)
compare(my_outlier_share, pull[-1] / pull.sum())

# %% [markdown]
# The pull grows without bound: the outlier holds 10 of 19 parts. A squared error therefore listens most to
# the worst predictions, which is right for small symmetric noise and wrong for data with gross errors.

# %% [markdown]
# ## From logits to log-probabilities
#
# A classifier gives one number per class, its *logits* $z$; softmax makes them probabilities
# $p_c = e^{z_c} / \sum_k e^{z_k}$. Losses need $\log p_c = z_c - \log \sum_k e^{z_k}$. Adding a constant to all
# logits changes nothing, since it cancels in the fraction. That is the way out when $e^{z}$ overflows:
# $\log p_c = (z_c - m) - \log \sum_k e^{z_k - m}$ for every $m$, and with $m = \max_k z_k$ no exponent is positive.
#
# **Predict:** from which logit on is `np.exp(np.float32(z))` infinite?

# %%
my_limit = None  # your number


# %% nbgrader={"grade": false, "grade_id": "log-softmax-implementation", "locked": false, "schema_version": 3, "solution": true, "task": false}
#| export
def log_softmax(logits: Any) -> Tensor:
    """The logarithm of softmax along the last axis: z - logsumexp(z).

    logits has shape (..., C); the result is a tensor of that shape and dtype, finite for finite logits.

    >>> log_softmax([[0.0, 1000.0]]).tolist()
    [[-1000.0, 0.0]]
    """
    # TODO: the formula above, along the last axis, safe for large logits.
    # HINT: keepdims=True keeps (N, 1) against (N, C) lined up. Never take the logarithm of a softmax.
    ### BEGIN SOLUTION
    z = to_array(logits)
    top = z.argmax(axis=-1, keepdims=True)
    shifted = z - np.take_along_axis(z, top, axis=-1)
    shares = np.exp(shifted)
    # The largest term is exactly 1: log1p of the others keeps what log(1 + tiny) would round away.
    np.put_along_axis(shares, top, 0, axis=-1)
    return Tensor.wrap(np.subtract(shifted, np.log1p(shares.sum(axis=-1, keepdims=True)), out=shifted))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test-log-softmax", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
logits = [[2.0, -1.0, 0.5], [0.3, 1.2, -0.7]]
check_value(
    log_softmax, logits, expected=[[-0.2413112967, -3.241311297, -1.741311297], [-1.34220729, -0.44220729, -2.34220729]], returns=Tensor, dtype=np.float32,
    suspects={
        "softmax without its logarithm": [[0.7855970346, 0.03911257327, 0.1752903921], [0.2612683366, 0.6426164137, 0.09611524968]],
        "softmax over axis 0, the batch: the classes lie along the last axis": [[-0.1677860294, -2.30508332, -0.2632824673], [-1.867786029, -0.1050833198, -1.463282467]],
        "the shift is subtracted in the exponent and forgotten outside": [[1.758688703, -1.241311297, 0.2586887033], [-0.14220729, 0.75779271, -1.14220729]],
        "the sign is reversed": [[0.2413112967, 3.241311297, 1.741311297], [1.34220729, 0.44220729, 2.34220729]],
        "a logarithm to base 2": [[-0.348138611, -4.676223734, -2.512181172], [-1.936395801, -0.6379702644, -3.379090842]],
        "a logarithm to base 2, of the sum": [[-0.348138611, -3.348138611, -1.848138611], [-1.537970264, -0.6379702644, -2.537970264]],
    },
)
check_value(log_softmax, [1.0, 1.0], expected=[-0.6931471806, -0.6931471806], returns=Tensor)
check_value(log_softmax, [[0.0, 1000.0], [1000.0, 0.0]], expected=[[-1000, 0], [0, -1000]], returns=Tensor)
### BEGIN HIDDEN TESTS
def exact_log_softmax(z):
    shifted = np.longdouble(z) - np.longdouble(z).max(axis=-1, keepdims=True)
    return np.float64(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))


numbers = np.random.default_rng(52)
for case, shape in enumerate([(4, 3), (3, 4), (3, 3), (5,), (2, 3, 4), (1, 1), (6, 2)] * 3):
    z = 3 * numbers.normal(size=shape)
    check_value(log_softmax, z, expected=exact_log_softmax(z), returns=Tensor, dtype=np.float64, repeat=False)
    single = z.astype(np.float32)
    if case < 7:  # float32 once for each shape
        check_value(log_softmax, Tensor(single), expected=exact_log_softmax(single), returns=Tensor, dtype=np.float32, repeat=False)
for z in (np.array([[1000.0, 1001.0, 999.5], [0.3, -0.2, 0.7], [-1000, -1001, -1003]]), np.array([[90.0, -90, 3], [-200, 5, 1]])):
    check_value(log_softmax, z, expected=exact_log_softmax(z), returns=Tensor, atol=1e-12, repeat=False)
    check_value(log_softmax, np.float32(z), expected=exact_log_softmax(np.float32(z)), returns=Tensor, atol=5e-4, repeat=False)
### END HIDDEN TESTS
del logits

# %%
compare(my_limit, np.log(np.finfo(np.float32).max))

# %% [markdown]
# float32 ends at e^88.7, float64 at e^709: a logit of 100 is nothing unusual in a network that is sure.
#
# ## Cross-entropy
#
# The loss of one example is the negative log-probability of its class $t$, or of a distribution $y$ over classes:
# $$L = -\log p_t = \log\sum_k e^{z_k} - z_t, \qquad L = -\sum_c y_c \log p_c .$$
# The derivative of $\log\sum_k e^{z_k}$ by $z_c$ is $e^{z_c} / \sum_k e^{z_k} = p_c$, and that of $\sum_c y_c z_c$ is $y_c$. With
# $\sum_c y_c = 1$ and the mean over $N$ examples, $\partial L / \partial z_{nc} = (p_{nc} - y_{nc}) / N$.
#
# The loss takes **logits, never probabilities**. A softmax layer before it would apply softmax twice: the
# loss then cannot fall below $\log(1 + (C-1)/e)$, and training crawls. You notice it by that floor.
#
# **Predict** the loss of a network that knows nothing: equal logits for 5 classes.

# %%
my_ignorance = None  # your number


# %% nbgrader={"grade": false, "grade_id": "crossentropy-loss-implementation", "locked": false, "schema_version": 3, "solution": true, "task": false}
#| export
class CrossEntropyLoss(Loss):
    """The mean over the batch of -log softmax(y_pred), weighted by y_true.

    y_pred holds logits of shape (N, C), or (C,) for one example. y_true holds class indices, shape (N,)
    (a number for one example), or distributions of y_pred's shape: one-hot or soft labels. Raises
    `ValueError` for other shapes, an empty batch, indices that are not whole or not in 0..C-1, and rows that
    are no distributions. Computed in log space (Goodfellow et al., Deep Learning, 2016, section 4.1).

    >>> CrossEntropyLoss()([[0.0, 1000.0]], [0]).item()
    1000.0
    """

    def forward(self, y_pred: Any, y_true: Any) -> Tensor:
        """The loss, a tensor of shape ()."""
        # TODO: the mean of -log p_t for class indices, of -sum(y log p) for distributions.
        # HINT: labels with one axis less than the logits are indices. z[np.arange(N), t] picks one per row, with
        #   whole numbers in t: to_array gives floats, and t.astype(int) is safe once your check has passed.
        ### BEGIN SOLUTION
        _, _, distance, rest = self._shares(*self._checked(y_pred, y_true))
        return Tensor.wrap(_mean(distance + np.log1p(rest)))
        ### END SOLUTION

    def gradient(self, y_pred: Any, y_true: Any) -> Tensor:
        """The derivative of the loss by the logits: (softmax - y_true) / N."""
        # TODO: return the derivative that the text derives, as a tensor of y_pred's shape.
        # HINT: np.exp of your log_softmax is a safe softmax.
        ### BEGIN SOLUTION
        return self.value_and_gradient(y_pred, y_true)[1]

    def value_and_gradient(self, y_pred: Any, y_true: Any) -> tuple[Tensor, Tensor]:
        """Both from one pass of exponentials, which becomes the gradient in place."""
        logits, labels = self._checked(y_pred, y_true)
        top, shares, distance, rest = self._shares(logits, labels)
        value = Tensor.wrap(_mean(distance + np.log1p(rest)))
        np.put_along_axis(shares, top, 1, axis=1)
        whole, n = (1 + rest)[:, None], len(logits)
        if labels.ndim == 1:
            shares *= 1 / (n * whole)
            at, picked = labels[:, None], -rest[:, None] / (n * whole)
            picked = np.where(at == top, picked, np.take_along_axis(shares, at, axis=1) - 1 / n)
        else:
            shares /= whole
            np.subtract(shares, labels, out=shares, casting="same_kind")
            at, picked = top, np.take_along_axis(labels, top, axis=1)
            picked = (1 - picked - picked * rest[:, None]) / whole
        # Where the largest share meets its label, 1 - share is what the others share: no cancellation.
        np.put_along_axis(shares, at, picked, axis=1)
        if labels.ndim == 2:
            shares /= n
        return value, Tensor.wrap(shares.reshape(np.shape(_numbers(y_pred))))

    def _checked(self, y_pred: Any, y_true: Any) -> tuple[np.ndarray, np.ndarray]:
        """Logits (N, C), and labels: whole numbers (N,) or distributions (N, C)."""
        logits, labels = to_array(y_pred), _numbers(y_true)
        if logits.ndim not in (1, 2):
            raise ValueError(f"y_pred must hold logits of shape (N, C) or (C,), got shape {logits.shape}")
        if logits.ndim == 1:
            logits, labels = logits[None], labels[None]
        if labels.ndim == 2:
            require_same_shape(logits, labels)
            require_distributions(labels)
            return logits, labels
        require_class_indices(labels, *logits.shape)
        return logits, labels.astype(np.intp)

    def _shares(self, logits: np.ndarray, labels: np.ndarray) -> tuple[np.ndarray, ...]:
        """Top classes, exp(z - top) with the top's own 1 left out, the labels' distance, and row sums."""
        top = logits.argmax(axis=1, keepdims=True)
        shares = logits - np.take_along_axis(logits, top, axis=1)
        if labels.ndim == 1:
            distance = -np.take_along_axis(shares, labels[:, None], axis=1)[:, 0]
        else:
            distance = -np.einsum("nc,nc->n", shares, labels, dtype=shares.dtype, casting="same_kind")
        np.exp(shares, out=shares)
        np.put_along_axis(shares, top, 0, axis=1)
        # einsum sums a row in one pass, three times as fast as sum; its terms are positive: nothing cancels.
        return top, shares, distance, np.einsum("nc->n", shares)
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test-crossentropy-loss", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
loss = CrossEntropyLoss()
check_value(
    loss, [[2.0, -1.0, 0.5], [0.3, 1.2, -0.7]], [0, 2], expected=1.291759293, returns=Tensor, dtype=np.float32,
    suspects={
        "a sum where a mean over the batch is due": 2.583518587,
        "the mean over all elements: divided by the number of classes too": 0.4305864311,
        "divided by the number of classes, not by the batch size": 0.8611728622,
        "the loss of each example: the batch is to be averaged": [0.2413112967, 2.34220729],
        "the sign is reversed: -log p is positive": -1.291759293,
        "a logarithm to base 2": 1.863614727,
        "a logarithm to base 10": 0.561003933,
        "the largest logit was subtracted and not accounted for": -0.3082407067,
        "softmax over axis 0, the batch: the classes lie along axis 1": 0.8155342484,
        "softmax over all elements at once, not over each row": 2.029116829,
        "softmax is applied twice: the loss takes logits": 1.032214617,
        "a sigmoid where a softmax is due": 0.61505703,
        "the logarithm is missing: the mean of -p": -0.4408561421,
        "the logarithm is missing: the mean of 1 - p": 0.5591438579,
        "the logarithm of the sum is missing: only the logit is left": -0.65,
        "the logarithm is missing: the sum of exponentials minus the logit": 6.636108922,
        "a squared error of probabilities, not a cross-entropy": 0.2294082979,
        "a squared error of probabilities, summed over classes": 0.6882248936,
        "the entropy of the prediction: the labels are ignored": 0.740776186,
        "the labels are ignored: -log of the largest probability": 0.3417592933,
        "every class counts: the labels are ignored": 1.55842596,
        "the log-probabilities of the wrong classes, not of the right one": 0.782194049,
        "the logarithm of the sum is missing: the shifted exponentials are summed": 2.364527754,
        "a logarithm for every class, right or wrong: the sum of -log p and -log(1 - p) of the other classes": 2.073953342,
        "an epsilon is added inside the logarithm": 1.235945987,
        "an epsilon of 1e-3 is added inside the logarithm": 1.285948027,
        "divided by a fixed batch size of 32": 0.08073495583,
        "computed in float16: half precision has 3 digits": 1.291564,
        "the exponential of the loss: that is the perplexity": 3.639183318,
        "the logarithm of the mean probability, where the mean of the logarithms is due": 0.8190366651,
        "only the first example counts": 0.2413112967,
        "the fractions of the logits are cut off: a whole-number dtype": 0.8606453667,
        "the wrong class is picked: class indices count from 0, not from 1": 1.091759293,
        "label smoothing: the wrong classes get a share of the label": 1.31842596,
        "a constant, the loss of equal logits: does it depend on the inputs, or is it hard-coded?": 1.098612289,
    },
)
check_value(loss, [[0.0, 0.0, 0.0, 0.0]] * 2, [3, 1], expected=1.386294361, returns=Tensor)
check_value(loss, [[-4.0, 4.0]], [0], expected=8.000335406, returns=Tensor, suspects={"probabilities are clipped at 1e-3": 6.907755279})
check_value(loss, [[2.0, -1.0, 0.5], [0.3, 1.2, -0.7], [0.1, 0.2, 4.0]], [1, 1, 2], expected=1.241749448, returns=Tensor)
### BEGIN HIDDEN TESTS
def exact_cross_entropy(z, y):
    z = np.longdouble(z)
    shifted = z - z.max(axis=-1, keepdims=True)
    return float(np.mean(np.log(np.exp(shifted).sum(axis=-1)) - shifted[np.arange(len(z)), y]))


numbers = np.random.default_rng(53)
for case, (n, c) in enumerate([(4, 3), (3, 3), (2, 5), (1, 4), (7, 2), (5, 10), (3, 7)] * 3):
    z, y = 3 * numbers.normal(size=(n, c)), numbers.integers(0, c, n)
    check_value(loss, z, y, expected=exact_cross_entropy(z, y), returns=Tensor, dtype=np.float64, repeat=False)
    if case < 7:  # other forms of the arguments once for each shape
        check_value(loss.forward, Tensor(np.float32(z)), y.tolist(), expected=exact_cross_entropy(np.float32(z), y), returns=Tensor, dtype=np.float32, repeat=False)
        check_value(loss, z, y.astype(float), expected=exact_cross_entropy(z, y), returns=Tensor, repeat=False)
### END HIDDEN TESTS
del loss

# %%
compare(my_ignorance, CrossEntropyLoss()([[0.0] * 5], [2]).item())

# %% nbgrader={"grade": true, "grade_id": "test-crossentropy-labels", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
loss = CrossEntropyLoss()
logits, soft = [[2.0, -1.0, 0.5], [0.3, 1.2, -0.7]], [[0.7, 0.2, 0.1], [0.25, 0.25, 0.5]]
check_value(
    loss, logits, [[1, 0, 0], [0, 0, 1]], expected=1.291759293, returns=Tensor,
    suspects={
        "one-hot labels are divided by the number of classes: average over the batch only": 0.4305864311,
        "one-hot labels are ignored: every class counts": 1.55842596,
        "one-hot rows are read as class indices": 1.141759293,
        "one-hot rows are read as class indices, one for each example": 1.141759293,
        "a sum where a mean over the batch is due": 2.583518587,
    },
)
check_value(
    loss, logits, soft, expected=1.304259293, returns=Tensor, dtype=np.float32,
    suspects={
        "only the likeliest class of a soft label counts (argmax)": 1.291759293,
        "soft labels are divided by the number of classes: average over the batch only": 0.4347530978,
        "the entropy of the labels is subtracted: that is the KL divergence": 0.3834896317,
        "soft labels are truncated to whole numbers": 0,
        "a sum where a mean over the batch is due": 2.608518587,
    },
)
check_value(loss, [2.0, -1.0, 0.5], 0, expected=0.2413112967, returns=Tensor, suspects={"one example is divided by the number of classes": 0.08043709889})
check_value(loss, [2.0, -1.0, 0.5], [0.7, 0.2, 0.1], expected=0.9913112967, returns=Tensor)
### BEGIN HIDDEN TESTS
def exact_soft_loss(z, y):
    z = np.longdouble(np.atleast_2d(z))
    shifted = z - z.max(axis=-1, keepdims=True)
    return float(-(np.atleast_2d(y) * (shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))).sum() / len(z))


numbers = np.random.default_rng(54)
for case, (n, c) in enumerate([(4, 3), (3, 3), (2, 5), (1, 4), (6, 2)] * 5):
    z, k = 3 * numbers.normal(size=(n, c)), numbers.integers(0, c, n)
    y = [np.eye(c)[k], np.eye(c, dtype=int)[k], numbers.dirichlet(np.ones(c), n)][case % 3]
    check_value(loss, z, y, expected=exact_soft_loss(z, y), returns=Tensor, dtype=np.float64, repeat=False)
    if case >= 5:  # a single example once for each shape
        continue
    check_value(loss, z[0], y[0], expected=exact_soft_loss(z[0], y[0]), returns=Tensor, repeat=False)
    check_value(loss, z[0], int(k[0]), expected=exact_soft_loss(z[0], np.eye(c)[k[0]]), returns=Tensor, dtype=np.float64, repeat=False)
### END HIDDEN TESTS
del loss

# %% nbgrader={"grade": true, "grade_id": "test-crossentropy-gradient", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
logits, soft = [[2.0, -1.0, 0.5], [0.3, 1.2, -0.7]], [[0.7, 0.2, 0.1], [0.25, 0.25, 0.5]]
check_value(
    CrossEntropyLoss().gradient, logits, [0, 2], expected=[[-0.1072014827, 0.01955628664, 0.08764519607], [0.1306341683, 0.3213082068, -0.4519423752]], returns=Tensor, dtype=np.float32,
    suspects={
        "not divided by the batch size": [[-0.2144029654, 0.03911257327, 0.1752903921], [0.2612683366, 0.6426164137, -0.9038847503]],
        "divided by the number of classes, not by the batch size": [[-0.07146765514, 0.01303752442, 0.05843013071], [0.08708944555, 0.2142054712, -0.3012949168]],
        "divided by the number of elements, not by the batch size": [[-0.03573382757, 0.006518762212, 0.02921506536], [0.04354472277, 0.1071027356, -0.1506474584]],
        "divided by twice the batch size": [[-0.05360074135, 0.009778143318, 0.04382259804], [0.06531708416, 0.1606541034, -0.2259711876]],
        "the target is not subtracted: softmax alone": [[0.3927985173, 0.01955628664, 0.08764519607], [0.1306341683, 0.3213082068, 0.04805762484]],
        "the target is not subtracted, nothing is averaged": [[0.7855970346, 0.03911257327, 0.1752903921], [0.2612683366, 0.6426164137, 0.09611524968]],
        "the sign is reversed: softmax minus target is due": [[0.1072014827, -0.01955628664, -0.08764519607], [-0.1306341683, -0.3213082068, 0.4519423752]],
        "the softmax is missing: logits minus target": [[0.5, -0.5, 0.25], [0.15, 0.6, -0.85]],
        "the derivative by the probabilities, not by the logits": [[-0.6364586143, 0, 0], [0, 0, -5.202088135]],
        "the derivative by y_true, not by y_pred": [[0.1206556483, 1.620655648, 0.8706556483], [0.671103645, 0.221103645, 1.171103645]],
        "softmax over axis 0, the batch: the classes lie along axis 1": [[-0.07723263254, 0.04987524456, 0.3842623917], [0.07723263254, 0.4501247554, -0.3842623917]],
        "softmax's derivative is multiplied in twice": [[-0.01805641033, 0.0007349796159, 0.01267031125], [0.02521333413, 0.07379182225, -0.03926344674]],
        "only the right class has a derivative here: the others lose their share": [[-0.1072014827, 0, 0], [0, 0, -0.4519423752]],
    },
)
check_value(CrossEntropyLoss().gradient, logits, [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]], expected=[[-0.1072014827, 0.01955628664, 0.08764519607], [0.1306341683, 0.3213082068, -0.4519423752]], returns=Tensor)
check_value(CrossEntropyLoss().gradient, logits, soft, expected=[[0.04279851729, -0.08044371336, 0.03764519607], [0.005634168325, 0.1963082068, -0.2019423752]], returns=Tensor)
### BEGIN HIDDEN TESTS
def exact_gradient(z, y):
    shares = np.exp(np.longdouble(z) - np.longdouble(z).max(axis=-1, keepdims=True))
    return np.float64(shares / shares.sum(axis=-1, keepdims=True) - y) / (len(z) if np.ndim(z) == 2 else 1)


numbers = np.random.default_rng(55)
for case, (n, c) in enumerate([(4, 3), (3, 3), (2, 5), (1, 4), (6, 2)] * 5):
    z, k = 2 * numbers.normal(size=(n, c)), numbers.integers(0, c, n)
    hot, soft = np.eye(c)[k], numbers.dirichlet(np.ones(c), n)
    y, target = [(k, hot), (hot, hot), (soft, soft)][case % 3]
    check_value(CrossEntropyLoss().gradient, z, y, expected=exact_gradient(z, target), returns=Tensor, dtype=np.float64, repeat=False)
    if case >= 5:  # other forms of the arguments once for each shape
        continue
    check_value(CrossEntropyLoss().gradient, Tensor(np.float32(z)), k, expected=exact_gradient(np.float32(z), hot), returns=Tensor, dtype=np.float32, repeat=False)
    check_value(CrossEntropyLoss().gradient, z[0], int(k[0]), expected=exact_gradient(z[0], hot[0]), returns=Tensor, repeat=False)
### END HIDDEN TESTS
del logits, soft

# %% nbgrader={"grade": true, "grade_id": "test-crossentropy-stability", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
loss = CrossEntropyLoss()
for dtype in (np.float64, np.float32):
    check_value(loss, np.array([[0, 1000]], dtype), [0], expected=1000, returns=Tensor, dtype=dtype, suspects={
        "probabilities are clipped at 1e-15": 34.53877639, "probabilities are clipped at 1e-12": 27.63102112,
        "probabilities are clipped at 1e-10": 23.02585093, "probabilities are clipped at 1e-8": 18.42068074,
        "probabilities are clipped at 1e-7": 16.11809565, "probabilities are clipped at 1e-3": 6.907755279,
        "NaN or infinity is replaced by 0": 0, "infinity is replaced by the largest number": float(np.finfo(dtype).max),
        **{f"the logits are clipped at {bound}, so the loss is bounded": bound for bound in (20, 30, 50, 60, 80, 88, 100, 200, 600, 700)},
        "divided by 2, the number of classes, or the logits are clipped at 500": 500,
    })
    check_value(loss.gradient, np.array([[0, 1000]], dtype), [0], expected=[[-1, 1]], returns=Tensor, dtype=dtype)
    check_value(loss, np.array([[1000, 0], [0, 0.5]], dtype), [0, 1], expected=0.2370384921, returns=Tensor, dtype=dtype)
check_value(loss, np.array([[np.nan, 1.0]]), [0], expected=np.nan)
### BEGIN HIDDEN TESTS
def exact_parts(z, y):
    z = np.longdouble(z)
    shares = np.exp(z - z.max(axis=-1, keepdims=True))
    value = np.mean(np.log(shares.sum(axis=-1)) + z.max(axis=-1) - z[np.arange(len(z)), y])
    return float(value), np.float64(shares / shares.sum(axis=-1, keepdims=True) - np.eye(z.shape[1])[y]) / len(z)


numbers = np.random.default_rng(56)
cases = [[[0, 1000], [1000, 0], [-800, 800]], [[1000, 1001, 999.5], [0.3, -0.2, 0.7], [-1000, -1001, -1003]],
         [[90, -90, 3], [89, 95, 100], [-200, 5, 1]], [[1e30, -1e30], [0, 1e30], [1e30, 5e29]], [[20, 0], [0, 30], [-40, 0]]]
arrays = [np.array(z, dtype) for z in cases for dtype in (np.float64, np.float32)]
arrays += [np.array(scale * numbers.normal(size=(3, 4)), dtype) for scale in (50, 200, 1000, 5000) for dtype in 3 * (np.float64, np.float32)]
for logits in arrays:
    dtype, y = logits.dtype, numbers.integers(0, 2, 3)
    slack = 4 * float(np.finfo(dtype).eps) * min(np.abs(logits).max(), 1e20)
    value, slope = exact_parts(logits, y)
    check_value(loss, logits, y, expected=value, returns=Tensor, dtype=dtype, atol=slack + 1e-12, repeat=False)
    check_value(loss.gradient, logits, y, expected=slope, returns=Tensor, dtype=dtype, atol=slack + 1e-12, repeat=False)
### END HIDDEN TESTS
del loss

# %% nbgrader={"grade": true, "grade_id": "test-crossentropy-bad-input", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
loss = CrossEntropyLoss()
logits = np.array([[1.31, 2.07, -1.0], [0.4, 0.733, 2.2]])
check_value(loss, logits, [0, 2], expected=0.7541816243, returns=Tensor, rtol=1e-5)
for call in (loss, loss.gradient):
    for labels, because in [
        ([0, 3], "3 classes have the indices 0, 1 and 2"), ([0, -1], "-1 would silently mean the last class"),
        ([0.0, 0.9], "0.9 is no class, and would be truncated to 0"), ([[0], [2]], "labels (2, 1) are not (2,)"),
        ([[0.5, 0.6, 0.1], [1, 0, 0]], "the first row sums to 1.2"),
    ]:
        check_raises(call, logits, np.array(labels), mentions=["y_true"], because=because)
### BEGIN HIDDEN TESTS
for call in (loss, loss.gradient):
    for labels in ([0, np.nan], [0], [0, 1, 1], [[1.5, -0.5, 0], [1, 0, 0]], [[np.nan, 1, 0], [1, 0, 0]], [[1, 0], [0, 1]], 1, [7, 0]):
        check_raises(call, logits, np.array(labels), mentions=["y_"], because="these are no labels for 2 examples of 3 classes")
    check_raises(call, np.ones((0, 3)), np.ones(0), because="an empty batch has no mean")
    check_raises(call, np.ones((0, 3)), np.ones((0, 3)), because="an empty batch has no mean")
    check_raises(call, np.ones((2, 2, 3)), [0, 1], because="logits are (N, C) or (C,)")
    check_raises(call, logits[0], 3, because="the classes of one example are 0, 1 and 2")
    check_raises(call, logits[0], -1, because="the classes of one example are 0, 1 and 2")
    check_raises(call, logits, ["a", "b"], error=(TypeError, ValueError), because="a string is no label")
### END HIDDEN TESTS
del loss

# %% [markdown]
# Equal logits cost $\log C$: a first loss near $\log C$ says that a classifier starts from ignorance. For the
# clipping that many programs do, look at the check above: with probabilities clipped at 1e-7, every mistake
# costs at most 16 and has *no gradient* where the clip holds, just where the network is most wrong.
#
# The gradient is bounded: each entry of $p - y$ lies in [-1, 1]. **Predict:** for a confident mistake, which
# pulls harder, cross-entropy on the logit or a squared error on the probability? And how many times?

# %%
my_ratio_of_pulls = None  # your number, at a logit of -8 for the right class


# %%
logit = np.linspace(-8, 8, 33)
right = 1 / (1 + np.exp(-logit))  # the probability of the right one of two classes
figure, axes = plt.subplots(1, 2, figsize=(8, 2.6), layout="constrained")
pairs = [CrossEntropyLoss().value_and_gradient([x, 0.0], 0) for x in logit]
axes[0].plot(logit, [value.item() for value, _ in pairs], label="cross-entropy")
axes[1].plot(logit, [gradient.data[0] for _, gradient in pairs], label="cross-entropy")
axes[0].plot(logit, (1 - right) ** 2, label="squared error of p")
axes[1].plot(logit, -2 * (1 - right) ** 2 * right, label="squared error of p")
for axis, title in zip(axes, ("loss", "gradient: the pull")):
    axis.set(title=title, xlabel="logit of the right class")
    axis.legend()
plt.show()
compare(my_ratio_of_pulls, pairs[0][1].data[0] / (-2 * (1 - right[0]) ** 2 * right[0]))

# %% [markdown]
# On the left of each figure the network is sure and wrong. There cross-entropy pulls with full strength, and the
# squared error has stopped pulling: its gradient holds the slope of softmax, which is flat. That is why
# classifiers are trained with cross-entropy.
#
# ## Binary cross-entropy
#
# With two classes one logit $x$ is enough: $p = \sigma(x) = 1/(1 + e^{-x})$, and with a label $y$ in [0, 1]
# $L = -y \log p - (1 - y) \log(1 - p)$. Since $\log p = -\log(1 + e^{-x})$ and $\log(1 - p) = -x - \log(1 + e^{-x})$,
# $$L = (1 - y)\,x + \log(1 + e^{-x}) = \max(x, 0) - x y + \log(1 + e^{-|x|}),$$
# where the second form never lets the exponent grow. The derivative is $(1 - y) - e^{-x}/(1 + e^{-x}) = \sigma(x) - y$,
# divided by the number of elements $n$ for the mean.
#
# **Predict** the loss at logit 0, whatever the label.

# %%
my_coin_flip = None  # your number


# %% nbgrader={"grade": false, "grade_id": "binary-crossentropy-implementation", "locked": false, "schema_version": 3, "solution": true, "task": false}
#| export
class BinaryCrossEntropyLoss(Loss):
    """The mean of max(x, 0) - x y + log1p(exp(-|x|)) over all elements, x = y_pred and y = y_true.

    y_pred holds logits of any shape, mostly (N,) or (N, 1); y_true as many labels in [0, 1], in the same
    shape. Raises `ValueError` for other shapes, no elements, and labels outside [0, 1].

    >>> BinaryCrossEntropyLoss()([100.0, -100.0], [0, 1]).item()
    100.0
    """

    def forward(self, y_pred: Any, y_true: Any) -> Tensor:
        """The loss, a tensor of shape ()."""
        # TODO: check shapes and labels; return the mean of the stable form above.
        # HINT: np.log1p(t) is log(1 + t), exact also for a tiny t.
        ### BEGIN SOLUTION
        logits, labels = self._checked(y_pred, y_true)
        terms = np.heaviside(logits, 0)
        # |x| times the label's distance from the predicted side: no term is negative, nothing cancels.
        np.subtract(terms, labels, out=terms, casting="same_kind")
        linear = _mean(np.multiply(terms, logits, out=terms))
        np.negative(np.abs(logits, out=terms), out=terms)
        return Tensor.wrap(linear + _mean(np.log1p(np.exp(terms, out=terms), out=terms)))
        ### END SOLUTION

    def gradient(self, y_pred: Any, y_true: Any) -> Tensor:
        """The derivative of the loss by the logits: (sigmoid(y_pred) - y_true) / n."""
        # TODO: return the derivative that the text derives, as a tensor of y_pred's shape.
        # HINT: exp(-|x|) never overflows; for which sign of x is sigmoid(x) = e / (1 + e) of it?
        ### BEGIN SOLUTION
        return self.value_and_gradient(y_pred, y_true)[1]

    def value_and_gradient(self, y_pred: Any, y_true: Any) -> tuple[Tensor, Tensor]:
        """Both from one pass of exponentials."""
        logits, labels = self._checked(y_pred, y_true)
        slope = np.heaviside(logits, 0)
        np.subtract(slope, labels, out=slope, casting="same_kind")
        terms = slope * logits
        linear = _mean(terms)
        np.negative(np.abs(logits, out=terms), out=terms)
        value = Tensor.wrap(linear + _mean(np.log1p(np.exp(terms, out=terms), out=terms)))
        # expm1(-log1p(e)) is -e / (1 + e): what the other side holds, to full relative accuracy.
        np.expm1(np.negative(terms, out=terms), out=terms)
        np.negative(terms, out=terms, where=logits <= 0)
        slope += terms
        slope /= slope.size
        return value, Tensor.wrap(slope.reshape(np.shape(_numbers(y_pred))))

    def _checked(self, y_pred: Any, y_true: Any) -> tuple[np.ndarray, np.ndarray]:
        logits, labels = to_array(y_pred), _numbers(y_true)
        if {logits.shape, labels.shape} == {(logits.size,), (logits.size, 1)}:
            logits, labels = logits.ravel(), labels.ravel()  # a column and a row of as many: one by one
        require_same_shape(logits, labels)
        require_binary_labels(labels)
        return np.atleast_1d(logits), np.atleast_1d(labels)
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "test-binary-crossentropy", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
loss = BinaryCrossEntropyLoss()
check_value(
    loss, [1.5, -0.8, 0.3, -2.0], [1.0, 0.0, 0.25, 1.0], expected=0.8696992999, returns=Tensor, dtype=np.float32,
    suspects={
        "a sum where a mean is due": 3.478797199,
        "the sign is reversed": -0.8696992999,
        "a logarithm to base 2": 1.254710867,
        "the loss of each example: the mean is due": [0.201413278, 0.3711006659, 0.7793552445, 2.126928011],
        "sigmoid is applied twice: the loss takes logits": 0.6846458522,
        "only the positive label counts: the term of 1 - y is missing": 0.616732525,
        "only the negative label counts: the term of y is missing": 0.2529667748,
        "the labels are swapped: 1 - y stands where y is due": 0.9071992999,
        "the labels are ignored": 0.3134492999,
        "the labels are ignored: the term x y is missing": 0.7634492999,
        "every logit meets every label: a column of labels broadcasts into an (N, N) table": 0.9040742999,
        "divided by the number of positive labels, not by all": 1.546132089,
        "the term max(x, 0) is missing": 0.4196992999,
        "x where max(x, 0) is due": 0.1696992999,
        "the absolute value is missing: exp(-x) where exp(-|x|) is due": 1.5696993,
        "the label is missing: x where x y is due": 1.0134493,
        "the logarithm's 1 is missing: log(exp(-|x|)) is -|x|": -0.59375,
        "soft labels are rounded to 0 or 1 (a threshold)": 0.8884492999,
        "a squared error of probabilities (Brier score)": 0.2526153333,
        "the share of wrong predictions, not a cross-entropy": 0.5,
        "softmax over the batch: each logit has its own sigmoid": 1.214280263,
        "only the softmax over the batch counts": 1.151840712,
        "averaged over the positive examples only": 1.121413378,
        "only the first example counts": 0.201413278,
        "a constant: does the result depend on the inputs, or is it hard-coded?": 100,
        "labels of -1 and 1 are assumed: log(1 + exp(-x y))": 0.9194596526,
        "labels of -1 and 1 are made of them: soft labels do not survive that": 0.8675997507,
    },
)
check_value(loss, [0.0, 0.0], [0, 1], expected=0.6931471806, returns=Tensor)
check_value(loss, np.array([8.0]), np.array([0.0]), expected=8.000335406, returns=Tensor, suspects={"probabilities are clipped at 1e-3": 6.907755279})
check_value(loss, [[0.5], [-1.5], [2.0]], [[0], [1], [1]], expected=0.9341394244, returns=Tensor)
### BEGIN HIDDEN TESTS
def exact_binary(x, y):
    x = np.longdouble(x)
    return float(np.mean(np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))))


numbers = np.random.default_rng(57)
for case, shape in enumerate([(5,), (4, 1), (3, 4), (2, 3, 2), (1,), (7,), (1, 5)] * 3):
    x, hard, soft = numbers.uniform(-4, 4, shape), (numbers.random(shape) < 0.5).astype(float), numbers.random(shape)
    y = [hard, soft][case % 2]
    check_value(loss, x, y, expected=exact_binary(x, y), returns=Tensor, dtype=np.float64, repeat=False)
    if case >= 7:  # other forms of the arguments once for each shape
        continue
    single = np.float32(x), np.float32(y)
    check_value(loss.forward, Tensor(single[0]), single[1], expected=exact_binary(*single), returns=Tensor, dtype=np.float32, repeat=False)
    check_value(loss, x, hard.astype(int), expected=exact_binary(x, hard), returns=Tensor, repeat=False)
check_value(loss, 0.0, 1, expected=np.log(2), returns=Tensor)
### END HIDDEN TESTS
del loss

# %%
compare(my_coin_flip, BinaryCrossEntropyLoss()([0.0], [1]).item())

# %% nbgrader={"grade": true, "grade_id": "test-binary-gradient", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check_value(
    BinaryCrossEntropyLoss().gradient, [1.5, -0.8, 0.3, -2.0], [1.0, 0.0, 0.25, 1.0], expected=[-0.04560638095, 0.07750637972, 0.0811106292, -0.2201992695], returns=Tensor, dtype=np.float32,
    suspects={
        "not divided by the number of elements": [-0.1824255238, 0.3100255189, 0.3244425168, -0.880797078],
        "the sign is reversed: sigmoid minus label is due": [0.04560638095, -0.07750637972, -0.0811106292, 0.2201992695],
        "the derivative by the probability, not by the logit": [-0.30578254, 0.362332241, 0.3317973876, -2.097264025],
        "sigmoid's derivative is multiplied in twice": [-0.006802029911, 0.01657936616, 0.01982816748, -0.02311951081],
        "the sigmoid is missing: logit minus label": [0.125, -0.2, 0.0125, -0.75],
        "the label is not subtracted: sigmoid alone": [0.204393619, 0.07750637972, 0.1436106292, 0.02980073051],
        "the derivative by y_true, not by y_pred": [-0.375, 0.2, -0.075, 0.5],
        "averaged into one number: each logit has its own derivative": -0.02679716038,
    },
)
check_value(BinaryCrossEntropyLoss().gradient, [[0.0], [0.0]], [[0], [1]], expected=[[0.25], [-0.25]], returns=Tensor)
### BEGIN HIDDEN TESTS
numbers = np.random.default_rng(58)
for case, shape in enumerate([(5,), (4, 1), (3, 4), (2, 3, 2), (1,)] * 5):
    x, hard, soft = 3 * numbers.normal(size=shape), (numbers.random(shape) < 0.5).astype(float), numbers.random(shape)
    y = [hard, soft][case % 2]
    exact = np.float64(1 / (1 + np.exp(-np.longdouble(x))) - y) / x.size
    check_value(BinaryCrossEntropyLoss().gradient, x, y, expected=exact, returns=Tensor, dtype=np.float64, repeat=False)
    if case < 5:  # other forms of the arguments once for each shape
        check_value(BinaryCrossEntropyLoss().gradient, Tensor(np.float32(x)), y.tolist(), expected=exact, returns=Tensor, dtype=np.float32, repeat=False)
### END HIDDEN TESTS
numbers = None

# %% nbgrader={"grade": true, "grade_id": "test-binary-stability", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
loss = BinaryCrossEntropyLoss()
for dtype in (np.float64, np.float32):
    for logits, labels, value, slope in [([100, -100], [0, 1], 100, [0.5, -0.5]), ([100, -100], [1, 0], 0, [0, 0]), ([-1000, 0], [1, 1], 500.3465736, [-0.5, -0.25])]:
        logits, labels = np.array(logits, dtype), np.array(labels, dtype)
        check_value(loss, logits, labels, expected=value, returns=Tensor, dtype=dtype, suspects={
            "probabilities are clipped at 1e-15": 34.53877639, "probabilities are clipped at 1e-12": 27.63102112,
            "probabilities are clipped at 1e-10": 23.02585093, "probabilities are clipped at 1e-8": 18.42068074,
            "probabilities are clipped at 1e-7": 16.11809565, "probabilities are clipped at 1e-3": 6.907755279,
            **{f"the logits are clipped at {bound}, so the loss is bounded": bound for bound in (10, 15, 20, 30, 40, 50, 60, 80, 88)},
        })
        check_value(loss.gradient, logits, labels, expected=slope, returns=Tensor, dtype=dtype)
check_value(loss, np.array([np.nan, 1.0]), [0, 1], expected=np.nan)
### BEGIN HIDDEN TESTS
numbers = np.random.default_rng(59)
cases = [[1000, -1000, 3], [-800, 30, -2], [1e30, -1e30, 0], [-90, 90, 40], [0.5, -750, 710]]
arrays = [np.array(x, dtype) for x in cases for dtype in (np.float64, np.float32)]
arrays += [np.array(scale * numbers.normal(size=3), dtype) for scale in (50, 300, 2000, 1e5) for dtype in 3 * (np.float64, np.float32)]
for logits in arrays:
    dtype, labels = logits.dtype, numbers.integers(0, 2, 3).astype(logits.dtype)
    wide, e = np.longdouble(logits), np.exp(-np.abs(np.longdouble(logits)))
    value, slope = np.mean(np.maximum(wide, 0) - wide * labels + np.log1p(e)), (np.where(wide >= 0, 1, e) / (1 + e) - labels) / 3
    check_value(loss, logits, labels, expected=float(value), returns=Tensor, dtype=dtype, repeat=False)
    check_value(loss.gradient, logits, labels, expected=np.float64(slope), returns=Tensor, dtype=dtype, repeat=False)
### END HIDDEN TESTS
del loss

# %% nbgrader={"grade": true, "grade_id": "test-binary-bad-input", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
loss = BinaryCrossEntropyLoss()
logits = np.array([1.31, -2.07, 0.733])
check_value(loss, logits, np.array([0.0, 1.0, 1.0]), expected=1.37668941, returns=Tensor, rtol=1e-5)
for call in (loss, loss.gradient):
    for labels, because in [([0, 1.5, 1], "1.5 is no probability"), ([0, -1, 1], "-1 is no probability: labels are 0 and 1"), ([0, 1], "one label is missing"), ([1], "a label for all would broadcast")]:
        check_raises(call, logits, np.array(labels, float), mentions=["y_true"], because=because)
### BEGIN HIDDEN TESTS
for call in (loss, loss.gradient):
    for labels in ([0, np.nan, 1], [0, 1, 1, 0], [2, 0, 1]):
        check_raises(call, logits, np.array(labels, float), because="these are no labels for 3 logits")
    for shapes in [((3, 2), (2,)), ((3, 2), (3,)), ((3, 3), (3,)), ((3,), (1,)), ((0,), (0,)), ((2, 3), (3, 2))]:
        check_raises(call, *map(np.ones, shapes), mentions=["y_"], because="the shapes differ or are empty")
    check_raises(call, ["a"], [1.0], error=(TypeError, ValueError), because="a string is no logit")
### END HIDDEN TESTS
del loss

# %%
figure, axes = plt.subplots(1, 2, figsize=(8, 2.6), layout="constrained")
for label in (1.0, 0.0):
    draw_value_and_slope(BinaryCrossEntropyLoss(), np.linspace(-8, 8, 33), [label], axes, "logit (label 1 falls, label 0 rises)")
plt.show()

# %% [markdown]
# For a wrong sign the loss is close to |x|, a straight line: its slope never exceeds 1, so one mislabelled
# example cannot pull as an outlier pulls a squared error.
#
# ## All three together

# %% nbgrader={"grade": false, "grade_id": "comprehensive-loss-tests", "locked": true, "schema_version": 3, "solution": false, "task": false}
numbers = np.random.default_rng(0)
for loss, y_pred, y_true in [
    (MeanSquaredError(), numbers.normal(size=(4, 3)), numbers.normal(size=(4, 3))),
    (CrossEntropyLoss(), numbers.normal(size=(4, 3)), np.array([0, 2, 1, 1])),
    (BinaryCrossEntropyLoss(), numbers.normal(size=(5, 1)), np.array([[0.0], [1], [1], [0], [0.5]])),
]:
    check_gradient(loss, loss.gradient, y_pred, y_true)
    print(f"{type(loss).__name__}: value {loss(y_pred, y_true).item():.4f}, gradient as central differences say")

# %% [markdown]
# ## Stability, shown
#
# The textbook forms against yours, for logits (-m, m) and label 0: a confident mistake of growing size. **Predict:**
# at which m does the naive form break in float32? Is it where exp(m) overflows? And does it break for a confident
# *right* answer too?

# %%
my_breaking_point = None  # your number


# %%
magnitudes = np.logspace(-3, 4, 50)
figure, axes = plt.subplots(1, 2, figsize=(8, 2.8), layout="constrained", sharey=True)
for axis, dtype in zip(axes, (np.float32, np.float64)):
    with np.errstate(all="ignore"):
        naive = [-np.log(np.exp(dtype(-m)) / (np.exp(dtype(-m)) + np.exp(dtype(m)))) for m in magnitudes]
        clipped = [-np.log(max(np.exp(dtype(-m)) / (np.exp(dtype(-m)) + np.exp(dtype(m))), dtype(1e-7))) for m in magnitudes]
    axis.loglog(magnitudes, [CrossEntropyLoss()(np.array([-m, m], dtype), 0).item() for m in magnitudes], lw=4, alpha=0.4, label="yours")
    axis.loglog(magnitudes, np.where(np.isfinite(naive), naive, np.nan), label="naive, until it breaks")
    axis.loglog(magnitudes, clipped, "--", label="clipped at 1e-7")
    axis.set(title=np.dtype(dtype).name, xlabel="size of the mistake")
    if dtype is np.float32:
        compare(my_breaking_point, magnitudes[np.isfinite(naive)][-1])
axes[0].legend()
plt.show()
print("confident and right, in float64:", CrossEntropyLoss()(np.array([40.0, 0.0]), 0).item(), "against", -np.log(1 / (1 + np.exp(-40.0))))

# %% [markdown]
# The naive line ends where the share e^-2m rounds to 0, well before exp(m) overflows; the clipped line goes flat,
# and a flat loss has no gradient. Subtracting the maximum heals both. One thing is left: a right answer with a lead of 40 costs
# e^-40 = 4e-18, but 1 + 4e-18 rounds to 1 and its logarithm to 0. The package therefore takes the largest term,
# which is exactly 1 after the shift, out of the sum, and gives the others to `log1p`. Your plain form is right to
# an absolute error of one rounding, which is all that training needs; the package's is right to a relative one.
#
# ## Cost
#
# A fused loss computes the exponentials once, in one array, and turns that into the gradient in place. The naive
# form makes an array for every step. **Predict** how many times the memory of yours it takes, for 64 examples of
# 1000 classes.

# %%
my_memory_ratio = None  # your number


# %%
def naive_cross_entropy(logits, labels):
    softmax = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    one_hot = np.eye(logits.shape[1])[labels]
    return -(one_hot * np.log(softmax)).sum(axis=1).mean(), (softmax - one_hot) / len(logits)


def cost(function, batch_size, classes):
    """Milliseconds (the best of three, of one where that is slow) and megabytes (the peak) for a batch of logits."""
    logits, labels = np.random.default_rng(0).normal(size=(batch_size, classes)), np.arange(batch_size) % classes
    times = []
    while len(times) < 3 and sum(times) < 100:
        started = time.perf_counter()
        function(logits, labels)
        times.append(1e3 * (time.perf_counter() - started))
    tracemalloc.start()
    function(logits, labels)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return min(times), peak


figure, axes = plt.subplots(2, 2, figsize=(8, 4.6), layout="constrained")
megabytes = {}
for column, (what, sizes) in enumerate([("classes, batch of 64", [(64, c) for c in (10, 100, 1000)]), ("batch, 100 classes", [(n, 100) for n in (10, 100, 1000)])]):
    for name, function in [("naive", naive_cross_entropy), ("yours", CrossEntropyLoss().value_and_gradient)]:
        costs = np.array([cost(function, *size) for size in sizes])
        for row, unit in enumerate(["ms", "MB"]):
            axes[row, column].loglog([10, 100, 1000], costs[:, row], "o-", label=name)
            axes[row, column].set(xlabel=what, ylabel=unit)
        if column == 0:
            print(f"(64, 1000): {name} {costs[-1, 0]:.2f} ms, {costs[-1, 1]:.2f} MB")
            megabytes[name] = costs[-1, 1]
axes[0, 0].legend()
plt.show()
compare(my_memory_ratio, megabytes["naive"] / megabytes["yours"])

# %% [markdown]
# Small batches cost what the checks and the calls cost; large ones what the arrays cost. The dearest array of the naive
# form is `np.eye(C)`, a table of C times C that is made to look up N rows: the only cost here that is not linear.
# If yours takes as much memory, look for such a table in your gradient. If it shows no gain in time, it calls `forward`
# and `gradient` one after the other: override `value_and_gradient` to share the exponentials.
# For language models C is tens of thousands, and the logits are the largest array of the whole network.
#
# ## Which loss for which problem
#
# | the target is | the last layer gives | loss | a first value to expect |
# |---|---|---|---|
# | a quantity, with small symmetric errors | numbers | `MeanSquaredError` | the variance of the targets |
# | one of C classes | C logits, no softmax | `CrossEntropyLoss` | log C |
# | yes or no, or several that do not exclude each other | a logit for each, no sigmoid | `BinaryCrossEntropyLoss` | log 2 |
#
# ## In the training loop
#
# A step of training is: predict, take `loss.gradient` at the predictions, carry it back through the layers to the
# weights, and move the weights against it. For one linear layer $z = x w + b$ the chain rule is a line:
# $\partial L / \partial w = x^\top\, \partial L / \partial z$. (`06_autograd` will do that for you, from these same objects.)
#
# The data are real. In 1986 the shuttle Challenger was lost when O-rings failed in the cold. These are the 23 earlier
# flights: the temperature in °F, and whether a ring was damaged (Dalal, Fowlkes and Hoadley, *Journal of the American
# Statistical Association* 84, 1989). **Predict** the probability of damage at 31 °F, the morning of the launch.

# %%
my_probability = None  # your number


# %%
temperature = np.array([53, 57, 58, 63, 66, 67, 67, 67, 68, 69, 70, 70, 70, 70, 72, 73, 75, 75, 76, 76, 78, 79, 81.0])
damaged = np.array([1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0.0])
cold = (temperature - temperature.mean()) / temperature.std()
loss, weight, bias, history = BinaryCrossEntropyLoss(), 0.0, 0.0, []
for _ in range(60):
    logits = weight * cold + bias
    value, slope = loss.value_and_gradient(logits, damaged)
    weight, bias = weight - cold @ slope.data, bias - slope.data.sum()
    history.append(value.item())
figure, axes = plt.subplots(1, 2, figsize=(8, 2.6), layout="constrained")
axes[0].plot(history)
axes[0].set(title="loss", xlabel="step")
fahrenheit = np.linspace(30, 85, 56)
axes[1].plot(fahrenheit, 1 / (1 + np.exp(-weight * (fahrenheit - temperature.mean()) / temperature.std() - bias)))
axes[1].plot(temperature, damaged, "o", alpha=0.5)
axes[1].set(title="probability of damage", xlabel="°F")
plt.show()
compare(my_probability, 1 / (1 + np.exp(-weight * (31 - temperature.mean()) / temperature.std() - bias)))

# %% [markdown]
# The first loss is log 2 = 0.693, ignorance; the last is what temperature cannot explain. No flight had been as cold:
# the loss fits the flights that were flown, and says nothing on how far the straight line in the logit may be trusted.
#
# Below, each loss on a perfect and on an uninformed prediction.

# %% nbgrader={"grade": false, "grade_id": "final-demo", "locked": true, "schema_version": 3, "solution": false, "task": false}
def show_losses(name, loss, y_true, perfect, uninformed):
    print(f"{name:22} perfect {loss(perfect, y_true).item():8.5f}   uninformed {loss(uninformed, y_true).item():8.5f}")


# Velocities, in 1000 km/s, of the nebulae that Hubble put at a megaparsec or farther (PNAS 15, 1929, table 1).
velocities = np.array([[0.92], [0.45], [0.5], [0.5], [0.96], [0.5], [0.85], [0.8], [1.09]])
show_losses("regression", MeanSquaredError(), velocities, velocities, np.full((9, 1), velocities.mean()))
breeds = np.array([0, 3, 1, 4, 2, 2])
show_losses("five classes", CrossEntropyLoss(), breeds, 20 * np.eye(5)[breeds], np.zeros((6, 5)))
spam = np.array([1.0, 0.0, 0.0, 1.0])
show_losses("spam or not", BinaryCrossEntropyLoss(), spam, 40 * spam - 20, np.zeros(4))

# %% [markdown]
# The uninformed losses are the variance, log 5 and log 2, as the table says.
#
# ## Written questions
#
# Answer in your own words, in 150 to 300 words each, with numbers or small computations where they help.

# %% [markdown] nbgrader={"grade": false, "grade_id": "question-1-text", "locked": true, "schema_version": 3, "solution": false, "task": false}
# **Question 1. Stars.** You predict how many stars, 1 to 5, a reader gives a book. Compare regression, classification into
# five classes, and a penalty of your own. Weigh training, interpretability, cost at inference, fit to the business, and
# edge cases such as an average of 3.7 stars. Decide, and say what would change your mind.
#
# === BEGIN MARK SCHEME ===
# 1 point each: (a) what each loss assumes: a squared error uses the order and equal distances, cross-entropy neither;
# (b) training: gradients, outliers, imbalance of stars; (c) interpretability and inference: one number against a distribution;
# (d) business: ranking or showing an average, cost of near and far misses; (e) 3.7 stars: natural for regression, needs the
# expectation of a distribution or soft labels for classification; (f) a decision that follows, and what would change it.
# === END MARK SCHEME ===

# %% [markdown] nbgrader={"grade": true, "grade_id": "question-1", "locked": false, "points": 6, "schema_version": 3, "solution": true, "task": false}
# The stars are ordered, so 4 for 5 is a smaller mistake than 1 for 5. A squared error knows that, cross-entropy does not, but it
# assumes that stars are equally far apart, and answers with one number: readers who love or hate a book become 3. Five classes keep
# that shape, cost five outputs, and 3.7 is the expectation of the distribution, or soft labels (0.3, 0.7) on 3 and 4 when it
# is the target. A penalty of the expected distance, or cumulative logits for "more than k stars", uses the order and keeps a distribution,
# at the price of code to test. I would train five classes with labels smoothed to the neighbours, show the expectation, and
# change to plain regression if only a ranking by average is needed or data is scarce.

# %% [markdown] nbgrader={"grade": false, "grade_id": "question-2-text", "locked": true, "schema_version": 3, "solution": false, "task": false}
# **Question 2. NaN at night.** A cross-entropy that worked in development gives NaN in production. Where can NaN and infinity
# come from? How does your implementation meet each source? What would clipping the probabilities hide? How do you find the cause
# among millions of examples? How does PyTorch do it?
#
# === BEGIN MARK SCHEME ===
# 1 point each: (a) sources: overflow of exp, inf/inf, log 0, 0 times -inf, inf - inf, NaN or infinity in the input, empty batches;
# (b) how the shift, log space and the checks meet each, and which they do not (NaN logits stay NaN); (c) clipping hides mistakes
# and kills their gradient; (d) debugging: check inputs first, per-example losses, bisect batches, save the first bad batch, look at
# the magnitude of logits over time; (e) float16 and float32 limits; (f) PyTorch: log_softmax fused with nll_loss on logits.
# === END MARK SCHEME ===

# %% [markdown] nbgrader={"grade": true, "grade_id": "question-2", "locked": false, "points": 6, "schema_version": 3, "solution": true, "task": false}
# exp overflows from 88.7 in float32 (11 in float16): inf/inf is NaN. A share that rounds to 0 gives log 0 = -inf, and 0 times -inf is NaN
# with one-hot labels. Infinite logits give inf - inf under the shift, NaN inputs stay NaN, the mean of nothing is NaN. Mine subtracts the
# maximum and stays in log space, so finite logits give finite losses; empty batches and bad labels are refused; NaN logits give NaN on purpose.
# Clipping would report 16 at most and give no gradient exactly for the worst examples. I would log the loss of each example and the largest
# |logit| of each batch, stop at the first that is not finite, save that batch with the weights, and bisect it; then look upstream: learning
# rate, a division by zero in the features. PyTorch's cross_entropy takes logits and fuses log_softmax with the negative log-likelihood.

# %% [markdown] nbgrader={"grade": false, "grade_id": "question-3-text", "locked": true, "schema_version": 3, "solution": false, "task": false}
# **Question 3. Real costs.** For each: why is the standard loss wrong, what would you change, what makes it hard, how do you validate it?
# (a) A diagnosis where a miss costs as much as ten false alarms. (b) A ranking of which only the top is seen. (c) Trading, where
# losses of money hurt exponentially.
#
# === BEGIN MARK SCHEME ===
# For each case 2 points: 1 for why the standard loss is wrong and a change that fits (a: weight 10 on positives, or a threshold of 1/11;
# b: a pairwise or listwise loss weighted at the top; c: an exponential or asymmetric penalty, bounded by a clip of the gradient);
# 1 for the difficulty and a validation on the real cost (a: calibration, imbalance; b: sorting has no gradient, offline against online; c: exploding
# gradients, few extreme examples, a backtest on periods not trained on).
# === END MARK SCHEME ===

# %% [markdown] nbgrader={"grade": true, "grade_id": "question-3", "locked": false, "points": 6, "schema_version": 3, "solution": true, "task": false}
# (a) Binary cross-entropy counts both mistakes alike. I would weight positives by 10, or keep it and act above 1/11, which follows from the
# costs if probabilities are calibrated. Weights spoil calibration and positives are rare; validate the expected cost on patients of another clinic.
# (b) Cross-entropy or squared error on scores cares for all places. A pairwise logistic loss with weights that fall with the rank cares for
# the top. Sorting has no gradient and clicks are biased by place; validate NDCG at 5 offline, then a test with users. (c) A squared error is symmetric.
# exp(a loss) minus 1, linear beyond a limit so that gradients stay finite, grows as the damage does. A few days decide everything;
# validate by the drawdown on later periods, never on shuffled days.

# %% [markdown]
# ## Build one more (not graded)
#
# Choose one from question 3: an asymmetric binary cross-entropy (weight $w$ on positives), Huber's loss (quadratic within
# $\delta$, then linear), label smoothing, or a pairwise ranking loss. Write value and gradient, then let central differences judge.

# %%
class MyLoss(Loss):
    def forward(self, y_pred, y_true):
        raise NotImplementedError("your own loss")

    def gradient(self, y_pred, y_true):
        raise NotImplementedError("your own gradient")


# check_gradient(MyLoss(), MyLoss().gradient, np.array([0.3, -1.2, 2.0]), np.array([1.0, 0.0, 1.0]))

# %% [markdown]
# ## Summary
#
# - A loss is one number and its gradient; the gradient is what training sees.
# - Logits in, log space inside, no clipping: $\log \sum e^z$ with the maximum taken out.
# - Shapes that differ and labels that mean nothing are refused, because NumPy would make them mean something.
# - The gradients are $2(p - t)/n$, $(\mathrm{softmax} - y)/N$ and $(\sigma - y)/n$: prediction minus target, three times.
#
# Next, `06_autograd` carries these gradients back through every layer, `07_optimizers` takes the steps, and `08_training` puts
# them together.
