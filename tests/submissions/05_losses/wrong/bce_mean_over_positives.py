"""Divides by the number of positive labels.

points: test-binary-crossentropy 0, test-binary-stability 0, test-binary-bad-input 0
says: positive|times too large|number of
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
        terms = np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))
        return Tensor(terms.sum() / max(y.sum(), 1))

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        e = np.exp(-np.abs(x))
        sigmoid = np.where(x >= 0, 1, e) / (1 + e)
        return Tensor((sigmoid - y) / x.size)
