"""Takes columns where rows are asked for.

points: test-tensor-indexing 0
says: column
"""
# %% tensor-indexing-implementation
#| export
def take(a: Any, key: Any) -> "Tensor":
    """The elements that the key selects, as NumPy's indexing does; IndexError beyond the end."""
    return Tensor(as_tensor(a).data.T[key.data if isinstance(key, Tensor) else key])


def show(a: Any) -> str:
    """The tensor as one would type it: `Tensor([1., 2.], dtype=float32)`."""
    numbers = np.array2string(a.data, separator=", ", prefix="Tensor(")
    return f"Tensor({numbers}, dtype={a.dtype.name})"

