"""nbgrader's preprocessors that run and score a submission, in a sandbox and with verdicts."""

import copy
from pathlib import Path

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades
from traitlets import Bool, Dict, Float, Integer, List, Unicode

from coursework.execute import execute
from coursework.feedback import for_graders
from coursework.sandbox.limits import MEGABYTE, Limits
from coursework.sandbox.worker import Setting, shared

LEAVE_OUT = "from coursework.sandbox import figures\nfigures.leave_out(get_ipython())"
MAKE_AHEAD = "from coursework.sandbox import figures\nfigures.make_ahead()"


class Isolated(NbGraderPreprocessor):
    """nbgrader's Execute, in a sandbox. Its options are the limits on students' code."""

    cell_seconds = Float(60, help="Wall time of one cell.").tag(config=True)
    notebook_seconds = Float(600, help="Wall time of a whole notebook.").tag(config=True)
    memory = Integer(4096, help="Megabytes of address space of each process.").tag(config=True)
    processes = Integer(64, help="Processes and threads at one time.").tag(config=True)
    file_size = Integer(64, help="Megabytes of one file.").tag(config=True)
    disk = Integer(256, help="Megabytes of all files together.").tag(config=True)
    output = Integer(4, help="Megabytes of output of one cell.").tag(config=True)
    notebook_size = Integer(20, help="Megabytes of a submitted notebook.").tag(config=True)
    warm_up = List(
        Unicode(), help="Cells that are run once, before any notebook: imports, mostly."
    ).tag(config=True)
    figures = Bool(
        True, help="Draw figures. Without, a figure shows its size in words, and grading is faster."
    ).tag(config=True)
    other_files = Dict(
        help="By assignment: which other files of a submission its notebook may read (patterns)."
    ).tag(config=True)
    verdict = Bool(
        True, help="Judge graded cells in a clean process that the student's code cannot reach."
    ).tag(config=True)
    unprotected = Bool(
        False, help="Run students' code without isolation where this machine has none."
    ).tag(config=True)

    @property
    def limits(self) -> Limits:
        return Limits(
            cell_seconds=self.cell_seconds,
            notebook_seconds=self.notebook_seconds,
            memory=self.memory * MEGABYTE,
            processes=self.processes,
            file_size=self.file_size * MEGABYTE,
            disk=self.disk * MEGABYTE,
            output=self.output * MEGABYTE,
        )

    def setting(self, course: Path, assignment: str, name: str) -> Setting:
        """What a worker needs to run that notebook's submissions."""
        from coursework.submission import given_cells, own_files

        files, given = own_files(course, assignment), given_cells(course, assignment, name)
        cells = self.warm_up if self.figures else [LEAVE_OUT, *self.warm_up, MAKE_AHEAD]
        return Setting(files, self.limits, tuple(cells), self.unprotected, given)

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Run the notebook; the files beside it are the assignment's own."""
        from coursework.judging import learned

        about = resources.get("nbgrader", {})
        root = Path(self.parent.parent.coursedir.root)  # the converter's, which holds the exporter
        names = about["assignment"], about["notebook"]
        setting = self.setting(root, *names)
        judging = learned(root, *names, setting, self.config) if self.verdict else None
        done = execute(nb, shared(setting), judging=judging)
        for note in filter(None, [done.ended, *done.flags]):
            self.log.warning("%s", note)
        about["flags"] = tuple(done.flags)
        return nb, resources


class SaveScores(SaveAutoGrades):
    """nbgrader's SaveAutoGrades; a warning does not cost a right answer its points."""

    def _add_score(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        super()._add_score(without_warnings(cell), resources)

    def _add_comment(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        """nbgrader's comment; on the first one, what graders should know."""
        super()._add_comment(cell, resources)
        kept = self.gradebook.find_submission_notebook(
            self.notebook_id, self.assignment_id, self.student_id
        )
        flags = for_graders(resources["nbgrader"].get("flags", ()))
        first = min(kept.comments, key=lambda each: str(each.name))
        if flags and first.name == cell.metadata.nbgrader["grade_id"]:
            first.auto_comment = " ".join(filter(None, (first.auto_comment, flags)))
            self.gradebook.db.commit()


def without_warnings(cell: NotebookNode) -> NotebookNode:
    """The cell as it is scored: stock nbgrader gives 0 where anything was written to stderr."""
    if cell.cell_type != "code":
        return cell
    scored = copy.copy(cell)
    scored.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
    return scored
