"""Submissions to grades and feedback: which ones, by whom, and one who writes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from sqlalchemy.exc import StatementError
from traitlets.config import Config

from coursework import feedback as pages
from coursework import job
from coursework.assignment import read_master
from coursework.course import CourseError, Module
from coursework.crew import Crew, Workers, versions
from coursework.executor import Isolated
from coursework.files import remove_parts, write_whole
from coursework.gradebook import Writer, read_grades
from coursework.judging import Lesson, learn, learned
from coursework.plan import Judging
from coursework.sandbox.outer import IsolationError
from coursework.sandbox.worker import Setting
from coursework.submission import digest, read_submission

RECORD = ".graded"
"""Beside an autograded or feedback file: a digest of all that it was made from."""


@dataclass(frozen=True)
class Outcome:
    """What became of one student's submission in one step."""

    student: str
    trouble: str = ""
    """Why the step could not be done, and what helps; empty where it was done."""
    notes: tuple[str, ...] = ()
    """What was unusual, and did not keep it from being graded."""
    flags: tuple[str, ...] = ()
    """For graders: where the notebook and the verdict of the clean process differ."""
    was_done: bool = False
    """It was up to date already."""
    seconds: dict[str, float] = field(default_factory=dict)
    """How long each cell ran."""


def submitted_students(course: Path, module: Module) -> list[str]:
    """Who handed in the assignment; a `CourseError` where nobody did."""
    submitted = course / "submitted"
    students = sorted(
        folder.parent.name for folder in submitted.glob(f"*/{module.assignment}") if folder.is_dir()
    )
    if not students:
        raise CourseError(
            f"nobody has submitted {module.assignment}: put submissions into "
            f"{submitted}/<student>/{module.assignment}/, or run 'nbgrader collect {module.assignment}'"
        )
    return students


def chosen_students(course: Path, module: Module, student: str) -> list[str]:
    """The named student, or everyone who submitted where no name is given."""
    students = submitted_students(course, module)
    if student and student not in students:
        raise CourseError(
            f"'{student}' has not submitted {module.assignment}; these have: {', '.join(students)}"
        )
    return [student] if student else students


@dataclass
class Course:
    """A course as its configuration describes it."""

    root: Path
    config: Config

    @property
    def db_url(self) -> str:
        asked = self.config.CourseDirectory.get("db_url")
        return str(asked) if asked else f"sqlite:///{self.root.resolve()}/gradebook.db"

    def folder(self, step: str, student: str, module: Module) -> Path:
        return self.root / step / student / module.assignment


def autograde(
    course: Course, module: Module, students: list[str], force: bool = False
) -> Iterator[Outcome | str]:
    """Grade the submissions; how it is isolated in words, then an outcome for each as it is done."""
    options = Isolated(config=course.config)
    limits = course.config.LimitOutput
    with Writer(course.db_url, module, course.config) as writer:
        try:
            master = read_master(writer.gradebook, module)
        except MissingEntry as error:
            raise CourseError(
                f"{module.assignment} is not released: run 'make release' first"
            ) from error
        setting = options.setting(course.root, module.assignment, module.name)
        patterns = options.other_files.get(module.assignment, ())
        known = writer.known_students()
        done: list[Outcome] = []

        def jobs(judging: Judging | None) -> Iterator[job.Job]:
            common = repr((master, setting, judging, limits, versions()))
            for student in students:
                folder = course.folder("submitted", student, module)
                submission = read_submission(
                    folder, student, module.name, options.notebook_size, patterns
                )
                made_from = digest(common.encode(), repr(submission).encode())
                record = course.folder("autograded", student, module) / RECORD
                if not force and student in known and is_record(record, made_from):
                    done.append(Outcome(student, submission.trouble, was_done=True))
                else:
                    yield job.Job(
                        submission, master, setting, judging, made_from, **limits_of(limits)
                    )

        with Crew(config=course.config).gather(options.unprotected) as workers:
            judging = how_to_judge(course, module, setting, workers) if options.verdict else None
            in_place = sorted(judging.in_place) if judging else ["every graded cell"]
            unsafe = f"; unverified, judged in the notebook: {', '.join(in_place)}"
            yield workers.words + (unsafe if in_place else "")
            for task, result in workers.map(job.grade, jobs(judging)):
                yield from done
                done.clear()
                yield keep(course, module, writer, task, result)
        yield from done


def how_to_judge(course: Course, module: Module, setting: Setting, workers: Workers) -> Judging:
    """What is known of judging the assignment, or what a worker now learns of it."""

    def run(lesson: Lesson) -> Judging:
        ((_, result),) = workers.map(learn, [lesson])
        if isinstance(result, BaseException):
            raise result
        return result

    names = module.assignment, module.name
    return learned(course.root, *names, setting, course.config, run)


def limits_of(limits: Config) -> dict[str, int]:
    return {name: limits[name] for name in ("max_lines", "max_traceback") if name in limits}


def keep(
    course: Course,
    module: Module,
    writer: Writer,
    task: job.Job,
    result: job.Result | BaseException,
) -> Outcome:
    """Write what came out: the notebook, then the gradebook, then that both are there."""
    student = task.submission.student
    if isinstance(result, IsolationError):
        raise result
    if isinstance(result, BaseException):  # nothing that the student is to lose points for
        return Outcome(student, f"was not graded: {type(result).__name__}: {result}"[:300])
    folder = course.folder("autograded", student, module)
    try:
        open_folder(folder)
        write_whole(folder / f"{module.name}.ipynb", result.notebook)
        if task.submission.timestamp:
            write_whole(folder / "timestamp.txt", task.submission.timestamp)
        writer.save(result, task.submission.timestamp)
        write_whole(folder / RECORD, task.made_from)
    except (ValueError, StatementError) as error:  # something in it cannot be written
        return Outcome(student, f"was not graded: {type(error).__name__}: {error}"[:300])
    trouble = result.notes[0] if result.failed else ""
    notes = () if result.failed else result.notes
    return Outcome(student, trouble, notes, result.flags, seconds=result.seconds)


def open_folder(folder: Path) -> None:
    """From here on what lies there is out of date, until its record is written."""
    (folder / RECORD).unlink(missing_ok=True)
    remove_parts(folder)


def is_record(path: Path, made_from: str) -> bool:
    return path.is_file() and path.read_text("utf-8") == made_from


def feedback(
    course: Course, module: Module, students: list[str], force: bool = False
) -> Iterator[Outcome | str]:
    """Write the feedback pages of graded submissions; an outcome for each as it is done."""
    done: list[Outcome] = []
    records: dict[str, str] = {}
    common = repr((course.config, versions())).encode()
    with Gradebook(course.db_url) as gradebook:

        def tasks() -> Iterator[pages.Page]:
            for student in students:
                graded = course.folder("autograded", student, module) / f"{module.name}.ipynb"
                try:
                    grades = read_grades(gradebook, module, student)
                    notebook = graded.read_text("utf-8")
                except (MissingEntry, FileNotFoundError):
                    done.append(Outcome(student, "is not graded yet: run 'make autograde' first"))
                    continue
                finally:
                    gradebook.db.remove()
                made_from = digest(common, notebook.encode(), repr(grades).encode())
                record = course.folder("feedback", student, module) / RECORD
                if not force and is_record(record, made_from):
                    done.append(Outcome(student, was_done=True))
                    continue
                records[student] = made_from
                yield pages.Page(
                    student, module.assignment, module.name, notebook, grades, course.config
                )

        with Crew(config=course.config).gather(unprotected=None) as workers:
            for page, written in workers.map(pages.write_page, tasks()):
                yield from done
                done.clear()
                if isinstance(written, BaseException):
                    yield Outcome(page.student, f"no page could be written: {written}")
                    continue
                folder = course.folder("feedback", page.student, module)
                open_folder(folder)
                write_whole(folder / f"{module.name}.html", written[1])
                write_whole(folder / RECORD, records.pop(page.student))
                yield Outcome(page.student)
        yield from done
