"""All three losses with static methods only: a kernel for the value, one for the slope."""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    @staticmethod
    def forward(y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor(np.square(p - t).mean())

    @staticmethod
    def gradient(y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor((p - t) * 2 / p.size)


# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    @staticmethod
    def _split(y_pred, y_true):
        z, y = to_array(y_pred), to_array(y_true)
        if z.ndim == 1:
            z, y = z[None], y[None]
        if z.ndim != 2:
            raise ValueError(f"y_pred has shape {z.shape}, expected (N, C) or (C,)")
        if y.ndim == 2:
            require_same_shape(z, y)
            require_distributions(y)
            return z, y
        require_class_indices(y, *z.shape)
        rows = np.zeros_like(z)
        rows[np.arange(len(z)), y.astype(int)] = 1
        return z, rows

    @staticmethod
    def forward(y_pred, y_true):
        z, y = CrossEntropyLoss._split(y_pred, y_true)
        return Tensor(-np.tensordot(y, log_softmax(z).data, axes=2) / len(z))

    @staticmethod
    def gradient(y_pred, y_true):
        z, y = CrossEntropyLoss._split(y_pred, y_true)
        slopes = np.exp(log_softmax(z).data) - y
        return Tensor(slopes.reshape(to_array(y_pred).shape) / len(z))


# %% binary-crossentropy-implementation
#| export
class BinaryCrossEntropyLoss(Loss):
    @staticmethod
    def _read(y_pred, y_true):
        x, y = to_array(y_pred), to_array(y_true)
        require_same_shape(x, y)
        require_binary_labels(y)
        return x, y

    @staticmethod
    def forward(y_pred, y_true):
        x, y = BinaryCrossEntropyLoss._read(y_pred, y_true)
        return Tensor(np.mean(np.logaddexp(0, x) - x * y))

    @staticmethod
    def gradient(y_pred, y_true):
        x, y = BinaryCrossEntropyLoss._read(y_pred, y_true)
        return Tensor(((np.tanh(x / 2) + 1) / 2 - y) / x.size)
