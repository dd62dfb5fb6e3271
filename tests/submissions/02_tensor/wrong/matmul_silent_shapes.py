"""Leaves the error about shapes to NumPy.

points: test-tensor-matmul 0
says: says too little|name
"""
# %% tensor-matmul-implementation
#| export
def matmul(a: Any, b: Any) -> "Tensor":
    """The matrix product a @ b.

    Raises `ValueError`, naming both shapes, where the inner lengths differ or an operand has no axis.
    """
    return apply(NumpyOperation(np.matmul), a, b)

