"""Binary cross-entropy whose gradient warns of an overflow and is right nevertheless."""
# %% binary-crossentropy-implementation
#| export
class BinaryCrossEntropyLoss(Loss):
    def forward(self, y_pred, y_true):
        x, y = to_array(y_pred), to_array(y_true)
        require_same_shape(x, y)
        require_binary_labels(y)
        return Tensor(np.mean(np.maximum(0, x) - y * x + np.log1p(np.exp(-np.abs(x)))))

    def gradient(self, y_pred, y_true):
        x, y = to_array(y_pred), to_array(y_true)
        require_same_shape(x, y)
        require_binary_labels(y)
        p = 1.0 / (1.0 + np.exp(-x))
        return Tensor((p - y) / x.size)
