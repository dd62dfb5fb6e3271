"""Gives the sigmoid alone: the label is not subtracted.

points: test-binary-gradient 0, test-binary-stability 0
says: subtract|sigmoid alone|without (the )?(label|target)|ignor|does not depend|no part|not
    used
"""
# %% binary-crossentropy-implementation
#| export
class BinaryCrossEntropyLoss(Loss):
    def _prepare(self, y_pred, y_true):
        x, y = to_array(y_pred), to_array(y_true)
        require_same_shape(x, y)
        require_binary_labels(y)
        return x, y

    def forward(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        return Tensor(np.mean(np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))))

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        p = 0.5 * (1 + np.tanh(x / 2))
        return Tensor(p / x.size)
