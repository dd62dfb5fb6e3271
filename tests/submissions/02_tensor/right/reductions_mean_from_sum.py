"""The mean as a sum divided by a count.
"""
# %% tensor-reductions-implementation
#| export
def total(a: Any, axis: Any = None, keepdims: bool = False) -> "Tensor":
    """The sum along an axis, or of all elements where axis is None."""
    return apply(NumpyOperation(np.sum, axis=axis, keepdims=keepdims), a)


def average(a: Any, axis: Any = None, keepdims: bool = False) -> "Tensor":
    """The mean along an axis, or of all elements where axis is None."""
    summed = total(a, axis, keepdims)
    return summed / (as_tensor(a).size // max(summed.size, 1))


def largest(a: Any, axis: Any = None, keepdims: bool = False) -> "Tensor":
    """The largest element along an axis, or of all elements where axis is None."""
    return apply(NumpyOperation(np.max, axis=axis, keepdims=keepdims), a)

