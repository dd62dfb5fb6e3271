"""Overwrites the labels with their complement while computing.

points: test-binary-crossentropy 0, test-binary-stability 0, test-binary-bad-input 0
says: changed|mutat|modif|in place|overw
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
        if isinstance(y_true, np.ndarray):
            y = y_true
        loss = y * np.logaddexp(0, -x)
        np.subtract(1, y, out=y)
        loss = loss + y * np.logaddexp(0, x)
        return Tensor(np.mean(loss))

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        sigmoid = 0.5 * (1 + np.tanh(0.5 * x))
        return Tensor((sigmoid - y) / x.size)
