"""A feedback page: nbgrader's own template on grades that are handed in, not looked up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from textwrap import indent
from typing import Any
from urllib.parse import unquote

import nbformat
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbconvert.exporters.templateexporter import TemplateExporter
from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat import NotebookNode
from nbgrader.converters import GenerateFeedback
from nbgrader.preprocessors import ClearHiddenTests, GetGrades, NbGraderPreprocessor
from traitlets import Bool
from traitlets.config import Config

BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp"}
ATTACHED = "https://attached.invalid/"
"""Stands for `attachment:`, which no sanitiser lets pass, until a text is sanitised."""
ATTACHED_LINK = re.compile(rf'(src|href)="{ATTACHED}([^"]*)"')
MOST_SHARED = 20_000
"""Characters of a text that is kept for the next page; a longer one is some student's own."""


# What text and tables are made of; bleach knows the attributes that may stay.
TAGS = [
    "a",
    "abbr",
    "acronym",
    "b",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "dl",
    "dt",
    "dd",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "samp",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "ul",
    "var",
]
ATTRIBUTES = {"*": ["class", "id", "style", "title"], "a": ["href"], "img": ["src", "alt"]} | {
    cell: ["colspan", "rowspan", "align"] for cell in ("th", "td")
}


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


class SafeOutputs(SanitizeHTML):
    """Outputs without scripts: nbconvert's rules, and pictures that are nothing but pictures."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.enabled, self.tags, self.attributes = True, TAGS, ATTRIBUTES

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        for name in ("title", "widgets"):
            nb.metadata.pop(name, None)
        return super().preprocess(nb, resources)  # type: ignore[no-any-return]

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, cell_index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        for name in cell.metadata.keys() - {"nbgrader"}:
            del cell.metadata[name]
        if cell.cell_type == "raw":  # a page would hold it as it is
            cell.cell_type, cell.source = "markdown", indent(cell.source, "    ")
        for output in cell.get("outputs", []):
            output.pop("metadata", None)  # it may carry sizes, which reach the page as they are
            for kind in [each for each in output.get("data", {}) if each.startswith("image/")]:
                if not BASE64.fullmatch(str(output.data[kind])):
                    del output.data[kind]
            if "data" in output:
                output.metadata = NotebookNode()
        if cell.cell_type == "code":
            cell.outputs = self.sanitize_code_outputs(cell.outputs)
        return cell, resources


@pass_context
def safe_markdown(context: Any, source: str) -> str:
    """Text that anybody may have written: sanitised once it is HTML, so that formulas stay whole.

    The pictures that are attached to its cell are put in afterwards, as nothing but pictures.
    """
    attached = context.get("cell", {}).get("attachments", {})
    safe_html = _safe_html if len(source) < MOST_SHARED else _safe_html.__wrapped__
    html = safe_html(source.replace("attachment:", ATTACHED))
    html = ATTACHED_LINK.sub(lambda link: _picture(link, attached), html)
    return html.replace(ATTACHED, "attachment:")


@lru_cache(1024)
def _safe_html(source: str) -> str:
    """Most text of a notebook is the same for a whole class."""
    html = HTMLExporter.markdown2html(_plain_exporter(), {}, source)
    return str(SafeOutputs().sanitize_html_tags(html))


def _picture(link: re.Match[str], attached: dict[str, Any]) -> str:
    """The picture that an image shows; nothing where it is none, or is missing."""
    forms = attached.get(unquote(unescape(link[2])), {}) if link[1] == "src" else {}
    for kind, data in forms.items():
        if kind in PICTURES and BASE64.fullmatch(str(data)):
            return f'src="data:{kind};base64,{"".join(str(data).split())}"'
    return ""


@lru_cache(1)
def _plain_exporter() -> HTMLExporter:
    return HTMLExporter()


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
