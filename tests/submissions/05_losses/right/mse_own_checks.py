"""Squared error that checks its input itself, with messages of its own."""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    @staticmethod
    def _arrays(y_pred, y_true):
        pred = to_array(y_pred)
        true = to_array(y_true)
        if pred.shape != true.shape:
            raise ValueError(
                f"y_true has shape {true.shape}, but y_pred has shape {pred.shape}: "
                f"expected y_true to have shape {pred.shape} too"
            )
        if pred.size == 0:
            raise ValueError(
                f"y_pred and y_true are empty (shape {pred.shape}), expected at least one value"
            )
        return pred, true

    def forward(self, y_pred, y_true):
        pred, true = self._arrays(y_pred, y_true)
        return Tensor(np.average(np.power(pred - true, 2)))

    def gradient(self, y_pred, y_true):
        pred, true = self._arrays(y_pred, y_true)
        return Tensor(np.divide(2 * (pred - true), pred.size))
