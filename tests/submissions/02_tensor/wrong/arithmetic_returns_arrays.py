"""Gives NumPy arrays where tensors are due.

points: test-tensor-arithmetic 0
says: array|Tensor|class
"""
# %% tensor-arithmetic-implementation
#| export
def add(a: Any, b: Any) -> "Tensor":
    """The sum a + b, element by element, broadcast."""
    return apply(NumpyOperation(np.add), a, b).data


def subtract(a: Any, b: Any) -> "Tensor":
    """The difference a - b, element by element, broadcast."""
    return apply(NumpyOperation(np.subtract), a, b).data


def multiply(a: Any, b: Any) -> "Tensor":
    """The product a * b, element by element, broadcast."""
    return apply(NumpyOperation(np.multiply), a, b).data


def divide(a: Any, b: Any) -> "Tensor":
    """The quotient a / b, element by element, broadcast; never rounded down."""
    return apply(NumpyOperation(np.divide), a, b).data


def power(a: Any, b: Any) -> "Tensor":
    """The power a ** b, element by element, broadcast."""
    return apply(NumpyOperation(np.power), a, b).data

