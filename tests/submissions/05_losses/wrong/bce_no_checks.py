"""Checks nothing: labels outside [0, 1] and other shapes pass.

points: test-binary-bad-input 0
says: accepted|no error|nothing (was )?raised|not raise|refus|was returned|broadcast
"""
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
