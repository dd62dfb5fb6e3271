"""Cross-entropy with Tensor arithmetic in place of arrays wherever an operator will do."""
# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    def _tensors(self, y_pred, y_true):
        z, y = to_array(y_pred), to_array(y_true)
        if z.ndim == 1:
            z, y = z[None], y[None]
        if z.ndim != 2:
            raise ValueError(f"y_pred has shape {z.shape}, expected (N, C) or (C,)")
        if y.ndim == 2:
            require_same_shape(z, y)
            require_distributions(y)
        else:
            require_class_indices(y, *z.shape)
            y = np.eye(z.shape[1], dtype=z.dtype)[y.astype(int)]
        return log_softmax(Tensor(z)), Tensor(y)

    def forward(self, y_pred, y_true):
        log_p, y = self._tensors(y_pred, y_true)
        terms = log_p * y
        return Tensor(-terms.data.sum() / terms.shape[0])

    def gradient(self, y_pred, y_true):
        log_p, y = self._tensors(y_pred, y_true)
        g = Tensor(np.exp(log_p.data)) - y
        return Tensor(g.data.reshape(to_array(y_pred).shape) / y.shape[0])
