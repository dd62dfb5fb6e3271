"""Refuses everything but matrices.

points: test-tensor-matmul 0
says: raises ValueError|do not fit
"""
# %% tensor-matmul-implementation
#| export
def matmul(a: Any, b: Any) -> "Tensor":
    """The matrix product a @ b.

    Raises `ValueError`, naming both shapes, where the inner lengths differ or an operand has no axis.
    """
    left, right = as_tensor(a).shape, as_tensor(b).shape
    if len(left) != 2 or len(right) != 2 or left[-1] != right[0]:
        raise ValueError(f"shapes {left} and {right} do not fit in a matrix product")
    return apply(NumpyOperation(np.matmul), a, b)

