"""Shows the list of numbers, without the dtype.

points: test-tensor-indexing 0
says: expected|false|0
"""
# %% tensor-indexing-implementation
#| export
def take(a: Any, key: Any) -> "Tensor":
    """The elements that the key selects, as NumPy's indexing does; IndexError beyond the end."""
    return apply(NumpyOperation(_getitem, key=key.data if isinstance(key, Tensor) else key), a)


def show(a: Any) -> str:
    """The tensor as one would type it: `Tensor([1., 2.], dtype=float32)`."""
    numbers = np.array2string(a.data, separator=", ", prefix="Tensor(")
    return f"Tensor({numbers})"

