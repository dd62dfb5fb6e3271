"""Hopes that float64 is enough: no maximum is subtracted.

points: test-crossentropy-stability 0
says: overflow|infinit|[^a-z]inf([^a-z]|$)|nan|shift|largest logit
"""
# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
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
        z = logits.astype(np.float64)
        log_sum = np.log(np.exp(z).sum(axis=1))
        loss = np.mean(log_sum - (targets * z).sum(axis=1))
        return Tensor(loss.astype(logits.dtype))

    def gradient(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        probabilities = np.exp(log_softmax(logits).data)
        return Tensor(((probabilities - targets) / len(logits)).reshape(np.shape(to_array(y_pred))))
