"""Laws that the losses obey for every input, on inputs that hypothesis draws."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tinytorch.core.losses import BinaryCrossEntropyLoss, CrossEntropyLoss, MeanSquaredError

squared, cross_entropy, binary = MeanSquaredError(), CrossEntropyLoss(), BinaryCrossEntropyLoss()
settings.register_profile("course", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("course")

numbers = st.floats(-50, 50, width=64).map(lambda x: round(x, 6))
shapes = st.tuples(st.integers(1, 6), st.integers(1, 6))


@st.composite
def logits_and_indices(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    n, c = draw(shapes)
    logits = draw(hnp.arrays(np.float64, (n, c), elements=numbers))
    return logits, draw(hnp.arrays(np.int64, n, elements=st.integers(0, c - 1)))


@st.composite
def binary_cases(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    shape = draw(shapes)
    labels = draw(hnp.arrays(np.float64, shape, elements=st.integers(0, 8).map(lambda k: k / 8)))
    return draw(hnp.arrays(np.float64, shape, elements=numbers)), labels


def close(actual, expected) -> None:
    np.testing.assert_allclose(np.asarray(actual), np.asarray(expected), rtol=1e-12, atol=1e-12)


@given(logits_and_indices(), st.integers(-1000, 1000))
def test_adding_a_constant_to_all_logits_changes_nothing(case, shift: int) -> None:
    logits, labels = case
    close(cross_entropy(logits + shift, labels), cross_entropy(logits, labels))
    close(cross_entropy.gradient(logits + shift, labels), cross_entropy.gradient(logits, labels))


@given(logits_and_indices(), st.randoms(use_true_random=False))
def test_permuting_classes_permutes_the_gradient(case, random) -> None:
    logits, labels = case
    order = list(range(logits.shape[1]))
    random.shuffle(order)
    moved = np.argsort(order)[labels]
    close(cross_entropy(logits[:, order], moved), cross_entropy(logits, labels))
    gradient = cross_entropy.gradient(logits, labels).data
    close(cross_entropy.gradient(logits[:, order], moved), gradient[:, order])


@given(logits_and_indices())
def test_gradient_rows_sum_to_zero_and_the_loss_is_not_negative(case) -> None:
    logits, labels = case
    value, gradient = cross_entropy.value_and_gradient(logits, labels)
    assert value.item() >= 0
    close(gradient.data.sum(axis=1), np.zeros(len(logits)))


@given(logits_and_indices())
def test_one_hot_labels_agree_with_indices(case) -> None:
    logits, labels = case
    one_hot = np.eye(logits.shape[1])[labels]
    close(cross_entropy(logits, one_hot), cross_entropy(logits, labels))
    close(cross_entropy.gradient(logits, one_hot), cross_entropy.gradient(logits, labels))


@given(logits_and_indices(), st.data())
def test_the_mean_of_the_parts_is_the_whole(case, data: st.DataObject) -> None:
    logits, labels = case
    n = len(logits)
    cut = data.draw(st.integers(0, n))
    parts = [s for s in (slice(None, cut), slice(cut, None)) if len(labels[s])]
    whole = sum(cross_entropy(logits[s], labels[s]).item() * len(labels[s]) for s in parts) / n
    close(cross_entropy(logits, labels), whole)
    targets = np.eye(logits.shape[1])[labels]
    whole = sum(squared(logits[s], targets[s]).item() * len(labels[s]) for s in parts) / n
    close(squared(logits, targets), whole)


@given(hnp.arrays(np.float64, shapes, elements=numbers))
def test_a_soft_label_is_its_own_best_prediction(logits: np.ndarray) -> None:
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    target = shares / shares.sum(axis=1, keepdims=True)
    close(cross_entropy.gradient(logits, target), np.zeros_like(logits))
    other = logits + np.linspace(0, 1, logits.shape[1])
    assert cross_entropy(other, target).item() >= cross_entropy(logits, target).item() - 1e-12


@given(binary_cases())
def test_binary_is_cross_entropy_of_two_classes(case) -> None:
    logits, labels = case
    two = np.stack([np.zeros(logits.size), logits.ravel()], axis=1)
    share = np.stack([1 - labels.ravel(), labels.ravel()], axis=1)
    close(binary(logits, labels), cross_entropy(two, share))
    close(
        binary.gradient(logits, labels).data.ravel(), cross_entropy.gradient(two, share).data[:, 1]
    )


@given(binary_cases())
def test_turning_signs_and_labels_around_changes_nothing(case) -> None:
    logits, labels = case
    close(binary(-logits, 1 - labels), binary(logits, labels))
    close(binary.gradient(-logits, 1 - labels), -binary.gradient(logits, labels).data)
    assert binary(logits, labels).item() >= 0


@given(binary_cases())
def test_the_squared_error_is_symmetric_and_zero_at_the_target(case) -> None:
    y_pred, y_true = case
    assert squared(y_pred, y_pred).item() == 0
    close(squared(y_pred, y_true), squared(y_true, y_pred))
    close(squared.gradient(y_pred, y_true), -squared.gradient(y_true, y_pred).data)
