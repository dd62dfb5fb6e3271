"""Cross-entropy with a general logsumexp function, written as SciPy has it."""
# %% crossentropy-loss-implementation
#| export
def logsumexp(a, axis=None, b=None, keepdims=False):
    """log(sum(b * exp(a))), with the maximum taken out."""
    a_max = np.amax(a, axis=axis, keepdims=True)
    terms = np.exp(a - a_max)
    if b is not None:
        terms = b * terms
    out = np.log(np.sum(terms, axis=axis, keepdims=True)) + a_max
    return out if keepdims else np.squeeze(out, axis=axis)


class CrossEntropyLoss(Loss):
    """Mean of logsumexp(z) minus the expected logit under the labels."""

    def targets(self, z, y_true):
        y = to_array(y_true)
        if y.ndim == z.ndim:
            require_same_shape(z, y)
            require_distributions(y)
            return y
        y = np.atleast_1d(y) if z.ndim == 1 else y
        require_class_indices(y, 1 if z.ndim == 1 else len(z), z.shape[-1])
        return np.eye(z.shape[-1], dtype=z.dtype)[y.astype(int)].reshape(z.shape)

    def logits(self, y_pred):
        z = to_array(y_pred)
        if z.ndim not in (1, 2):
            raise ValueError(f"y_pred has shape {z.shape}, expected (N, C) or (C,)")
        return z

    def forward(self, y_pred, y_true):
        z = self.logits(y_pred)
        y = self.targets(z, y_true)
        surprise = logsumexp(z, axis=-1, keepdims=True) - z
        return Tensor(np.mean(np.sum(y * surprise, axis=-1)))

    def gradient(self, y_pred, y_true):
        z = self.logits(y_pred)
        y = self.targets(z, y_true)
        softmax = np.exp(z - logsumexp(z, axis=-1, keepdims=True))
        return Tensor((softmax - y) / (1 if z.ndim == 1 else len(z)))
