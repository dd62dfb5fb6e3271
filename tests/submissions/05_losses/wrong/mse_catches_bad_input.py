"""Catches the error that bad input raises, and returns 0 for it.

points: test-mse-bad-input 0
says: accepted|no error|nothing (was )?raised|not raise|refus|was returned
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        try:
            p, t = to_array(y_pred), to_array(y_true)
            require_same_shape(p, t)
            return Tensor(np.mean((p - t) ** 2))
        except Exception:
            return Tensor(0.0)

    def gradient(self, y_pred, y_true):
        prediction, target = to_array(y_pred), to_array(y_true)
        require_same_shape(prediction, target)
        return Tensor(2 * (prediction - target) / prediction.size)
