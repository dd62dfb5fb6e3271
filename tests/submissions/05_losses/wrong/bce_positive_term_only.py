"""Keeps y log p and forgets (1 - y) log(1 - p).

points: test-binary-crossentropy 0, test-binary-stability 0, test-binary-bad-input 0
says: 1 - y|labels? (of )?0|(second|other|one) term|only the positive|class 0|zero
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
        return Tensor(np.mean(y * np.logaddexp(0, -x)))

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        e = np.exp(-np.abs(x))
        sigmoid = np.where(x >= 0, 1, e) / (1 + e)
        return Tensor((sigmoid - y) / x.size)
