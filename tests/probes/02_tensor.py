import numpy as np

from tinytorch.core.tensor import Tensor

a, b = Tensor([[1.0, 2.0], [3.0, 4.0]]), Tensor(np.array([10.0, 20.0]))
for made in (a + b, 2 - a, a * 3, a / b, a**2, a @ b, a.sum(axis=0), a.mean(), a.T, a[1], a > 2):
    print(type(made).__name__, made.dtype, made.shape, np.asarray(made).tolist())
print(repr(a), repr(b))
