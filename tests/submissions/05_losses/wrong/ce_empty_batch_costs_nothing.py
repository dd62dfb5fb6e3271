"""Answers 0 for an empty batch.

points: test-crossentropy-bad-input 0
says: empty|accepted|no error|nothing (was )?raised|not raise|refus|was returned
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
        if to_array(y_pred).size == 0:
            return Tensor(0.0)
        logits, targets = self._prepare(y_pred, y_true)
        return Tensor(-np.sum(targets * log_softmax(logits).data) / len(logits))

    def gradient(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        probabilities = np.exp(log_softmax(logits).data)
        return Tensor(((probabilities - targets) / len(logits)).reshape(np.shape(to_array(y_pred))))
