"""The side of a student's process: it does what the judge asks of the student's names, and tells what came.

Nothing here can be trusted, since the student's code runs in the same process.
"""

import builtins
import copy
import importlib
import linecache
import operator
import signal
import sys
import traceback
import warnings
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np

from coursework.sandbox.data import Codec
from coursework.sandbox.shell import CellTimeoutError, Shell

MOST_FRAMES = 20
MOST_BYTES = 4 << 20
"""Of arrays in the answers to several questions."""
HOLDERS = {"dict", "set", "tuple", "instance", "objects"}
"""What may hold something that a call can change."""
OPERATIONS: dict[str, Callable[..., Any]] = {
    "call": lambda function, *inputs, **options: function(*inputs, **options),
    **{
        kind.__name__: kind
        for kind in (bool, int, float, complex, str, repr, len, iter, next, reversed, abs, round)
    },
    **{
        kind.__name__: kind
        for kind in (getattr, setattr, delattr, dir, isinstance, issubclass, divmod, format)
    },
    "deepcopy": copy.deepcopy,
    "copy": copy.copy,
    "array": np.asarray,
}


class Answers(Codec):
    """Answers the judge's questions on the names of one notebook."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.kept: dict[str, Any] = {}
        self.labels: dict[int, str] = {}
        self.alive: list[Any] = []
        self.place, self.count, self.briefly = "", 0, False
        self.told: set[str] = set()
        self.snapshots: dict[int, dict[str, Any]] = {}

    def remember(self, cell: int) -> None:
        """Keep what the names stand for now, before that cell runs."""
        self.snapshots[cell] = dict(self.shell.shell.user_ns)

    def restore(self, cell: int) -> None:
        """Make the names what they were before that cell ran."""
        names = self.shell.shell.user_ns
        names.clear()
        names.update(self.snapshots[cell])

    def refer(self, value: Any) -> Any:
        if isinstance(value, ModuleType):
            return {"module": value.__name__}
        if id(value) not in self.labels:
            self.keep(value, f"{self.place}:{self.count}")
            self.count += 1
        label = self.labels[id(value)]
        if self.briefly:
            return {"handle": label}
        known = next(filter(None, map(self.known_name, type(value).__mro__)), "")
        return {"handle": [label, type(value).__name__, known]}

    def keep(self, value: Any, label: str) -> None:
        """Keep a value under a label that tells which question it answered: two notebooks that are
        asked the same give their handles the same labels."""
        self.kept[label] = value
        self.labels[id(value)] = label
        self.alive.append(value)  # so that no other object gets its id

    def follow(self, handle: Any) -> Any:
        return self.kept[handle]

    def _read_module(self, body: Any) -> Any:
        return importlib.import_module(body)

    def _read_function(self, body: Any) -> Any:
        return getattr(importlib.import_module(body[0]), body[1])

    def _read_instance(self, body: Any) -> Any:
        name, state = body
        module, _, name = name.rpartition(".")
        names = self.shell.shell.user_ns if module == "__main__" else vars(sys.modules[module])
        made = names[name].__new__(names[name])
        made.__dict__.update({key: self.decode(each) for key, each in state.items()})
        return made

    def answer(self, questions: list[dict[str, Any]], seconds: float) -> list[dict[str, Any]]:
        """Do what is asked, one after the other, within that time; whatever is raised is an answer, too.

        Ends early where the time is over, or the answers grow large.
        """
        self.shell.wire.open_cell(-1)  # what it prints now would show what hidden tests ask
        signal.signal(signal.SIGALRM, self._time_is_over)
        signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.01), 0.5)
        answers: list[dict[str, Any]] = []
        size = 0
        try:
            for question in questions:
                answers.append(self._answer(question))
                size += sum(array.nbytes for array in self.given)
                if size > MOST_BYTES or "CellTimeoutError" in answers[-1].get("error", ()):
                    break
        except BaseException as error:
            answers.append(self._error(error))
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        return answers

    def _time_is_over(self, *_: Any) -> None:
        raise CellTimeoutError("the cell ran longer than it may")

    def _answer(self, question: dict[str, Any]) -> dict[str, Any]:
        if "restore" in question:
            self.restore(question["restore"])
            return {}
        if "names" in question:
            return self._names(question)
        self.given, self.place, self.count = [], question["id"], 0
        inputs = [self.decode(each) for each in question["inputs"]]
        options = {key: self.decode(each) for key, each in question["options"].items()}
        before = [array.tobytes() for array in self.given]
        done = question["do"]
        function = OPERATIONS.get(done) or getattr(operator, done)
        answer: dict[str, Any] = {}
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                answer["value"] = self.encode(function(*inputs, **options))
            except BaseException as error:
                answer = self._error(error)
        if caught:
            answer["warnings"] = [self._warning(each) for each in caught]
        self._tell_changes(question, inputs, before, answer)
        return answer

    def _names(self, question: dict[str, Any]) -> dict[str, Any]:
        """What the names stand for, but for those that stand for nothing."""
        names = self.shell.shell.user_ns
        self.known = {}
        for name in question["known"]:
            module, _, attribute = name.rpartition(".")
            place = names if module == "__main__" else vars(sys.modules.get(module, builtins))
            if isinstance(place.get(attribute), type):
                self.known[name] = place[attribute]
        self.given = []
        found = {name: names[name] for name in question["names"] if name in names}
        for name, value in found.items():
            self.keep(value, f"{question['id']}:{name}")
        return {"value": {name: self.encode(value) for name, value in found.items()}}

    def _tell_changes(
        self, question: dict[str, Any], inputs: list[Any], before: list[bytes], answer: Any
    ) -> None:
        """Say what the call has made of its arguments, where it changed them."""
        given, self.given = self.given, []
        self.briefly = True
        same = [array.tobytes() for array in given] == before
        for value, told in zip(inputs, question["inputs"], strict=True):
            holds = isinstance(told, list) or (isinstance(told, dict) and told.keys() & HOLDERS)
            same = same and not (holds and self.encode(value) != told)
        self.briefly = False
        if not same:
            answer["changed"] = [self.encode(each) for each in inputs]
        self.given = given

    def _error(self, error: BaseException) -> dict[str, Any]:
        """An exception: its classes by name, what it says, and where it was raised."""
        kinds = [kind.__name__ for kind in type(error).__mro__ if kind is not object]
        arguments = error.args
        plain = len(arguments) == 1 and type(arguments[0]) in (str, int)
        says = arguments[0] if plain else str(error)
        frames = [
            (frame.f_code.co_filename, frame.f_code.co_name, line)
            for frame, line in traceback.walk_tb(error.__traceback__)
            if frame.f_code.co_filename != __file__
        ][-MOST_FRAMES:]
        return {"error": kinds, "says": says, "frames": frames, "code": self._code(frames)}

    def _warning(self, warning: warnings.WarningMessage) -> list[Any]:
        place = (warning.filename, "", warning.lineno)
        return [
            warning.category.__name__,
            str(warning.message),
            *place[::2],
            self._code([place]),
        ]

    def _code(self, frames: list[tuple[str, str, int]]) -> dict[str, str]:
        """The text of the cells that the frames lie in, each told once."""
        files = {file for file, _, _ in frames if "ipykernel_" in file} - self.told
        self.told |= files
        return {file: "".join(linecache.getlines(file)) for file in files}
