"""Cross-entropy with loops over examples and classes, and the math module."""
# %% crossentropy-loss-implementation
#| export
import math


class CrossEntropyLoss(Loss):
    def _examples(self, y_pred, y_true):
        """Pairs of a list of logits and a list of target probabilities."""
        logits, labels = to_array(y_pred), to_array(y_true)
        if logits.ndim == 1:
            logits, labels = logits.reshape(1, -1), labels.reshape((1,) + labels.shape)
        if logits.ndim != 2:
            raise ValueError(f"y_pred has shape {logits.shape}, expected (N, C) or (C,)")
        n, c = logits.shape
        if labels.ndim == 2:
            require_same_shape(logits, labels)
            require_distributions(labels)
            return list(zip(logits.tolist(), labels.tolist()))
        require_class_indices(labels, n, c)
        pairs = []
        for row, label in zip(logits.tolist(), labels.tolist()):
            target = [0.0] * c
            target[int(label)] = 1.0
            pairs.append((row, target))
        return pairs

    @staticmethod
    def _log_probabilities(row):
        biggest = max(row)
        total = 0.0
        for z in row:
            total += math.exp(z - biggest)
        return [z - biggest - math.log(total) for z in row]

    def forward(self, y_pred, y_true):
        pairs = self._examples(y_pred, y_true)
        loss = 0.0
        for row, target in pairs:
            for log_p, y in zip(self._log_probabilities(row), target):
                loss -= y * log_p
        return Tensor(to_array(y_pred).dtype.type(loss / len(pairs)))

    def gradient(self, y_pred, y_true):
        pairs = self._examples(y_pred, y_true)
        rows = []
        for row, target in pairs:
            slopes = []
            for log_p, y in zip(self._log_probabilities(row), target):
                slopes.append((math.exp(log_p) - y) / len(pairs))
            rows.append(slopes)
        z = to_array(y_pred)
        return Tensor(np.array(rows, dtype=z.dtype).reshape(z.shape))
