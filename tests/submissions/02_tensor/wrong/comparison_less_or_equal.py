"""Takes <= for <.

points: test-tensor-comparison 0
says: <=
"""
# %% tensor-comparison-implementation
#| export
def equal(a: Any, b: Any) -> "Tensor":
    """Whether a and b are the same, element by element."""
    return apply(NumpyOperation(np.equal), a, b)


def less(a: Any, b: Any) -> "Tensor":
    """Whether a is below b, element by element."""
    return apply(NumpyOperation(np.less_equal), a, b)

