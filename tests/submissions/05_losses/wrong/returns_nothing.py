"""Every method is a bare pass.

points: test-mse-loss 0, test-mse-gradient 0, test-mse-bad-input 0, test-log-softmax 0,
    test-crossentropy-loss 0, test-crossentropy-labels 0, test-crossentropy-gradient 0,
    test-crossentropy-stability 0, test-crossentropy-bad-input 0, test-binary-crossentropy 0,
    test-binary-gradient 0, test-binary-stability 0, test-binary-bad-input 0
says: None|print|no return|missing return|nothing (was )?returned
"""
# %% mse-loss-implementation
#| export
class MeanSquaredError(Loss):
    def forward(self, y_pred, y_true):
        pass

    def gradient(self, y_pred, y_true):
        pass


# %% log-softmax-implementation
#| export
def log_softmax(logits):
    pass


# %% crossentropy-loss-implementation
#| export
class CrossEntropyLoss(Loss):
    def forward(self, y_pred, y_true):
        pass

    def gradient(self, y_pred, y_true):
        pass


# %% binary-crossentropy-implementation
#| export
class BinaryCrossEntropyLoss(Loss):
    def forward(self, y_pred, y_true):
        pass

    def gradient(self, y_pred, y_true):
        pass
