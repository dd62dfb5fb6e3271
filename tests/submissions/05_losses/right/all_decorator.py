"""All three losses with a decorator that converts, checks and wraps the result."""
# %% mse-loss-implementation
#| export
from functools import wraps


def _checked(method):
    """Let a method take checked arrays and return an array."""

    @wraps(method)
    def wrapper(self, y_pred, y_true):
        given = to_array(y_pred)
        p, t = self._check(given, to_array(y_true))
        result = np.asarray(method(self, p, t), dtype=given.dtype)
        return Tensor(result.reshape(given.shape if result.ndim else ()))

    return wrapper


class MeanSquaredError(Loss):
    def _check(self, p, t):
        require_same_shape(p, t)
        return np.atleast_1d(p), np.atleast_1d(t)

    @_checked
    def forward(self, p, t):
        return np.mean((p - t) ** 2)

    @_checked
    def gradient(self, p, t):
        return 2 * (p - t) / p.size


# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    def _check(self, z, y):
        if z.ndim == 1:
            z, y = z[None], y[None]
        if z.ndim != 2:
            raise ValueError(f"y_pred has shape {z.shape}, expected (N, C) or (C,)")
        if y.ndim == 2:
            require_same_shape(z, y)
            require_distributions(y)
            return z, y
        require_class_indices(y, *z.shape)
        return z, np.eye(z.shape[1])[y.astype(int)]

    @_checked
    def forward(self, z, y):
        return -np.sum(y * log_softmax(z).data) / len(z)

    @_checked
    def gradient(self, z, y):
        return (np.exp(log_softmax(z).data) - y) / len(z)


# %% binary-crossentropy-implementation
#| export
class BinaryCrossEntropyLoss(Loss):
    def _check(self, x, y):
        require_same_shape(x, y)
        require_binary_labels(y)
        return np.atleast_1d(x), np.atleast_1d(y)

    @_checked
    def forward(self, x, y):
        return np.mean(np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x))))

    @_checked
    def gradient(self, x, y):
        e = np.exp(-np.abs(x))
        return (np.where(x >= 0, 1, e) / (1 + e) - y) / x.size
