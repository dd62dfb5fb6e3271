"""Cross-entropy that turns class indices into one-hot rows and then has one formula."""
# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    def _one_hot(self, y_pred, y_true):
        logits = np.atleast_2d(to_array(y_pred))
        labels = to_array(y_true)
        if logits.ndim > 2 or to_array(y_pred).ndim == 0:
            raise ValueError(f"y_pred has shape {np.shape(y_pred)}, expected (N, C) or (C,)")
        if labels.ndim == to_array(y_pred).ndim:
            labels = np.atleast_2d(labels)
            require_same_shape(logits, labels)
            require_distributions(labels)
            return logits, labels
        if to_array(y_pred).ndim == 1:
            labels = labels[np.newaxis]
        n, c = logits.shape
        require_class_indices(labels, n, c)
        one_hot = np.zeros((n, c), dtype=logits.dtype)
        one_hot[range(n), [int(label) for label in labels]] = 1
        return logits, one_hot

    def forward(self, y_pred, y_true):
        logits, y = self._one_hot(y_pred, y_true)
        return Tensor(np.sum(-y * log_softmax(logits).data) / logits.shape[0])

    def gradient(self, y_pred, y_true):
        logits, y = self._one_hot(y_pred, y_true)
        g = (np.exp(log_softmax(logits).data) - y) / logits.shape[0]
        return Tensor(g.reshape(to_array(y_pred).shape))
