"""Right values and gradients in all three losses, and no check anywhere.

points: test-mse-bad-input 0, test-crossentropy-bad-input 0, test-binary-bad-input 0
says: accepted|no error|nothing (was )?raised|not raise|refus|was returned|broadcast
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        return Tensor(np.mean((to_array(y_pred) - to_array(y_true)) ** 2))

    def gradient(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        return Tensor(2 * (p - t) / p.size)


# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    """Cross-entropy of logits."""

    def _prepare(self, y_pred, y_true):
        logits, labels = np.atleast_2d(to_array(y_pred)), to_array(y_true)
        if labels.ndim == to_array(y_pred).ndim:
            return logits, np.atleast_2d(labels)
        rows = np.zeros_like(logits)
        rows[np.arange(len(logits)), labels.astype(int)] = 1
        return logits, rows

    def forward(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        return Tensor(-np.sum(targets * log_softmax(logits).data) / len(logits))

    def gradient(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        exps = np.exp(logits - logits.max(axis=1, keepdims=True))
        result = (exps / exps.sum(axis=1, keepdims=True) - targets) / logits.shape[0]
        return Tensor(result[0] if to_array(y_pred).ndim == 1 else result)


# %% binary-crossentropy-implementation
#| export
class BinaryCrossEntropyLoss(Loss):
    def _prepare(self, y_pred, y_true):
        return to_array(y_pred), to_array(y_true)

    def forward(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        return Tensor(np.mean(np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))))

    def gradient(self, y_pred, y_true):
        x, y = self._prepare(y_pred, y_true)
        e = np.exp(-np.abs(x))
        sigmoid = np.where(x >= 0, 1, e) / (1 + e)
        return Tensor((sigmoid - y) / x.size)
