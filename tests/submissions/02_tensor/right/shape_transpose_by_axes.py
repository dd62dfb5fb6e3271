"""Names the axes in reverse.
"""
# %% tensor-shape-implementation
#| export
def reshape(a: Any, shape: Any) -> "Tensor":
    """The same numbers in the same order, in another shape; one length may be -1.

    Raises `ValueError`, naming both shapes, where the numbers do not fit.
    """
    try:
        return apply(NumpyOperation(np.reshape, shape=shape), a)
    except ValueError:
        raise ValueError(f"{as_tensor(a).shape} does not fit into {shape}") from None


def transpose(a: Any) -> "Tensor":
    """The tensor with its axes in reverse order: element [i, j] becomes [j, i]."""
    return apply(NumpyOperation(np.transpose, axes=tuple(range(as_tensor(a).ndim))[::-1]), a)

