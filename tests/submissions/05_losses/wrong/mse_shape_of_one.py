"""Returns a Tensor of shape (1,) instead of a single number.

points: test-mse-loss 0, test-mse-bad-input 0
says: shape.*[(]1,[)]|[(]1,[)].*shape|single number|scalar
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor(np.array([np.mean((p - t) ** 2)]))

    def gradient(self, y_pred, y_true):
        prediction, target = to_array(y_pred), to_array(y_true)
        require_same_shape(prediction, target)
        return Tensor(2 * (prediction - target) / prediction.size)
