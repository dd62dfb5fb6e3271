"""Catches every error and gives None.

points: test-tensor-matmul 0
says: not refused|None
"""
# %% tensor-matmul-implementation
#| export
def matmul(a: Any, b: Any) -> "Tensor":
    """The matrix product a @ b.

    Raises `ValueError`, naming both shapes, where the inner lengths differ or an operand has no axis.
    """
    try:
        return apply(NumpyOperation(np.matmul), a, b)
    except Exception:
        return None
    left, right = as_tensor(a).shape, as_tensor(b).shape
    if not left or not right or left[-1] != right[-2:][0]:
        raise ValueError(f"shapes {left} and {right} do not fit in a matrix product")
    return apply(NumpyOperation(np.matmul), a, b)

