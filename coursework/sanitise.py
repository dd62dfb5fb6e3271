"""What anybody may have written, as HTML that runs nothing: outputs, texts, and the pictures in both."""

import re
from functools import lru_cache
from html import unescape
from textwrap import indent
from typing import Any
from urllib.parse import unquote

from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat import NotebookNode

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
