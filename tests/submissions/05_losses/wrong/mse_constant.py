"""Always returns 1.0, the answer of the first example.

points: test-mse-loss 0, test-mse-bad-input 0
says: hard.?coded|constant|always|same (value|result|answer)|does not depend
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Squared error, averaged."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor(np.asarray(1.0, dtype=p.dtype))

    def gradient(self, y_pred, y_true):
        prediction, target = to_array(y_pred), to_array(y_true)
        require_same_shape(prediction, target)
        return Tensor(2 * (prediction - target) / prediction.size)
