import numpy as np

from tinytorch.core.losses import (
    BinaryCrossEntropyLoss,
    CrossEntropyLoss,
    MeanSquaredError,
    log_softmax,
)

logits = np.array([[2.0, -1.0, 0.5], [0.0, 1000.0, 3.0]])
soft = np.array([[0.2, 0.3, 0.5], [1.0, 0.0, 0.0]])
print(log_softmax(logits).data.tolist())
for loss, pairs in (
    (MeanSquaredError(), [(logits, soft), ([1.0, 2.0], [0.0, 1.0])]),
    (CrossEntropyLoss(), [(logits, [2, 0]), (logits, soft), ([0.5, 1.5], 1)]),
    (BinaryCrossEntropyLoss(), [([100.0, -100.0], [0, 1]), (logits, soft)]),
):
    for y_pred, y_true in pairs:
        value, gradient = loss(y_pred, y_true), loss.gradient(y_pred, y_true)
        print(type(value).__name__, value.data.dtype, float(value.data), gradient.data.tolist())
