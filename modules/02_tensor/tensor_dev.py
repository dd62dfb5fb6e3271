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
# # Tensors
#
# > The Tensor: an array of numbers with the operations that a neural network is made of.
#
# **Time:** 60 to 90 minutes. **You need:** Python, a little NumPy (shapes and broadcasting), and
# the checks of `01_testing`, which explain themselves when something is wrong.
#
# Every layer, loss and optimizer of this course computes on tensors. Here you build yours on top of
# NumPy arrays: NumPy does the arithmetic, and you decide what goes in, what comes out, and what is
# refused. Your finished notebook becomes `tinytorch.core.tensor`: run `nbdev_export` in a terminal
# in this folder.

# %% nbgrader={"grade": false, "grade_id": "tensor-imports", "locked": true, "schema_version": 3, "solution": false, "task": false}
#| default_exp core.tensor
#| export
from collections.abc import Callable
from typing import Any

import numpy as np

# %% nbgrader={"grade": false, "grade_id": "tensor-checks", "locked": true, "schema_version": 3, "solution": false, "task": false}
from tinytorch.testing import check_raises, check_value

# %% [markdown]
# ## Operations, and one door for all of them
#
# Much later, in `06_autograd`, tensors will remember how they were computed, so that derivatives can
# be taken backwards through them. Nothing here may have to change for that, so every operation goes
# through one small function, `apply`:
#
# - an **operation** is an object with a forward rule, `forward(*inputs)`, which gives a plain tensor;
# - `apply(operation, *inputs)` asks the most derived tensor class among the inputs to run it, through
#   its class method `__tensor_operation__`. `Tensor` itself just computes. A subclass that wants to
#   record what happened overrides that one method; it adds to this module and edits nothing in it.
#
# NumPy offers the same door to array libraries under the name `__array_function__` (NEP 18). A NumPy
# function becomes an operation through `NumpyOperation`, which keeps the function and its options
# readable: a table of derivative rules can be keyed by the function. A loss is an operation as well:
# its closed-form gradient is its derivative rule.

# %% nbgrader={"grade": false, "grade_id": "tensor-operations", "locked": true, "schema_version": 3, "solution": false, "task": false}
#| export
class Operation:
    """A computation on tensors with a forward rule.

    A subclass defines `forward(*inputs)`, which takes tensors (or what becomes one) and returns a
    plain `Tensor`. Calling the operation runs `apply(self, *inputs)`.
    """

    def forward(self, *inputs: Any) -> "Tensor":
        """Compute the result from the inputs."""
        raise NotImplementedError(f"{type(self).__name__} has no forward rule")

    def __call__(self, *inputs: Any) -> "Tensor":
        return apply(self, *inputs)


class NumpyOperation(Operation):
    """A NumPy function with fixed keyword options, as an operation on tensors.

    Python numbers stay numbers, so that they take the dtype of the tensor beside them.
    """

    def __init__(self, function: Callable[..., Any], **options: Any):
        self.function, self.options = function, options

    def forward(self, *inputs: Any) -> "Tensor":
        """The function's result on the inputs' arrays, as a tensor."""
        arrays = [value if isinstance(value, int | float) else as_tensor(value).data for value in inputs]
        return Tensor.wrap(self.function(*arrays, **self.options))


def apply(operation: Operation, *inputs: Any) -> "Tensor":
    """Run an operation; the most derived tensor class among the inputs takes over.

    >>> apply(NumpyOperation(np.add), Tensor([1.0]), 2)
    Tensor([3.], dtype=float32)
    """
    kind = Tensor
    for value in inputs:
        if isinstance(value, Tensor) and issubclass(type(value), kind):
            kind = type(value)
    return kind.__tensor_operation__(operation, *inputs)


def _getitem(array: np.ndarray, key: Any) -> np.ndarray:
    return array[key]


def as_tensor(values: Any) -> "Tensor":
    """The values as a tensor; a tensor is returned as it is."""
    return values if isinstance(values, Tensor) else Tensor(values)


# %% [markdown]
# ## What goes in
#
# `Tensor(values)` accepts numbers, nested lists of numbers, NumPy arrays and other tensors, and keeps
# them as one NumPy array in `.data`. Two rules about precision:
#
# - numbers written in Python (`0.5`, `[1.0, 2.0]`) become float32, which is what networks compute in;
# - a NumPy array or scalar keeps its dtype: whoever made it chose that.
#
# Whole numbers and truth values keep their kind: class labels are whole numbers. Anything else is
# refused at the door, with a message that says what was given. A tensor owns its data: changing the
# list or array afterwards does not change the tensor.
#
# **Predict:** which dtype has `np.asarray([0.5])`? Which should `Tensor([0.5])` have, and which
# `Tensor(np.asarray([0.5]))`?

# %% nbgrader={"grade": false, "grade_id": "tensor-data-implementation", "locked": false, "schema_version": 3, "solution": true, "task": false}
#| export
def to_data(values: Any) -> np.ndarray:
    """The array of numbers that a tensor keeps: a copy of the values.

    Python floats, also in lists, become float32; whole numbers and truth values keep their kind;
    NumPy arrays and scalars keep their dtype; a tensor gives a copy of its data.

    Raises `TypeError` for what is not numbers, `ValueError` for lists that form no rectangle.

    >>> to_data([1, 2.5]).dtype, to_data([1, 2]).dtype.kind, to_data(np.float64(1)).dtype
    (dtype('float32'), 'i', dtype('float64'))
    """
    # TODO: return a new array by the rules above; refuse strings, objects and ragged lists.
    # HINT: np.asarray raises ValueError for ragged lists; array.dtype.kind is one of "b", "i", "u",
    # HINT: "f" for numbers. Did the values come as Python numbers, or with a dtype of their own?
    ### BEGIN SOLUTION
    if isinstance(values, Tensor):
        return values.data.copy()
    try:
        array = np.array(values)
    except ValueError:
        raise ValueError(f"a tensor needs rows of equal length, got {values!r}") from None
    if array.dtype.kind not in "biuf":
        raise TypeError(f"a tensor holds numbers, got {type(values).__name__}: {values!r}")
    chose_dtype = isinstance(values, np.ndarray | np.generic)
    return array if chose_dtype or array.dtype.kind != "f" else array.astype(np.float32)
    ### END SOLUTION

# %% [markdown]
# ## The tensor
#
# The class is given. Its methods call functions that you write below, one skill at a time, so a
# method works as soon as its function does.

# %% nbgrader={"grade": false, "grade_id": "tensor-class", "locked": true, "schema_version": 3, "solution": false, "task": false}
#| export
class Tensor:
    """An array of numbers with the operations of a neural network.

    `data` is the NumPy array; `shape`, `dtype`, `ndim` and `size` are its own. Operations broadcast as
    NumPy's do and give new tensors. `==` compares element by element; a tensor is hashed by identity.

    >>> Tensor([[1.0, 2.0]]) + 1
    Tensor([[2., 3.]], dtype=float32)
    """

    # NumPy leaves `array + tensor` to Tensor.__radd__.
    __array_ufunc__ = None
    __hash__ = object.__hash__

    def __init__(self, data: Any):
        self.data = to_data(data)

    @classmethod
    def wrap(cls, array: Any) -> "Tensor":
        """A tensor around an array that nobody else will change: no copy."""
        made = cls.__new__(cls)
        made.data = np.asarray(array)
        return made

    @classmethod
    def __tensor_operation__(cls, operation: Operation, *inputs: Any) -> "Tensor":
        return operation.forward(*inputs)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        return np.array(self.data, dtype=dtype, copy=copy)

    shape = property(lambda self: self.data.shape, doc="The length of each axis.")
    dtype = property(lambda self: self.data.dtype, doc="The kind of number.")
    ndim = property(lambda self: self.data.ndim, doc="How many axes there are.")
    size = property(lambda self: self.data.size, doc="How many numbers there are.")
    T = property(lambda self: transpose(self), doc="The tensor with its axes reversed.")

    def item(self) -> float | int | bool:
        """The only number of a tensor that holds one; ValueError where it holds more."""
        return self.data.item()

    def tolist(self) -> Any:
        """The numbers as nested lists."""
        return self.data.tolist()

    def __len__(self) -> int:
        return len(self.data)

    def __float__(self) -> float:
        return float(self.data.item())

    def __bool__(self) -> bool:
        if self.size != 1:
            raise ValueError(f"a tensor of shape {self.shape} is neither true nor false")
        return bool(self.data.item())

    def __repr__(self) -> str:
        return show(self)

    def __getitem__(self, key: Any) -> "Tensor":
        return take(self, key)

    def __add__(self, other: Any) -> "Tensor":
        return add(self, other)

    def __radd__(self, other: Any) -> "Tensor":
        return add(other, self)

    def __sub__(self, other: Any) -> "Tensor":
        return subtract(self, other)

    def __rsub__(self, other: Any) -> "Tensor":
        return subtract(other, self)

    def __mul__(self, other: Any) -> "Tensor":
        return multiply(self, other)

    def __rmul__(self, other: Any) -> "Tensor":
        return multiply(other, self)

    def __truediv__(self, other: Any) -> "Tensor":
        return divide(self, other)

    def __rtruediv__(self, other: Any) -> "Tensor":
        return divide(other, self)

    def __pow__(self, other: Any) -> "Tensor":
        return power(self, other)

    def __rpow__(self, other: Any) -> "Tensor":
        return power(other, self)

    def __neg__(self) -> "Tensor":
        return multiply(self, -1)

    def __matmul__(self, other: Any) -> "Tensor":
        return matmul(self, other)

    def __rmatmul__(self, other: Any) -> "Tensor":
        return matmul(other, self)

    def __eq__(self, other: Any) -> "Tensor":  # type: ignore[override]
        return equal(self, other)

    def __ne__(self, other: Any) -> "Tensor":  # type: ignore[override]
        return equal(equal(self, other), False)

    def __lt__(self, other: Any) -> "Tensor":
        return less(self, other)

    def __gt__(self, other: Any) -> "Tensor":
        return less(other, self)

    def __le__(self, other: Any) -> "Tensor":
        return apply(NumpyOperation(np.less_equal), self, other)

    def __ge__(self, other: Any) -> "Tensor":
        return apply(NumpyOperation(np.greater_equal), self, other)

    def sum(self, axis: Any = None, keepdims: bool = False) -> "Tensor":
        """The sum along an axis, or of all elements."""
        return total(self, axis, keepdims)

    def mean(self, axis: Any = None, keepdims: bool = False) -> "Tensor":
        """The mean along an axis, or of all elements."""
        return average(self, axis, keepdims)

    def max(self, axis: Any = None, keepdims: bool = False) -> "Tensor":
        """The largest element along an axis, or of all."""
        return largest(self, axis, keepdims)

    def min(self, axis: Any = None, keepdims: bool = False) -> "Tensor":
        """The smallest element along an axis, or of all elements."""
        return apply(NumpyOperation(np.min, axis=axis, keepdims=keepdims), self)

    def reshape(self, *shape: Any) -> "Tensor":
        """The same numbers, row by row, in another shape."""
        return reshape(self, shape[0] if len(shape) == 1 else shape)

    def transpose(self) -> "Tensor":
        """The tensor with its axes reversed."""
        return transpose(self)


# %% [markdown]
# The first check. When a check fails, read its last lines: they say what was called, what was
# expected, what came back, and what probably happened.

# %% nbgrader={"grade": true, "grade_id": "test-tensor-data", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
check_value(to_data, [1.0, 2.5], expected=[1, 2.5], dtype=np.float32)
check_value(to_data, 0.5, expected=0.5, dtype=np.float32)
check_value(to_data, [[1, 2], [3, 4]], expected=[[1, 2], [3, 4]], dtype=np.int64)
check_value(to_data, np.array([1.0, 2.0]), expected=[1, 2], dtype=np.float64)
check_value(to_data, np.float64(3), expected=3, dtype=np.float64)
check_raises(to_data, "3.0", error=TypeError, because="a string is no number")
check_raises(to_data, [[1.0], [2.0, 3.0]], error=ValueError, because="its rows differ in length")
kept = np.array([1.0, 2.0])
made = to_data(kept)
kept[0] = 99.0
check_value(made.tolist, expected=[1.0, 2.0], suspects={"the data is shared with the caller's array, not copied": [99, 2]})
### BEGIN HIDDEN TESTS
check_value(to_data, [[0.25], [-4.0]], expected=[[0.25], [-4]], dtype=np.float32)
check_value(to_data, np.array([[7]], dtype=np.float32), expected=[[7]], dtype=np.float32)
check_value(to_data, [True, False], expected=[1, 0], dtype=np.bool_)
check_value(to_data, Tensor(np.array([5.0])), expected=[5], dtype=np.float64)
check_raises(to_data, [object()], error=TypeError, because="an object is no number")
check_raises(to_data, ["a", 1.0], error=TypeError, because="a string is no number")
check_raises(to_data, None, error=TypeError, because="None is no number")
first = Tensor([1.0, 2.0])
second = Tensor(first)
second.data[0] = 9.0
check_value(first.tolist, expected=[1.0, 2.0])
### END HIDDEN TESTS
del made

# %% [markdown]
# ## Arithmetic
#
# Each operation is one line: a NumPy function, run through `apply`. Going through `apply` is what lets
# `06_autograd` see the operation later.
#
# NumPy *broadcasts*: it lines shapes up at their last axes, and repeats an axis of length 1.
#
# **Predict**, before you run the check: what is the shape of `Tensor` (3, 1) plus `Tensor` (4,)?

# %%
my_shape = None  # a tuple, such as (3, 4)

# %% nbgrader={"grade": false, "grade_id": "tensor-arithmetic-implementation", "locked": false, "schema_version": 3, "solution": true, "task": false}
#| export
def add(a: Any, b: Any) -> "Tensor":
    """The sum a + b, element by element, broadcast."""
    # TODO: run NumPy's addition on a and b through `apply`.
    # HINT: NumpyOperation(np.negative) would be the operation that turns signs.
    ### BEGIN SOLUTION
    return apply(NumpyOperation(np.add), a, b)
    ### END SOLUTION


def subtract(a: Any, b: Any) -> "Tensor":
    """The difference a - b, element by element, broadcast."""
    # TODO: the same for a difference. Mind the order.
    ### BEGIN SOLUTION
    return apply(NumpyOperation(np.subtract), a, b)
    ### END SOLUTION


def multiply(a: Any, b: Any) -> "Tensor":
    """The product a * b, element by element, broadcast."""
    # TODO: the same for a product.
    ### BEGIN SOLUTION
    return apply(NumpyOperation(np.multiply), a, b)
    ### END SOLUTION


def divide(a: Any, b: Any) -> "Tensor":
    """The quotient a / b, element by element, broadcast; never rounded down."""
    # TODO: the same for a quotient.
    ### BEGIN SOLUTION
    return apply(NumpyOperation(np.divide), a, b)
    ### END SOLUTION


def power(a: Any, b: Any) -> "Tensor":
    """The power a ** b, element by element, broadcast."""
    # TODO: the same for a power.
    ### BEGIN SOLUTION
    return apply(NumpyOperation(np.power), a, b)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test-tensor-arithmetic", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
a, b = Tensor([[1.0, 2.0], [3.0, 8.0]]), Tensor([4.0, 0.5])
check_value(add, a, b, expected=[[5, 2.5], [7, 8.5]], returns=Tensor, dtype=np.float32)
check_value(subtract, a, b, expected=[[-3, 1.5], [-1, 7.5]], returns=Tensor, suspects={"the operands are swapped": [[3, -1.5], [1, -7.5]]})
check_value(multiply, a, b, expected=[[4, 1], [12, 4]], returns=Tensor, suspects={"a matrix product, where an elementwise one is due": [5, 16]})
check_value(divide, a, b, expected=[[0.25, 4], [0.75, 16]], returns=Tensor, suspects={"floor division: // where / is due": [[0, 4], [0, 16]], "the operands are swapped": [[4, 0.25], [4 / 3, 0.0625]]})
check_value(power, a, 2, expected=[[1, 4], [9, 64]], returns=Tensor, suspects={"a product with the exponent": [[2, 4], [6, 16]], "the operands are swapped": [[2, 4], [8, 256]]})
check_value(subtract, 10, b, expected=[6, 9.5], returns=Tensor, suspects={"the operands are swapped": [-6, -9.5]})
check_value(add, Tensor([[1.0], [2.0], [3.0]]), Tensor([10.0, 20.0]), expected=[[11, 21], [12, 22], [13, 23]])
### BEGIN HIDDEN TESTS
numbers = np.random.default_rng(2)
for shapes in [((3, 4), (3, 4)), ((2, 3, 4), (4,)), ((5, 1), (1, 3)), ((), (2, 2)), ((3,), ())]:
    x, y = (numbers.uniform(0.5, 3, shape) for shape in shapes)
    for function, oracle in [(add, np.add), (subtract, np.subtract), (multiply, np.multiply), (divide, np.divide), (power, np.power)]:
        check_value(function, Tensor(x), Tensor(y), expected=oracle(x, y), returns=Tensor, dtype=np.float64, repeat=False)
check_value(multiply, Tensor(np.array([3.0])), 0.1, expected=[3.0 * 0.1], dtype=np.float64, rtol=1e-15)
check_value(multiply, Tensor([3.0]), 0.1, expected=[0.3], dtype=np.float32)
check_value(divide, Tensor([7, 9]), 2, expected=[3.5, 4.5])
check_value(lambda x: 1 - x, Tensor([0.25]), expected=[0.75])
check_value(lambda x: np.ones(2) + x, Tensor([0.25]), expected=[1.25, 1.25], returns=Tensor)
### END HIDDEN TESTS
del a, b

# %%
if my_shape is not None:
    print("predicted", my_shape, "and it is", (Tensor([[0.0]] * 3) + Tensor([0.0] * 4)).shape)

# %% [markdown]
# An axis of length 1 is repeated, so (3, 1) and (4,) give (3, 4): twelve sums where perhaps three were
# meant. That silence is the most common bug with losses, and `05_losses` will refuse it.
#
# ## Comparison
#
# `==` answers element by element, with a tensor of truth values. `!=` and `>` are made of the two that
# you write.

# %% nbgrader={"grade": false, "grade_id": "tensor-comparison-implementation", "locked": false, "schema_version": 3, "solution": true, "task": false}
#| export
def equal(a: Any, b: Any) -> "Tensor":
    """Whether a and b are the same, element by element."""
    # TODO: a tensor of truth values.
    ### BEGIN SOLUTION
    return apply(NumpyOperation(np.equal), a, b)
    ### END SOLUTION


def less(a: Any, b: Any) -> "Tensor":
    """Whether a is below b, element by element."""
    # TODO: a tensor of truth values.
    ### BEGIN SOLUTION
    return apply(NumpyOperation(np.less), a, b)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test-tensor-comparison", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
a = Tensor([1.0, 2.0, 3.0])
check_value(equal, a, [1.0, 5.0, 3.0], expected=[True, False, True], returns=Tensor, dtype=np.bool_, suspects={"one answer for the whole tensor, where each element has its own": False})
check_value(less, a, 2, expected=[True, False, False], returns=Tensor, dtype=np.bool_, suspects={"<= where < is due": [True, True, False], "the operands are swapped": [False, False, True]})
### BEGIN HIDDEN TESTS
x, y = np.random.default_rng(3).integers(0, 3, (2, 4, 5))
check_value(equal, Tensor(x), Tensor(y), expected=x == y, returns=Tensor, dtype=np.bool_)
check_value(less, Tensor(x), Tensor(y[0]), expected=x < y[0], returns=Tensor, dtype=np.bool_)
check_value(lambda t: t > 1, Tensor(x), expected=x > 1, dtype=np.bool_)
check_value(lambda t: t != 1, Tensor(x), expected=x != 1, dtype=np.bool_)
### END HIDDEN TESTS
del a

# %% [markdown]
# ## Matrix product
#
# `a @ b` multiplies rows with columns: (m, k) with (k, n) gives (m, n). When the inner lengths
# differ, NumPy's message talks of "core dimensions"; yours names both shapes.

# %% nbgrader={"grade": false, "grade_id": "tensor-matmul-implementation", "locked": false, "schema_version": 3, "solution": true, "task": false}
#| export
def matmul(a: Any, b: Any) -> "Tensor":
    """The matrix product a @ b.

    Raises `ValueError`, naming both shapes, where the inner lengths differ or an operand has no axis.
    """
    # TODO: refuse what does not fit; then NumPy's matmul, through `apply`.
    # HINT: the last axis of a meets the second to last of b (the only one, where b has one).
    ### BEGIN SOLUTION
    left, right = as_tensor(a).shape, as_tensor(b).shape
    if not left or not right or left[-1] != right[-2:][0]:
        raise ValueError(f"shapes {left} and {right} do not fit in a matrix product")
    return apply(NumpyOperation(np.matmul), a, b)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test-tensor-matmul", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
a, b = Tensor([[1.0, 2.0], [3.0, 4.0]]), Tensor([[5.0, 6.0], [7.0, 8.0]])
check_value(matmul, a, b, expected=[[19, 22], [43, 50]], returns=Tensor, dtype=np.float32, suspects={"an elementwise product": [[5, 12], [21, 32]], "the operands are swapped": [[23, 34], [31, 46]], "the second matrix is transposed": [[17, 23], [39, 53]]})
check_value(matmul, [[1.0, 2.0]], b, expected=[[19, 22]], returns=Tensor)
check_raises(matmul, a, Tensor([[1.0, 2.0, 3.0]]), mentions=["(2, 2)", "(1, 3)"], because="the inner lengths 2 and 1 differ")
### BEGIN HIDDEN TESTS
numbers = np.random.default_rng(4)
for left, right in [((3, 4), (4, 2)), ((4,), (4, 2)), ((3, 4), (4,)), ((5, 3, 4), (4, 2)), ((5, 3, 4), (5, 4, 1))]:
    x, y = numbers.normal(size=left), numbers.normal(size=right)
    check_value(matmul, Tensor(x), Tensor(y), expected=x @ y, returns=Tensor, dtype=np.float64, repeat=False)
check_raises(matmul, Tensor([1.0, 2.0]), Tensor([[1.0, 2.0, 3.0]]), mentions=["(2,)", "(1, 3)"])
check_raises(matmul, Tensor([[1.0, 2.0]]), Tensor([1.0, 2.0, 3.0]), mentions=["(1, 2)", "(3,)"])
### END HIDDEN TESTS
del a, b

# %% [markdown]
# ## Reductions
#
# A reduction takes one axis away. **Predict:** for a tensor of shape (2, 3), which shape has
# `sum(axis=0)`? Which has `sum(axis=0, keepdims=True)`, and what is that good for?

# %% nbgrader={"grade": false, "grade_id": "tensor-reductions-implementation", "locked": false, "schema_version": 3, "solution": true, "task": false}
#| export
def total(a: Any, axis: Any = None, keepdims: bool = False) -> "Tensor":
    """The sum along an axis, or of all elements where axis is None."""
    # TODO: NumPy's sum with these options, through `apply`.
    # HINT: NumpyOperation keeps options: NumpyOperation(np.prod, axis=0).
    ### BEGIN SOLUTION
    return apply(NumpyOperation(np.sum, axis=axis, keepdims=keepdims), a)
    ### END SOLUTION


def average(a: Any, axis: Any = None, keepdims: bool = False) -> "Tensor":
    """The mean along an axis, or of all elements where axis is None."""
    # TODO: the same for the mean.
    ### BEGIN SOLUTION
    return apply(NumpyOperation(np.mean, axis=axis, keepdims=keepdims), a)
    ### END SOLUTION


def largest(a: Any, axis: Any = None, keepdims: bool = False) -> "Tensor":
    """The largest element along an axis, or of all elements where axis is None."""
    # TODO: the same for the maximum.
    ### BEGIN SOLUTION
    return apply(NumpyOperation(np.max, axis=axis, keepdims=keepdims), a)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test-tensor-reductions", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
a = Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 9.0]])
check_value(total, a, expected=24, returns=Tensor, dtype=np.float32)
check_value(total, a, 0, expected=[5, 7, 12], returns=Tensor, suspects={"the axis is ignored": 24, "the other axis": [6, 18]})
check_value(total, a, 1, True, expected=[[6], [18]], suspects={"keepdims is ignored": [6, 18]})
check_value(average, a, expected=4, returns=Tensor, suspects={"a sum where a mean is due": 24, "the median": 3.5})
check_value(average, a, 1, expected=[2, 6], suspects={"the axis is ignored": 4, "the other axis": [2.5, 3.5, 6]})
check_value(largest, a, 0, expected=[4, 5, 9], returns=Tensor, suspects={"the position of the maximum, where its value is due": [1, 1, 1], "the axis is ignored": 9})
### BEGIN HIDDEN TESTS
x = np.random.default_rng(5).normal(size=(3, 4, 2))
for function, oracle in [(total, np.sum), (average, np.mean), (largest, np.max)]:
    for axis in (None, 0, 1, -1, (0, 2)):
        for keep in (False, True):
            check_value(function, Tensor(x), axis, keep, expected=oracle(x, axis=axis, keepdims=keep), returns=Tensor, dtype=np.float64, repeat=False)
check_value(lambda t: t.mean(axis=0), Tensor(x), expected=x.mean(axis=0))
### END HIDDEN TESTS
del a

# %% [markdown]
# `keepdims=True` leaves an axis of length 1, so that the result lines up with what it was made from:
# `x - x.mean(axis=1, keepdims=True)` centres every row. Without it, (2, 3) minus (2,) is refused, and
# (3, 3) minus (3,) silently centres the wrong way round.
#
# ## Shape
#
# `reshape` keeps the order of the numbers and cuts it anew; `transpose` turns the axes around, so the
# order changes. **Predict:** do `Tensor([[1, 2, 3], [4, 5, 6]]).reshape(3, 2)` and `.T` differ?

# %% nbgrader={"grade": false, "grade_id": "tensor-shape-implementation", "locked": false, "schema_version": 3, "solution": true, "task": false}
#| export
def reshape(a: Any, shape: Any) -> "Tensor":
    """The same numbers in the same order, in another shape; one length may be -1.

    Raises `ValueError`, naming both shapes, where the numbers do not fit.
    """
    # TODO: NumPy's reshape through `apply`, with a message that names both shapes.
    # HINT: np.reshape takes the shape as its second argument or as the option `shape`.
    ### BEGIN SOLUTION
    try:
        return apply(NumpyOperation(np.reshape, shape=shape), a)
    except ValueError:
        raise ValueError(f"{as_tensor(a).shape} does not fit into {shape}") from None
    ### END SOLUTION


def transpose(a: Any) -> "Tensor":
    """The tensor with its axes in reverse order: element [i, j] becomes [j, i]."""
    # TODO: NumPy's transpose, through `apply`.
    ### BEGIN SOLUTION
    return apply(NumpyOperation(np.transpose), a)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test-tensor-shape", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
a = Tensor([[1, 2, 3], [4, 5, 6]])
check_value(reshape, a, (3, 2), expected=[[1, 2], [3, 4], [5, 6]], returns=Tensor, suspects={"transposed and then cut": [[1, 4], [2, 5], [3, 6]]})
check_value(transpose, a, expected=[[1, 4], [2, 5], [3, 6]], returns=Tensor, suspects={"reshaped, where the axes are to be turned": [[1, 2], [3, 4], [5, 6]]})
check_raises(reshape, a, (4, 2), mentions=["(2, 3)", "(4, 2)"], because="6 numbers do not fill 8 places")
### BEGIN HIDDEN TESTS
x = np.random.default_rng(6).normal(size=(2, 3, 4))
check_value(reshape, Tensor(x), (4, -1), expected=x.reshape(4, -1), returns=Tensor)
check_value(transpose, Tensor(x), expected=x.T, returns=Tensor)
check_value(lambda t: t.reshape(6, 4), Tensor(x), expected=x.reshape(6, 4))
check_value(lambda t: t.T, Tensor([1.0, 2.0]), expected=[1, 2])
check_raises(reshape, Tensor(x), (5, 5), mentions=["(2, 3, 4)", "(5, 5)"])
### END HIDDEN TESTS
del a

# %% [markdown]
# ## Indexing and display
#
# `a[key]` accepts what NumPy accepts: whole numbers, slices, lists, truth values. The key belongs to
# the operation, not to its inputs. A tensor prints as NumPy prints it, with its name and dtype.

# %% nbgrader={"grade": false, "grade_id": "tensor-indexing-implementation", "locked": false, "schema_version": 3, "solution": true, "task": false}
#| export
def take(a: Any, key: Any) -> "Tensor":
    """The elements that the key selects, as NumPy's indexing does; IndexError beyond the end."""
    # TODO: select data[key] through `apply`, so that the result is a tensor.
    # HINT: NumpyOperation takes any function of an array; a key may be a tensor of whole numbers.
    ### BEGIN SOLUTION
    return apply(NumpyOperation(_getitem, key=key.data if isinstance(key, Tensor) else key), a)
    ### END SOLUTION


def show(a: Any) -> str:
    """The tensor as one would type it: `Tensor([1., 2.], dtype=float32)`."""
    # TODO: the numbers as NumPy shows them, and the dtype's name.
    # HINT: np.array2string(array, separator=", ", prefix="Tensor(") lines rows up.
    ### BEGIN SOLUTION
    numbers = np.array2string(a.data, separator=", ", prefix="Tensor(")
    return f"Tensor({numbers}, dtype={a.dtype.name})"
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "test-tensor-indexing", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
a = Tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
check_value(take, a, 1, expected=[4, 5, 6], returns=Tensor, suspects={"a column, where a row is due": [2, 5]})
check_value(take, a, (slice(None), 0), expected=[1, 4], returns=Tensor)
check_value(lambda: show(a).count("Tensor(["), expected=1)
check_value(lambda: show(Tensor([1.0, 2.0])) == "Tensor([1., 2.], dtype=float32)", expected=True)
### BEGIN HIDDEN TESTS
x = np.random.default_rng(7).normal(size=(4, 3))
for key in (0, -1, (1, 2), slice(1, 3), [0, 2], (slice(None), [1]), x > 0):
    check_value(take, Tensor(x), key, expected=x[key], returns=Tensor, dtype=np.float64, repeat=False)
check_raises(take, Tensor(x), 4, error=IndexError)
check_value(lambda: repr(Tensor([[1, 2], [3, 4]])) == "Tensor([[1, 2],\n        [3, 4]], dtype=int64)", expected=True)
### END HIDDEN TESTS
a = None

# %% [markdown]
# ## What comes next
#
# `03_activations` bends tensors, `04_layers` multiplies them, and `05_losses` measures how wrong they
# are. All of them go through `apply`, so `06_autograd` can follow every step without a change here.
