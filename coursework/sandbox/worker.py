"""One sandbox, and notebooks run in it one after the other. The side that is trusted."""

import array
import atexit
import base64
import os
import selectors
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from coursework.sandbox import filters, outer
from coursework.sandbox.channel import Buffer, ChannelError, encode, receive
from coursework.sandbox.limits import Limits
from coursework.sandbox.outer import IsolationError, Level

START_SECONDS = 60.0
MOST_SHARED = 3
GRACE = 4.0  # seconds for a cell to end by itself after its own alarm
OnMessage = Callable[[dict[str, Any]], None]


class NotebookEnded(Exception):
    """The notebook's process is gone, and no further cell can run; the message says why."""


@dataclass(frozen=True)
class Setting:
    """What all notebooks of an assignment share."""

    files: dict[str, bytes]
    """What lies beside the notebook: relative path to content."""
    limits: Limits = field(default_factory=Limits)
    warm_up: tuple[str, ...] = ()
    """Cells that are run once, before any notebook: imports, mostly."""
    unprotected: bool = False


class Worker:
    """A warmed process that forks for each notebook; started anew where it cannot, or died."""

    def __init__(self, setting: Setting, level: Level | None = None) -> None:
        self.setting = setting
        self.level = level or probe(setting.unprotected)
        self._folder = tempfile.TemporaryDirectory(prefix="notebook-")
        self.prerequisites = Path(self._folder.name, "prerequisites")
        self._process: subprocess.Popen[bytes] | None = None
        for name, content in {".": b"", **setting.files}.items():
            path = self.prerequisites / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if name != ".":
                path.write_bytes(content)
        self.prerequisites.mkdir(exist_ok=True)
        for path in (Path(self._folder.name), *self.prerequisites.rglob("*"), self.prerequisites):
            path.chmod(0o755 if path.is_dir() else 0o644)

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the sandbox, and whatever still runs in it."""
        self._stop()
        self._folder.cleanup()

    def notebook(self) -> "Notebook":
        """A fresh process for one notebook."""
        if self._process is None or self._process.poll() is not None or not self.level.forks:
            self._stop()
            self._start()
        try:
            return Notebook(self._control, self.setting.limits)
        except (OSError, ChannelError, EOFError):
            self._stop()
            self._start()
            return Notebook(self._control, self.setting.limits)

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        command = outer.command(self.level, self.prerequisites, theirs.fileno())
        isolated = self.level is not Level.NONE
        where, environment = "/", dict(os.environ)
        if not isolated:
            where = tempfile.mkdtemp(dir=self._folder.name)
            environment = outer.environment(where) | {"PYTHONPATH": str(outer.CODE.parent.parent)}
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  # lives as long as the process
        self._process = subprocess.Popen(
            command,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            cwd=where,
            env=environment,
            start_new_session=True,
        )
        theirs.close()
        self._control = ours
        ours.settimeout(START_SECONDS)
        boot = {
            "limits": self.setting.limits.as_dict(),
            "prerequisites": "/prerequisites" if isolated else str(self.prerequisites),
            "warm_up": list(self.setting.warm_up),
            "namespaces": self.level.forks,
            "isolated": isolated,
            "filter": base64.b64encode(_filter()).decode() if isolated else "",
        }
        try:
            ours.sendall(encode(boot))
            receive(ours, Buffer())
        except (OSError, ChannelError) as error:
            why = self._last_words()
            self._stop()
            raise IsolationError(f"the sandbox does not start: {why}") from error

    def _last_words(self) -> str:
        self._said.seek(0)
        lines = self._said.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1] if lines else "it says nothing"

    def _stop(self) -> None:
        if self._process is None:
            return
        self._control.close()
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._said.close()
        self._process = None


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


@cache
def _filter() -> bytes:
    return filters.program()


@cache
def probe(unprotected: bool = False) -> Level:
    """The strongest isolation that really works here, found by running a cell under it."""
    reason = outer.why_none()
    if not reason:
        for level in (Level.NAMESPACES, Level.BUBBLEWRAP):
            try:
                with Worker(Setting({}), level) as worker, worker.notebook() as notebook:
                    if notebook.run("1", lambda message: None)["status"] == "ok":
                        return level
            except (IsolationError, NotebookEnded, OSError, ChannelError, EOFError) as error:
                reason = str(error)
    if unprotected:
        return Level.NONE
    raise outer.refuse(reason)


_SHARED: dict[str, Worker] = {}


def shared(setting: Setting) -> Worker:
    """The worker for that setting, kept warm for the life of this process."""
    key = repr(setting)
    if key not in _SHARED:
        while len(_SHARED) >= MOST_SHARED:
            _SHARED.pop(next(iter(_SHARED))).close()
        _SHARED[key] = Worker(setting)
    return _SHARED[key]


@atexit.register
def close_shared() -> None:
    """End the workers that are kept."""
    while _SHARED:
        _SHARED.popitem()[1].close()
