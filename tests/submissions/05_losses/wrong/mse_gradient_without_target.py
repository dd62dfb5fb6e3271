"""Differentiates p^2: the target is not subtracted.

points: test-mse-gradient 0
says: subtract|without (the )?(target|y_true)|ignor|does not depend|no part|not used
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Mean of the squared differences."""

    def forward(self, y_pred, y_true):
        y_pred = to_array(y_pred)
        y_true = to_array(y_true)
        require_same_shape(y_pred, y_true)
        diff = y_pred - y_true
        return Tensor((diff * diff).mean())

    def gradient(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor(2 * p / p.size)
