"""The side of the judge: a clean process, in which the student's names are proxies that ask.

It never runs a student's code. What a proxy is asked travels to the student's process as data, and so
does what comes back: numbers, containers and arrays are real here, and everything else is a proxy again.
"""

import builtins
import linecache
import os
import re
import sys
import warnings
from collections.abc import Callable
from functools import lru_cache
from types import ModuleType
from typing import Any

import numpy as np

from coursework.sandbox.data import LIBRARIES, PLAIN, Codec, DataError
from coursework.sandbox.errors import exception, traceback
from coursework.sandbox.proxy import Remote
from coursework.sandbox.shell import CellTimeoutError

CELL = re.compile(r"/tmp/ipykernel_\d+/\d+\.py\Z")
Ask = Callable[[dict[str, Any]], dict[str, Any]]


class NotebookEndedError(BaseException):
    """The student's process is gone; no check can go on."""


class Judge(Codec):
    """Asks the student's process, and makes of its answers what the checks see."""

    def __init__(self, ask: Ask, prerequisites: str) -> None:
        super().__init__()
        self.live, self.prerequisites = ask, os.path.join(prerequisites, "")
        self.cell, self.asked = "", 0
        self.own: list[ModuleType] = []
        self.seen = 0
        self.ahead: list[tuple[dict[str, Any], dict[str, Any]]] = []

    def open_cell(self, cell: str, ahead: list[Any]) -> None:
        """Start on a cell; `ahead` holds questions that it will likely ask, with their answers."""
        self.cell, self.asked, self.ahead = cell, 0, ahead

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """The answer to a question: the next one that was got ahead, where it is to that question."""
        question["id"] = f"{self.cell}:{self.asked}"
        self.asked += 1
        if self.asked <= len(self.ahead):
            foreseen, answer = self.ahead[self.asked - 1]
            if foreseen == question:
                return answer
            # From here on it takes a way of its own, and no label may be one of the foreseen way's.
            self.cell, self.ahead = f"{self.cell}!", []
            question["id"] = f"{self.cell}:{self.asked - 1}"
        return self.live(question)

    def borrow(self, namespace: dict[str, Any], names: list[str]) -> None:
        """Bind the student's names, as they are now."""
        self.known = self._classes(namespace)
        answer = self.ask({"names": names, "known": list(self.known)})
        if "value" not in answer:
            self._raise(answer)
        found = answer["value"]
        for name in names:
            namespace.pop(name, None)
            if name in found:
                namespace[name] = self.decode(found[name])

    def _classes(self, namespace: dict[str, Any]) -> dict[str, type]:
        """The classes whose instances travel by value: the assignment's own."""
        if self.seen != len(sys.modules):
            self.seen = len(sys.modules)
            self.own = [each for each in list(sys.modules.values()) if self._is_prerequisite(each)]
        places = [namespace, *map(vars, self.own)]
        found = [each for place in places for each in list(place.values())]
        return {
            f"{each.__module__}.{each.__qualname__}": each
            for each in found
            if isinstance(each, type) and self._is_own(each)
        }

    def _is_own(self, kind: type) -> bool:
        return kind.__module__ == "__main__" or self._is_prerequisite(
            sys.modules.get(kind.__module__)
        )

    def _is_prerequisite(self, module: ModuleType | None) -> bool:
        return str(getattr(module, "__file__", "")).startswith(self.prerequisites)

    def do(self, done: str, *inputs: Any, **options: Any) -> Any:
        """Have an operation done in the student's process; its result, or what it raises."""
        __tracebackhide__ = True
        self.given = _arrays((*inputs, *options.values()))
        encoded = [self._input(each) for each in inputs]
        named = {key: self._input(value) for key, value in options.items()}
        answer = self.ask({"do": done, "inputs": encoded, "options": named})
        for warning in answer.get("warnings", ()):
            self._warn(*warning)
        if "changed" in answer:
            given, self.given = self.given, []
            for mine, theirs in zip(inputs, answer["changed"], strict=True):
                _update(mine, self.decode(theirs))
            self.given = given
        if "value" not in answer:
            self._raise(answer)
        return self.decode(answer["value"])

    def _input(self, value: Any) -> Any:
        given, self.given = self.given, []  # what is sent is sent whole
        try:
            return self.encode(value)
        finally:
            self.given = given

    def refer(self, value: Any) -> Any:
        if isinstance(value, Remote):
            return {"handle": object.__getattribute__(value, "_remote_place")}
        if isinstance(value, ModuleType):
            return {"module": value.__name__}
        return super().refer(value)

    def name_function(self, function: Any) -> Any:
        name = getattr(function, "__name__", "")
        for place in (getattr(function, "__module__", None) or "numpy", "numpy"):
            root = str(place).partition(".")[0]
            if root in LIBRARIES and getattr(sys.modules.get(place), name, None) is function:
                return {"function": [place, name]}
        return None

    def encode(self, value: Any) -> Any:
        return self.refer(value) if isinstance(value, Remote) else super().encode(value)

    def follow(self, handle: Any) -> Any:
        label, kind, known = handle
        if type(label) is not str or type(kind) is not str:
            raise DataError("no handle")
        return _remote_class(kind, self.known.get(known))(label, self)

    def _read_module(self, body: Any) -> Any:
        return sys.modules[body]

    def _raise(self, answer: dict[str, Any]) -> None:
        """Raise what the student's process says was raised there."""
        __tracebackhide__ = True
        if "ended" in answer:
            raise NotebookEndedError(str(answer["ended"]))
        kinds = [str(kind) for kind in answer["error"]]
        if "CellTimeoutError" in kinds:
            raise CellTimeoutError("the cell ran longer than it may")
        error = exception(tuple(kinds), answer.get("says"))
        self._keep_code(answer.get("code", {}))
        frames = tuple((str(f), str(n), int(line)) for f, n, line in answer.get("frames", ()))
        raise error.with_traceback(traceback(frames)) from None

    def _keep_code(self, texts: dict[str, str]) -> None:
        """Let tracebacks show the lines of the student's cells."""
        for file, text in texts.items():
            if CELL.match(file) and isinstance(text, str):
                lines = text.splitlines(keepends=True)
                linecache.cache[file] = (len(text), None, lines, file)

    def _warn(self, kind: Any, says: Any, file: Any, line: Any, code: Any) -> None:
        self._keep_code(code)
        found = getattr(builtins, str(kind), None)
        known = found if isinstance(found, type) and issubclass(found, Warning) else UserWarning
        warnings.warn_explicit(str(says), known, str(file), int(line), registry={})


def _arrays(values: Any) -> list[np.ndarray]:
    """The arrays in a call's arguments, in the order in which they are sent."""
    found: list[np.ndarray] = []
    for value in values:
        if isinstance(value, (*PLAIN, Remote, ModuleType, type)):
            continue
        if isinstance(value, np.ndarray):
            found += _arrays(value.flat) if value.dtype.hasobject else [value]
        elif isinstance(value, list | tuple | set | frozenset):
            found += _arrays(value)
        elif isinstance(value, dict):
            found += _arrays(each for pair in value.items() for each in pair)
        elif hasattr(value, "__dict__"):
            found += _arrays(vars(value).values())
    return found


def _update(mine: Any, theirs: Any) -> None:
    """Make an argument what the call has made of its copy."""
    if type(mine) is not type(theirs):
        return
    if isinstance(mine, np.ndarray):
        if mine.shape == theirs.shape and mine.dtype == theirs.dtype and mine.flags.writeable:
            mine[...] = theirs
    elif isinstance(mine, list):
        mine[:] = theirs
    elif isinstance(mine, dict | set):
        mine.clear()
        mine.update(theirs)
    elif isinstance(mine, tuple):
        for old, new in zip(mine, theirs, strict=False):
            _update(old, new)
    elif hasattr(mine, "__dict__") and not isinstance(mine, type | Remote | ModuleType):
        vars(mine).update(vars(theirs))


@lru_cache(256)
def _remote_class(kind: str, known: type | None) -> type[Remote]:
    """A class of proxies, called as the student's class is, which may derive from a known one."""
    name = kind if kind.isidentifier() else "object"
    about: dict[str, Any] = {"__slots__": ()}
    if known is not None:
        seems = type(name, (known,), {})
        about["__class__"] = property(lambda self: seems)
    return type(name, (Remote,), about)
