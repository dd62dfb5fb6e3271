"""Subtracts the largest logit of the whole batch, not of each row.

points: test-crossentropy-stability 0
says: overflow|infinit|[^a-z]inf([^a-z]|$)|nan|each row|own row|global|underflow
"""
# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    """Cross-entropy of logits."""

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
        logits, targets = self._prepare(y_pred, y_true)
        shifted = logits - logits.max()
        log_sum = np.log(np.exp(shifted).sum(axis=1))
        return Tensor(np.mean(log_sum - (targets * shifted).sum(axis=1)))

    def gradient(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        probabilities = np.exp(log_softmax(logits).data)
        return Tensor(((probabilities - targets) / len(logits)).reshape(np.shape(to_array(y_pred))))
