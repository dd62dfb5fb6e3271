"""Clips the probabilities at 1e-7.

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
        p = 1 / (1 + np.exp(-x))
        p = np.clip(p, 1e-7, 1 - 1e-7)
        return Tensor(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        sigmoid = 0.5 * (1 + np.tanh(0.5 * x))
        return Tensor((sigmoid - y) / x.size)
