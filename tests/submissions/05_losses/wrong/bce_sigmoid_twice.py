"""Applies the sigmoid and then expects logits again: sigmoid twice.

points: test-binary-crossentropy 0, test-binary-gradient 0, test-binary-stability 0,
    test-binary-bad-input 0
says: twice|double|already|probabilit
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
        p = 0.5 * (1 + np.tanh(x / 2))
        x = p
        terms = np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))
        return Tensor(terms.mean())

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        p = 0.5 * (1 + np.tanh(x / 2))
        q = 0.5 * (1 + np.tanh(p / 2))
        return Tensor((q - y) / x.size)
