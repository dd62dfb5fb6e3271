"""One sandbox, and notebooks run in it one after the other. The side that is trusted."""

import atexit
import base64
import os
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from coursework.sandbox import filters, outer
from coursework.sandbox.channel import Buffer, ChannelError, encode, receive
from coursework.sandbox.limits import Limits
from coursework.sandbox.notebook import START_SECONDS, Notebook
from coursework.sandbox.outer import IsolationError, Level

MOST_SHARED = 3


@dataclass(frozen=True)
class Setting:
    """What all notebooks of an assignment share."""

    files: dict[str, bytes]
    """What lies beside the notebook: relative path to content."""
    limits: Limits = field(default_factory=Limits)
    warm_up: tuple[str, ...] = ()
    """Cells that are run once, before any notebook: imports, mostly."""
    unprotected: bool = False
    given: tuple[str, ...] = field(default=(), repr=False)
    """Cells that most notebooks hold unchanged. They change how fast a notebook runs, and nothing else."""


class Worker:
    """A warmed process that forks for each notebook; started anew where it cannot, or died."""

    def __init__(self, setting: Setting, level: Level | None = None) -> None:
        self.setting = setting
        self.level = level or probe(setting.unprotected)
        self._folder = tempfile.TemporaryDirectory(prefix="notebook-")
        self.prerequisites = Path(self._folder.name, "prerequisites")
        self._process: subprocess.Popen[bytes] | None = None
        self._other: Worker | None = None
        self.verdicts: dict[bytes, str] = {}
        """What its graded cells have found, while it lives."""
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
        if self._other is not None:
            self._other.close()
        self._stop()
        self._folder.cleanup()

    def judge(self) -> "Worker":
        """Where a second notebook runs beside the first one: here, if one process may serve many."""
        if self.level.forks:
            return self
        if self._other is None:
            self._other = Worker(self.setting, self.level)
        return self._other

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
        zygote = [outer.python(self.level), "-m", "coursework.sandbox.zygote", str(theirs.fileno())]
        command = outer.command(self.level, self.prerequisites, zygote)
        isolated = self.level is not Level.NONE
        where, environment = "/", dict(os.environ)
        if not isolated:
            where = tempfile.mkdtemp(dir=self._folder.name)
            environment = outer.environment(where, sys.prefix) | {
                "PYTHONPATH": str(outer.CODE.parent.parent)
            }
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
            "given": list(self.setting.given),
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


@cache
def _filter() -> bytes:
    return filters.program()


@cache
def probe(unprotected: bool = False) -> Level:
    """The strongest isolation that really works here, found by trying it."""
    reason = outer.why_none()
    if not reason:
        for level in (Level.NAMESPACES, Level.BUBBLEWRAP):
            with tempfile.TemporaryDirectory() as nothing:
                trial = [outer.python(level), "-S", "-m", "coursework.sandbox.trial", level.name]
                done = subprocess.run(
                    outer.command(level, Path(nothing), trial), capture_output=True, text=True
                )
            if done.returncode == 0:
                return level
            reason = (done.stderr.strip().splitlines() or ["it says nothing"])[-1]
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
