"""Cross-entropy with take_along_axis and put_along_axis."""
# %% crossentropy-loss-implementation
#| export
def _two_dimensional(y_pred, y_true):
    z, t = to_array(y_pred), to_array(y_true)
    if z.ndim == 1:
        z, t = np.expand_dims(z, 0), np.expand_dims(t, 0)
    if z.ndim != 2:
        raise ValueError(f"y_pred has shape {z.shape}, expected (N, C) or (C,)")
    if t.ndim == 2:
        require_same_shape(z, t)
        require_distributions(t)
    else:
        require_class_indices(t, z.shape[0], z.shape[1])
    return z, t


class CrossEntropyLoss(Loss):
    def forward(self, y_pred, y_true):
        z, t = _two_dimensional(y_pred, y_true)
        biggest = np.max(z, axis=1, keepdims=True)
        lse = biggest + np.log(np.sum(np.exp(z - biggest), axis=1, keepdims=True))
        if t.ndim == 2:
            costs = np.sum(t * (lse - z), axis=1)
        else:
            costs = lse - np.take_along_axis(z, t.astype(np.intp)[:, None], axis=1)
        return Tensor(np.mean(costs))

    def gradient(self, y_pred, y_true):
        z, t = _two_dimensional(y_pred, y_true)
        e = np.exp(z - np.max(z, axis=1, keepdims=True))
        g = e / np.sum(e, axis=1, keepdims=True)
        if t.ndim == 2:
            g = g - t
        else:
            at = t.astype(np.intp)[:, None]
            np.put_along_axis(g, at, np.take_along_axis(g, at, axis=1) - 1, axis=1)
        return Tensor((g / z.shape[0]).reshape(to_array(y_pred).shape))
