"""Sums where the mean is due.

points: test-tensor-reductions 0
says: sum where a mean
"""
# %% tensor-reductions-implementation
#| export
def total(a: Any, axis: Any = None, keepdims: bool = False) -> "Tensor":
    """The sum along an axis, or of all elements where axis is None."""
    return apply(NumpyOperation(np.sum, axis=axis, keepdims=keepdims), a)


def average(a: Any, axis: Any = None, keepdims: bool = False) -> "Tensor":
    """The mean along an axis, or of all elements where axis is None."""
    return apply(NumpyOperation(np.sum, axis=axis, keepdims=keepdims), a)


def largest(a: Any, axis: Any = None, keepdims: bool = False) -> "Tensor":
    """The largest element along an axis, or of all elements where axis is None."""
    return apply(NumpyOperation(np.max, axis=axis, keepdims=keepdims), a)

