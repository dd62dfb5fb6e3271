"""Refuses shapes that differ.

points: test-tensor-arithmetic 0
says: shapes differ|raises ValueError
"""
# %% tensor-arithmetic-implementation
#| export
def add(a: Any, b: Any) -> "Tensor":
    """The sum a + b, element by element, broadcast."""
    if as_tensor(a).shape != as_tensor(b).shape:
        raise ValueError('shapes differ')
    return apply(NumpyOperation(np.add), a, b)


def subtract(a: Any, b: Any) -> "Tensor":
    """The difference a - b, element by element, broadcast."""
    return apply(NumpyOperation(np.subtract), a, b)


def multiply(a: Any, b: Any) -> "Tensor":
    """The product a * b, element by element, broadcast."""
    return apply(NumpyOperation(np.multiply), a, b)


def divide(a: Any, b: Any) -> "Tensor":
    """The quotient a / b, element by element, broadcast; never rounded down."""
    return apply(NumpyOperation(np.divide), a, b)


def power(a: Any, b: Any) -> "Tensor":
    """The power a ** b, element by element, broadcast."""
    return apply(NumpyOperation(np.power), a, b)

