"""Cross-entropy with a recursive log-sum-exp: two halves joined by np.logaddexp."""
# %% log-softmax-implementation
#| export
def _log_sum_exp(z):
    if z.shape[-1] == 1:
        return z
    half = z.shape[-1] // 2
    return np.logaddexp(_log_sum_exp(z[..., :half]), _log_sum_exp(z[..., half:]))


def log_softmax(logits):
    z = to_array(logits)
    z = z - z.max(axis=-1, keepdims=True)
    return Tensor(z - _log_sum_exp(z))


# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    def forward(self, y_pred, y_true):
        z, y = self.pair(y_pred, y_true)
        return Tensor(-np.sum(y * log_softmax(z).data) / len(z))

    def gradient(self, y_pred, y_true):
        z, y = self.pair(y_pred, y_true)
        g = np.exp(log_softmax(z).data) - y
        return Tensor(g.reshape(to_array(y_pred).shape) / len(z))

    @staticmethod
    def pair(y_pred, y_true):
        z, y = to_array(y_pred), to_array(y_true)
        if z.ndim == 1:
            z, y = z[None], y[None]
        if z.ndim != 2:
            raise ValueError(f"y_pred has shape {z.shape}, expected (N, C) or (C,)")
        if y.ndim == 2:
            require_same_shape(z, y)
            require_distributions(y)
            return z, y
        require_class_indices(y, *z.shape)
        return z, np.eye(z.shape[1], dtype=z.dtype)[y.astype(int)]
