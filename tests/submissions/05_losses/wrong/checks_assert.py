"""Check with assert: AssertionError where ValueError is due.

points: test-input-checks 0, test-mse-bad-input 0, test-crossentropy-bad-input 0,
    test-binary-bad-input 0
says: AssertionError|assert
"""
# %% input-checks-implementation
#| export
def require_same_shape(y_pred, y_true):
    assert y_pred.shape == y_true.shape, f"y_true {y_true.shape} against y_pred {y_pred.shape}"
    assert y_pred.size > 0, "y_pred is empty"


def require_class_indices(y_true, batch_size, classes):
    assert batch_size > 0, "y_true is empty"
    assert y_true.shape == (batch_size,), f"y_true has shape {y_true.shape}"
    assert np.isin(y_true, np.arange(classes)).all(), f"y_true {y_true} not in range({classes})"


def require_distributions(y_true):
    assert y_true.size > 0, "y_true is empty"
    assert (y_true >= 0).all(), f"y_true {y_true} is negative"
    assert np.allclose(y_true.sum(axis=-1), 1, atol=1e-5), f"y_true {y_true} does not sum to 1"


def require_binary_labels(y_true):
    assert y_true.size > 0, "y_true is empty"
    assert ((y_true >= 0) & (y_true <= 1)).all(), f"y_true {y_true} outside [0, 1]"
