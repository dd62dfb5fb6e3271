"""Tensor against NumPy, and the door that 06_autograd will use."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from tinytorch.core.losses import BinaryCrossEntropyLoss, CrossEntropyLoss, MeanSquaredError
from tinytorch.core.tensor import NumpyOperation, Operation, Tensor, as_tensor
from tinytorch.testing import numerical_gradient


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        (0.5, np.float32),
        ([1, 2.5], np.float32),
        ([1, 2], np.int64),
        (True, np.bool_),
        (np.float64(1), np.float64),
        (np.zeros(2, np.float16), np.float16),
        (Tensor(np.zeros(2)), np.float64),
    ],
)
def test_dtypes(values, dtype) -> None:
    assert Tensor(values).dtype == dtype


def test_a_tensor_owns_its_data() -> None:
    array = np.zeros(2)
    tensor = Tensor(array)
    array[0] = 1
    assert tensor.tolist() == [0, 0]


@pytest.mark.parametrize("values", ["a", None, object(), ["a"], [None], {1: 2}, 1j])
def test_what_is_no_number_is_refused(values) -> None:
    with pytest.raises(TypeError, match="a tensor holds numbers, got"):
        Tensor(values)


def test_ragged_lists_are_refused() -> None:
    with pytest.raises(ValueError, match="rows of equal length"):
        Tensor([[1.0], [2.0, 3.0]])


BINARY = [
    (lambda a, b: a + b),
    (lambda a, b: a - b),
    (lambda a, b: a * b),
    (lambda a, b: a / b),
    (lambda a, b: a**b),
    (lambda a, b: a == b),
    (lambda a, b: a != b),
    (lambda a, b: a < b),
    (lambda a, b: a > b),
    (lambda a, b: a <= b),
    (lambda a, b: a >= b),
]


@pytest.mark.parametrize("operation", BINARY)
@given(hnp.mutually_broadcastable_shapes(num_shapes=2, max_dims=3, max_side=3), st.integers(0, 9))
def test_elementwise_operations_agree_with_numpy(operation, shapes, seed: int) -> None:
    a, b = (np.random.default_rng(seed).uniform(0.5, 2, shape) for shape in shapes.input_shapes)
    expected = operation(a, b)
    for made in (operation(Tensor(a), Tensor(b)), operation(Tensor(a), b), operation(a, Tensor(b))):
        assert type(made) is Tensor
        np.testing.assert_array_equal(made.data, expected)


@pytest.mark.parametrize("operation", BINARY[:5])
def test_python_numbers_are_weak(operation) -> None:
    double, single = np.array([3.0]), np.array([3.0], np.float32)
    assert operation(Tensor(double), 0.1).item() == operation(double, 0.1).item()
    assert operation(0.1, Tensor(double)).item() == operation(0.1, double).item()
    assert operation(Tensor(single), 0.1).dtype == np.float32


@pytest.mark.parametrize("keepdims", [False, True])
@pytest.mark.parametrize("axis", [None, 0, 1, -1, (0, 2)])
@pytest.mark.parametrize("name", ["sum", "mean", "max", "min"])
def test_reductions_agree_with_numpy(name: str, axis, keepdims: bool) -> None:
    array = np.random.default_rng(0).normal(size=(2, 3, 4))
    made = getattr(Tensor(array), name)(axis=axis, keepdims=keepdims)
    np.testing.assert_array_equal(made.data, getattr(array, name)(axis=axis, keepdims=keepdims))


def test_shapes_and_products_that_do_not_fit_name_both_shapes() -> None:
    with pytest.raises(ValueError, match=r"\(2, 3\).*\(4, 2\)"):
        Tensor(np.ones((2, 3))) @ Tensor(np.ones((4, 2)))
    with pytest.raises(ValueError, match=r"\(2, 3\).*\(4, 2\)"):
        Tensor(np.ones((2, 3))).reshape(4, 2)
    with pytest.raises(ValueError, match=r"\(2,\) *and? *\(3,\)|\(2,\) \(3,\)"):
        Tensor(np.ones(2)) + Tensor(np.ones(3))


def test_indexing_display_and_truth() -> None:
    tensor = Tensor([[1.0, 2.0], [3.0, 4.0]])
    assert tensor[1].tolist() == [3, 4]
    assert tensor[:, 0].tolist() == [1, 3]
    assert tensor[tensor > 2].tolist() == [3, 4]
    assert repr(tensor) == "Tensor([[1., 2.],\n        [3., 4.]], dtype=float32)"
    assert len(tensor) == 2
    assert tensor.T.tolist() == [[1, 3], [2, 4]]
    with pytest.raises(ValueError, match="neither true nor false"):
        bool(tensor)


class Recording(Tensor):
    """A tensor that remembers its operation, as 06_autograd's will: nothing before it is changed."""

    operation: Operation | None = None
    inputs: tuple = ()

    @classmethod
    def __tensor_operation__(cls, operation, *inputs):
        made = cls(
            operation.forward(
                *(Tensor.wrap(as_data(x)) if isinstance(x, Tensor) else x for x in inputs)
            )
        )
        made.operation, made.inputs = operation, inputs
        return made


def as_data(values):
    return as_tensor(values).data


def reduced(gradient: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """Sum a gradient over the axes that broadcasting added."""
    gradient = gradient.sum(axis=tuple(range(gradient.ndim - len(shape))))
    repeated = tuple(i for i, length in enumerate(shape) if length == 1)
    return gradient.sum(axis=repeated, keepdims=True).reshape(shape)


RULES = {
    np.add: lambda g, a, b: (g, g),
    np.subtract: lambda g, a, b: (g, -g),
    np.multiply: lambda g, a, b: (g * b, g * a),
    np.matmul: lambda g, a, b: (g @ b.T, a.T @ g),
    np.mean: lambda g, a: (np.full(a.shape, g / a.size),),
    np.sum: lambda g, a: (np.full(a.shape, g),),
    np.transpose: lambda g, a: (g.T,),
}


def backward(tensor: Tensor, gradient: np.ndarray, found: dict[int, np.ndarray]) -> None:
    found[id(tensor)] = found.get(id(tensor), 0) + gradient
    operation = getattr(tensor, "operation", None)
    if operation is None:
        return
    arrays = [as_data(x) for x in tensor.inputs]
    if isinstance(operation, NumpyOperation):
        slopes = RULES[operation.function](gradient, *arrays)
    else:  # a loss: its closed-form gradient is its derivative rule
        slopes = (gradient * operation.gradient(*arrays).data,)
    for value, slope in zip(tensor.inputs, slopes, strict=False):
        if isinstance(value, Recording):
            backward(value, reduced(np.asarray(slope), value.shape), found)


NETWORKS = {
    "arithmetic": lambda w, x: ((w * 2 - x.data[0]) * w).mean(),
    "matmul and sum": lambda w, x: (x @ w).sum(),
    "transpose": lambda w, x: (w.T * w.T).sum(),
    "squared error": lambda w, x: MeanSquaredError()(x @ w + 1, np.ones((4, 2))),
    "cross-entropy": lambda w, x: CrossEntropyLoss()(x @ w, np.array([0, 1, 1, 0])),
    "binary": lambda w, x: BinaryCrossEntropyLoss()(x @ w, np.tile([0.0, 0.7], (4, 1))),
}


@pytest.mark.parametrize("name", NETWORKS)
def test_a_subclass_differentiates_through_tensors_and_losses(name: str) -> None:
    numbers = np.random.default_rng(3)
    x, w = Tensor(numbers.normal(size=(4, 3))), numbers.normal(size=(3, 2))
    network = NETWORKS[name] if name != "arithmetic" else lambda w, x: ((w * 2 - 0.5) * w).mean()
    weights = Recording(w)
    found: dict[int, np.ndarray] = {}
    result = network(weights, x)
    assert type(result) is Recording
    backward(result, np.array(1.0), found)
    due = numerical_gradient(lambda v: network(Tensor(v), x), w)
    np.testing.assert_allclose(found[id(weights)], due, rtol=1e-6, atol=1e-8)
