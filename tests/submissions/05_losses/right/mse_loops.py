"""Squared error with a Python loop over the flattened values."""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        predictions, targets = to_array(y_pred), to_array(y_true)
        require_same_shape(predictions, targets)
        total = predictions.dtype.type(0)
        for prediction, target in zip(predictions.ravel(), targets.ravel()):
            error = prediction - target
            total = total + error * error
        return Tensor(total / predictions.size)

    def gradient(self, y_pred, y_true):
        predictions, targets = to_array(y_pred), to_array(y_true)
        require_same_shape(predictions, targets)
        result = np.empty_like(predictions)
        for index in np.ndindex(predictions.shape):
            result[index] = 2 * (predictions[index] - targets[index]) / predictions.size
        return Tensor(result)
