"""The gradebook, written by one process: a submission is one transaction."""

from nbgrader.api import BaseCell, Gradebook, MissingEntry, Notebook
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session, scoped_session, sessionmaker
from traitlets.config import Config

from coursework.course import Module
from coursework.feedback import FOR_GRADERS, Grades, for_graders, for_students
from coursework.job import Result

BUSY_SECONDS = 60


@event.listens_for(Engine, "connect")
def prepare_sqlite(connection: object, _: object) -> None:
    """Let readers and a writer work at the same time, and wait for each other instead of failing."""
    if type(connection).__module__.startswith("sqlite3"):
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.close()


class OneTransaction(Session):
    """A session whose commits wait for `keep`: nbgrader commits after every row."""

    def commit(self) -> None:
        self.flush()

    def keep(self) -> None:
        super().commit()


class Writer:
    """The only one who writes to the gradebook while a class is graded."""

    def __init__(self, db_url: str, master_of: Module, config: Config) -> None:
        self.module = master_of
        self.gradebook = Gradebook(db_url)
        self.gradebook.db.remove()
        sessions = sessionmaker(class_=OneTransaction, bind=self.gradebook.engine)
        self.gradebook.db = scoped_session(sessions)
        self.late = AssignLatePenalties(config=config)
        self.late.init_plugin()

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, *_: object) -> None:
        self.gradebook.close()

    def save(self, result: Result, timestamp: str) -> None:
        """Write a submission's grades, whole or not at all; manual grades and comments stay."""
        try:
            self._fill_in(result, timestamp)
            self.gradebook.db().keep()
        finally:
            self.gradebook.db.remove()  # an unfinished transaction is rolled back, memory is freed

    def _fill_in(self, result: Result, timestamp: str) -> None:
        """Set what nbgrader's own autograde would set."""
        book, assignment = self.gradebook, self.module.assignment
        book.update_or_create_student(result.student)
        when = {"timestamp": timestamp} if timestamp else {}
        submission = book.update_or_create_submission(assignment, result.student, **when)
        kept = book.find_submission_notebook(self.module.name, assignment, result.student)
        cells = load_cells(kept.notebook)
        for grade in kept.grades:
            grade.auto_score = result.scores.get(grade.name)
            by_hand = grade.manual_score is not None or grade.auto_score is None
            grade.needs_manual_grade = by_hand
        said = "; ".join(result.notes)
        for number, comment in enumerate(sorted(kept.comments, key=lambda each: each.name)):
            unanswered = "No response." if comment.name in result.unanswered else None
            about = f"About this submission: {said}." if said and number == 0 else None
            flags = for_graders(result.flags) if number == 0 else None
            comment.auto_comment = " ".join(filter(None, (about, unanswered, flags))) or None
        kept.late_submission_penalty = None
        del cells
        late = submission.total_seconds_late
        if late > 0:
            book.db.flush()
            book.db.expire_all()
            penalty = self.late.plugin_inst.late_submission_penalty(
                result.student, kept.score, late
            )
            if penalty is not None:
                kept.late_submission_penalty = self.late._check_late_penalty(kept, penalty)

    def known_students(self) -> set[str]:
        """Who has a submission of the assignment on record."""
        try:
            submissions = self.gradebook.find_assignment(self.module.assignment).submissions
            return {each.student_id for each in submissions}
        finally:
            self.gradebook.db.remove()


def load_cells(notebook: Notebook) -> list[BaseCell]:
    """The cells of grades and comments, got at once: while they are held, none is looked up alone."""
    return [*notebook.grade_cells, *notebook.solution_cells, *notebook.task_cells]


def read_grades(gradebook: Gradebook, module: Module, student: str) -> Grades:
    """What a feedback page shows of a submission; nbgrader's MissingEntry where it is not on record."""
    kept = gradebook.find_submission_notebook(module.name, module.assignment, student)
    cells = load_cells(kept.notebook)  # noqa: F841  # held until the grades are read
    return Grades(
        scores={each.name: (each.score, each.max_score) for each in kept.grades},
        comments={each.name: for_students(each.comment) for each in kept.comments},
        score=kept.score,
        max_score=kept.max_score,
        penalty=kept.late_submission_penalty or 0,
    )


def read_flags(gradebook: Gradebook, module: Module, student: str) -> str:
    """What graders were told about a submission; empty where there is nothing."""
    try:
        kept = gradebook.find_submission_notebook(module.name, module.assignment, student)
    except MissingEntry:
        return ""
    found = [FOR_GRADERS.search(each.comment or "") for each in kept.comments]
    return "; ".join(each[1] for each in found if each)
