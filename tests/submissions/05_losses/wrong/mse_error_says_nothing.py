"""Raises the right error without a word of what is wrong.

points: test-mse-bad-input 0
says: says too little|message|mention|does not (say|name)|says nothing
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Mean of the squared differences."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        if p.shape != t.shape or p.size == 0:
            raise ValueError
        return Tensor(np.mean((p - t) ** 2))

    def gradient(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        if p.shape != t.shape or p.size == 0:
            raise ValueError
        return Tensor(2 * (p - t) / p.size)
