"""Checks nothing: neither indices nor distributions nor sizes.

points: test-crossentropy-bad-input 0
says: accepted|no error|nothing (was )?raised|not raise|refus|was returned|IndexError
"""
# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    def _prepare(self, y_pred, y_true):
        logits, labels = to_array(y_pred), to_array(y_true)
        if logits.ndim == 1:
            logits, labels = logits[np.newaxis], labels[np.newaxis]
        if labels.ndim == 2:
            return logits, labels
        return logits, np.eye(logits.shape[1], dtype=logits.dtype)[labels.astype(int)]

    def forward(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        return Tensor(-np.sum(targets * log_softmax(logits).data) / len(logits))

    def gradient(self, y_pred, y_true):
        logits, targets = self._prepare(y_pred, y_true)
        probabilities = np.exp(log_softmax(logits).data)
        return Tensor(((probabilities - targets) / len(logits)).reshape(np.shape(to_array(y_pred))))
