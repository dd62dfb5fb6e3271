"""Measures in bits: divides by log 2.

points: test-binary-crossentropy 0, test-binary-stability 0, test-binary-bad-input 0
says: log2|base.?2|bits|log 2|log[(]2[)]
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
        return Tensor((terms / np.log(2)).mean())

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        sigmoid = 0.5 * (1 + np.tanh(0.5 * x))
        return Tensor((sigmoid - y) / x.size)
