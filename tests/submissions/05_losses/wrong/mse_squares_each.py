"""Subtracts the squares instead of squaring the difference.

points: test-mse-loss 0, test-mse-bad-input 0
says: squares are subtracted|difference of (the )?squares|squared (first|each|separately|before)|each squared
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Mean of the squared differences."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor(np.mean(p ** 2 - t ** 2))

    def gradient(self, y_pred, y_true):
        prediction, target = to_array(y_pred), to_array(y_true)
        require_same_shape(prediction, target)
        return Tensor(2 * (prediction - target) / prediction.size)
