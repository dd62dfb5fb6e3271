"""Keeps a running average: each call answers for all calls so far.

points: test-mse-loss 0, test-mse-bad-input 0
says: state|(earlier|previous|last) call|between calls|same call|call.* before|remember
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Squared error, averaged."""

    history = []

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        self.history.append(np.mean((p - t) ** 2))
        return Tensor(np.asarray(np.mean(self.history), dtype=p.dtype))

    def gradient(self, y_pred, y_true):
        y_pred = to_array(y_pred)
        y_true = to_array(y_true)
        require_same_shape(y_pred, y_true)
        n = y_pred.size
        return Tensor(2 / n * (y_pred - y_true))
