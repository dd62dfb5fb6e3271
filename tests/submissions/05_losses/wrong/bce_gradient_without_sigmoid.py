"""Subtracts the labels from the raw logits.

points: test-binary-gradient 0, test-binary-stability 0
says: raw logits|no sigmoid|without (the |a )?sigmoid|sigmoid is missing|missing sigmoid
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
        return Tensor(np.mean(np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))))

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        return Tensor((x - y) / x.size)
