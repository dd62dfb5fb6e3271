"""Writes log(exp(-|x|)): the 1 + is missing.

points: test-binary-crossentropy 0, test-binary-stability 0, test-binary-bad-input 0
says: 1 [+]|log1p|without the 1|1 is missing|missing 1
"""
# %% binary-crossentropy-implementation
#| export
class BinaryCrossEntropyLoss(Loss):
    """Cross-entropy for two classes."""

    def _prepare(self, y_pred, y_true):
        x, y = to_array(y_pred), to_array(y_true)
        require_same_shape(x, y)
        require_binary_labels(y)
        return x, y

    def forward(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        return Tensor(np.mean(np.maximum(x, 0) - x * y - np.abs(x)))

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        e = np.exp(-np.abs(x))
        sigmoid = np.where(x >= 0, 1, e) / (1 + e)
        return Tensor((sigmoid - y) / x.size)
