"""Binary cross-entropy from a stable log-sigmoid and its mirror image."""
# %% binary-crossentropy-implementation
#| export
def log_sigmoid(x):
    """log(1 / (1 + exp(-x))), without overflow."""
    return np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))


class BinaryCrossEntropyLoss(Loss):
    def check(self, y_pred, y_true):
        pair = to_array(y_pred), to_array(y_true)
        require_same_shape(*pair)
        require_binary_labels(pair[1])
        return pair

    def forward(self, y_pred, y_true):
        x, y = self.check(y_pred, y_true)
        return Tensor(-np.mean(y * log_sigmoid(x) + (1 - y) * log_sigmoid(-x)))

    def gradient(self, y_pred, y_true):
        x, y = self.check(y_pred, y_true)
        not_one, not_zero = np.exp(log_sigmoid(-x)), np.exp(log_sigmoid(x))
        return Tensor(((1 - y) * not_zero - y * not_one) / x.size)
