"""Graded cells, judged in a clean process that the student's code cannot reach.

The cells of the assignment run there once more, with proxies where the student's names were. They ask
the notebook's process, through us, and get data back. The verdict of that process is the grade.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from coursework.plan import Judging, Question, Scripts, Step
from coursework.sandbox.notebook import Notebook, NotebookEnded

Message = dict[str, Any]
Answer = dict[str, Any]
Show = Callable[[Message], None]
Memory = dict[bytes, str]
"""What cells that passed have shown, as JSON, by everything that they were told."""
MOST_REMEMBERED = 2000
MOST_SHOWN = 1 << 16


@dataclass
class Verdict:
    """What the clean process found of one cell."""

    passed: bool
    line: int = 0
    """Where in the cell it failed; 0 where that cannot be told."""


class Trial:
    """The graded cells of one submission, judged one after the other.

    What a cell asked of the reference solution is asked at once, ahead: most cells ask a right submission
    the same. A cell that hears, word for word, what it heard when it passed before passes again, and need
    not run; the clean process starts, and runs what a cell stands on, when a cell has to.
    """

    def __init__(
        self,
        steps: tuple[Step, ...],
        student: Notebook,
        start: Callable[[], Notebook],
        judging: Judging,
        memory: Memory,
    ) -> None:
        self.steps, self.student, self.start = steps, student, start
        self.judging, self.memory = judging, memory
        self.asked: Scripts = {}
        """What each cell that ran asked live."""
        self.ended = ""
        self.ends_at = time.monotonic() + student.limits.notebook_seconds
        self.names_of = -1
        self.told: dict[int, list[tuple[Question, Answer]]] = {}
        self.keys: dict[int, bytes] = {}
        self.ran: set[int] = set()

    @cached_property
    def clean(self) -> Notebook:
        return self.start()

    def verdicts(self, show: Callable[[Step], Show]) -> Iterator[tuple[Step, Verdict]]:
        """What is found of each graded cell; `show` gives what takes a cell's messages."""
        for step in self.steps:
            script = self.judging.scripts.get(step.name, [])
            got = self._ask(step, script, self.student.limits.cell_seconds)
            self.told[step.index] = list(zip(script, got, strict=False))
            if len(got) == len(script) and all(each in self.keys for each in step.needs):
                self.keys[step.index] = self._key(step, got)
            if step.graded:
                yield step, self._judge(step, show(step))

    def _key(self, step: Step, got: list[Answer]) -> bytes:
        """A digest of everything that the cell, and those that it stands on, are told."""
        whole = hashlib.sha256(self.judging.packed)
        whole.update(json.dumps([step.source, step.names, got]).encode())
        for each in step.needs:
            whole.update(self.keys[each])
        return whole.digest()

    def _judge(self, step: Step, show: Show) -> Verdict:
        known = self.memory.get(self.keys.get(step.index, b""))
        if known is not None:
            for message in json.loads(known):
                show(message)
            return Verdict(True)
        for earlier in self.steps:
            if earlier.index in step.needs and earlier.index not in self.ran:
                self._run(earlier, lambda message: None)
        said: list[Message] = []

        def hear(message: Message) -> None:
            said.append(message)
            show(message)

        found = self._run(step, hear)
        if found.passed and all(each in self.keys for each in (step.index, *step.needs)):
            shown = json.dumps(said)
            if len(self.memory) >= MOST_REMEMBERED:
                self.memory.clear()
            if len(shown) <= MOST_SHOWN:
                self.memory[self.keys[step.index]] = shown
        return found

    def _run(self, step: Step, show: Show) -> Verdict:
        """Run a cell in the clean process."""
        self.ran.add(step.index)
        asked = self.asked[step.name] = []

        def answer(question: Question, seconds: float) -> Answer:
            asked.append(question)
            self.keys.pop(step.index, None)  # what it has heard is more than the key tells
            found = self._ask(step, [question], seconds)
            return found[0] if found else {"ended": self.ended or "there is no time left for it"}

        about = {"borrow": list(step.names), "cell": step.name, "ahead": self.told[step.index]}
        try:
            reply = self.clean.run(step.source, show, answer, **about)
            return Verdict(reply.get("status") == "ok", int(reply.get("line") or 0))
        except NotebookEnded:  # the clean process itself: what it was given was too much for it
            return Verdict(False)

    def _ask(self, step: Step, questions: list[Question], seconds: float) -> list[Answer]:
        """What the student's names say, as they were before that cell; perhaps not to the last questions."""
        back = [] if self.names_of == step.index else [{"restore": step.index}]
        left = min(seconds, self.ends_at - time.monotonic())
        if self.ended or left <= 0:
            return []
        try:
            self.names_of = step.index
            return self.student.ask([*back, *questions], left)[len(back) :]
        except NotebookEnded as error:
            self.ended = str(error)
            return []
