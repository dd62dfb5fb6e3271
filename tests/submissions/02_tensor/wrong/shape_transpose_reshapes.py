"""Reshapes where the axes are to be turned.

points: test-tensor-shape 0
says: reshaped
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
    return apply(NumpyOperation(np.reshape, shape=as_tensor(a).shape[::-1]), a)

