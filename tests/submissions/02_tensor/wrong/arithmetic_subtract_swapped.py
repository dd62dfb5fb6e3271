"""Subtracts the first from the second.

points: test-tensor-arithmetic 0
says: swapped
"""
# %% tensor-arithmetic-implementation
#| export
def add(a: Any, b: Any) -> "Tensor":
    """The sum a + b, element by element, broadcast."""
    return apply(NumpyOperation(np.add), a, b)


def subtract(a: Any, b: Any) -> "Tensor":
    """The difference a - b, element by element, broadcast."""
    return apply(NumpyOperation(np.subtract), b, a)


def multiply(a: Any, b: Any) -> "Tensor":
    """The product a * b, element by element, broadcast."""
    return apply(NumpyOperation(np.multiply), a, b)


def divide(a: Any, b: Any) -> "Tensor":
    """The quotient a / b, element by element, broadcast; never rounded down."""
    return apply(NumpyOperation(np.divide), a, b)


def power(a: Any, b: Any) -> "Tensor":
    """The power a ** b, element by element, broadcast."""
    return apply(NumpyOperation(np.power), a, b)

