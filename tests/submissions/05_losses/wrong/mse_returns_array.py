"""Returns NumPy arrays instead of Tensors, value and gradient.

points: test-mse-loss 0, test-mse-gradient 0, test-mse-bad-input 0
says: (not|instead of|in place of|expected|where|should be|must be|returns?) (an?
    )?Tensor|Tensor (is|was) due|an array|NumPy
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Mean of the squared differences."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return np.asarray(np.mean((p - t) ** 2))

    def gradient(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return 2 * (p - t) / p.size
