"""Wrote nothing at all.

points: test-tensor-data 0, test-tensor-arithmetic 0, test-tensor-comparison 0, test-tensor-matmul 0, test-tensor-reductions 0, test-tensor-shape 0, test-tensor-indexing 0
says: not written yet
"""
# %% tensor-data-implementation
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
    raise NotImplementedError("not written yet")
# %% tensor-arithmetic-implementation
#| export
def add(a: Any, b: Any) -> "Tensor":
    """The sum a + b, element by element, broadcast."""
    # TODO: run NumPy's addition on a and b through `apply`.
    # HINT: NumpyOperation(np.negative) would be the operation that turns signs.
    raise NotImplementedError("not written yet")


def subtract(a: Any, b: Any) -> "Tensor":
    """The difference a - b, element by element, broadcast."""
    # TODO: the same for a difference. Mind the order.
    raise NotImplementedError("not written yet")


def multiply(a: Any, b: Any) -> "Tensor":
    """The product a * b, element by element, broadcast."""
    # TODO: the same for a product.
    raise NotImplementedError("not written yet")


def divide(a: Any, b: Any) -> "Tensor":
    """The quotient a / b, element by element, broadcast; never rounded down."""
    # TODO: the same for a quotient.
    raise NotImplementedError("not written yet")


def power(a: Any, b: Any) -> "Tensor":
    """The power a ** b, element by element, broadcast."""
    # TODO: the same for a power.
    raise NotImplementedError("not written yet")
# %% tensor-comparison-implementation
#| export
def equal(a: Any, b: Any) -> "Tensor":
    """Whether a and b are the same, element by element."""
    # TODO: a tensor of truth values.
    raise NotImplementedError("not written yet")


def less(a: Any, b: Any) -> "Tensor":
    """Whether a is below b, element by element."""
    # TODO: a tensor of truth values.
    raise NotImplementedError("not written yet")
# %% tensor-matmul-implementation
#| export
def matmul(a: Any, b: Any) -> "Tensor":
    """The matrix product a @ b.

    Raises `ValueError`, naming both shapes, where the inner lengths differ or an operand has no axis.
    """
    # TODO: refuse what does not fit; then NumPy's matmul, through `apply`.
    # HINT: the last axis of a meets the second to last of b (the only one, where b has one).
    raise NotImplementedError("not written yet")
# %% tensor-reductions-implementation
#| export
def total(a: Any, axis: Any = None, keepdims: bool = False) -> "Tensor":
    """The sum along an axis, or of all elements where axis is None."""
    # TODO: NumPy's sum with these options, through `apply`.
    # HINT: NumpyOperation keeps options: NumpyOperation(np.prod, axis=0).
    raise NotImplementedError("not written yet")


def average(a: Any, axis: Any = None, keepdims: bool = False) -> "Tensor":
    """The mean along an axis, or of all elements where axis is None."""
    # TODO: the same for the mean.
    raise NotImplementedError("not written yet")


def largest(a: Any, axis: Any = None, keepdims: bool = False) -> "Tensor":
    """The largest element along an axis, or of all elements where axis is None."""
    # TODO: the same for the maximum.
    raise NotImplementedError("not written yet")
# %% tensor-shape-implementation
#| export
def reshape(a: Any, shape: Any) -> "Tensor":
    """The same numbers in the same order, in another shape; one length may be -1.

    Raises `ValueError`, naming both shapes, where the numbers do not fit.
    """
    # TODO: NumPy's reshape through `apply`, with a message that names both shapes.
    # HINT: np.reshape takes the shape as its second argument or as the option `shape`.
    raise NotImplementedError("not written yet")


def transpose(a: Any) -> "Tensor":
    """The tensor with its axes in reverse order: element [i, j] becomes [j, i]."""
    # TODO: NumPy's transpose, through `apply`.
    raise NotImplementedError("not written yet")
# %% tensor-indexing-implementation
#| export
def take(a: Any, key: Any) -> "Tensor":
    """The elements that the key selects, as NumPy's indexing does; IndexError beyond the end."""
    # TODO: select data[key] through `apply`, so that the result is a tensor.
    # HINT: NumpyOperation takes any function of an array; a key may be a tensor of whole numbers.
    raise NotImplementedError("not written yet")


def show(a: Any) -> str:
    """The tensor as one would type it: `Tensor([1., 2.], dtype=float32)`."""
    # TODO: the numbers as NumPy shows them, and the dtype's name.
    # HINT: np.array2string(array, separator=", ", prefix="Tensor(") lines rows up.
    raise NotImplementedError("not written yet")
