"""The shell of a Jupyter kernel, with a wire of our own where its sockets would be."""

import ast
import asyncio
import builtins
import contextlib
import copy
import getpass
import io
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from ipykernel.zmqshell import ZMQInteractiveShell as KernelShell
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import ExecutionResult
from jupyter_client.session import Session
from traitlets import Instance
from traitlets.config import Config

from coursework.sandbox.compiler import Compiler, Transformer

Send = Callable[[dict[str, Any]], None]
GRACE = 2.0  # seconds between the interrupt of a cell and the end of its process


class CellTimeoutError(BaseException):
    """The time of a cell is over. No Exception: a student's `except Exception` must not stop it."""


class Wire(Session):
    """What the shell takes for its session: messages go out as plain dictionaries."""

    def __init__(self, send: Send) -> None:
        super().__init__()
        self._out, self._room, self._lock = send, 0, threading.Lock()

    def open_cell(self, room: int) -> None:
        """Start counting the output of a cell."""
        self._room = room

    def send(self, stream: Any, msg_or_type: Any, content: Any = None, *_: Any, **__: Any) -> None:
        """Send one message of the shell's, unless the cell has used up its room."""
        message = {"msg_type": msg_or_type, "content": content}
        if isinstance(msg_or_type, dict):
            message = {"msg_type": msg_or_type["msg_type"], "content": msg_or_type["content"]}
        self.put(message["msg_type"], message["content"])

    def put(self, kind: str, content: dict[str, Any]) -> None:
        with self._lock:
            if self._room < 0:
                return
            size = len(content["text"]) if kind == "stream" else len(repr(content))
            self._room -= size
            if self._room < 0:
                kind, note = "stream", "\n... the output beyond the limit is left out ...\n"
                content = {"name": "stderr", "text": note}
            self._out({"msg_type": kind, "content": content})

    def put_error(self, error: BaseException) -> None:
        """Show an exception that no cell raised."""
        name = type(error).__name__
        content = {"ename": name, "evalue": str(error), "traceback": [f"{name}: {error}"]}
        self.put("error", content)


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr: every write is sent at once, so that no deadline loses it."""

    encoding, errors = "UTF-8", "replace"

    def __init__(self, name: str, descriptor: int, wire: Wire) -> None:
        self.name, self._descriptor, self._wire = name, descriptor, wire

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if text:
            self._wire.put("stream", {"name": self.name, "text": text})
        return len(text)


class ZMQInteractiveShell(KernelShell):
    """The kernel's shell; libraries look at the name of this class."""

    compiler_class = Compiler

    input_transformer_manager = Instance(Transformer, ())

    def prepare(self, cell: str) -> None:
        """Compile a cell that notebooks will likely hold as it is."""
        if "__future__" not in cell:  # which would hold for every other cell, too
            with contextlib.suppress(Exception):  # it will say what is wrong where it runs
                self.compile.prepare(cell, self.transform_cell(cell))

    def transform_ast(self, node: ast.Module) -> Any:
        """A student's transformers get a tree that no prepared code belongs to."""
        return super().transform_ast(copy.deepcopy(node) if self.ast_transformers else node)

    def enable_gui(self, gui: Any = None) -> None:
        """No event loop of a window system can run here."""

    def should_run_async(self, raw_cell: str, **how: Any) -> bool:
        """IPython finds out by compiling the cell, which costs more than most cells."""
        return may_await(raw_cell) and super().should_run_async(raw_cell, **how)


def may_await(code: str) -> bool:
    return "await" in code or "async" in code


def refuse_input(*_: Any, **__: Any) -> str:
    raise StdinNotImplementedError(
        "raw_input was called, but this frontend does not support input requests."
    )


class Shell:
    """Runs cells one after the other, as a kernel does."""

    def __init__(self, send: Send) -> None:
        config = Config()
        config.HistoryManager.enabled = False  # its database has a thread, which a fork would lose
        self.shell = ZMQInteractiveShell.instance(config=config)
        self.shell.kernel = SimpleNamespace(eventloop=None)
        builtins.input = refuse_input
        getpass.getpass = refuse_input
        self.connect(send)

    def connect(self, send: Send) -> None:
        """Send what the cells show there from now on."""
        self.wire = Wire(send)
        for part in (self.shell.displayhook, self.shell.display_pub):
            part.session, part.pub_socket = self.wire, self
        sys.stdout, sys.stderr = Stream("stdout", 1, self.wire), Stream("stderr", 2, self.wire)
        self.loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self.loop)

    def run(
        self,
        code: str,
        seconds: float,
        room: int,
        before: Callable[[dict[str, Any]], None] | None = None,
    ) -> dict[str, Any]:
        """Run a cell, and `before` it what prepares its names; the reply tells its status and number."""
        self.wire.open_cell(room)
        signal.signal(signal.SIGALRM, self._time_is_over)
        signal.setitimer(signal.ITIMER_REAL, seconds, GRACE / 4)
        line: int | None = 0
        try:
            if before:
                before(self.shell.user_ns)
            line = self.loop.run_until_complete(self._run(code))
        except BaseException as error:  # the cell's own are caught further down
            self.wire.put_error(error)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        count = self.shell.execution_count - 1
        status = "ok" if line is None else "error"
        return {"status": status, "execution_count": count, "line": line}

    def _time_is_over(self, *_: Any) -> None:
        raise CellTimeoutError("the cell ran longer than it may")

    async def _run(self, code: str) -> int | None:
        """The kernel's way: inside a running loop, awaited only where the cell itself awaits.

        The line of the cell that failed, 0 where it cannot be told; None where none did.
        """
        shell, failed = self.shell, None
        if not may_await(code):
            return failed_line(shell.run_cell(code, store_history=True))
        try:
            transformed = shell.transform_cell(code)
        except Exception:
            transformed, failed = code, sys.exc_info()
        if not shell.should_run_async(
            code, transformed_cell=transformed, preprocessing_exc_tuple=failed
        ):
            return failed_line(shell.run_cell(code, store_history=True))
        result = None
        try:
            result = await shell.run_cell_async(
                code,
                store_history=True,
                transformed_cell=transformed,
                preprocessing_exc_tuple=failed,
            )
        finally:
            shell.events.trigger("post_execute")
            shell.events.trigger("post_run_cell", result)
        return failed_line(result)


def failed_line(result: ExecutionResult) -> int | None:
    """The line of a cell that raised, 0 where it cannot be told; None where the cell succeeded."""
    if result.success:
        return None
    error = result.error_in_exec or result.error_before_exec
    for frame, line in traceback.walk_tb(getattr(error, "__traceback__", None)):
        if "ipykernel_" in frame.f_code.co_filename:
            return line
    return 0
