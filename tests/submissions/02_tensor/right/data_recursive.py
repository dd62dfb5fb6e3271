"""Looks at the leaves of nested lists itself.
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
    def leaves(value):
        if isinstance(value, (list, tuple)):
            for part in value:
                yield from leaves(part)
        else:
            yield value

    if isinstance(values, Tensor):
        values = values.data
    chosen = isinstance(values, (np.ndarray, np.generic))
    if not chosen:
        for leaf in leaves(values):
            if not isinstance(leaf, (bool, int, float, np.ndarray, np.generic)):
                raise TypeError(f"{leaf!r} is no number")
    made = np.array(values, copy=True)
    if made.dtype.kind not in "biuf":
        raise TypeError(f"{values!r} holds no numbers")
    if not chosen and made.dtype.kind == "f":
        made = made.astype("float32")
    return made
