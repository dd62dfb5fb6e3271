"""Translates NumPy's error.
"""
# %% tensor-matmul-implementation
#| export
def matmul(a: Any, b: Any) -> "Tensor":
    """The matrix product a @ b.

    Raises `ValueError`, naming both shapes, where the inner lengths differ or an operand has no axis.
    """
    left, right = as_tensor(a).shape, as_tensor(b).shape
    try:
        return apply(NumpyOperation(np.matmul), a, b)
    except ValueError:
        raise ValueError(f"cannot multiply {left} by {right}") from None

