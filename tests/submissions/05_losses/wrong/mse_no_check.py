"""Does not check the shapes: (N, 1) against (N,) broadcasts.

points: test-mse-bad-input 0
says: accepted|no error|nothing (was )?raised|not raise|refus|was returned|broadcast
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    """Squared error, averaged."""

    def forward(self, y_pred, y_true):
        return Tensor(np.mean((to_array(y_pred) - to_array(y_true)) ** 2))

    def gradient(self, y_pred, y_true):
        difference = to_array(y_pred) - to_array(y_true)
        return Tensor(2 * difference / difference.size)
