"""Returns the value of a single number only; the other branch has no return.

points: test-mse-loss 0, test-mse-bad-input 0
says: None|print|no return|missing return|nothing (was )?returned
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        if p.size == 1:
            return Tensor(np.mean((p - t) ** 2))
        else:
            loss = Tensor(np.mean((p - t) ** 2))

    def gradient(self, y_pred, y_true):
        y_pred = to_array(y_pred)
        y_true = to_array(y_true)
        require_same_shape(y_pred, y_true)
        n = y_pred.size
        return Tensor(2 / n * (y_pred - y_true))
