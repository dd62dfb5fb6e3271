"""Cross-entropy as one einsum of labels and log-probabilities."""
# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    def operands(self, y_pred, y_true):
        z, y = to_array(y_pred), to_array(y_true)
        if z.ndim == 1:
            z, y = z[None, :], y[None, ...]
        if z.ndim != 2:
            raise ValueError(f"y_pred must have shape (N, C) or (C,), not {z.shape}")
        if y.ndim == 1:
            require_class_indices(y, z.shape[0], z.shape[1])
            y = np.identity(z.shape[1], dtype=z.dtype).take(y.astype(int), axis=0)
        require_same_shape(z, y)
        require_distributions(y)
        return y, log_softmax(z).data

    def forward(self, y_pred, y_true):
        y, log_p = self.operands(y_pred, y_true)
        return Tensor(-np.einsum("nc,nc->", y, log_p) / y.shape[0])

    def gradient(self, y_pred, y_true):
        y, log_p = self.operands(y_pred, y_true)
        g = np.exp(log_p) - y
        return Tensor(np.einsum("nc->nc", g).reshape(to_array(y_pred).shape) / y.shape[0])
