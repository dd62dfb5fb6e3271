"""The four checks on top of one helper that raises."""
# %% input-checks-implementation
#| export
def _demand(condition, given, expected):
    if not condition:
        raise ValueError(f"bad input: {given}; expected {expected}")


def require_same_shape(y_pred, y_true):
    given = f"y_pred has shape {y_pred.shape} and y_true has shape {y_true.shape}"
    _demand(y_pred.shape == y_true.shape, given, "the same shape, nothing broadcasts")
    _demand(y_pred.size > 0, given, "at least one element, not an empty batch")


def require_class_indices(y_true, batch_size, classes):
    given = f"y_true has shape {y_true.shape}"
    _demand(batch_size > 0, given, "at least one example, not an empty batch")
    _demand(y_true.shape == (batch_size,), given, f"one class index each, shape ({batch_size},)")
    for index in y_true:
        known = index in range(classes)
        _demand(known, f"y_true holds {index}", f"a whole number from 0 to {classes - 1}")


def require_distributions(y_true):
    _demand(y_true.size > 0, f"y_true is empty, shape {y_true.shape}", "at least one distribution")
    _demand(np.all(y_true >= 0), f"y_true holds {np.min(y_true)}", "no probability below 0")
    sums = np.sum(y_true, axis=-1)
    _demand(np.allclose(sums, 1, atol=1e-4), f"y_true has rows with sum {sums}", "a sum of 1")


def require_binary_labels(y_true):
    _demand(y_true.size > 0, f"y_true is empty, shape {y_true.shape}", "at least one label")
    low, high = np.min(y_true), np.max(y_true)
    _demand(low >= 0 and high <= 1, f"y_true ranges from {low} to {high}", "labels in [0, 1]")
