"""Divides by a global number of elements that was right for one example.

points: test-mse-loss 0, test-mse-bad-input 0
says: over the batch only|constant|number of elements|times too (large|small)|global|a sum
"""
# %% mse-loss-implementation
#| export
NUMBER_OF_ELEMENTS = 2


class MeanSquaredError(Loss):
    """Mean of the squared differences."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor(np.sum((p - t) ** 2) / NUMBER_OF_ELEMENTS)

    def gradient(self, y_pred, y_true):
        y_pred = to_array(y_pred)
        y_true = to_array(y_true)
        require_same_shape(y_pred, y_true)
        n = y_pred.size
        return Tensor(2 / n * (y_pred - y_true))
