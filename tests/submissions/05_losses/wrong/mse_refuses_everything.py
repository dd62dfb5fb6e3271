"""Refuses every input.

points: test-mse-loss 0, test-mse-gradient 0, test-mse-bad-input 0
says: raised|ValueError|refus|good input
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        raise ValueError(f"y_pred {to_array(y_pred)} and y_true {to_array(y_true)} are bad input")

    def gradient(self, y_pred, y_true):
        raise ValueError(f"y_pred {to_array(y_pred)} and y_true {to_array(y_true)} are bad input")
