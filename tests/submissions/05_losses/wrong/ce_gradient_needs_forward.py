"""Uses what the last forward saved: gradient alone has nothing to use.

points: test-crossentropy-gradient 0, test-crossentropy-bad-input 0
says: AttributeError|no attribute|forward|alone|state|(earlier|previous|last) call|between
    calls|same call|call.* before|remember
"""
# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    """Mean cross-entropy of logits and labels."""

    def _prepare(self, y_pred, y_true):
        logits, labels = to_array(y_pred), to_array(y_true)
        if logits.ndim == 1:
            logits, labels = logits[np.newaxis], labels[np.newaxis]
        if logits.ndim != 2:
            raise ValueError(f"y_pred has shape {logits.shape}, expected (N, C) or (C,)")
        if labels.ndim == 2:
            require_same_shape(logits, labels)
            require_distributions(labels)
            return logits, labels
        require_class_indices(labels, *logits.shape)
        return logits, np.eye(logits.shape[1], dtype=logits.dtype)[labels.astype(int)]

    def forward(self, y_pred, y_true):
        self.logits, self.targets = self._prepare(y_pred, y_true)
        self.log_p = log_softmax(self.logits).data
        return Tensor(-np.sum(self.targets * self.log_p) / len(self.logits))

    def gradient(self, y_pred, y_true):
        return Tensor((np.exp(self.log_p) - self.targets) / len(self.targets))
