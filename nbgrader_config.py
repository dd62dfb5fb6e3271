"""nbgrader's settings for this course: every number that an instructor may want to change."""

import os
import sys
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # for coursework, which nbgrader's own commands load from here

# nbgrader starts `alembic` and `jupyter` by name: they must be found when .venv is not activated.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])

# nbgrader 0.9.6 makes SQLAlchemy warn at every new submission; nothing is wrong with the grades.
warnings.filterwarnings("ignore", message="Object of type <Submitted")

c = get_config()

# Where the course lies. modules/ must never be this root: nbgrader hands students every other file
# of an assignment's folder, and there that would be the source with its solutions.
c.CourseDirectory.root = str(ROOT / "course")
c.CourseDirectory.course_id = "tinytorch"
c.CourseDirectory.ignore = [
    ".graded",
    ".ipynb_checkpoints",
    "*.pyc",
    "__pycache__",
    ".pytest_cache",
]

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
c.WithholdHiddenTests.show_hidden_tests = False
# Every page made of a submission, formgrader's too, runs no script that a student wrote.
c.HTMLExporter.preprocessors = ["coursework.sanitise.SafeOutputs"]
c.HTMLExporter.filters = {"markdown2html": "coursework.sanitise.safe_markdown"}
c.GenerateFeedback.exporter_class = "coursework.feedback.PageExporter"
c.GenerateFeedback.preprocessors = [
    "coursework.feedback.StudentGrades",
    "nbgrader.preprocessors.ClearMarkScheme",
    "coursework.feedback.WithholdHiddenTests",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]

# Students' code runs in a sandbox of `coursework`, by every command and button of nbgrader. Sizes are in
# megabytes, times in seconds of wall time.
c.Autograde.autograde_preprocessors = [
    "coursework.executor.Isolated",
    "nbgrader.preprocessors.IgnorePattern",
    "nbgrader.preprocessors.LimitOutput",
    "coursework.executor.SaveScores",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.Isolated.cell_seconds = 60
c.Isolated.notebook_seconds = 600
c.Isolated.memory = 4096
c.Isolated.processes = 64
c.Isolated.file_size = 64
c.Isolated.disk = 256
c.Isolated.output = 4
c.Isolated.notebook_size = 20
# Drawing the figures of 05_losses takes most of its time, and no grade depends on them: in what is graded
# and given back they show their size in words. True draws them.
c.Isolated.figures = False
# What every notebook would otherwise load anew: run once in each worker, before any student's code.
c.Isolated.warm_up = [
    "import numpy.random, tracemalloc",
    "import tinytorch.core.tensor",  # fails quietly for modules that come before it
    # Fails too: reading the source of a check for its first traceback takes as long as most cells.
    "from tinytorch.testing import check_value\ncheck_value(float, 1.0, expected=2.0)",
    "import matplotlib.pyplot as plt\n"
    "_, axes = plt.subplots(figsize=(2, 2), layout='constrained')\n"
    "axes.loglog([1, 10], [1, 100], label='a')\n"
    "axes.legend()\n"
    "plt.show()",
]
# Files of a submission that its notebook may read, by assignment: {"05_losses": ["data/*.csv"]}.
c.Isolated.other_files = {}
# Graded cells are judged in a clean process, which asks the student's functions and gets data back: what
# a submission does to its own process, to NumPy or to the checks changes no grade. False runs them in place.
c.Isolated.verdict = True
# On a machine without isolation (macOS, Windows, no bubblewrap) grading refuses, unless this says otherwise.
c.Isolated.unprotected = False

# How many work: this machine's cores, or a Dask cluster (make autograde SCHEDULER=tcp://host:8786).
c.Crew.workers = 0
# c.Crew.scheduler = "tcp://host:8786"

# Where grades are kept: SQLite in course/ for one machine, PostgreSQL for many graders at one time.
# c.CourseDirectory.db_url = "postgresql://user@host/gradebook"

c.LimitOutput.max_lines = 1000
c.LimitOutput.max_traceback = 100
