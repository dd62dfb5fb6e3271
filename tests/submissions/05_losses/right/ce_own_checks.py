"""Cross-entropy that checks its labels itself, with messages of its own."""
# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    def _read(self, y_pred, y_true):
        z, y = to_array(y_pred), to_array(y_true)
        if z.ndim not in (1, 2) or z.size == 0:
            raise ValueError(f"y_pred has shape {z.shape}, expected (N, C) or (C,), and not empty")
        rows = z.reshape(-1, z.shape[-1])
        if y.shape == z.shape:
            return rows, self._distribution(y.reshape(rows.shape))
        if y.shape == z.shape[:-1]:
            return rows, self._from_indices(y.reshape(-1), rows)
        raise ValueError(
            f"y_true has shape {y.shape}, expected class indices of shape {z.shape[:-1]} "
            f"or distributions of shape {z.shape}, as y_pred has shape {z.shape}"
        )

    def _distribution(self, y):
        if not np.all(y >= 0):
            raise ValueError(f"y_true has the probability {y.min()}, expected none below 0")
        sums = y.sum(axis=1)
        far = np.abs(sums - 1) > 1e-4
        if far.any():
            raise ValueError(f"y_true has a row that sums to {sums[far][0]}, expected 1")
        return y

    def _from_indices(self, y, rows):
        classes = rows.shape[1]
        for index in y:
            if not float(index).is_integer():
                raise ValueError(f"y_true holds {index}, expected whole numbers")
            if not 0 <= index < classes:
                raise ValueError(f"y_true holds {index}, expected 0 to {classes - 1}")
        return np.eye(classes, dtype=rows.dtype)[y.astype(int)]

    def forward(self, y_pred, y_true):
        rows, y = self._read(y_pred, y_true)
        return Tensor(-(y * log_softmax(rows).data).sum(axis=1).mean())

    def gradient(self, y_pred, y_true):
        rows, y = self._read(y_pred, y_true)
        g = np.exp(log_softmax(rows).data) - y
        return Tensor(g.reshape(to_array(y_pred).shape) / len(rows))
