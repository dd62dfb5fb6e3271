"""One notebook's process, seen from the side that is trusted."""

import array
import base64
import os
import selectors
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from coursework.sandbox.channel import Buffer, ChannelError, encode
from coursework.sandbox.limits import Limits
from coursework.sandbox.outer import IsolationError

START_SECONDS = 60.0
GRACE = 4.0  # seconds for a cell to end by itself after its own alarm
ROOM = 8
"""Bytes on the wire for each byte of output: JSON's escapes, and a margin."""
OnMessage = Callable[[dict[str, Any]], None]
OnAsk = Callable[[dict[str, Any], float], dict[str, Any]]


class NotebookEnded(Exception):
    """The notebook's process is gone, and no further cell can run; the message says why."""


class Notebook:
    """The process of one notebook: cells in, messages out, deadlines and sizes kept here."""

    def __init__(self, control: socket.socket, limits: Limits) -> None:
        self.limits = limits
        self.ends_at = time.monotonic() + limits.notebook_seconds
        self.data, their_data = socket.socketpair()
        self.data.settimeout(START_SECONDS)  # of a process that does not read
        self.status, their_status = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.pipes: dict[int, str] = {}
        theirs = [their_data.detach(), their_status.detach()]
        for name in ("stdout", "stderr"):
            reading, writing = os.pipe()
            os.set_blocking(reading, False)
            self.pipes[reading] = name
            theirs.append(writing)
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", theirs))]
        try:
            control.sendmsg([b"n"], rights)
        finally:
            for number in theirs:
                os.close(number)
        self.buffer, self.handle = Buffer(4 * limits.output + (1 << 20)), -1
        self.room = ROOM * limits.output
        self.selector = selectors.DefaultSelector()
        for end in (self.data.fileno(), *self.pipes):
            self.selector.register(end, selectors.EVENT_READ)
        self.status.settimeout(START_SECONDS)
        _, rights_back, _, _ = self.status.recvmsg(1, socket.CMSG_SPACE(4))
        if not rights_back:
            raise EOFError("no notebook was started")
        (self.handle,) = array.array("i", rights_back[0][2][:4])
        first = self._next(time.monotonic() + START_SECONDS, lambda message: None)
        if first["msg_type"] != "ready":
            why = first.get("content", {}).get("why", "it broke the protocol")
            raise IsolationError(f"the sandbox refuses a notebook: {why}")

    def place(self, files: dict[str, bytes]) -> None:
        """Lay files beside the notebook."""
        for name, content in files.items():
            self.data.sendall(encode({"file": name, "content": base64.b64encode(content).decode()}))

    def run(
        self, code: str, on_message: OnMessage, on_ask: OnAsk | None = None, **about: Any
    ) -> dict[str, Any]:
        """Run one cell; the reply's content. `NotebookEnded` where the process does not live on.

        A cell that judges another notebook asks questions, which `on_ask` answers in the seconds left.
        `about` goes to the process with the cell.
        """
        seconds = min(self.limits.cell_seconds, self.ends_at - time.monotonic())
        if seconds <= 0:
            self.kill()
            raise NotebookEnded(
                f"the notebook ran longer than {self.limits.notebook_seconds:g} seconds"
            )
        if self.buffer.held or any(True for _ in self.selector.select(0)):
            self._drain(on_message)
        cell = {"code": code, "seconds": seconds, "output": self.limits.output, **about}
        deadline = time.monotonic() + seconds
        try:
            self.data.sendall(encode(cell))
            self.room = ROOM * self.limits.output
            while True:
                message = self._next(deadline + GRACE, on_message)
                kind, content = message["msg_type"], message["content"]
                if kind == "execute_reply":
                    self._drain(on_message)
                    return dict(content)
                if kind == "ask" and on_ask:
                    answer = on_ask(content, deadline - time.monotonic())
                    self.data.sendall(encode({"answer": answer}))
                else:
                    on_message(message)
        except ChannelError as error:
            self._drain(on_message)
            raise NotebookEnded(f"the cell ended the notebook's process ({error})") from error
        except OSError as error:
            self.kill()
            raise NotebookEnded(f"the cell ended the notebook's process ({self._how()})") from error

    def ask(self, questions: list[dict[str, Any]], seconds: float) -> list[dict[str, Any]]:
        """What the notebook's names say to questions, perhaps not to the last ones; `NotebookEnded`
        where nobody answers."""
        deadline = time.monotonic() + seconds + GRACE
        try:
            self.data.sendall(encode({"ask": questions, "seconds": seconds}))
            self.room = ROOM * self.limits.output
            while True:
                message = self._next(deadline, lambda message: None)
                if message["msg_type"] == "answers":
                    answers = message["content"].get("answers")
                    if isinstance(answers, list) and all(isinstance(a, dict) for a in answers):
                        return answers
                    raise ChannelError("it broke the protocol")
        except ChannelError as error:
            raise NotebookEnded(f"a call ended the notebook's process ({error})") from error
        except OSError as error:
            self.kill()
            raise NotebookEnded(f"a call ended the notebook's process ({self._how()})") from error

    def _next(self, deadline: float, on_message: OnMessage) -> dict[str, Any]:
        """The next message; what arrives on the pipes meanwhile is shown as output."""
        received = 0
        while (left := deadline - time.monotonic()) > 0:
            if message := self.buffer.next():
                if isinstance(message.get("content"), dict) and "msg_type" in message:
                    return message
                raise ChannelError("it broke the protocol")
            for key, _ in self.selector.select(left):
                if key.fd in self.pipes:
                    received += self._read_pipe(key.fd, on_message, self.limits.output - received)
                    continue
                data = self.data.recv(1 << 16)
                if not data:
                    raise ChannelError(self._how())
                self.room -= len(data)
                if self.room < 0:
                    self.kill()
                    raise ChannelError("it sent more than a cell may show")
                self.buffer.feed(data)
        self.kill()
        raise ChannelError("it did not stop when its time was over")

    def _read_pipe(self, end: int, on_message: OnMessage, room: int) -> int:
        """Show what a child process or a library wrote; the number of bytes."""
        try:
            data = os.read(end, 1 << 16)
        except BlockingIOError:
            return 0
        if not data:
            self.selector.unregister(end)
        elif room > 0:
            text = data[:room].decode("utf-8", "replace")
            on_message({"msg_type": "stream", "content": {"name": self.pipes[end], "text": text}})
        return len(data)

    def _drain(self, on_message: OnMessage) -> None:
        """Show what is left in the pipes, up to the limit."""
        room = self.limits.output
        for end in self.pipes:
            while end in self.selector.get_map() and room > 0:
                read = self._read_pipe(end, on_message, room)
                if not read:
                    break
                room -= read

    def _how(self) -> str:
        """How the process ended, in words."""
        self.status.settimeout(1)
        try:
            ended = self.status.recv(4)
        except OSError:
            ended = b""
        if len(ended) != 4:
            return "killed from outside"
        code = int.from_bytes(ended, "little", signed=True)
        if code >= 0:
            return f"exit code {code}"
        names = {signal.SIGSEGV: "segmentation fault", signal.SIGKILL: "killed: too much memory?"}
        return names.get(signal.Signals(-code), signal.Signals(-code).name)

    def kill(self) -> None:
        """End every process of the notebook, whatever it does."""
        with suppress(OSError):
            signal.pidfd_send_signal(self.handle, signal.SIGKILL)

    def close(self) -> None:
        self.kill()
        self.selector.close()
        for number in (self.handle, *self.pipes):
            os.close(number)
        self.data.close()
        self.status.close()

    def __enter__(self) -> "Notebook":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
