"""Binary cross-entropy that checks its labels itself, value by value."""
# %% binary-crossentropy-implementation
#| export
class BinaryCrossEntropyLoss(Loss):
    def _validate(self, logits, labels):
        if logits.size == 0:
            raise ValueError(f"y_pred has shape {logits.shape}, expected at least one logit")
        if logits.shape != labels.shape:
            raise ValueError(
                f"y_true has shape {labels.shape}, expected {logits.shape}, the shape of y_pred"
            )
        for label in labels.flat:
            if not (label >= 0 and label <= 1):
                raise ValueError(f"y_true holds {label}, expected labels from 0 to 1")

    def forward(self, y_pred, y_true):
        logits, labels = to_array(y_pred), to_array(y_true)
        self._validate(logits, labels)
        size = np.abs(logits)
        return Tensor(((size + logits) / 2 - logits * labels + np.log1p(np.exp(-size))).mean())

    def gradient(self, y_pred, y_true):
        logits, labels = to_array(y_pred), to_array(y_true)
        self._validate(logits, labels)
        probability = np.exp(-np.logaddexp(0, -logits))
        return Tensor((probability - labels) / logits.size)
