"""Divides by n - 1, as a sample variance does.

points: test-mse-loss 0, test-mse-bad-input 0
says: n ?- ?1|one less|ddof|divi[ds]|times too large|overflow|infinit|[^a-z]inf([^a-z]|$)|nan
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor(np.sum((p - t) ** 2) / (p.size - 1))

    def gradient(self, y_pred, y_true):
        y_pred = to_array(y_pred)
        y_true = to_array(y_true)
        require_same_shape(y_pred, y_true)
        n = y_pred.size
        return Tensor(2 / n * (y_pred - y_true))
