"""What stands in the judge's process for an object of the student's: whatever it is asked, it asks there."""

from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from coursework.sandbox.data import CannotTravelError


class Side(Protocol):
    """Who has operations done in the student's process."""

    def do(self, done: str, *inputs: Any, **options: Any) -> Any: ...


class Remote:
    """An object of the student's, which lives in the student's process."""

    __slots__ = ("_remote_place", "_remote_side")
    __array_ufunc__ = None  # NumPy leaves operators to the object

    def __init__(self, place: Any, side: Side) -> None:
        object.__setattr__(self, "_remote_place", place)
        object.__setattr__(self, "_remote_side", side)

    def __getattr__(self, name: str) -> Any:
        __tracebackhide__ = True
        return self._remote_side.do("getattr", self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._remote_side.do("setattr", self, name, value)

    def __delattr__(self, name: str) -> None:
        self._remote_side.do("delattr", self, name)

    def __call__(self, *inputs: Any, **options: Any) -> Any:
        __tracebackhide__ = True
        return self._remote_side.do("call", self, *inputs, **options)

    def __instancecheck__(self, instance: Any) -> bool:
        return self._remote_side.do("isinstance", instance, self) is True

    def __subclasscheck__(self, subclass: Any) -> bool:
        return self._remote_side.do("issubclass", subclass, self) is True

    def __hash__(self) -> int:
        return hash(self._remote_place)

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        return self._remote_side.do("deepcopy", self)

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray:
        array = self._remote_side.do("array", self)
        if type(array) is not np.ndarray or array.dtype.hasobject:
            raise TypeError("no array of numbers")
        return array if dtype is None else array.astype(dtype)

    def __iter__(self) -> Any:
        steps = self._remote_side.do("iter", self)
        while True:
            try:
                yield self._remote_side.do("next", steps)
            except StopIteration:
                return


def _asks(done: str, kind: type | None = None, swapped: bool = False) -> Callable[..., Any]:
    """A method that asks for an operation; `kind` is what its result must be."""

    def method(self: Remote, *others: Any) -> Any:
        __tracebackhide__ = True
        inputs = (*others, self) if swapped else (self, *others)
        result = self._remote_side.do(done, *inputs)
        if kind is not None and type(result) is not kind:
            raise TypeError(f"{done} gives no {kind.__name__}")
        return result

    return method


def _compares(done: str) -> Callable[..., Any]:
    """A method that asks for a comparison. Of the student's object with a value of the judge's, a
    plain truth value is no answer: whoever always says yes would equal everything."""

    def method(self: Remote, other: Any) -> Any:
        __tracebackhide__ = True
        result = self._remote_side.do(done, self, other)
        if isinstance(result, bool | np.bool_) and not isinstance(other, Remote):
            raise CannotTravelError(
                f"a {type(self).__name__} is compared by its own rules: compare numbers that it gives"
            )
        return result

    return method


for _name in ["eq", "ne", "lt", "le", "gt", "ge"]:
    setattr(Remote, f"__{_name}__", _compares(_name))
for _name in [
    "add",
    "sub",
    "mul",
    "truediv",
    "floordiv",
    "mod",
    "pow",
    "matmul",
    "and_",
    "or_",
    "xor",
    "lshift",
    "rshift",
    "divmod",
]:
    _plain = _name.rstrip("_")
    setattr(Remote, f"__{_plain}__", _asks(_name))
    setattr(Remote, f"__r{_plain}__", _asks(_name, swapped=True))
for _name in ["neg", "pos", "abs", "invert", "getitem", "setitem", "delitem", "round"]:
    setattr(Remote, f"__{_name}__", _asks(_name))
for _name, _kind in {"bool": bool, "int": int, "float": float, "complex": complex}.items():
    setattr(Remote, f"__{_name}__", _asks(_name, _kind))
for _name, _kind in {"len": int, "index": int, "contains": bool}.items():
    setattr(Remote, f"__{_name}__", _asks(_name, _kind))
for _name, _kind in {"str": str, "repr": str, "format": str}.items():
    setattr(Remote, f"__{_name}__", _asks(_name, _kind))
