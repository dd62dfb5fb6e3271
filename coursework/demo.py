"""A sample class through the whole round trip, in a scratch course of its own."""

import hashlib
import json
import shutil
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.apps import NbGraderAPI
from nbgrader.utils import capture_log, temp_attrs
from traitlets.config import Config

from coursework import grade, report, samples
from coursework.course import ROOT, CourseError, Module, module
from coursework.files import write_whole
from coursework.nbgrader_api import configuration, run
from coursework.release import build_course

SCRATCH = ROOT / "build" / "demo"
ASSIGNMENT = "05_losses"
DAMAGED_CELL = "test-mse-loss"
# Who is in the class: corpus files by name, beside one blank submission and every kind of damage.
RIGHT = ("mse_loops", "ce_textbook", "bce_where_branches")
WRONG = (
    "mse_sum",
    "ce_no_max_shift",
    "ce_double_softmax",
    "ce_softmax_over_the_batch",
    "bce_clipped_at_1e_7",
    "values_without_gradients",
    "no_check_is_called",
)
CHEATING = ("checks_replaced",)


def demo() -> None:
    """Grade the sample class where it is not graded yet, and print what came out."""
    chosen = module(ASSIGNMENT)
    record = SCRATCH / "outcomes.json"
    digest = inputs_digest()
    done = json.loads(record.read_text("utf-8")) if record.is_file() else {}
    if done.get("made_from") != digest:
        shutil.rmtree(SCRATCH, ignore_errors=True)
        done = {"made_from": digest, "notes": hold_class(chosen, SCRATCH)}
        write_whole(record, json.dumps(done, indent=1))
    course = SCRATCH / "course"
    report.show(grade.Course(course, configuration(course)), chosen, done["notes"])
    shown = course.relative_to(ROOT)
    print(f"feedback pages: {shown}/feedback/<student>/{chosen.assignment}/{chosen.name}.html")
    print(f"gradebook:      {shown}/gradebook.db")


def inputs_digest() -> str:
    """A digest of every file that the sample class is made from."""
    parts = [*ROOT.glob("modules/*/*_dev.py"), *ROOT.glob("coursework/**/*.py")]
    parts += [
        *ROOT.glob("tests/submissions/**/*.py"),
        ROOT / "nbgrader_config.py",
        ROOT / "requirements.lock",
    ]
    whole = hashlib.sha256()
    for path in sorted(parts):
        whole.update(path.as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def hold_class(chosen: Module, scratch: Path) -> dict[str, str]:
    """Release the assignment, let the class submit, grade, write feedback; what was unusual."""
    course = scratch / "course"
    print(f"making the release of {chosen.assignment} ...")
    released = build_course(chosen, course)

    submissions = sample_class(chosen, course)
    api = exchange_api(scratch)
    run(api.release_assignment, chosen.assignment)
    handed_in = (
        submit(api, chosen, name, made, released, scratch) for name, made in submissions.items()
    )
    report.follow("students submit", handed_in, len(submissions))
    run(api.collect, chosen.assignment)

    held = grade.Course(course, configuration(course))
    students = grade.submitted_students(course, chosen)
    outcomes = report.follow("autograding", grade.autograde(held, chosen, students), len(students))
    report.follow("writing feedback", grade.feedback(held, chosen, students), len(students))
    return {each.student: "; ".join([each.trouble, *each.notes]).strip("; ") for each in outcomes}


def sample_class(chosen: Module, course: Path) -> dict[str, NotebookNode | str | None]:
    """What each student of the class hands in."""
    kinds = "right", "wrong", "cheating"
    corpus = {sample.name: sample for sample in samples.corpus(chosen.assignment, *kinds)}
    missing = [name for name in (*RIGHT, *WRONG, *CHEATING) if name not in corpus]
    if missing:
        raise CourseError(f"tests/submissions/{chosen.assignment} has no {', '.join(missing)}")
    made: dict[str, NotebookNode | str | None] = {
        name: samples.filled_notebook(chosen, course, corpus[name].cells)
        for name in (*RIGHT, *WRONG, *CHEATING)
    }
    made["blank"] = nbformat.read(samples.released_notebook(chosen, course), as_version=4)
    finished = samples.filled_notebook(chosen, course)
    return made | {name: damage(finished) for name, damage in samples.damages(DAMAGED_CELL).items()}


def exchange_api(scratch: Path) -> NbGraderAPI:
    """nbgrader on the scratch course, with an exchange of its own."""
    config: Config = configuration(scratch / "course")
    exchange = scratch / "exchange"
    exchange.mkdir(parents=True)
    exchange.chmod(0o777)  # as nbgrader asks of an exchange
    config.Exchange.root = str(exchange)
    config.Exchange.cache = str(scratch / "cache")
    config.ExchangeCollect.check_owner = False  # one person plays the whole class
    return NbGraderAPI(config=config)


def submit(
    api: NbGraderAPI,
    chosen: Module,
    student: str,
    notebook: NotebookNode | str | None,
    released: Path,
    scratch: Path,
) -> grade.Outcome:
    """Lay the student's folder, and hand it in as `nbgrader submit` does."""
    home = scratch / "students" / student
    samples.write_submission(notebook, released, home / chosen.assignment)
    with temp_attrs(api.coursedir, assignment_id=chosen.assignment, student_id=student):
        step = api.exchange.Submit(
            coursedir=api.coursedir, authenticator=api.authenticator, parent=api
        )
        step.assignment_dir = str(home)
        run(capture_log, step)
    return grade.Outcome(student)
