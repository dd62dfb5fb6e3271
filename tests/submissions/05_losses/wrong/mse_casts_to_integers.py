"""Casts both arguments to integers and loses the fractions.

points: test-mse-loss 0, test-mse-bad-input 0
says: integer|truncat|whole number|fraction|rounded|cut off
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Mean of the squared differences."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        p, t = p.astype(int), t.astype(int)
        return Tensor(np.mean((p - t) ** 2))

    def gradient(self, y_pred, y_true):
        y_pred = to_array(y_pred)
        y_true = to_array(y_true)
        require_same_shape(y_pred, y_true)
        n = y_pred.size
        return Tensor(2 / n * (y_pred - y_true))
