"""Cross-entropy whose log-sum-exp is np.logaddexp.reduce."""
# %% log-softmax-implementation
#| export
def log_softmax(logits):
    """z - logaddexp of the row."""
    z = to_array(logits)
    return Tensor(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))


# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    def _rows(self, y_pred, y_true):
        z, y = to_array(y_pred), to_array(y_true)
        if z.ndim == 1:
            z, y = z[np.newaxis, ...], y[np.newaxis, ...]
        if z.ndim != 2:
            raise ValueError(f"y_pred must be (N, C) or (C,), got shape {z.shape}")
        if y.ndim != 2:
            require_class_indices(y, *z.shape)
            y = (y[:, np.newaxis] == np.arange(z.shape[1])).astype(z.dtype)
        else:
            require_same_shape(z, y)
            require_distributions(y)
        return z, y

    def forward(self, y_pred, y_true):
        z, y = self._rows(y_pred, y_true)
        terms = y * (np.logaddexp.reduce(z, axis=1, keepdims=True) - z)
        return Tensor(terms.sum() / len(z))

    def gradient(self, y_pred, y_true):
        z, y = self._rows(y_pred, y_true)
        p = np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))
        return Tensor(((p - y) / len(z)).reshape(to_array(y_pred).shape))
