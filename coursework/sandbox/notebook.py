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
OnMessage = Callable[[dict[str, Any]], None]


class NotebookEnded(Exception):
    """The notebook's process is gone, and no further cell can run; the message says why."""


class Notebook:
    """The process of one notebook: cells in, messages out, deadlines and sizes kept here."""

    def __init__(self, control: socket.socket, limits: Limits) -> None:
        self.limits = limits
        self.ends_at = time.monotonic() + limits.notebook_seconds
        self.data, their_data = socket.socketpair()
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

    def run(self, code: str, on_message: OnMessage) -> dict[str, Any]:
        """Run one cell; the reply's content. `NotebookEnded` where the process does not live on."""
        seconds = min(self.limits.cell_seconds, self.ends_at - time.monotonic())
        if seconds <= 0:
            self.kill()
            raise NotebookEnded(
                f"the notebook ran longer than {self.limits.notebook_seconds:g} seconds"
            )
        if self.buffer.held or any(True for _ in self.selector.select(0)):
            self._drain(on_message)
        cell = {"code": code, "seconds": seconds, "output": self.limits.output}
        try:
            self.data.sendall(encode(cell))
            while True:
                message = self._next(time.monotonic() + seconds + GRACE, on_message)
                if message["msg_type"] == "execute_reply":
                    self._drain(on_message)
                    return dict(message["content"])
                on_message(message)
        except ChannelError as error:
            self._drain(on_message)
            raise NotebookEnded(f"the cell ended the notebook's process ({error})") from error
        except OSError as error:
            raise NotebookEnded(f"the cell ended the notebook's process ({self._how()})") from error

    def _next(self, deadline: float, on_message: OnMessage) -> dict[str, Any]:
        """The next message; what arrives on the pipes meanwhile is shown as output."""
        received = 0
        while (message := self.buffer.next()) is None:
            left = deadline - time.monotonic()
            if left <= 0:
                self.kill()
                raise ChannelError("it did not stop when its time was over")
            for key, _ in self.selector.select(left):
                if key.fd in self.pipes:
                    received += self._read_pipe(key.fd, on_message, self.limits.output - received)
                    continue
                data = self.data.recv(1 << 20)
                if not data:
                    raise ChannelError(self._how())
                self.buffer.feed(data)
        return message

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
