"""nbgrader's settings for this course: every number that an instructor may want to change."""

import os
import secrets
import sys
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parent

# nbgrader starts `alembic` and `jupyter` by name: they must be found when .venv is not activated.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

# nbgrader 0.9.6 makes SQLAlchemy warn at every new submission; nothing is wrong with the grades.
warnings.filterwarnings("ignore", message="Object of type <Submitted")

c = get_config()

# Where the course lies. modules/ must never be this root: nbgrader hands students every other file
# of an assignment's folder, and there that would be the source with its solutions.
c.CourseDirectory.root = str(ROOT / "course")
c.CourseDirectory.course_id = "tinytorch"
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", ".pytest_cache"]

# Where students fetch and submit: a directory that everyone on this machine can write to. nbgrader's
# default is /usr/local/share/nbgrader/exchange (sudo mkdir -p -m 777 makes it).
# c.Exchange.root = "/srv/nbgrader/exchange"

# What stands in a student's notebook where the solution was.
c.ClearSolutions.code_stub = {
    "python": '# YOUR CODE HERE: replace this line and the next.\nraise NotImplementedError("not written yet")'
}
c.ClearSolutions.text_stub = "YOUR ANSWER HERE: replace this line."

# Rubrics stand in the locked cells that ask a question: graders see them, students do not.
c.ClearMarkScheme.enforce_metadata = False
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]

# Limits on a student's code, in seconds and in characters or lines of output.
c.Execute.timeout = 60
c.LimitOutput.max_lines = 1000
c.LimitOutput.max_traceback = 100
# A kernel's own remarks about its transport are nothing that a grader can act on.
c.Execute.extra_arguments = ["--HistoryManager.hist_file=:memory:", "--log-level=ERROR"]
# A tag makes a cell be skipped, and a graded cell that did not run has no error to lose points for:
# no submission can know this tag.
c.Execute.skip_cells_with_tag = secrets.token_hex(16)
