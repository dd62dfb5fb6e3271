"""The arrays' own methods.
"""
# %% tensor-reductions-implementation
#| export
def total(a: Any, axis: Any = None, keepdims: bool = False) -> "Tensor":
    """The sum along an axis, or of all elements where axis is None."""
    return apply(NumpyOperation(np.ndarray.sum, axis=axis, keepdims=keepdims), a)


def average(a: Any, axis: Any = None, keepdims: bool = False) -> "Tensor":
    """The mean along an axis, or of all elements where axis is None."""
    return apply(NumpyOperation(np.ndarray.mean, axis=axis, keepdims=keepdims), a)


def largest(a: Any, axis: Any = None, keepdims: bool = False) -> "Tensor":
    """The largest element along an axis, or of all elements where axis is None."""
    return apply(NumpyOperation(np.ndarray.max, axis=axis, keepdims=keepdims), a)

