"""Counts the elements before reshaping.
"""
# %% tensor-shape-implementation
#| export
def reshape(a: Any, shape: Any) -> "Tensor":
    """The same numbers in the same order, in another shape; one length may be -1.

    Raises `ValueError`, naming both shapes, where the numbers do not fit.
    """
    wanted = tuple(shape)
    known = int(np.prod([n for n in wanted if n != -1]))
    size = as_tensor(a).size
    if (size % known if -1 in wanted else size - known) != 0:
        raise ValueError(f"{size} numbers of shape {as_tensor(a).shape} do not fill {wanted}")
    return apply(NumpyOperation(np.reshape, shape=wanted), a)


def transpose(a: Any) -> "Tensor":
    """The tensor with its axes in reverse order: element [i, j] becomes [j, i]."""
    return apply(NumpyOperation(np.transpose), a)

