"""Cross-entropy example by example: a helper for one row and a list comprehension."""
# %% crossentropy-loss-implementation
#| export
def _row_loss(row, target):
    log_p = log_softmax(row).data
    return -np.dot(target, log_p)


def _row_gradient(row, target):
    return np.exp(log_softmax(row).data) - target


class CrossEntropyLoss(Loss):
    def _rows(self, y_pred, y_true):
        z, y = to_array(y_pred), to_array(y_true)
        if z.ndim == 1:
            z, y = np.array([z]), np.array([y])
        if z.ndim != 2:
            raise ValueError(f"y_pred has shape {z.shape}, expected (N, C) or (C,)")
        if y.ndim == 2:
            require_same_shape(z, y)
            require_distributions(y)
            return list(zip(z, y))
        require_class_indices(y, len(z), z.shape[1])
        return [(row, np.eye(len(row), dtype=z.dtype)[int(label)]) for row, label in zip(z, y)]

    def forward(self, y_pred, y_true):
        losses = [_row_loss(row, target) for row, target in self._rows(y_pred, y_true)]
        return Tensor(np.mean(losses, dtype=losses[0].dtype))

    def gradient(self, y_pred, y_true):
        rows = self._rows(y_pred, y_true)
        stacked = np.stack([_row_gradient(row, target) for row, target in rows]) / len(rows)
        return Tensor(stacked.reshape(to_array(y_pred).shape))
