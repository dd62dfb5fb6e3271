"""Flattens both arguments, so that (N, 1) against (N,) passes.

points: test-mse-bad-input 0
says: accepted|no error|nothing (was )?raised|not raise|refus|was returned|broadcast
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Mean of the squared differences."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred).ravel(), to_array(y_true).ravel()
        require_same_shape(p, t)
        return Tensor(np.mean((p - t) ** 2))

    def gradient(self, y_pred, y_true):
        prediction, target = to_array(y_pred), to_array(y_true)
        require_same_shape(prediction, target)
        return Tensor(2 * (prediction - target) / prediction.size)
