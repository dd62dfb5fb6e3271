"""Wrote the sum and nothing else.

points: test-tensor-arithmetic 0
says: not written yet
"""
# %% tensor-arithmetic-implementation
#| export
def add(a: Any, b: Any) -> "Tensor":
    """The sum a + b, element by element, broadcast."""
    return apply(NumpyOperation(np.add), a, b)


def subtract(a: Any, b: Any) -> "Tensor":
    """The difference a - b, element by element, broadcast."""
    raise NotImplementedError("not written yet")


def multiply(a: Any, b: Any) -> "Tensor":
    """The product a * b, element by element, broadcast."""
    raise NotImplementedError("not written yet")


def divide(a: Any, b: Any) -> "Tensor":
    """The quotient a / b, element by element, broadcast; never rounded down."""
    raise NotImplementedError("not written yet")


def power(a: Any, b: Any) -> "Tensor":
    """The power a ** b, element by element, broadcast."""
    raise NotImplementedError("not written yet")

