"""Uses if on the logits: works for one logit only.

points: test-binary-crossentropy 0, test-binary-stability 0, test-binary-bad-input 0
says: truth value|ambiguous|one (logit|example)|batch of
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
        if x > 0:
            loss = x - x * y + np.log1p(np.exp(-x))
        else:
            loss = np.log1p(np.exp(x)) - x * y
        return Tensor(np.mean(loss))

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        sigmoid = 0.5 * (1 + np.tanh(0.5 * x))
        return Tensor((sigmoid - y) / x.size)
