"""Returns an array instead of a Tensor; the loss is written for that.

points: test-log-softmax 0
says: (not|instead of|in place of|expected|where|should be|must be|returns?) (an?
    )?Tensor|Tensor (is|was) due|an array|NumPy
"""
# %% log-softmax-implementation
#| export
def log_softmax(logits):
    z = to_array(logits)
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


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
        return Tensor(-np.sum(targets * log_softmax(logits)) / len(logits))

    def gradient(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        result = (np.exp(log_softmax(logits)) - targets) / len(logits)
        return Tensor(result.reshape(to_array(y_pred).shape))
