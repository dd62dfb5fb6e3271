"""Takes the log of a shifted softmax: a probability of 0 costs infinity.

points: test-crossentropy-stability 0
says: overflow|infinit|[^a-z]inf([^a-z]|$)|nan|underflow|log of (the |a
    )?(softmax|zero|0)|rounds to (0|zero)
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
        shifted = logits - logits.max(axis=1, keepdims=True)
        exps = np.exp(shifted)
        softmax = exps / exps.sum(axis=1, keepdims=True)
        return Tensor(-np.sum(targets * np.log(softmax), axis=1).mean())

    def gradient(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        exps = np.exp(logits - logits.max(axis=1, keepdims=True))
        result = (exps / exps.sum(axis=1, keepdims=True) - targets) / logits.shape[0]
        return Tensor(result[0] if to_array(y_pred).ndim == 1 else result)
