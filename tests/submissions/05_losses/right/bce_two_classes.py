"""Binary cross-entropy as the cross-entropy of two classes with the logits (0, x)."""
# %% binary-crossentropy-implementation
#| export
class BinaryCrossEntropyLoss(Loss):
    """Cross-entropy of softmax(0, x) against (1 - y, y)."""

    def _two_classes(self, y_pred, y_true):
        x, y = to_array(y_pred), to_array(y_true)
        require_same_shape(x, y)
        require_binary_labels(y)
        log_p = log_softmax(np.stack([np.zeros_like(x), x], axis=-1)).data
        return log_p, np.stack([1 - y, y], axis=-1)

    def forward(self, y_pred, y_true):
        log_p, targets = self._two_classes(y_pred, y_true)
        return Tensor(-np.mean((targets * log_p).sum(axis=-1)))

    def gradient(self, y_pred, y_true):
        log_p, targets = self._two_classes(y_pred, y_true)
        slopes = np.exp(log_p) - targets
        return Tensor(slopes[..., 1] / slopes[..., 1].size)
