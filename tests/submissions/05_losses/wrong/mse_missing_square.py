"""Averages the signed errors: the square is missing.

points: test-mse-loss 0, test-mse-bad-input 0
says: not squared|square is missing|missing square|without (the |a )?squar|signed|cancel
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Mean of the squared differences."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        error = p - t
        return Tensor(error.mean())

    def gradient(self, y_pred, y_true):
        prediction, target = to_array(y_pred), to_array(y_true)
        require_same_shape(prediction, target)
        return Tensor(2 * (prediction - target) / prediction.size)
