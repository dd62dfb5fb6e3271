"""Cross-entropy that computes value and gradient together and returns the one asked for."""
# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    def forward(self, y_pred, y_true):
        return self._both(y_pred, y_true)["value"]

    def gradient(self, y_pred, y_true):
        return self._both(y_pred, y_true)["gradient"]

    def value_and_gradient(self, y_pred, y_true):
        both = self._both(y_pred, y_true)
        return both["value"], both["gradient"]

    def _both(self, y_pred, y_true):
        given = to_array(y_pred)
        z, labels = given, to_array(y_true)
        if z.ndim == 1:
            z, labels = z[None, :], labels[None]
        if z.ndim != 2:
            raise ValueError(f"y_pred has shape {given.shape}, expected (N, C) or (C,)")
        if labels.ndim == 2:
            require_same_shape(z, labels)
            require_distributions(labels)
            y = labels
        else:
            require_class_indices(labels, *z.shape)
            y = np.eye(z.shape[1], dtype=z.dtype)[labels.astype(int)]
        log_p = log_softmax(z).data
        cache = {"log_p": log_p, "p": np.exp(log_p)}
        value = -(y * cache["log_p"]).sum() / len(z)
        gradient = (cache["p"] - y) / len(z)
        return {"value": Tensor(value), "gradient": Tensor(gradient.reshape(given.shape))}
