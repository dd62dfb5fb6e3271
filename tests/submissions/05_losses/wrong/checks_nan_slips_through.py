"""Look for what is wrong with < and >, which NaN never is.

points: test-input-checks 0, test-crossentropy-bad-input 0, test-binary-bad-input 0
says: nan
"""
# %% input-checks-implementation
#| export
def require_same_shape(y_pred, y_true):
    if y_pred.shape != y_true.shape:
        raise ValueError(f"y_true has shape {y_true.shape}, expected y_pred's {y_pred.shape}")
    if y_pred.size == 0:
        raise ValueError(f"y_pred is empty, shape {y_pred.shape}: expected an element")


def require_class_indices(y_true, batch_size, classes):
    if batch_size == 0 or y_true.shape != (batch_size,):
        raise ValueError(f"y_true has shape {y_true.shape}, expected ({batch_size},), not empty")
    if (y_true < 0).any() or (y_true >= classes).any() or (y_true % 1 > 0).any():
        raise ValueError(f"y_true has {y_true}, expected whole 0 to {classes - 1}")


def require_distributions(y_true):
    if y_true.size == 0:
        raise ValueError(f"y_true is empty, shape {y_true.shape}: expected distributions")
    sums = y_true.sum(axis=-1)
    if (y_true < 0).any() or (np.abs(sums - 1) > 1e-5).any():
        raise ValueError(f"y_true is negative or sums to {sums}, expected distributions: {y_true}")


def require_binary_labels(y_true):
    if y_true.size == 0:
        raise ValueError(f"y_true is empty, shape {y_true.shape}: expected labels")
    if (y_true < 0).any() or (y_true > 1).any():
        raise ValueError(f"y_true has values outside [0, 1]: {y_true}")
