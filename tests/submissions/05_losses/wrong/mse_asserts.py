"""Checks with assert: an AssertionError where a ValueError is due.

points: test-mse-bad-input 0
says: AssertionError|assert
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Squared error, averaged."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        assert p.shape == t.shape and p.size > 0, f"y_pred {p.shape} against y_true {t.shape}"
        return Tensor(np.mean((p - t) ** 2))

    def gradient(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        assert p.shape == t.shape and p.size > 0, f"y_pred {p.shape} against y_true {t.shape}"
        return Tensor(2 * (p - t) / p.size)
