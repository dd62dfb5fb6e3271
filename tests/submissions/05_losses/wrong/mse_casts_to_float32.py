"""Casts both arguments to float32, whatever came in.

points: test-mse-loss 0, test-mse-gradient 0
says: float32 only|dtype|precision|float32.*float64|float64.*float32
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Squared error, averaged."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        p, t = p.astype(np.float32), t.astype(np.float32)
        return Tensor(np.mean((p - t) ** 2))

    def gradient(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        p, t = p.astype(np.float32), t.astype(np.float32)
        return Tensor(2 * (p - t) / p.size)
