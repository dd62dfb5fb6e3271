"""Squared error computed in float64 and cast back to the predictions' dtype."""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        error = p.astype(np.float64) - t.astype(np.float64)
        return Tensor(np.asarray(np.mean(error**2), dtype=p.dtype))

    def gradient(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        slope = 2 * (p.astype(np.float64) - t.astype(np.float64)) / p.size
        return Tensor(np.asarray(slope, dtype=p.dtype))
