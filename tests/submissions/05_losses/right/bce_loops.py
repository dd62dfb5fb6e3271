"""Binary cross-entropy with one logit at a time and the math module."""
# %% binary-crossentropy-implementation
#| export
import math


def _loss_of_one(x, y):
    if x > 0:
        return x * (1 - y) + math.log1p(math.exp(-x))
    return -x * y + math.log1p(math.exp(x))


def _slope_of_one(x, y):
    if x > 0:
        return 1 / (1 + math.exp(-x)) - y
    return math.exp(x) / (1 + math.exp(x)) - y


class BinaryCrossEntropyLoss(Loss):
    def _pairs(self, y_pred, y_true):
        x, y = to_array(y_pred), to_array(y_true)
        require_same_shape(x, y)
        require_binary_labels(y)
        return list(zip(x.ravel().tolist(), y.ravel().tolist()))

    def forward(self, y_pred, y_true):
        total, count = 0.0, 0
        for x, y in self._pairs(y_pred, y_true):
            total += _loss_of_one(x, y)
            count += 1
        return Tensor(to_array(y_pred).dtype.type(total / count))

    def gradient(self, y_pred, y_true):
        pairs = self._pairs(y_pred, y_true)
        x = to_array(y_pred)
        slopes = np.array([_slope_of_one(*pair) / len(pairs) for pair in pairs], dtype=x.dtype)
        return Tensor(slopes.reshape(x.shape))
