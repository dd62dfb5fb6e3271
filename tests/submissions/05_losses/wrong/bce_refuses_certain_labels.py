"""Demands labels strictly between 0 and 1, and so refuses 0 and 1.

points: test-binary-crossentropy 0, test-binary-gradient 0, test-binary-stability 0,
    test-binary-bad-input 0
says: refus|raised|ValueError|good input
"""
# %% binary-crossentropy-implementation
#| export
class BinaryCrossEntropyLoss(Loss):
    """Binary cross-entropy of logits."""

    def _prepare(self, y_pred, y_true):
        x, y = to_array(y_pred), to_array(y_true)
        require_same_shape(x, y)
        if not np.all((y > 0) & (y < 1)):
            raise ValueError(f"y_true must lie in [0, 1], got {y}")
        return x, y

    def forward(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        return Tensor(np.mean(np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))))

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        e = np.exp(-np.abs(x))
        sigmoid = np.where(x >= 0, 1, e) / (1 + e)
        return Tensor((sigmoid - y) / x.size)
