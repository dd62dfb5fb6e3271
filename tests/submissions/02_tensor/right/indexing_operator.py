"""operator.getitem with the key kept outside.
"""
# %% tensor-indexing-implementation
#| export
def take(a: Any, key: Any) -> "Tensor":
    """The elements that the key selects, as NumPy's indexing does; IndexError beyond the end."""
    key = key.data if isinstance(key, Tensor) else key
    return apply(NumpyOperation(lambda array: array[key]), a)


def show(a: Any) -> str:
    """The tensor as one would type it: `Tensor([1., 2.], dtype=float32)`."""
    numbers = np.array2string(a.data, separator=", ", prefix="Tensor(")
    return f"Tensor({numbers}, dtype={a.dtype.name})"

