"""Squared error with the operators of Tensor in place of arrays."""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def difference(self, y_pred, y_true):
        require_same_shape(to_array(y_pred), to_array(y_true))
        return Tensor(to_array(y_pred)) - Tensor(to_array(y_true))

    def forward(self, y_pred, y_true):
        d = self.difference(y_pred, y_true)
        return Tensor((d * d).data.mean())

    def gradient(self, y_pred, y_true):
        d = self.difference(y_pred, y_true)
        return Tensor((d + d).data / d.size)
