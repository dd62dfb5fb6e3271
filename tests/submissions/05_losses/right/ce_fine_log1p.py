"""Cross-entropy with the largest term taken out of the sum, and log1p of the rest."""
# %% log-softmax-implementation
#| export
def _shift_and_log_sum(z):
    """z minus its maximum, and log1p of the other exponentials."""
    top = np.expand_dims(z.argmax(axis=-1), -1)
    shifted = z - np.take_along_axis(z, top, axis=-1)
    terms = np.exp(shifted)
    np.put_along_axis(terms, top, 0, axis=-1)
    return shifted, np.log1p(terms.sum(axis=-1, keepdims=True))


def log_softmax(logits):
    shifted, rest = _shift_and_log_sum(to_array(logits))
    return Tensor(shifted - rest)


# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    """Cross-entropy that gives a confident right prediction its true, tiny cost."""

    def _inputs(self, y_pred, y_true):
        z, y = to_array(y_pred), to_array(y_true)
        if z.ndim == 1:
            z, y = z[np.newaxis], y[np.newaxis]
        if z.ndim != 2:
            raise ValueError(f"y_pred has shape {z.shape}, expected (N, C) or (C,)")
        if y.ndim == 2:
            require_same_shape(z, y)
            require_distributions(y)
        else:
            require_class_indices(y, *z.shape)
        return z, y

    def forward(self, y_pred, y_true):
        z, y = self._inputs(y_pred, y_true)
        shifted, rest = _shift_and_log_sum(z)
        if y.ndim == 2:
            costs = y * (rest - shifted)
            return Tensor(costs.sum(axis=1).mean())
        picked = np.take_along_axis(shifted, y.astype(int)[:, np.newaxis], axis=1)
        return Tensor((rest - picked).mean())

    def gradient(self, y_pred, y_true):
        z, y = self._inputs(y_pred, y_true)
        result = np.exp(log_softmax(z).data)
        if y.ndim == 2:
            result = result - y
        else:
            result[np.arange(len(z)), y.astype(int)] -= 1
        return Tensor((result / len(z)).reshape(to_array(y_pred).shape))
