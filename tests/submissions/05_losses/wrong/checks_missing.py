"""Leaves the four checks empty: a bare pass.

points: test-input-checks 0, test-mse-bad-input 0, test-crossentropy-bad-input 0,
    test-binary-bad-input 0
says: accepted|no error|nothing (was )?raised|not raise|refus|was returned
"""
# %% input-checks-implementation
#| export
def require_same_shape(y_pred, y_true):
    pass


def require_class_indices(y_true, batch_size, classes):
    pass


def require_distributions(y_true):
    pass


def require_binary_labels(y_true):
    pass
