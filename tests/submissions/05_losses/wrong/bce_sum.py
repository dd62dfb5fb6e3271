"""Sums over the batch instead of averaging.

points: test-binary-crossentropy 0, test-binary-stability 0, test-binary-bad-input 0
says: a sum|summed|times too large|not (averaged|divided)
"""
# %% binary-crossentropy-implementation
#| export
class BinaryCrossEntropyLoss(Loss):
    """Binary cross-entropy of logits."""

    def _prepare(self, y_pred, y_true):
        x, y = to_array(y_pred), to_array(y_true)
        require_same_shape(x, y)
        require_binary_labels(y)
        return x, y

    def forward(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        terms = np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))
        return Tensor(terms.sum())

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        sigmoid = 0.5 * (1 + np.tanh(0.5 * x))
        return Tensor((sigmoid - y) / x.size)
