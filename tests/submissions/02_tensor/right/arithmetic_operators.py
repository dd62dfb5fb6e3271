"""Lambdas with Python's operators as operations.
"""
# %% tensor-arithmetic-implementation
#| export
def add(a, b):
    """Element by element."""
    return apply(NumpyOperation(lambda x, y: x + y), a, b)


def subtract(a, b):
    """Element by element."""
    return apply(NumpyOperation(lambda x, y: x - y), a, b)


def multiply(a, b):
    """Element by element."""
    return apply(NumpyOperation(lambda x, y: x * y), a, b)


def divide(a, b):
    """Element by element."""
    return apply(NumpyOperation(lambda x, y: x / y), a, b)


def power(a, b):
    """Element by element."""
    return apply(NumpyOperation(lambda x, y: x ** y), a, b)
