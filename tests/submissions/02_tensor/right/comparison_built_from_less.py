"""Less by comparing the other way.
"""
# %% tensor-comparison-implementation
#| export
def equal(a: Any, b: Any) -> "Tensor":
    """Whether a and b are the same, element by element."""
    return apply(NumpyOperation(np.equal), a, b)


def less(a: Any, b: Any) -> "Tensor":
    """Whether a is below b, element by element."""
    return apply(NumpyOperation(np.greater), b, a)

