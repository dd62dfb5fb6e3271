"""Sums over the features and averages over the batch only.

points: test-mse-loss 0, test-mse-bad-input 0
says: batch|rows|features|times too large|axis
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Squared error, averaged."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor(np.asarray(np.sum((p - t) ** 2) / (len(p) if p.ndim else 1), p.dtype))

    def gradient(self, y_pred, y_true):
        prediction, target = to_array(y_pred), to_array(y_true)
        require_same_shape(prediction, target)
        return Tensor(2 * (prediction - target) / prediction.size)
