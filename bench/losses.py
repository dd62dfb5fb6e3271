"""Value and gradient of each loss against its peers: interleaved, medians, and peak memory.

    python bench/losses.py [RUNS]

Peers: the textbook form in NumPy; SciPy's logsumexp and expit where SciPy is installed; PyTorch's
forward and backward where it is installed (torch==2.13.0, two threads). float32 throughout.
"""

import importlib.util
import os
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "2")  # before NumPy and PyTorch start their threads
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from tinytorch.core.losses import (
    BinaryCrossEntropyLoss,
    CrossEntropyLoss,
    MeanSquaredError,
)

SHAPES = ((64, 10), (1024, 1000), (8192, 1000), (256, 50000))
Step = Callable[[], object]


def median_times(steps: dict[str, Step], runs: int) -> dict[str, float]:
    """Milliseconds of each step: one after the other in every round, so that drift hits all."""
    times: dict[str, list[float]] = {name: [] for name in steps}
    for run in range(runs + 2):
        for name, step in steps.items():
            started = time.perf_counter()
            step()
            if run > 1:  # two rounds warm the caches
                times[name].append(1e3 * (time.perf_counter() - started))
    return {name: statistics.median(values) for name, values in times.items()}


def peak_bytes(step: Step) -> int:
    """The most memory that the step held at once through NumPy's allocator."""
    tracemalloc.start()
    step()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def mean_squared_error(shape: tuple[int, int]) -> dict[str, Step]:
    y_pred, y_true = random_arrays(shape)
    loss = MeanSquaredError()

    def naive() -> tuple[object, object]:
        return np.mean((y_pred - y_true) ** 2), 2 * (y_pred - y_true) / y_pred.size

    steps: dict[str, Step] = {
        "tinytorch": lambda: loss.value_and_gradient(y_pred, y_true),
        "naive value": lambda: np.mean((y_pred - y_true) ** 2),
        "naive": naive,
    }
    return steps | torch_step("mse_loss", y_pred, y_true)


def cross_entropy(shape: tuple[int, int]) -> dict[str, Step]:
    logits, _ = random_arrays(shape)
    rows, classes = np.arange(shape[0]), np.random.default_rng(1).integers(0, shape[1], shape[0])
    loss = CrossEntropyLoss()

    def naive_value() -> object:
        softmax = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
        return -np.log(softmax[rows, classes]).mean()

    def naive() -> tuple[object, object]:
        one_hot = np.eye(shape[1], dtype=np.float32)[classes] if shape[1] <= 1000 else None
        softmax = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
        value = -np.log(softmax[rows, classes]).mean()
        if one_hot is None:
            one_hot = np.zeros_like(softmax)
            one_hot[rows, classes] = 1
        return value, (softmax - one_hot) / shape[0]

    steps: dict[str, Step] = {
        "tinytorch": lambda: loss.value_and_gradient(logits, classes),
        "naive value": naive_value,
        "naive": naive,
    }
    if importlib.util.find_spec("scipy"):
        from scipy.special import log_softmax, softmax

        def scipy_form() -> tuple[object, object]:
            gradient = softmax(logits, axis=1)
            gradient[rows, classes] -= 1
            return -log_softmax(logits, axis=1)[rows, classes].mean(), gradient / shape[0]

        steps["scipy"] = scipy_form
    return steps | torch_step("cross_entropy", logits, classes)


def binary_cross_entropy(shape: tuple[int, int]) -> dict[str, Step]:
    logits, _ = random_arrays(shape)
    labels = (np.random.default_rng(1).random(shape) < 0.5).astype(np.float32)
    loss = BinaryCrossEntropyLoss()

    def naive_value() -> object:
        p = 1 / (1 + np.exp(-logits))
        return -(labels * np.log(p) + (1 - labels) * np.log(1 - p)).mean()

    def naive() -> tuple[object, object]:
        return naive_value(), (1 / (1 + np.exp(-logits)) - labels) / logits.size

    steps: dict[str, Step] = {
        "tinytorch": lambda: loss.value_and_gradient(logits, labels),
        "naive value": naive_value,
        "naive": naive,
    }
    if importlib.util.find_spec("scipy"):
        from scipy.special import expit, log_expit

        def scipy_form() -> tuple[object, object]:
            value = -(labels * log_expit(logits) + (1 - labels) * log_expit(-logits)).mean()
            return value, (expit(logits) - labels) / logits.size

        steps["scipy"] = scipy_form
    return steps | torch_step("binary_cross_entropy_with_logits", logits, labels)


def random_arrays(shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Predictions and targets, drawn from a fixed seed."""
    generator = np.random.default_rng(0)
    return tuple(3 * generator.standard_normal(shape, dtype=np.float32) for _ in range(2))  # type: ignore[return-value]


def torch_step(name: str, y_pred: np.ndarray, y_true: np.ndarray) -> dict[str, Step]:
    """PyTorch's forward and backward of the same loss; nothing where it is not installed."""
    if not importlib.util.find_spec("torch"):
        return {}
    import torch

    torch.set_num_threads(2)
    function = getattr(torch.nn.functional, name)
    inputs, targets = torch.tensor(y_pred, requires_grad=True), torch.tensor(y_true)

    def step() -> object:
        inputs.grad = None
        value = function(inputs, targets)
        value.backward()
        return value

    return {"pytorch": step}


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    for losses in (mean_squared_error, cross_entropy, binary_cross_entropy):
        print(
            f"\n{losses.__name__}: value and gradient, median ms of {runs}, and peak memory / y_pred"
        )
        for shape in SHAPES:
            steps = losses(shape)
            times = median_times(steps, runs)
            size = 4 * shape[0] * shape[1]
            cells = [f"{name} {times[name]:.3f}" for name in steps]
            memory = [
                f"{name} {peak_bytes(step) / size:.2f}"
                for name, step in steps.items()
                if name != "pytorch"  # its allocator is its own
            ]
            ratios = [
                f"{times['tinytorch'] / times[name]:.2f} x {name}"
                for name in steps
                if name != "tinytorch"
            ]
            print(f"  {shape!s:14} {'  '.join(cells)}")
            print(f"  {'':14} tinytorch takes {', '.join(ratios)}")
            print(f"  {'':14} peak memory: {', '.join(memory)}")


if __name__ == "__main__":
    main()
