"""Sums the squared errors instead of averaging them.

points: test-mse-loss 0, test-mse-bad-input 0
says: a sum|summed|times too large|not (averaged|divided)|number of elements
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Mean of the squared differences."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor(np.sum((p - t) ** 2))

    def gradient(self, y_pred, y_true):
        prediction, target = to_array(y_pred), to_array(y_true)
        require_same_shape(prediction, target)
        return Tensor(2 * (prediction - target) / prediction.size)
