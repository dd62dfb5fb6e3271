"""A feedback page: nbgrader's own template on grades that are handed in, not looked up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import nbformat
from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbconvert.exporters.templateexporter import TemplateExporter
from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbformat import NotebookNode
from nbgrader.converters import GenerateFeedback
from nbgrader.preprocessors import ClearHiddenTests, GetGrades, NbGraderPreprocessor
from traitlets import Bool
from traitlets.config import Config

FOR_GRADERS = re.compile(r"\s*\[for graders: (.*?)\](?=\s|$)", re.S)


def for_graders(flags: tuple[str, ...]) -> str | None:
    """The part of a comment that feedback leaves out."""
    return f"[for graders: {'; '.join(flags)}]".replace("\n", " ") if flags else None


def for_students(comment: str | None) -> str | None:
    """A comment without what is meant for graders."""
    return (FOR_GRADERS.sub("", comment).strip() or None) if comment else comment


@dataclass(frozen=True)
class Grades:
    """What a page shows of a submission's grades."""

    scores: dict[str, tuple[float, float]]
    """Points and most points, by grade_id."""
    comments: dict[str, str | None]
    score: float
    max_score: float
    penalty: float


@dataclass(frozen=True)
class Page:
    """Everything that writing a page needs."""

    student: str
    assignment: str
    name: str
    notebook: str
    grades: Grades
    config: Config


class StudentGrades(GetGrades):
    """nbgrader's GetGrades, without what is meant for graders."""

    def _get_comment(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        super()._get_comment(cell, resources)
        about = cell.metadata.nbgrader
        about["comment"] = for_students(about.get("comment"))


class KnownGrades(GetGrades):
    """nbgrader's GetGrades, with grades from the resources in place of a gradebook."""

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        known: Grades = resources["grades"]
        self.known = known
        nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
        resources["nbgrader"].update(
            score=known.score - known.penalty,
            max_score=known.max_score,
            late_penalty=known.penalty,
        )
        return nb, resources

    def _get_comment(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        cell.metadata.nbgrader["comment"] = self.known.comments.get(cell.metadata.nbgrader.grade_id)

    def _get_score(self, cell: NotebookNode, resources: ResourcesDict) -> None:
        score, most = self.known.scores.get(cell.metadata.nbgrader.grade_id, (0.0, 0.0))
        cell.metadata.nbgrader.update(score=score, points=most)


class WithholdHiddenTests(NbGraderPreprocessor):
    """Feedback without the source of hidden tests; what they said stays."""

    show_hidden_tests = Bool(
        False, help="Show students the source of hidden tests in their feedback."
    ).tag(config=True)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.clear = ClearHiddenTests(parent=self)

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, cell_index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        if self.show_hidden_tests or cell.cell_type != "code":
            return cell, resources
        if self.clear._remove_hidden_test_region(cell):
            for output in cell.outputs:
                if output.output_type == "error":  # its traceback quotes the lines that failed
                    output.traceback = [f"{output.ename}: {output.evalue}"]
        return cell, resources


class PageExporter(HTMLExporter):
    """nbconvert's HTMLExporter without what it does to a page over and over.

    The cells that a whole class shares are highlighted once; a page is parsed anew, to describe its
    images, only where it has some; and a notebook is validated once, not after each preprocessor.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        highlight = Highlight2HTML(pygments_lexer="ipython3", parent=self)
        self.remembered = lru_cache(maxsize=1024)(highlight.__call__)
        self.register_filter("highlight_code", self.highlight)

    def highlight(self, source: str, language: str | None = None, metadata: Any = None) -> str:
        return str(self.remembered(source, language))

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict[str, Any] | None = None, **options: Any
    ) -> tuple[str, dict[str, Any]]:
        if any("image/" in str(output.get("data", {}).keys()) for output in outputs_of(nb)):
            return super().from_notebook_node(nb, resources, **options)  # type: ignore[no-any-return]
        resources = self._init_resources(resources)
        data_type = WidgetsDataTypeFilter(
            notebook_metadata=self._nb_metadata, parent=self, resources=resources
        )
        self.register_filter("filter_data_type", data_type)
        return TemplateExporter.from_notebook_node(self, nb, resources, **options)  # type: ignore[no-any-return]

    def _validate_preprocessor(self, nb: NotebookNode, preprocessor: Any) -> None:
        if preprocessor is self._preprocessors[0]:  # the others change nothing that could be wrong
            super()._validate_preprocessor(nb, preprocessor)


def outputs_of(notebook: NotebookNode) -> Iterator[NotebookNode]:
    for cell in notebook.cells:
        yield from cell.get("outputs", [])


_EXPORTERS: dict[str, PageExporter] = {}


def exporter(config: Config) -> PageExporter:
    """nbgrader's exporter of feedback pages, made once for each configuration."""
    key = repr(config)
    if key not in _EXPORTERS:
        asked = GenerateFeedback(config=config)
        made = PageExporter(config=asked.config)
        for preprocessor in asked.preprocessors:
            name = getattr(preprocessor, "__name__", preprocessor.rpartition(".")[2])
            known = KnownGrades if name in ("GetGrades", "StudentGrades") else preprocessor
            made.register_preprocessor(known, enabled=True)
        _EXPORTERS[key] = made
    return _EXPORTERS[key]


def write_page(page: Page) -> tuple[str, str]:
    """The student, and the page as HTML."""
    resources = {
        "unique_key": page.name,
        "nbgrader": {
            "student": page.student,
            "assignment": page.assignment,
            "notebook": page.name,
            "db_url": "",
        },
        "grades": page.grades,
    }
    notebook = nbformat.reads(page.notebook, as_version=nbformat.NO_CONVERT)
    html, _ = exporter(page.config).from_notebook_node(notebook, resources)
    return page.student, html
