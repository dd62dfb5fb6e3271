"""Matrices by einsum, the rest by NumPy.
"""
# %% tensor-matmul-implementation
#| export
def matmul(a: Any, b: Any) -> "Tensor":
    """The matrix product a @ b.

    Raises `ValueError`, naming both shapes, where the inner lengths differ or an operand has no axis.
    """
    left, right = as_tensor(a).shape, as_tensor(b).shape
    if not left or not right or left[-1] != right[-2:][0]:
        raise ValueError(f"shapes {left} and {right} do not fit in a matrix product")
    if len(left) == len(right) == 2:
        return apply(NumpyOperation(lambda x, y: np.einsum('ij,jk->ik', x, y)), a, b)
    return apply(NumpyOperation(np.matmul), a, b)

