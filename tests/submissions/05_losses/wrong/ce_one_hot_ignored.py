"""Knows class indices only, and has no case for distributions.

points: test-crossentropy-labels 0
says: None|print|no return|missing return|nothing (was )?returned|one-hot
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
        logits, targets = self._prepare(y_pred, y_true)
        labels = to_array(y_true)
        if labels.ndim < to_array(y_pred).ndim:
            rows = np.arange(len(logits))
            picked = log_softmax(logits).data[rows, np.atleast_1d(labels).astype(int)]
            return Tensor(-picked.mean())

    def gradient(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        exps = np.exp(logits - logits.max(axis=1, keepdims=True))
        result = (exps / exps.sum(axis=1, keepdims=True) - targets) / logits.shape[0]
        return Tensor(result[0] if to_array(y_pred).ndim == 1 else result)
