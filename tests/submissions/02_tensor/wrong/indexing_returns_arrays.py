"""Gives an array where a tensor is due.

points: test-tensor-indexing 0
says: array|Tensor
"""
# %% tensor-indexing-implementation
#| export
def take(a: Any, key: Any) -> "Tensor":
    """The elements that the key selects, as NumPy's indexing does; IndexError beyond the end."""
    return a.data[key]


def show(a: Any) -> str:
    """The tensor as one would type it: `Tensor([1., 2.], dtype=float32)`."""
    numbers = np.array2string(a.data, separator=", ", prefix="Tensor(")
    return f"Tensor({numbers}, dtype={a.dtype.name})"

