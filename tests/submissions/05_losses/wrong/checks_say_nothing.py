"""Raise ValueError without naming argument, given or expected.

points: test-input-checks 0, test-mse-bad-input 0, test-crossentropy-bad-input 0,
    test-binary-bad-input 0
says: says too little|message|mention|does not (say|name)|says nothing
"""
# %% input-checks-implementation
#| export
def require_same_shape(y_pred, y_true):
    if y_pred.shape != y_true.shape or y_pred.size == 0:
        raise ValueError("invalid")


def require_class_indices(y_true, batch_size, classes):
    ok = np.isin(y_true, np.arange(classes)).all()
    if batch_size == 0 or y_true.shape != (batch_size,) or not ok:
        raise ValueError("invalid")


def require_distributions(y_true):
    ok = (y_true >= 0).all() and np.allclose(y_true.sum(axis=-1), 1, atol=1e-5)
    if y_true.size == 0 or not ok:
        raise ValueError("invalid")


def require_binary_labels(y_true):
    if y_true.size == 0 or not ((y_true >= 0) & (y_true <= 1)).all():
        raise ValueError("invalid")
