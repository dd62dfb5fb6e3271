"""Debian's Chromium, and JupyterLab as a student and as an author or instructor starts it."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from browser.lab import CHROMIUM, Lab, lab_command, running_lab
from coursework.course import ROOT, Module

NOT_COPIED = shutil.ignore_patterns(".*", "build", "course", "tests", "__pycache__")
CHROMIUM_OPTIONS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def page() -> Iterator[Page]:
    """A window of a fresh browser, which ends with the test: its event loop must not outlive it."""
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    expect.set_options(timeout=120_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=CHROMIUM_OPTIONS + as_root
        )
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.set_default_timeout(120_000)  # two cores may be busy with other tests
        yield page
        browser.close()


@pytest.fixture
def student_lab(page: Page, losses: Module, losses_course: Path, tmp_path: Path) -> Iterator[Lab]:
    """A student's own JupyterLab, in a folder that holds what was released and nothing else."""
    folder = tmp_path / "student"
    shutil.copytree(losses_course / "release" / losses.assignment, folder / losses.assignment)
    jupyter = Path(sys.executable).with_name("jupyter")
    with running_lab(f"{jupyter} lab", folder, tmp_path / "home") as address:
        yield Lab(page, address, folder)


@pytest.fixture
def course_lab(page: Page, losses_course: Path, tmp_path: Path) -> Iterator[Lab]:
    """What `make lab` opens, in a copy of the repository whose course has 05_losses released."""
    folder = tmp_path / "repository"
    shutil.copytree(ROOT, folder, ignore=NOT_COPIED)
    shutil.copytree(losses_course, folder / "course")
    (folder / ".venv").symlink_to(ROOT / ".venv")
    with running_lab(lab_command(folder), folder, tmp_path / "home") as address:
        yield Lab(page, address, folder)
