"""Asks for the kinds of values one after the other.
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
        return np.array(values.data)
    if isinstance(values, (np.ndarray, np.generic)):
        made = np.array(values)
        if not np.issubdtype(made.dtype, np.number) and made.dtype != np.bool_:
            raise TypeError(f"not numbers: {values!r}")
        return made
    try:
        made = np.array(values)
    except ValueError as error:
        raise ValueError(f"rows of different lengths: {values!r}") from error
    if made.dtype == np.float64:
        return np.array(values, dtype=np.float32)
    if made.dtype.kind in "biuf":
        return made
    raise TypeError(f"not numbers: {values!r}")
