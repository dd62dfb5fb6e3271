"""Refuse every input, good or bad.

points: test-input-checks 0, test-mse-loss 0, test-mse-gradient 0, test-mse-bad-input 0,
    test-crossentropy-loss 0, test-crossentropy-labels 0, test-crossentropy-gradient 0,
    test-crossentropy-stability 0, test-crossentropy-bad-input 0, test-binary-crossentropy 0,
    test-binary-gradient 0, test-binary-stability 0, test-binary-bad-input 0
says: raised|ValueError|refus|good input
"""
# %% input-checks-implementation
#| export
def require_same_shape(y_pred, y_true):
    raise ValueError(f"y_true (y_pred) is bad input: {y_true}")


def require_class_indices(y_true, batch_size, classes):
    raise ValueError(f"y_true (y_pred) is bad input: {y_true}")


def require_distributions(y_true):
    raise ValueError(f"y_true (y_pred) is bad input: {y_true}")


def require_binary_labels(y_true):
    raise ValueError(f"y_true (y_pred) is bad input: {y_true}")
