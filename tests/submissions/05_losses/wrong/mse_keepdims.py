"""Keeps the dimensions: a loss of shape (1, 1) for a table of predictions.

points: test-mse-loss 0, test-mse-bad-input 0
says: shape|keepdims|scalar
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Squared error, averaged."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        squares = (p - t) ** 2
        return Tensor(squares.mean(keepdims=True))

    def gradient(self, y_pred, y_true):
        y_pred = to_array(y_pred)
        y_true = to_array(y_true)
        require_same_shape(y_pred, y_true)
        n = y_pred.size
        return Tensor(2 / n * (y_pred - y_true))
