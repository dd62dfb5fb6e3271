"""Raise RuntimeError where ValueError is due.

points: test-input-checks 0, test-mse-bad-input 0, test-crossentropy-bad-input 0,
    test-binary-bad-input 0
says: RuntimeError
"""
# %% input-checks-implementation
#| export
def require_same_shape(y_pred, y_true):
    if y_pred.shape != y_true.shape:
        raise RuntimeError(f"y_true has shape {y_true.shape}, expected y_pred's {y_pred.shape}")
    if y_pred.size == 0:
        raise RuntimeError(f"y_pred is empty, shape {y_pred.shape}: expected an element")


def require_class_indices(y_true, batch_size, classes):
    if batch_size == 0 or y_true.shape != (batch_size,):
        raise RuntimeError(f"y_true has shape {y_true.shape}, expected ({batch_size},), not empty")
    valid = (y_true >= 0) & (y_true < classes) & (y_true == np.floor(y_true))
    if not valid.all():
        raise RuntimeError(f"y_true has {y_true[~valid][0]}, expected whole 0 to {classes - 1}")


def require_distributions(y_true):
    if y_true.size == 0:
        raise RuntimeError(f"y_true is empty, shape {y_true.shape}: expected distributions")
    if not (y_true >= 0).all():
        raise RuntimeError(f"y_true has negative or NaN entries, expected probabilities: {y_true}")
    sums = y_true.sum(axis=-1)
    if not (np.abs(sums - 1) < 1e-5).all():
        raise RuntimeError(f"y_true has rows that sum to {sums}, expected 1")


def require_binary_labels(y_true):
    if y_true.size == 0:
        raise RuntimeError(f"y_true is empty, shape {y_true.shape}: expected labels")
    if not ((y_true >= 0) & (y_true <= 1)).all():
        raise RuntimeError(f"y_true has values outside [0, 1], expected labels within: {y_true}")
