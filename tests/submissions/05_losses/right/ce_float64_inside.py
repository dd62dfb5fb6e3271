"""Cross-entropy computed in float64 whatever comes in, and cast back at the end."""
# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    def _inside(self, y_pred, y_true):
        given = to_array(y_pred)
        z, y = given.astype(np.float64), to_array(y_true).astype(np.float64)
        if z.ndim == 1:
            z, y = z[None], y[None]
        if z.ndim != 2:
            raise ValueError(f"y_pred has shape {given.shape}, expected (N, C) or (C,)")
        if y.ndim == 2:
            require_same_shape(z, y)
            require_distributions(y.astype(to_array(y_true).dtype))
        else:
            require_class_indices(y, *z.shape)
            y = np.eye(z.shape[1])[y.astype(int)]
        shifted = z - z.max(axis=1, keepdims=True)
        return given, y, shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))

    def forward(self, y_pred, y_true):
        given, y, log_p = self._inside(y_pred, y_true)
        return Tensor((-(y * log_p).sum() / len(y)).astype(given.dtype))

    def gradient(self, y_pred, y_true):
        given, y, log_p = self._inside(y_pred, y_true)
        slope = (np.exp(log_p) - y) / len(y)
        return Tensor(slope.reshape(given.shape).astype(given.dtype))
