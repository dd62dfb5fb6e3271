"""Binary cross-entropy in the stable form of the text, the gradient by a masked sigmoid."""
# %% binary-crossentropy-implementation
#| export
class BinaryCrossEntropyLoss(Loss):
    """Mean of max(x, 0) - x y + log1p(exp(-|x|))."""

    def _checked(self, y_pred, y_true):
        x, y = to_array(y_pred), to_array(y_true)
        require_same_shape(x, y)
        require_binary_labels(y)
        return x, y

    def forward(self, y_pred, y_true):
        x, y = self._checked(y_pred, y_true)
        return Tensor(np.mean(np.maximum(x, 0) - x * y + np.log1p(np.exp(-np.abs(x)))))

    def gradient(self, y_pred, y_true):
        x, y = self._checked(y_pred, y_true)
        x1 = np.atleast_1d(x)
        sigmoid = np.empty_like(x1)
        positive = x1 >= 0
        sigmoid[positive] = 1 / (1 + np.exp(-x1[positive]))
        e = np.exp(x1[~positive])
        sigmoid[~positive] = e / (1 + e)
        return Tensor((sigmoid.reshape(x.shape) - y) / x.size)
