"""Sends the mean through a Python float: float64 input gives a float32 result.

points: test-mse-loss 0
says: float32 only|dtype|precision|float32.*float64|float64.*float32
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        loss = float(np.mean((p - t) ** 2))
        return Tensor(loss)

    def gradient(self, y_pred, y_true):
        y_pred = to_array(y_pred)
        y_true = to_array(y_true)
        require_same_shape(y_pred, y_true)
        n = y_pred.size
        return Tensor(2 / n * (y_pred - y_true))
