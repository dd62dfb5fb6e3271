"""Differentiates by y_true: gives minus the log-probabilities.

points: test-crossentropy-gradient 0, test-crossentropy-stability 0
says: (by|respect to) (y_true|the label)|wrong argument|log-probab
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
        return Tensor(-np.sum(targets * log_softmax(logits).data) / len(logits))

    def gradient(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        g = -log_softmax(logits).data / len(logits)
        return Tensor(g.reshape(to_array(y_pred).shape))
