"""Clips labels that are out of range into it.

points: test-crossentropy-bad-input 0
says: out of range|accepted|no error|nothing (was )?raised|not raise|refus|was returned
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
        if labels.shape == logits.shape:
            require_same_shape(logits, labels)
            require_distributions(labels)
            return logits, labels
        labels = np.clip(labels, 0, logits.shape[1] - 1)
        require_class_indices(labels, *logits.shape)
        classes = labels.astype(int)
        return logits, np.eye(logits.shape[1], dtype=logits.dtype)[classes]

    def forward(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        return Tensor(-np.sum(targets * log_softmax(logits).data) / len(logits))

    def gradient(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        probabilities = np.exp(log_softmax(logits).data)
        return Tensor(((probabilities - targets) / len(logits)).reshape(np.shape(to_array(y_pred))))
