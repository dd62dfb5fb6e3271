"""Clips the logits to [-30, 30] against overflow.

points: test-binary-stability 0
says: clip|capped|epsilon|bounded|saturat
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
        x = np.clip(x, -30, 30)
        terms = np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))
        return Tensor(terms.mean())

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        e = np.exp(-np.abs(x))
        sigmoid = np.where(x >= 0, 1, e) / (1 + e)
        return Tensor((sigmoid - y) / x.size)
