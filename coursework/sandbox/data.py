"""Values as data: what travels between a student's process and the one that judges it.

Numbers, strings, containers, arrays, and instances of classes that both sides have travel by value;
anything else stays where it is, and a handle travels in its place. Nothing is pickled or evaluated.
"""

import base64
import binascii
import re
from collections.abc import Callable
from typing import Any

import numpy as np

PLAIN = (bool, int, float, str, type(None))
# Subclasses travel as what they are underneath, read by the base class's own means.
BASES: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (bool, bool),
    (int, int.__int__),
    (float, float.__float__),
    (complex, lambda value: complex(complex.real.__get__(value), complex.imag.__get__(value))),
    (str, str.__str__),
    (bytes, lambda value: bytes.__getitem__(value, slice(None))),
    (list, lambda value: list(list.__iter__(value))),
    (dict, lambda value: dict(dict.items(value))),
    (set, lambda value: set(set.__iter__(value))),
    (frozenset, lambda value: frozenset(frozenset.__iter__(value))),
    (tuple, lambda value: tuple(tuple.__iter__(value))),
    (np.ndarray, lambda value: np.ndarray.view(value, np.ndarray)),
)
NUMBERS = {np.dtype(order + code).str for code in "?bhilqBHILQefdgFDG" for order in "<>"}
TEXTS = re.compile(r"[<|>=][SU]\d{1,6}\Z")
LIBRARIES = ("numpy", "math", "operator", "builtins")
"""Modules whose functions may be named to a student's process."""
TYPES = {kind.__name__: kind for kind, _ in BASES if kind is not np.ndarray}
LARGEST = 32 << 20


class DataError(Exception):
    """What arrived is no data by these rules."""


class CannotTravelError(BaseException):
    """A value has no form as data. No Exception: a check must not take it for the student's."""


def is_dtype(name: Any) -> bool:
    return isinstance(name, str) and (name in NUMBERS or TEXTS.match(name) is not None)


class Codec:
    """Writes values as data that JSON can say, and reads them.

    `known` names the classes that both sides have. `given` holds the arrays of a call's arguments, by
    their place: a result that shares memory with one of them says so, instead of its numbers.
    """

    def __init__(self) -> None:
        self.known: dict[str, type] = {}
        self.given: list[np.ndarray] = []
        self._by_value = False

    def refer(self, value: Any) -> Any:
        """A handle in place of a value that cannot travel."""
        raise CannotTravelError(
            f"a {type(value).__name__} cannot be handed to the student's process"
        )

    def follow(self, handle: dict[str, Any]) -> Any:
        """What a handle stands for."""
        raise DataError("a handle where none can be")

    def encode(self, value: Any) -> Any:
        kind = type(value)
        if kind in PLAIN:
            return value
        if kind is list:
            return [self.encode(each) for each in value]
        if kind is np.ndarray:
            return self._array(value)
        if kind is tuple:
            return {"tuple": [self.encode(each) for each in value]}
        if kind is dict:
            return {"dict": [[self.encode(k), self.encode(v)] for k, v in value.items()]}
        if kind in (set, frozenset):
            return {kind.__name__: [self.encode(each) for each in value]}
        if kind is complex:
            return {"complex": [value.real, value.imag]}
        if kind is bytes:
            return {"bytes": base64.b64encode(value).decode()}
        if kind is slice:
            return {"slice": [self.encode(each) for each in (value.start, value.stop, value.step)]}
        if value is Ellipsis or value is NotImplemented or kind is object:
            return {"one": "object" if kind is object else repr(value)}
        if isinstance(value, np.generic) and value.dtype.str in NUMBERS:
            return {"scalar": [value.dtype.str, base64.b64encode(value.tobytes()).decode()]}
        if isinstance(value, np.dtype) and is_dtype(value.str):
            return {"dtype": value.str}
        return (
            self._named(value) or self._instance(value) or self._base(value) or self._other(value)
        )

    def _array(self, value: np.ndarray) -> Any:
        if value.dtype.hasobject:
            return {"objects": [list(value.shape), [self.encode(each) for each in value.flat]]}
        if not is_dtype(value.dtype.str):
            return self.refer(value)
        for place, given in enumerate(self.given):
            if value.size and np.may_share_memory(value, given) and given.flags.c_contiguous:
                start, end = np.lib.array_utils.byte_bounds(given)
                first = value.__array_interface__["data"][0]
                if start <= first < end:
                    return {
                        "view": [
                            place,
                            first - start,
                            list(value.strides),
                            list(value.shape),
                            value.dtype.str,
                        ]
                    }
        content = base64.b64encode(value.tobytes()).decode()
        return {"array": [value.dtype.str, list(value.shape), content]}

    def _other(self, value: Any) -> Any:
        if self._by_value:
            raise CannotTravelError("an attribute that does not travel")
        return self.refer(value)

    def _named(self, value: Any) -> Any:
        """A type or function that the other side finds by its name."""
        if not isinstance(value, type):
            return self.name_function(value) if callable(value) else None
        name = value.__name__
        if known := self.known_name(value):
            return {"class": known}
        if TYPES.get(name) is value:
            return {"type": name}
        is_scalar = issubclass(value, np.generic) and getattr(np, name, None) is value
        return {"type": f"numpy.{name}"} if is_scalar else None

    def known_name(self, kind: type) -> str:
        """The name of a class that both sides have; empty for any other."""
        name = f"{kind.__module__}.{kind.__qualname__}"
        return name if self.known.get(name) is kind else ""

    def name_function(self, function: Any) -> Any:
        """A function of a library by its name; None where it has none to give."""
        return None

    def _instance(self, value: Any) -> Any:
        """An instance of a class that both sides have: its name and its attributes."""
        name, state = self.known_name(type(value)), getattr(value, "__dict__", None)
        if not name or type(state) is not dict:
            return None
        outside, self._by_value = self._by_value, True
        try:
            return {"instance": [name, {key: self.encode(each) for key, each in state.items()}]}
        except (CannotTravelError, RecursionError):
            return None
        finally:
            self._by_value = outside

    def _base(self, value: Any) -> Any:
        if isinstance(value, tuple) and hasattr(type(value), "_fields"):
            return None  # a named tuple is asked for its fields
        for kind, read in BASES:
            if isinstance(value, kind):
                return self.encode(read(value))
        return None

    def decode(self, data: Any) -> Any:
        """The value that the data says; DataError where it breaks the rules."""
        if isinstance(data, PLAIN):
            return data
        try:
            if isinstance(data, list):
                return [self.decode(each) for each in data]
            ((tag, body),) = data.items()
            return getattr(self, f"_read_{tag}")(body)
        except DataError:
            raise
        except (
            ValueError,
            TypeError,
            AttributeError,
            KeyError,
            IndexError,
            OverflowError,
            RecursionError,
            MemoryError,
            binascii.Error,
        ) as error:
            raise DataError(f"no data: {error}"[:200]) from None

    def _read_tuple(self, body: Any) -> Any:
        return tuple(self.decode(each) for each in body)

    def _read_dict(self, body: Any) -> Any:
        return {self.decode(key): self.decode(value) for key, value in body}

    def _read_set(self, body: Any) -> Any:
        return {self.decode(each) for each in body}

    def _read_frozenset(self, body: Any) -> Any:
        return frozenset(self.decode(each) for each in body)

    def _read_complex(self, body: Any) -> Any:
        return complex(float(body[0]), float(body[1]))

    def _read_bytes(self, body: Any) -> Any:
        return base64.b64decode(body, validate=True)

    def _read_slice(self, body: Any) -> Any:
        return slice(*(self.decode(each) for each in body))

    def _read_one(self, body: Any) -> Any:
        return {"Ellipsis": Ellipsis, "NotImplemented": NotImplemented, "object": object()}[body]

    def _read_scalar(self, body: Any) -> Any:
        return np.frombuffer(base64.b64decode(body[1], validate=True), self._read_dtype(body[0]))[0]

    def _read_dtype(self, body: Any) -> Any:
        if not is_dtype(body):
            raise DataError("a dtype that does not travel")
        return np.dtype(body)

    def _read_array(self, body: Any) -> Any:
        dtype, shape, content = body
        if len(content) > LARGEST * 4 // 3:
            raise DataError("an array that is too large")
        read = np.frombuffer(bytearray(base64.b64decode(content)), self._read_dtype(dtype))
        made = read.reshape([int(length) for length in shape])
        self.given.append(made)
        return made

    def _read_objects(self, body: Any) -> Any:
        shape, values = body
        made = np.empty(len(values), dtype=object)
        made[:] = [self.decode(each) for each in values]
        return made.reshape([int(length) for length in shape])

    def _read_view(self, body: Any) -> Any:
        place, offset, strides, shape, dtype = body
        base = self.given[int(place)]
        kind = self._read_dtype(dtype)
        if place < 0 or not base.flags.c_contiguous or kind.kind not in "biufc":
            raise DataError("a view of what cannot be viewed")
        sizes = [int(length) for length in shape], [int(step) for step in strides]
        return np.ndarray(sizes[0], kind, base, int(offset), sizes[1])

    def _read_class(self, body: Any) -> Any:
        return self.known[body]

    def _read_type(self, body: Any) -> Any:
        library, _, name = body.rpartition(".")
        found = getattr(np, name) if library == "numpy" else TYPES[name]
        if library and not (isinstance(found, type) and issubclass(found, np.generic)):
            raise DataError("a type that does not travel")
        return found

    def _read_instance(self, body: Any) -> Any:
        name, state = body
        kind = self.known[name]
        if any(hasattr(kind, key) for key in state):
            raise DataError(f"an attribute that {name} has already")
        made: Any = object.__new__(kind)
        outside, self._by_value = self._by_value, True
        try:
            made.__dict__.update({key: self.decode(each) for key, each in state.items()})
        finally:
            self._by_value = outside
        return made

    def _read_handle(self, body: Any) -> Any:
        if self._by_value:
            raise DataError("an attribute that does not travel")
        return self.follow(body)
