"""Takes y_pred for probabilities: no sigmoid at all.

points: test-binary-crossentropy 0, test-binary-stability 0, test-binary-bad-input 0
says: probabilit|nan|no sigmoid|without (the |a )?sigmoid|sigmoid is missing
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
        return Tensor(-np.mean(y * np.log(x) + (1 - y) * np.log(1 - x)))

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        sigmoid = 0.5 * (1 + np.tanh(0.5 * x))
        return Tensor((sigmoid - y) / x.size)
