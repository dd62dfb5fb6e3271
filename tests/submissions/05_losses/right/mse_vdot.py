"""Squared error as the squared length of the error vector."""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """||p - t||^2 / n."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        error = (p - t).reshape(-1)
        return Tensor(np.vdot(error, error) / error.size)

    def gradient(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor((p - t) * (2.0 / p.size))
