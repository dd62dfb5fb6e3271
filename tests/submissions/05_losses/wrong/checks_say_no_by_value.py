"""Return True or False instead of raising.

points: test-input-checks 0, test-mse-bad-input 0, test-crossentropy-bad-input 0,
    test-binary-bad-input 0
says: accepted|no error|nothing (was )?raised|not raise|refus|was returned|True|False
"""
# %% input-checks-implementation
#| export
def require_same_shape(y_pred, y_true):
    return y_pred.shape == y_true.shape and y_pred.size > 0


def require_class_indices(y_true, batch_size, classes):
    whole = np.all(y_true == np.floor(y_true))
    return y_true.shape == (batch_size,) and whole and np.all((y_true >= 0) & (y_true < classes))


def require_distributions(y_true):
    return bool(np.all(y_true >= 0) and np.allclose(y_true.sum(axis=-1), 1))


def require_binary_labels(y_true):
    return bool(np.all((y_true >= 0) & (y_true <= 1)))
