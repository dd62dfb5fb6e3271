"""Subtracts in place, so the caller's predictions change.

points: test-mse-loss 0, test-mse-bad-input 0
says: changed|mutat|modif|in place|overw
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        difference = y_pred if isinstance(y_pred, np.ndarray) else to_array(y_pred)
        require_same_shape(difference, to_array(y_true))
        difference -= to_array(y_true)
        return Tensor(np.mean(difference ** 2))

    def gradient(self, y_pred, y_true):
        prediction, target = to_array(y_pred), to_array(y_true)
        require_same_shape(prediction, target)
        return Tensor(2 * (prediction - target) / prediction.size)
