"""Cells in, outputs out: where nbgrader's own executor stood."""

import re
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from nbclient import NotebookClient
from nbformat import NotebookNode

from coursework import plan
from coursework.outputs import joined, not_run, record
from coursework.plan import Judging, Scripts, Step
from coursework.sandbox.notebook import Notebook, NotebookEnded
from coursework.sandbox.worker import Worker
from coursework.verdict import Trial

OVER_TIME = "CellTimeoutError"
"""How an error is called that ends a cell whose time is over."""


@dataclass
class Execution:
    """What happened when a notebook ran."""

    ended: str = ""
    """Why not all cells ran; empty where they did."""
    seconds: dict[str, float] = field(default_factory=dict)
    """By what people are told of the cell."""
    passed: dict[int, bool] = field(default_factory=dict)
    """Of each cell that ran to an end of its own, by its place: whether it raised nothing."""
    judged: dict[int, bool] = field(default_factory=dict)
    """Of each cell that was judged apart, by its place: whether it passed."""
    asked: Scripts = field(default_factory=dict)
    """What each cell asked the student's process live when it was judged."""
    flags: list[str] = field(default_factory=list)
    """Where the notebook and the verdict differ, and how."""


def execute(
    notebook: NotebookNode,
    worker: Worker,
    files: dict[str, bytes] | None = None,
    judging: Judging | None = None,
) -> Execution:
    """Run the notebook's code cells, with those files beside it, and write their outputs into it.

    With `judging`, graded cells run without their hidden tests, and are judged in a clean process after
    that. A cell that could not run shows an error that says so: it would otherwise look like one that
    passed.
    """
    done = Execution()
    steps = plan.plan(notebook, judging) if judging else ()
    recorder = NotebookClient(notebook)  # nbclient's own rules make outputs of messages
    recorder.reset_execution_trackers()
    with worker.notebook() as running:
        running.place(files or {})
        run_cells(notebook, running, recorder, done, steps, judging)
        if steps and judging and not done.ended:
            judge_cells(notebook, running, worker, recorder, done, steps, judging)
    if steps and judging and done.ended:
        with worker.notebook() as again:  # without the cell that ended it: those before it count
            again.place(files or {})
            replay(notebook, again, done, steps, judging)
            judge_cells(notebook, again, worker, recorder, done, steps, judging)
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            cell.outputs = joined(cell.outputs)
            if judging and plan.is_judged(cell) and index not in done.judged:
                cell.outputs = undecided(cell, judging)
    return done


def undecided(cell: NotebookNode, judging: Judging) -> list[NotebookNode]:
    """The outputs of a graded cell that no verdict was found of: it earns nothing, whatever it shows."""
    if name_of(cell) in judging.in_place:
        return list(cell.outputs)
    shown = [each for each in cell.outputs if each.output_type != "execute_result"]
    if not any(each.output_type == "error" for each in shown):
        shown.append(not_run("it could not be judged"))
    return shown


def source_of(
    cell: NotebookNode, index: int, steps: tuple[Step, ...], judging: Judging | None
) -> tuple[str, dict[str, Any]]:
    """What of a cell runs in the student's process, and what is to be remembered before it."""
    step = next((step for step in steps if step.index == index), None)
    if not step or not judging:
        return cell.source, {}
    source = plan.visible(cell.source, judging) if step.graded else cell.source
    return source, {"remember": index}


def run_cells(
    notebook: NotebookNode,
    running: Notebook,
    recorder: NotebookClient,
    done: Execution,
    steps: tuple[Step, ...],
    judging: Judging | None,
) -> None:
    recorder.clear_before_next_output = False
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        cell.outputs, cell.execution_count = [], None
        if done.ended:
            cell.outputs = [not_run(f"not run: {done.ended}")]
            continue
        started = time.perf_counter()
        source, about = source_of(cell, index, steps, judging)
        try:
            reply = running.run(source, partial(record, recorder, cell, index), **about)
            count = reply.get("execution_count")
            cell.execution_count = count if type(count) is int and count > 0 else None
            done.passed[index] = reply.get("status") == "ok"
        except NotebookEnded as error:
            done.ended = f"{error}, in the cell '{name_of(cell)}'"
            cell.outputs.append(not_run(str(error)))
        name = name_of(cell)
        done.seconds[name] = done.seconds.get(name, 0) + time.perf_counter() - started


def replay(
    notebook: NotebookNode,
    again: Notebook,
    done: Execution,
    steps: tuple[Step, ...],
    judging: Judging,
) -> None:
    """Run the cells that ran to an end once more, showing nothing."""
    with suppress(NotebookEnded):
        for index in done.passed:
            source, about = source_of(notebook.cells[index], index, steps, judging)
            again.run(source, lambda message: None, **about)


def judge_cells(
    notebook: NotebookNode,
    running: Notebook,
    worker: Worker,
    recorder: NotebookClient,
    done: Execution,
    steps: tuple[Step, ...],
    judging: Judging,
) -> None:
    """Have the graded cells that ran judged, and make each cell's outputs those of its verdict.

    Those whose visible tests did not end in time are not: it would take as long again.
    """
    steps = tuple(
        step
        for step in steps
        if step.index in done.passed
        and not (step.graded and OVER_TIME in names_of_errors(notebook.cells[step.index]))
    )
    shown: dict[int, NotebookNode] = {step.index: NotebookNode(outputs=[]) for step in steps}

    def show(step: Step) -> partial[None]:
        return partial(record, recorder, shown[step.index], step.index)

    with ExitStack() as started_there:

        def start() -> Notebook:
            return started_there.enter_context(worker.judge().notebook())

        trial = Trial(steps, running, start, judging, worker.verdicts)
        done.asked = trial.asked
        started = time.perf_counter()
        for step, found in trial.verdicts(show):
            done.judged[step.index] = found.passed
            cell, outputs = notebook.cells[step.index], shown[step.index].outputs
            name, passed = name_of(cell), done.passed[step.index]
            errors = [each for each in outputs if each.output_type == "error"]
            if not found.passed and not errors:
                errors = [not_run("the judge could not bring this cell to an end")]
            if passed != found.passed and not (
                passed and found.line in plan.hidden_lines(step.source, judging)
            ):
                done.flags.append(disagreement(name, passed, cell.outputs, errors))
            if not passed and not found.passed:  # the notebook's own traceback says more
                errors = [e for e in cell.outputs if e.output_type == "error"] or errors
            results = [each for each in outputs if each.output_type == "execute_result"]
            cell.outputs = [
                each for each in cell.outputs if each.output_type not in ("error", "execute_result")
            ] + (results if found.passed else errors)
            done.seconds[name] = done.seconds.get(name, 0) + time.perf_counter() - started
            started = time.perf_counter()


def names_of_errors(cell: NotebookNode) -> set[str]:
    return {each.ename for each in cell.outputs if each.output_type == "error"}


def disagreement(
    name: str, passed: bool, outputs: list[NotebookNode], errors: list[NotebookNode]
) -> str:
    """In words, how a cell did in the notebook, and how when it was judged apart."""
    said = [each for each in (errors if passed else outputs) if each.output_type == "error"]
    why = f" ({re.sub(r'[^a-zA-Z0-9_]', '', said[0].ename)[:40]})" if said else ""
    there, apart = ("passes", f"fails{why}") if passed else (f"fails{why}", "passes")
    return f"'{name}' {there} in the notebook and {apart} when judged apart"


def name_of(cell: NotebookNode) -> str:
    """How people are told of a cell: its grade_id, or what it begins with."""
    begins = next((line for line in cell.source.splitlines() if line.strip()), "").strip()
    return str(cell.metadata.get("nbgrader", {}).get("grade_id") or begins[:40])
