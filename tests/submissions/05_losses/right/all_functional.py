"""All three losses built from plain functions; the classes only call them."""
# %% mse-loss-implementation
#| export
def _squared_error(p, t):
    return np.mean((p - t) ** 2)


def _squared_error_slope(p, t):
    return 2 * (p - t) / p.size


def _on_equal_shapes(function, y_pred, y_true, check=None):
    p, t = to_array(y_pred), to_array(y_true)
    require_same_shape(p, t)
    if check is not None:
        check(t)
    return Tensor(function(p, t))


class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        return _on_equal_shapes(_squared_error, y_pred, y_true)

    def gradient(self, y_pred, y_true):
        return _on_equal_shapes(_squared_error_slope, y_pred, y_true)


# %% crossentropy-loss-implementation
#| export
def _as_distributions(y_pred, y_true):
    z, y = to_array(y_pred), to_array(y_true)
    if z.ndim not in (1, 2):
        raise ValueError(f"y_pred has shape {z.shape}, expected (N, C) or (C,)")
    if y.ndim == z.ndim:
        return y
    indices = np.atleast_1d(y) if z.ndim == 1 else y
    require_class_indices(indices, z.size // z.shape[-1] if z.size else 0, z.shape[-1])
    return np.eye(z.shape[-1], dtype=z.dtype)[indices.astype(int)].reshape(z.shape)


def _rows(z):
    return 1 if z.ndim == 1 else z.shape[0]


def _cross_entropy(z, y):
    return -np.sum(y * log_softmax(z).data) / _rows(z)


def _cross_entropy_slope(z, y):
    return (np.exp(log_softmax(z).data) - y) / _rows(z)


class CrossEntropyLoss(Loss):
    def forward(self, y_pred, y_true):
        y = _as_distributions(y_pred, y_true)
        return _on_equal_shapes(_cross_entropy, y_pred, y, check=require_distributions)

    def gradient(self, y_pred, y_true):
        y = _as_distributions(y_pred, y_true)
        return _on_equal_shapes(_cross_entropy_slope, y_pred, y, check=require_distributions)


# %% binary-crossentropy-implementation
#| export
def _binary(x, y):
    return np.mean(np.logaddexp(0, x) - x * y)


def _binary_slope(x, y):
    return (np.exp(-np.logaddexp(0, -x)) - y) / x.size


class BinaryCrossEntropyLoss(Loss):
    def forward(self, y_pred, y_true):
        return _on_equal_shapes(_binary, y_pred, y_true, check=require_binary_labels)

    def gradient(self, y_pred, y_true):
        return _on_equal_shapes(_binary_slope, y_pred, y_true, check=require_binary_labels)
