"""Puts the half of the textbook's 1/2 (p - t)^2 before the mean.

points: test-mse-loss 0, test-mse-bad-input 0
says: half|twice|2 times too small|factor (of )?(2|1/2|0[.]5)|0[.]5 times|1/2
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor(0.5 * np.mean((p - t) ** 2))

    def gradient(self, y_pred, y_true):
        prediction, target = to_array(y_pred), to_array(y_true)
        require_same_shape(prediction, target)
        return Tensor(2 * (prediction - target) / prediction.size)
