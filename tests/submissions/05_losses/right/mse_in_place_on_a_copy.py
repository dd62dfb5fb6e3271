"""Squared error computed in place, on a copy of its own."""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        require_same_shape(to_array(y_pred), to_array(y_true))
        work = np.array(to_array(y_pred), copy=True)
        work -= to_array(y_true)
        work *= work
        return Tensor(work.mean())

    def gradient(self, y_pred, y_true):
        require_same_shape(to_array(y_pred), to_array(y_true))
        work = np.array(to_array(y_pred), copy=True)
        work -= to_array(y_true)
        work *= 2
        work /= work.size
        return Tensor(work)
