"""All three losses as subclasses of one private base that averages and checks."""
# %% mse-loss-implementation
#| export
class _MeanLoss(Loss):
    """A loss that is the mean of one term for each element."""

    def arrays(self, y_pred, y_true):
        a, b = to_array(y_pred), to_array(y_true)
        require_same_shape(a, b)
        self.check_labels(b)
        return a, b

    def check_labels(self, labels):
        """Nothing to ask of the labels, unless a subclass does."""

    def count(self, a):
        return a.size

    def forward(self, y_pred, y_true):
        a, b = self.arrays(y_pred, y_true)
        return Tensor(self.terms(a, b).sum() / self.count(a))

    def gradient(self, y_pred, y_true):
        a, b = self.arrays(y_pred, y_true)
        return Tensor((self.slopes(a, b) / self.count(a)).reshape(to_array(y_pred).shape))


class MeanSquaredError(_MeanLoss):
    def terms(self, a, b):
        return (a - b) ** 2

    def slopes(self, a, b):
        return 2 * (a - b)


# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(_MeanLoss):
    def arrays(self, y_pred, y_true):
        z, y = to_array(y_pred), to_array(y_true)
        if z.ndim == 1:
            z, y = z[None], y[None]
        if z.ndim != 2:
            raise ValueError(f"y_pred has shape {z.shape}, expected (N, C) or (C,)")
        if y.ndim == 1:
            require_class_indices(y, *z.shape)
            y = np.eye(z.shape[1], dtype=z.dtype)[y.astype(int)]
        return super().arrays(z, y)

    def check_labels(self, labels):
        require_distributions(labels)

    def count(self, a):
        return len(a)

    def terms(self, a, b):
        return -b * log_softmax(a).data

    def slopes(self, a, b):
        return np.exp(log_softmax(a).data) - b


# %% binary-crossentropy-implementation
#| export
class BinaryCrossEntropyLoss(_MeanLoss):
    def check_labels(self, labels):
        require_binary_labels(labels)

    def terms(self, a, b):
        return np.maximum(a, 0) - a * b + np.log1p(np.exp(-np.abs(a)))

    def slopes(self, a, b):
        return (1 + np.tanh(a / 2)) / 2 - b
