"""Divides the sum by the number of features, the last axis.

points: test-mse-loss 0, test-mse-bad-input 0
says: features|columns|axis|times too large|number of elements
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Mean of the squared differences."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        features = p.shape[-1] if p.ndim else 1
        return Tensor(np.sum((p - t) ** 2) / features)

    def gradient(self, y_pred, y_true):
        y_pred = to_array(y_pred)
        y_true = to_array(y_true)
        require_same_shape(y_pred, y_true)
        n = y_pred.size
        return Tensor(2 / n * (y_pred - y_true))
