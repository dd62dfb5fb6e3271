"""The four checks turned around: return when all is well, raise otherwise."""
# %% input-checks-implementation
#| export
def require_same_shape(y_pred, y_true):
    if y_pred.shape == y_true.shape and 0 not in y_pred.shape:
        return
    if y_pred.shape == y_true.shape:
        raise ValueError(
            f"y_pred and y_true are empty (shape {y_pred.shape}): expected at least one value"
        )
    raise ValueError(
        f"y_true has shape {y_true.shape} where y_pred's shape {y_pred.shape} was expected"
    )


def require_class_indices(y_true, batch_size, classes):
    if y_true.ndim != 1 or len(y_true) != batch_size or batch_size < 1:
        raise ValueError(
            f"y_true has shape {y_true.shape}, expected ({batch_size},) for {batch_size} examples"
            " (an empty batch is refused)"
        )
    if np.isin(y_true, np.arange(classes)).all():
        return
    strange = [value for value in y_true.tolist() if value not in range(classes)]
    raise ValueError(f"y_true contains {strange}, expected whole numbers from 0 to {classes - 1}")


def require_distributions(y_true):
    if y_true.size == 0:
        raise ValueError(f"y_true is empty (shape {y_true.shape}), expected distributions")
    sums = y_true.sum(axis=-1)
    if (y_true >= 0).all() and (abs(sums - 1) <= 1e-4).all():
        return
    raise ValueError(
        f"y_true contains {y_true.tolist()} (sums {sums.tolist()}), expected rows of "
        "non-negative numbers that sum to 1"
    )


def require_binary_labels(y_true):
    inside = (y_true >= 0) * (y_true <= 1)
    if y_true.size and inside.all():
        return
    raise ValueError(f"y_true contains {y_true[~inside].tolist()}, expected labels in [0, 1]")
