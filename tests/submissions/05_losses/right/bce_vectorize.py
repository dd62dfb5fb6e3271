"""Binary cross-entropy with np.vectorize around functions of one logit."""
# %% binary-crossentropy-implementation
#| export
@np.vectorize(otypes=[np.float64])
def _loss(x, y):
    return max(x, 0.0) - x * y + np.log1p(np.exp(-abs(x)))


@np.vectorize(otypes=[np.float64])
def _slope(x, y):
    e = np.exp(-abs(x))
    return (1 if x >= 0 else e) / (1 + e) - y


class BinaryCrossEntropyLoss(Loss):
    def forward(self, y_pred, y_true):
        x, y = self._valid(y_pred, y_true)
        return Tensor(_loss(x, y).mean().astype(x.dtype))

    def gradient(self, y_pred, y_true):
        x, y = self._valid(y_pred, y_true)
        return Tensor((_slope(x, y) / x.size).astype(x.dtype))

    def _valid(self, y_pred, y_true):
        x, y = to_array(y_pred), to_array(y_true)
        require_same_shape(x, y)
        require_binary_labels(y)
        return x, y
