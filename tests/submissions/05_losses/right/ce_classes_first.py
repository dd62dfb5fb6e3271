"""Cross-entropy on the transposed logits, classes first, so that no keepdims is needed."""
# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    def forward(self, y_pred, y_true):
        z, y = self._columns(y_pred, y_true)
        z = z - z.max(axis=0)
        return Tensor(np.mean((y * (np.log(np.exp(z).sum(axis=0)) - z)).sum(axis=0)))

    def gradient(self, y_pred, y_true):
        z, y = self._columns(y_pred, y_true)
        e = np.exp(z - z.max(axis=0))
        result = (e / e.sum(axis=0) - y).T / z.shape[1]
        return Tensor(result.reshape(to_array(y_pred).shape))

    def _columns(self, y_pred, y_true):
        z, y = to_array(y_pred), to_array(y_true)
        if z.ndim == 1:
            z, y = z[None], y[None]
        if z.ndim != 2:
            raise ValueError(f"y_pred has shape {z.shape}, expected (N, C) or (C,)")
        if y.ndim == 2:
            require_same_shape(z, y)
            require_distributions(y)
            return z.T, y.T
        require_class_indices(y, *z.shape)
        columns = np.zeros(z.T.shape, dtype=z.dtype)
        columns[y.astype(int), np.arange(len(y))] = 1
        return z.T, columns
