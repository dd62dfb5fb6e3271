"""Forgets the factor 2 of the square's derivative.

points: test-mse-gradient 0
says: half|twice|2 times too small|factor (of )?(2|1/2|0[.]5)|0[.]5 times
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
        return Tensor((p - t) / p.size)
