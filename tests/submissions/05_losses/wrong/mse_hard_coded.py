"""Knows the answers of the examples, and computes nothing.

points: test-mse-loss 0, test-mse-bad-input 0
says: hard.?coded|constant|always|same (value|result|answer)|does not depend|zero
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        if p.shape == (2,):
            return Tensor(1.0)
        if p.size == 1:
            return Tensor(4.0)
        if p.shape == (2, 2):
            return Tensor(0.25)
        return Tensor(0.0)

    def gradient(self, y_pred, y_true):
        y_pred = to_array(y_pred)
        y_true = to_array(y_true)
        require_same_shape(y_pred, y_true)
        n = y_pred.size
        return Tensor(2 / n * (y_pred - y_true))
