"""Gives the gradient with respect to y_true.

points: test-mse-gradient 0
says: sign|negative of|-1 times|minus|(by|respect to) y_true|wrong argument
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        prediction, target = to_array(y_pred), to_array(y_true)
        require_same_shape(prediction, target)
        return Tensor(np.mean((prediction - target) ** 2))

    def gradient(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor(2 * (t - p) / p.size)
