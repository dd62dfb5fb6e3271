"""Makes an array of lists from ragged rows, and refuses it as a wrong type.

points: test-tensor-data 0, test-tensor-arithmetic 0, test-tensor-matmul 0, test-tensor-reductions 0, test-tensor-shape 0, test-tensor-indexing 0
says: TypeError|ragged|numbers
"""
# %% tensor-data-implementation
#| export
def to_data(values: Any) -> np.ndarray:
    """The array of numbers that a tensor keeps: a copy of the values.

    Python floats, also in lists, become float32; whole numbers and truth values keep their kind;
    NumPy arrays and scalars keep their dtype; a tensor gives a copy of its data.

    Raises `TypeError` for what is not numbers, `ValueError` for lists that form no rectangle.

    >>> to_data([1, 2.5]).dtype, to_data([1, 2]).dtype.kind, to_data(np.float64(1)).dtype
    (dtype('float32'), 'i', dtype('float64'))
    """
    if isinstance(values, Tensor):
        return values.data.copy()
    try:
        array = np.array(values, dtype=object if isinstance(values, list) and any(isinstance(v, list) for v in values) else None)
    except ValueError:
        raise ValueError(f"a tensor needs rows of equal length, got {values!r}") from None
    if array.dtype.kind not in "biuf":
        raise TypeError(f"a tensor holds numbers, got {type(values).__name__}: {values!r}")
    chose_dtype = isinstance(values, np.ndarray | np.generic)
    return array if chose_dtype or array.dtype.kind != "f" else array.astype(np.float32)

