"""Squared error with a recursive pairwise sum."""
# %% mse-loss-implementation
#| export
def _pairwise_sum(values):
    if len(values) == 1:
        return values[0]
    middle = len(values) // 2
    return _pairwise_sum(values[:middle]) + _pairwise_sum(values[middle:])


class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        predicted, wanted = to_array(y_pred), to_array(y_true)
        require_same_shape(predicted, wanted)
        squares = np.square(predicted - wanted).ravel()
        return Tensor(_pairwise_sum(squares) / squares.size)

    def gradient(self, y_pred, y_true):
        predicted, wanted = to_array(y_pred), to_array(y_true)
        require_same_shape(predicted, wanted)
        return Tensor((predicted - wanted) / (predicted.size / 2))
