"""Cross-entropy that selects the true classes with a boolean mask."""
# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    def prepare(self, y_pred, y_true):
        x = to_array(y_pred)
        y = to_array(y_true)
        if x.ndim == 1:
            x = x[None]
            y = y[None]
        if x.ndim != 2:
            raise ValueError(f"y_pred: expected (N, C) or (C,), got {x.shape}")
        if y.ndim == 2:
            require_same_shape(x, y)
            require_distributions(y)
            weights = y
        else:
            require_class_indices(y, *x.shape)
            mask = np.arange(x.shape[1])[None, :] == y[:, None]
            weights = np.where(mask, x.dtype.type(1), x.dtype.type(0))
        return x, weights

    def forward(self, y_pred, y_true):
        x, weights = self.prepare(y_pred, y_true)
        mask = weights > 0
        return Tensor(-np.sum(weights[mask] * log_softmax(x).data[mask]) / x.shape[0])

    def gradient(self, y_pred, y_true):
        x, weights = self.prepare(y_pred, y_true)
        x = np.exp(x - x.max(axis=1)[:, None])
        x = x / x.sum(axis=1)[:, None]
        return Tensor(((x - weights) / x.shape[0]).reshape(to_array(y_pred).shape))
