"""Answers with 0.0 and 1.0.

points: test-tensor-comparison 0
says: dtype|bool
"""
# %% tensor-comparison-implementation
#| export
def equal(a: Any, b: Any) -> "Tensor":
    """Whether a and b are the same, element by element."""
    return apply(NumpyOperation(np.equal), a, b) * 1.0


def less(a: Any, b: Any) -> "Tensor":
    """Whether a is below b, element by element."""
    return apply(NumpyOperation(np.less), a, b)

