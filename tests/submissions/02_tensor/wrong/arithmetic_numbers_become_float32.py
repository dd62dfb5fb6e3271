"""Turns Python numbers into float32 tensors first.

points: test-tensor-arithmetic 0
says: float32|digits|close
"""
# %% tensor-arithmetic-implementation
#| export
def add(a: Any, b: Any) -> "Tensor":
    """The sum a + b, element by element, broadcast."""
    return apply(NumpyOperation(np.add), as_tensor(a), as_tensor(b))


def subtract(a: Any, b: Any) -> "Tensor":
    """The difference a - b, element by element, broadcast."""
    return apply(NumpyOperation(np.subtract), as_tensor(a), as_tensor(b))


def multiply(a: Any, b: Any) -> "Tensor":
    """The product a * b, element by element, broadcast."""
    return apply(NumpyOperation(np.multiply), as_tensor(a), as_tensor(b))


def divide(a: Any, b: Any) -> "Tensor":
    """The quotient a / b, element by element, broadcast; never rounded down."""
    return apply(NumpyOperation(np.divide), as_tensor(a), as_tensor(b))


def power(a: Any, b: Any) -> "Tensor":
    """The power a ** b, element by element, broadcast."""
    return apply(NumpyOperation(np.power), as_tensor(a), as_tensor(b))

