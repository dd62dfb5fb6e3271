"""Normalises the logits over the batch with a softmax.

points: test-binary-crossentropy 0, test-binary-stability 0, test-binary-bad-input 0
says: softmax|over the batch|independent
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
        log_p = log_softmax(x.ravel()).data
        return Tensor(-np.mean(y.ravel() * log_p))

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        sigmoid = 0.5 * (1 + np.tanh(0.5 * x))
        return Tensor((sigmoid - y) / x.size)
