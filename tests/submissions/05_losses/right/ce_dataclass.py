"""Cross-entropy with a small dataclass that holds one call's logits and targets."""
# %% crossentropy-loss-implementation
#| export
from dataclasses import dataclass
from functools import cached_property


@dataclass
class _Batch:
    logits: np.ndarray
    targets: np.ndarray

    @cached_property
    def log_probabilities(self):
        top = self.logits.max(axis=1, keepdims=True)
        moved = self.logits - top
        return moved - np.log(np.exp(moved).sum(axis=1, keepdims=True))

    @cached_property
    def probabilities(self):
        return np.exp(self.log_probabilities)

    @property
    def loss(self):
        return -np.sum(self.targets * self.log_probabilities) / len(self.logits)

    @property
    def slope(self):
        return (self.probabilities - self.targets) / len(self.logits)

    @classmethod
    def of(cls, y_pred, y_true):
        logits, labels = to_array(y_pred), to_array(y_true)
        if logits.ndim not in (1, 2):
            raise ValueError(f"y_pred has shape {logits.shape}, expected (N, C) or (C,)")
        if logits.ndim == 1:
            logits, labels = logits[None], labels[None]
        if labels.ndim == 2:
            require_same_shape(logits, labels)
            require_distributions(labels)
            return cls(logits, labels)
        require_class_indices(labels, *logits.shape)
        targets = np.zeros_like(logits)
        np.put_along_axis(targets, labels.astype(int)[:, None], 1, axis=1)
        return cls(logits, targets)


class CrossEntropyLoss(Loss):
    def forward(self, y_pred, y_true):
        return Tensor(_Batch.of(y_pred, y_true).loss)

    def gradient(self, y_pred, y_true):
        return Tensor(_Batch.of(y_pred, y_true).slope.reshape(to_array(y_pred).shape))
