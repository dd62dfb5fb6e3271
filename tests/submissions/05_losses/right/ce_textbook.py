"""Cross-entropy in the plain stable form, on top of log_softmax and np.arange."""
# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    """Mean over the batch of -log softmax(z)[t]."""

    def _check(self, logits, labels):
        if logits.ndim != 2:
            raise ValueError(f"y_pred has {logits.ndim} dimensions, expected logits (N, C) or (C,)")
        if labels.ndim == 2:
            require_same_shape(logits, labels)
            require_distributions(labels)
        else:
            require_class_indices(labels, len(logits), logits.shape[1])

    def forward(self, y_pred, y_true):
        logits, labels = to_array(y_pred), to_array(y_true)
        if logits.ndim == 1:
            logits, labels = logits[None], labels[None]
        self._check(logits, labels)
        log_p = log_softmax(logits).data
        if labels.ndim == 2:
            return Tensor(-(labels * log_p).sum(axis=1).mean())
        return Tensor(-log_p[np.arange(len(labels)), labels.astype(int)].mean())

    def gradient(self, y_pred, y_true):
        logits, labels = to_array(y_pred), to_array(y_true)
        single = logits.ndim == 1
        if single:
            logits, labels = logits[None], labels[None]
        self._check(logits, labels)
        p = np.exp(log_softmax(logits).data)
        if labels.ndim == 2:
            p = p - labels
        else:
            p[np.arange(len(labels)), labels.astype(int)] -= 1
        p = p / len(logits)
        return Tensor(p[0] if single else p)
