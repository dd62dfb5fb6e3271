"""One submission graded, one feedback page written: pure functions, run wherever there is a core."""

from dataclasses import dataclass, field, replace

import nbformat
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import LimitOutput

from coursework.assignment import Master, restore
from coursework.execute import execute
from coursework.executor import without_warnings
from coursework.files import printable
from coursework.outputs import not_run
from coursework.plan import Judging
from coursework.sandbox.worker import Setting, shared
from coursework.submission import Submission, parse


@dataclass(frozen=True)
class Job:
    """Everything that grading a submission needs; nothing of it is secret to the student's process
    but the graded cells, which it is given one by one."""

    submission: Submission
    master: Master
    setting: Setting
    judging: Judging | None = None
    made_from: str = ""
    """A digest of all of this."""
    max_lines: int = 1000
    max_traceback: int = 100


@dataclass(frozen=True)
class Result:
    """What became of a submission."""

    student: str
    notebook: str = ""
    """As JSON, with outputs."""
    scores: dict[str, float | None] = field(default_factory=dict)
    """By grade_id; None where a person has to grade."""
    unanswered: tuple[str, ...] = ()
    """The answers that are still as they were released."""
    notes: tuple[str, ...] = ()
    """What a grader and the student should know about how it went."""
    flags: tuple[str, ...] = ()
    """For graders: where the notebook and the verdict of the clean process differ."""
    failed: bool = False
    """Nothing of it could be graded."""
    seconds: dict[str, float] = field(default_factory=dict)
    """How long each cell ran."""


def grade(job: Job) -> Result:
    """Restore, run and score one submission."""
    submission, master = job.submission, job.master
    trouble, notes = submission.trouble, list(submission.notes)
    try:
        notebook = parse(submission.content, f"{master.name}.ipynb") if not trouble else None
    except ValueError as error:
        notebook, trouble = None, str(error)
    if notebook is None:
        return failed(submission.student, master, trouble)
    notes += restore(notebook, master)
    done = execute(notebook, shared(job.setting), submission.files, job.judging)
    if done.ended:
        notes.append(done.ended)
    limit = LimitOutput(max_lines=job.max_lines, max_traceback=job.max_traceback)
    notebook, _ = limit.preprocess(notebook, {})
    scored = score(notebook)
    return replace(
        scored,
        student=submission.student,
        notes=tuple(map(printable, notes)),
        flags=tuple(done.flags),
        seconds=done.seconds,
    )


def failed(student: str, master: Master, trouble: str) -> Result:
    """The result of a submission that holds nothing to grade: its cells as released, none passed."""
    notebook = nbformat.v4.new_notebook()
    restore(notebook, master)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [not_run(trouble)]
    scores: dict[str, float | None] = {}
    scores |= {cell.grade_id: 0.0 for cell in master.cells.values() if cell.grade or cell.task}
    return Result(student, write(notebook), scores, notes=(printable(trouble),), failed=True)


def score(notebook: NotebookNode) -> Result:
    """The points of each graded cell, and which answers were never begun."""
    scores: dict[str, float | None] = {}
    unanswered = []
    for cell in notebook.cells:
        role = cell.metadata.get("nbgrader", {})
        if utils.is_grade(cell):
            scores[role["grade_id"]] = points_of(cell)
        elif utils.is_task(cell):
            scores[role["grade_id"]] = None
        if utils.is_solution(cell) and role.get("checksum") == utils.compute_checksum(cell):
            unanswered.append(role["grade_id"])
    return Result("", write(notebook), scores, tuple(unanswered))


def points_of(cell: NotebookNode) -> float | None:
    """The points of a graded cell; None where a person has to grade."""
    try:
        points: float | None = utils.determine_grade(without_warnings(cell))[0]
    except ValueError:  # it shows a number that is no number of points
        points = 0.0
    return points


def write(notebook: NotebookNode) -> str:
    """The notebook as nbformat writes it to a file; halves of characters, which none can hold, become '?'."""
    text = str(nbformat.writes(notebook, version=nbformat.NO_CONVERT)) + "\n"
    return text.encode("utf-8", "replace").decode()
