"""One helper for all five.
"""
# %% tensor-arithmetic-implementation
#| export
def _elementwise(function, a, b):
    return apply(NumpyOperation(function), a, b)


def add(a, b):
    """Element by element."""
    return _elementwise(np.add, a, b)


def subtract(a, b):
    """Element by element."""
    return _elementwise(np.subtract, a, b)


def multiply(a, b):
    """Element by element."""
    return _elementwise(np.multiply, a, b)


def divide(a, b):
    """Element by element."""
    return _elementwise(np.true_divide, a, b)


def power(a, b):
    """Element by element."""
    return _elementwise(np.power, a, b)
