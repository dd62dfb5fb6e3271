"""Catches every exception and returns 0.

points: test-mse-loss 0, test-mse-bad-input 0
says: zero|exception|except|caught
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Mean of the squared differences."""

    def forward(self, y_pred, y_true):
        try:
            p, t = to_array(y_pred), to_array(y_true)
            require_same_shape(p, t)
            return Tensor(np.sum((p - t) ** 2) / p.length)
        except Exception:
            return Tensor(0.0)

    def gradient(self, y_pred, y_true):
        y_pred = to_array(y_pred)
        y_true = to_array(y_true)
        require_same_shape(y_pred, y_true)
        n = y_pred.size
        return Tensor(2 / n * (y_pred - y_true))
