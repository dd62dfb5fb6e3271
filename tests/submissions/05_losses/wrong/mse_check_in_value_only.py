"""Checks the shapes in forward, but not in gradient.

points: test-mse-bad-input 0
says: accepted|no error|nothing (was )?raised|not raise|refus|was returned|broadcast
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        y_pred = to_array(y_pred)
        y_true = to_array(y_true)
        require_same_shape(y_pred, y_true)
        diff = y_pred - y_true
        return Tensor((diff * diff).mean())

    def gradient(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        return Tensor(2 * (p - t) / p.size)
