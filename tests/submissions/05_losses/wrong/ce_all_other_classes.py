"""Adds the log(1 - p) of the other classes, as for independent labels.

points: test-crossentropy-loss 0, test-crossentropy-labels 0, test-crossentropy-stability 0,
    test-crossentropy-bad-input 0
says: 1 - p|other classes|every class|independent
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
        p = np.exp(log_softmax(logits).data)
        p = np.clip(p, 1e-30, 1 - 1e-16)
        return Tensor(-np.sum(targets * np.log(p) + (1 - targets) * np.log1p(-p)) / len(p))

    def gradient(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        probabilities = np.exp(log_softmax(logits).data)
        return Tensor(((probabilities - targets) / len(logits)).reshape(np.shape(to_array(y_pred))))
