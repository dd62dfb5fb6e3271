"""Pages made of submissions that carry scripts, opened in a real browser: none runs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import nbformat
import pytest
from conftest import Class
from nbconvert.exporters import HTMLExporter
from nbgrader.api import Gradebook
from playwright.sync_api import Page

from browser.conftest import NOT_COPIED
from browser.lab import SCREENSHOTS, lab_command, running_lab
from coursework import grade
from coursework.course import ROOT, module

pytestmark = [pytest.mark.browser, pytest.mark.roundtrip]
ATTACKS = ROOT / "tests" / "attacks"
IN_OUTPUT, IN_TEXT = "scripts_in_output", "scripts_in_text"
TIME_TO_RUN = 1500  # milliseconds


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """A class with both submissions graded and given feedback."""
    made = Class(module("02_tensor"), tmp_path_factory.mktemp("scripts"))
    notebook = made.filled()
    code = (ATTACKS / f"{IN_OUTPUT}.py").read_text("utf-8")
    notebook.cells.insert(0, nbformat.v4.new_code_cell(code, id="attack"))
    made.submit(IN_OUTPUT, notebook)
    spec = spec_from_file_location(IN_TEXT, ATTACKS / f"{IN_TEXT}.py")
    assert spec
    assert spec.loader
    attack = module_from_spec(spec)
    spec.loader.exec_module(attack)
    notebook = made.filled()
    folder = made.submit(IN_TEXT, None)
    attack.hand_in(folder, notebook)
    (folder / "tensor.ipynb").write_text(json.dumps(notebook), "utf-8")
    made.autograde([IN_OUTPUT, IN_TEXT])
    assert all(
        not isinstance(step, grade.Outcome) or not step.trouble
        for step in grade.feedback(made.held, made.module, [IN_OUTPUT, IN_TEXT])
    )
    return made


def owned(page: Page, address: str) -> bool:
    """Whether a script of a student's ran on the page, or waits for a click."""
    page.goto(address)
    page.wait_for_timeout(TIME_TO_RUN)
    ran = page.evaluate("window.owned === 1 || document.title.includes('owned')")
    return bool(ran) or page.locator("a[href^='javascript' i]").count() > 0


def test_the_scripts_would_run(held: Class, page: Page, tmp_path: Path) -> None:
    graded = held.graded(IN_OUTPUT).notebook
    html, _ = HTMLExporter().from_notebook_node(graded)
    (tmp_path / "page.html").write_text(html, "utf-8")
    assert owned(page, (tmp_path / "page.html").as_uri())


@pytest.mark.parametrize("student", [IN_OUTPUT, IN_TEXT])
def test_feedback_runs_no_script(student: str, held: Class, page: Page) -> None:
    path = held.held.folder("feedback", student, held.module) / "tensor.html"
    assert not owned(page, path.as_uri())
    page.screenshot(path=SCREENSHOTS / f"feedback-{student}.png", full_page=True)


@pytest.fixture
def formgrader(held: Class, tmp_path: Path) -> Iterator[str]:
    """The address of what `make lab` opens, on this class's course."""
    folder = tmp_path / "repository"
    shutil.copytree(ROOT, folder, ignore=NOT_COPIED)
    shutil.copytree(held.course, folder / "course")
    (folder / ".venv").symlink_to(ROOT / ".venv")
    with running_lab(lab_command(folder), folder, tmp_path / "home") as address:
        yield f"{address}/formgrader/submissions"


def test_formgrader_runs_no_script(held: Class, page: Page, formgrader: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for student in (IN_OUTPUT, IN_TEXT):
        with Gradebook(held.held.db_url) as gradebook:
            found = gradebook.find_submission_notebook("tensor", held.module.assignment, student)
            address = f"{formgrader}/{found.id}/?index=0"
        assert not owned(page, address)
        assert page.locator(".nbgrader_cell").count() > 0, page.content()[:500]
        page.screenshot(path=SCREENSHOTS / f"formgrader-{student}.png", full_page=True)
