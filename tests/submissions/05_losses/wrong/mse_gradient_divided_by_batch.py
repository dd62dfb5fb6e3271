"""Divides the gradient by the batch size, not by all elements.

points: test-mse-gradient 0
says: batch|times too large|number of (elements|rows|examples|features)
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
        require_same_shape(p, t)
        batch = p.shape[0] if p.ndim else 1
        return Tensor(2 * (p - t) / batch)
