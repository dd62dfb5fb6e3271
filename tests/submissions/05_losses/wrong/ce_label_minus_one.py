"""Lets label -1 count from the end, as NumPy does.

points: test-crossentropy-bad-input 0
says: negative|accepted|no error|nothing (was )?raised|not raise|refus|was returned
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
        require_class_indices(np.where(labels == -1, 0, labels), *logits.shape)
        classes = labels.astype(int)
        return logits, np.eye(logits.shape[1], dtype=logits.dtype)[classes]

    def forward(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        return Tensor(-np.sum(targets * log_softmax(logits).data) / len(logits))

    def gradient(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        exps = np.exp(logits - logits.max(axis=1, keepdims=True))
        result = (exps / exps.sum(axis=1, keepdims=True) - targets) / logits.shape[0]
        return Tensor(result[0] if to_array(y_pred).ndim == 1 else result)
