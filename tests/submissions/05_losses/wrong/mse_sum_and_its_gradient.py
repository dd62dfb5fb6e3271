"""Sums in the value, and differentiates the sum.

points: test-mse-loss 0, test-mse-gradient 0, test-mse-bad-input 0
says: a sum|summed|times too large|not (averaged|divided)|number of elements
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor(((p - t) ** 2).sum())

    def gradient(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor(2 * (p - t))
