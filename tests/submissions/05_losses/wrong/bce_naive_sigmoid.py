"""Takes the log of a naive sigmoid: infinity or NaN for large logits.

points: test-binary-stability 0
says: overflow|infinit|[^a-z]inf([^a-z]|$)|nan|log of (0|zero)
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
        p = 1 / (1 + np.exp(-x))
        return Tensor(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        e = np.exp(-np.abs(x))
        sigmoid = np.where(x >= 0, 1, e) / (1 + e)
        return Tensor((sigmoid - y) / x.size)
