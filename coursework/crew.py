"""Who does the work: a process for each core of this machine, or the workers of a Dask cluster."""

import hashlib
import importlib.metadata
import os
import platform
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import forkserver, get_all_start_methods, get_context
from typing import Any, TypeVar

from traitlets import Integer, Unicode
from traitlets.config import Configurable

from coursework.course import ROOT, CourseError
from coursework.sandbox.worker import probe

Task = TypeVar("Task")
Done = TypeVar("Done")
PER_WORKER = 3
"""Tasks in flight for each worker: enough to keep it busy, few enough to keep memory bounded."""
MUST_AGREE = ("nbgrader", "nbconvert", "ipykernel", "ipython", "numpy", "matplotlib")


class Crew(Configurable):
    """How many work at one time, and where."""

    scheduler = Unicode(
        os.environ.get("SCHEDULER", ""),
        help="Address of a Dask scheduler (tcp://host:8786); empty for this machine's cores.",
    ).tag(config=True)
    workers = Integer(
        0, help="Processes on this machine; 0 for one on each core that may be used."
    ).tag(config=True)

    @contextmanager
    def gather(self, unprotected: bool | None) -> Iterator["Workers"]:
        """The workers, and in words how isolated they run students' code; None where they run none."""
        if self.scheduler:
            with cluster(self.scheduler, unprotected) as made:
                yield made
            return
        count = self.workers or cores()
        made = Workers(local_pool, count, f"{count} workers here{isolation(unprotected)}")
        try:
            yield made
        finally:
            made.close()


class Workers:
    """An executor that is replaced where it broke, with a bounded number of tasks in flight."""

    def __init__(self, start: Callable[[int], Executor], count: int, words: str) -> None:
        self.start, self.count, self.words = start, count, words
        self.executor = start(count)

    def close(self) -> None:
        self.executor.shutdown(cancel_futures=True)

    def map(
        self, function: Callable[[Task], Done], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Done | BaseException]]:
        """Each task with its result or error, in the order in which they are finished."""
        waiting: dict[Future[Done], Task] = {}
        suspects: list[Task] = []
        for task in tasks:
            waiting[self.executor.submit(function, task)] = task
            while len(waiting) >= PER_WORKER * self.count:
                yield from self._finished(waiting, suspects)
        while waiting:
            yield from self._finished(waiting, suspects)
        for (
            task
        ) in suspects:  # a worker's process ended under one of these: alone, each shows itself
            future = self.executor.submit(function, task)
            try:
                yield task, future.result()
            except BrokenProcessPool as error:
                self._replace()
                yield task, error
            except Exception as error:
                yield task, error

    def _finished(
        self, waiting: dict[Future[Done], Task], suspects: list[Task]
    ) -> Iterator[tuple[Task, Done | BaseException]]:
        finished, _ = wait(waiting, return_when=FIRST_COMPLETED)
        broken = False
        for future in finished:
            task, error = waiting.pop(future), future.exception()
            if isinstance(error, BrokenProcessPool):
                suspects.append(task)
                broken = True
            else:
                yield task, error or future.result()
        if broken:
            suspects.extend(waiting.values())
            waiting.clear()
            self._replace()

    def _replace(self) -> None:
        self.executor.shutdown(wait=False, cancel_futures=True)
        self.executor = self.start(self.count)


def prepare() -> None:
    """Have what workers need loaded in the process that they are forked from, while this one loads, too."""
    if "forkserver" in get_all_start_methods():  # where it is not, nothing can be isolated either
        get_context("forkserver").set_forkserver_preload(["coursework.job", "coursework.feedback"])
        forkserver.ensure_running()


def local_pool(count: int) -> Executor:
    """Processes that have loaded what they need, each with a sandbox of its own."""
    prepare()
    context = get_context("forkserver")
    return ProcessPoolExecutor(count, mp_context=context, initializer=ignore_interrupts)


def ignore_interrupts() -> None:
    """Ctrl-C is for the controller, which ends its workers in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def cluster(address: str, unprotected: bool | None) -> Iterator[Workers]:
    """The workers of a Dask scheduler, all of one version, all isolated."""
    try:
        from distributed import Client
    except ImportError as error:
        raise CourseError(
            "a cluster needs Dask: run '.venv/bin/uv pip install \"distributed\"' here and on every worker"
        ) from error
    try:
        client = Client(address, timeout="10s")
    except OSError as error:
        raise CourseError(
            f"no Dask scheduler answers at {address}: start one with '.venv/bin/dask scheduler'"
        ) from error
    with client:
        here, there = versions(), client.run(versions)
        if not there:
            raise CourseError(f"{address} has no workers: start some with 'make worker'")
        for worker, theirs in there.items():
            differ = [
                f"{name} {theirs.get(name)}, here {here[name]}"
                for name in here
                if here[name] != theirs.get(name)
            ]
            if differ:
                raise CourseError(f"worker {worker} has other versions: {'; '.join(differ)}")
        levels = sorted(set(client.run(isolation, unprotected).values()))
        words = f"{len(there)} workers at {address}{''.join(levels)}"
        count = sum(client.nthreads().values())
        made = Workers(lambda count: client.get_executor(retries=3, pure=False), count, words)
        yield made


def isolation(unprotected: bool | None) -> str:
    """How isolated the machine that runs this runs students' code, in words."""
    return "" if unprotected is None else f"; isolation: {probe(unprotected).value}"


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def versions() -> dict[str, Any]:
    """What must be the same on every machine for grades to be the same."""
    whole = hashlib.sha256()
    for path in sorted((ROOT / "coursework").rglob("*.py")):
        whole.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    found = {name: importlib.metadata.version(name) for name in MUST_AGREE}
    python = platform.python_version().rpartition(".")[0]
    return {"python": python, "coursework": whole.hexdigest()[:12], **found}
