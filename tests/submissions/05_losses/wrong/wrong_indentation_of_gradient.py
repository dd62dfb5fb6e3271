"""The gradient stands inside forward, after its return: no method.

points: test-mse-gradient 0, test-mse-bad-input 0
says: not written|NotImplemented|no attribute
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        p, t = to_array(y_pred), to_array(y_true)
        require_same_shape(p, t)
        return Tensor(np.mean((p - t) ** 2))

        def gradient(self, y_pred, y_true):
            p, t = to_array(y_pred), to_array(y_true)
            require_same_shape(p, t)
            return Tensor(2 * (p - t) / p.size)
