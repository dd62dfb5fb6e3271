"""Writes log1p(exp(x)) - x y, which overflows for large logits.

points: test-binary-stability 0
says: overflow|infinit|[^a-z]inf([^a-z]|$)|nan
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
        return Tensor(np.mean(np.log1p(np.exp(x)) - x * y))

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        e = np.exp(-np.abs(x))
        sigmoid = np.where(x >= 0, 1, e) / (1 + e)
        return Tensor((sigmoid - y) / x.size)
