"""Forgets to divide the gradient by the number of elements.

points: test-mse-gradient 0
says: a sum|summed|times too large|not (averaged|divided)|number of elements
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Mean of the squared differences."""

    def forward(self, y_pred, y_true):
        prediction, target = to_array(y_pred), to_array(y_true)
        require_same_shape(prediction, target)
        return Tensor(np.mean((prediction - target) ** 2))

    def gradient(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor(2 * (p - t))
