"""Answers once for the whole tensor.

points: test-tensor-comparison 0
says: one answer
"""
# %% tensor-comparison-implementation
#| export
def equal(a: Any, b: Any) -> "Tensor":
    """Whether a and b are the same, element by element."""
    return Tensor(bool(np.array_equal(as_tensor(a).data, as_tensor(b).data)))


def less(a: Any, b: Any) -> "Tensor":
    """Whether a is below b, element by element."""
    return apply(NumpyOperation(np.less), a, b)

