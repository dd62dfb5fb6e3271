"""Gives the sign of the error, the gradient of the absolute error.

points: test-mse-gradient 0
says: absolute|sign of|only the sign
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Squared error, averaged."""

    def forward(self, y_pred, y_true):
        y_pred = to_array(y_pred)
        y_true = to_array(y_true)
        require_same_shape(y_pred, y_true)
        diff = y_pred - y_true
        return Tensor((diff * diff).mean())

    def gradient(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor(np.sign(p - t) / p.size)
