"""Clips the probabilities at 1e-3, which moderate logits reach.

points: test-crossentropy-loss 0, test-crossentropy-labels 0, test-crossentropy-stability 0
says: clip|capped|epsilon|bounded|saturat
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
        shifted = logits - logits.max(axis=1, keepdims=True)
        exps = np.exp(shifted)
        p = np.clip(exps / exps.sum(axis=1, keepdims=True), 1e-3, 1 - 1e-3)
        return Tensor(-np.sum(targets * np.log(p)) / len(p))

    def gradient(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        exps = np.exp(logits - logits.max(axis=1, keepdims=True))
        result = (exps / exps.sum(axis=1, keepdims=True) - targets) / logits.shape[0]
        return Tensor(result[0] if to_array(y_pred).ndim == 1 else result)
