"""Print a warning instead of raising an error.

points: test-input-checks 0, test-mse-bad-input 0, test-crossentropy-bad-input 0,
    test-binary-bad-input 0
says: accepted|no error|nothing (was )?raised|not raise|refus|was returned
"""
# %% input-checks-implementation
#| export
def require_same_shape(y_pred, y_true):
    if y_pred.shape != y_true.shape or y_pred.size == 0:
        print("Error: y_pred and y_true must have the same shape")


def require_class_indices(y_true, batch_size, classes):
    if y_true.shape != (batch_size,) or not np.all(np.isin(y_true, np.arange(classes))):
        print("Error: y_true must hold class indices")


def require_distributions(y_true):
    if not (np.all(y_true >= 0) and np.allclose(y_true.sum(axis=-1), 1)):
        print("Error: y_true must hold distributions")


def require_binary_labels(y_true):
    if not np.all((y_true >= 0) & (y_true <= 1)):
        print("Error: y_true must lie in [0, 1]")
