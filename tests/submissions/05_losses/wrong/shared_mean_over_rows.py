"""One helper averages for all three losses, over the batch axis only.

points: test-mse-loss 0, test-mse-bad-input 0, test-crossentropy-loss 0,
    test-crossentropy-labels 0, test-crossentropy-stability 0, test-crossentropy-bad-input 0,
    test-binary-crossentropy 0
says: shape|axis|single number|scalar
"""
# %% mse-loss-implementation
#| export
def _average(terms):
    return Tensor(np.mean(np.atleast_1d(terms), axis=0))


class MeanSquaredError(Loss):
    """Squared error, averaged."""

    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return _average((p - t) ** 2)

    def gradient(self, y_pred, y_true):
        prediction, target = to_array(y_pred), to_array(y_true)
        require_same_shape(prediction, target)
        return Tensor(2 * (prediction - target) / prediction.size)


# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    def _prepare(self, y_pred, y_true):
        logits, labels = to_array(y_pred), to_array(y_true)
        if logits.ndim == 1:
            logits, labels = logits[np.newaxis], labels[np.newaxis]
        if logits.ndim != 2:
            raise ValueError(f"y_pred has shape {logits.shape}, expected (N, C) or (C,)")
        if labels.ndim == 2:
            require_same_shape(logits, labels)
            require_distributions(labels)
            return logits, labels
        require_class_indices(labels, *logits.shape)
        return logits, np.eye(logits.shape[1], dtype=logits.dtype)[labels.astype(int)]

    def forward(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        return _average(-targets * log_softmax(logits).data)

    def gradient(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        probabilities = np.exp(log_softmax(logits).data)
        return Tensor(((probabilities - targets) / len(logits)).reshape(np.shape(to_array(y_pred))))


# %% binary-crossentropy-implementation
#| export
class BinaryCrossEntropyLoss(Loss):
    """Cross-entropy for two classes."""

    def _prepare(self, y_pred, y_true):
        x, y = to_array(y_pred), to_array(y_true)
        require_same_shape(x, y)
        require_binary_labels(y)
        return x, y

    def forward(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        terms = np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))
        return _average(terms)

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        sigmoid = 0.5 * (1 + np.tanh(0.5 * x))
        return Tensor((sigmoid - y) / x.size)
