"""Returns a Python float instead of a Tensor.

points: test-mse-loss 0, test-mse-bad-input 0
says: (not|instead of|in place of|expected|where|should be|must be|returns?) (an?
    )?Tensor|Tensor (is|was) due|a float|Python float
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Squared error, averaged."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return float(np.mean((p - t) ** 2))

    def gradient(self, y_pred, y_true):
        prediction, target = to_array(y_pred), to_array(y_true)
        require_same_shape(prediction, target)
        return Tensor(2 * (prediction - target) / prediction.size)
