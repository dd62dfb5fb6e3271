"""Looks at the first sample only.

points: test-mse-loss 0, test-mse-bad-input 0
says: first (sample|example|element|row|item|logit)|only the first|rest of the batch
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Squared error, averaged."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        if p.ndim > 0:
            p, t = p[0], t[0]
        return Tensor(np.mean((p - t) ** 2))

    def gradient(self, y_pred, y_true):
        prediction, target = to_array(y_pred), to_array(y_true)
        require_same_shape(prediction, target)
        return Tensor(2 * (prediction - target) / prediction.size)
