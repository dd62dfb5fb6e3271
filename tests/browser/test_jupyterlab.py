"""What a student, an author and an instructor do in JupyterLab, done by a browser."""

import re
from pathlib import Path

import nbformat
import numpy
import pytest
from nbformat import NotebookNode
from playwright.sync_api import Locator, expect

from browser.lab import CHROMIUM, Lab
from coursework import report, samples
from coursework.course import Module

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="needs chromium: sudo apt-get install chromium"),
]

GRADING_MS = 60_000  # nbgrader runs a whole notebook in a new kernel
MISTAKE = samples.CORPORA / "05_losses" / "wrong" / "mse_sum.py"
PASSED = {"test-input-checks", "test-mse-gradient"}  # by a student who makes that mistake


def cells_with_a_role(notebook: NotebookNode) -> dict[str, int]:
    """Where the cells stand in a notebook that nbgrader knows by an id."""
    return {
        cell.metadata.nbgrader.grade_id: index
        for index, cell in enumerate(notebook.cells)
        if "nbgrader" in cell.metadata
    }


def validate(lab: Lab) -> Locator:
    """Press Validate; the dialog that tells the result."""
    lab.notebook.get_by_role("button", name="Validate").click()
    dialog = lab.page.locator(".jp-Dialog")
    expect(dialog).to_contain_text("Validation Results", timeout=GRADING_MS)
    return dialog


def test_a_student_reads_what_is_wrong_and_finishes(
    student_lab: Lab, losses: Module, losses_course: Path
) -> None:
    lab = student_lab
    path = lab.folder / losses.assignment / f"{losses.name}.ipynb"
    finished = samples.filled_notebook(losses, losses_course)
    at = cells_with_a_role(finished)
    mistake = samples.read_sample(MISTAKE)
    lab.open(path.relative_to(lab.folder).as_posix())
    lab.wait_for_kernel()
    lab.picture("student-1-released")

    checks = finished.cells[at["input-checks-implementation"]].source
    lab.write(at["input-checks-implementation"], checks)
    lab.write(at["mse-loss-implementation"], mistake.cells["mse-loss-implementation"])
    lab.choose("Run", "Run All Above Selected Cell")
    expect(lab.run(at["mse-loss-implementation"])).to_have_count(0)
    lab.picture("student-2-cell-filled-in")
    says = re.compile(mistake.says, re.IGNORECASE)
    expect(lab.run(at["test-mse-loss"])).to_contain_text(says)
    lab.picture("student-3-test-run")

    dialog = validate(lab)
    lab.picture("student-4-validated-early")
    shown = dialog.locator("pre").all_inner_texts()
    failed, messages = shown[::2], shown[1::2]
    graded = [skill.grade_id for skill in report.skills(finished)]
    expected = [grade_id for grade_id in graded if grade_id not in PASSED]
    saved = nbformat.read(path, as_version=4)
    assert failed == [saved.cells[at[grade_id]].source for grade_id in expected]
    assert expected[0] == "test-mse-loss"
    assert says.search(messages[0])
    dialog.locator("pre").nth(1).evaluate("message => message.scrollIntoView({block: 'end'})")
    lab.picture("student-5-validation-message")
    dialog.get_by_role("button", name="Ok").click()

    for index in at.values():
        if finished.cells[index].metadata.nbgrader.solution:
            lab.write(index, finished.cells[index].source)
    dialog = validate(lab)
    lab.picture("student-6-validated-when-finished")
    expect(dialog).to_contain_text("Success! Your notebook passes all the tests.")
    saved = nbformat.read(path, as_version=4)
    assert [cell.source for cell in saved.cells] == [cell.source for cell in finished.cells]


def create_assignment(lab: Lab) -> Locator:
    """Open nbgrader's panel on the right, which has a box for every cell."""
    lab.page.get_by_role("tab", name="Create Assignment").click()
    panel = lab.page.locator(".nbgrader-NotebookPanelWidget:visible")
    expect(panel).to_be_visible()
    return panel


def test_an_author_edits_a_source_as_a_notebook(
    course_lab: Lab, losses: Module, losses_course: Path
) -> None:
    lab = course_lab
    folder = f"modules/{losses.assignment}"
    file = lab.folder / folder / losses.source.name
    before = file.read_bytes()
    notebook = nbformat.read(losses.notebook(losses_course), as_version=4)
    at = cells_with_a_role(notebook)
    lab.open(folder)
    lab.page.locator(".jp-DirListing-item", has_text=file.name).click(button="right")
    lab.page.get_by_text("Open With", exact=True).hover()
    notebook_item = lab.page.get_by_role("menuitem", name="Notebook", exact=True)
    expect(notebook_item).to_be_visible()
    lab.picture("author-1-open-with")
    notebook_item.click()
    lab.wait_for_kernel()

    panel = create_assignment(lab)
    boxes = panel.locator(".nbgrader-CellWidget")
    expect(boxes).to_have_count(len(notebook.cells))
    lab.edit(at["test-mse-loss"])
    boxes.nth(at["test-mse-loss"]).scroll_into_view_if_needed()
    lab.picture("author-2-create-assignment")
    ids = [
        boxes.nth(index).locator(".nbgrader-CellId input").input_value() for index in at.values()
    ]
    assert ids == list(at)
    expected = {skill.grade_id: skill.points for skill in report.skills(notebook)}
    points = {
        grade_id: int(boxes.nth(at[grade_id]).locator(".nbgrader-CellPoints input").input_value())
        for grade_id in expected
    }
    assert points == expected
    assert points["test-mse-loss"] == 3
    assert points["test-crossentropy-loss"] == points["test-binary-crossentropy"] == 4
    expect(panel.locator(".nbgrader-TotalPointsInput")).to_have_value(str(sum(points.values())))
    lab.save()
    assert file.read_bytes() == before

    expect(lab.run(at["losses-imports"])).to_have_count(0)
    expect(lab.run(at["losses-setup"])).to_contain_text(numpy.__version__)
    lab.picture("author-3-cells-run")
    lab.save()
    assert file.read_bytes() == before

    worth = boxes.nth(at["test-mse-loss"]).locator(".nbgrader-CellPoints input")
    worth.fill("5")
    worth.press("Tab")
    lab.save()
    lab.picture("author-4-points-changed")
    old, new = (f'"grade_id": "test-mse-loss", "locked": true, "points": {n},' for n in (3, 5))
    assert file.read_bytes() == before.replace(old.encode(), new.encode())


def test_an_instructor_releases_and_grades_in_formgrader(
    course_lab: Lab, losses: Module, losses_course: Path
) -> None:
    lab = course_lab
    course = lab.folder / "course"
    released = course / "release" / losses.assignment
    mistake = samples.read_sample(MISTAKE)
    submitted = samples.filled_notebook(losses, losses_course, mistake.cells)
    samples.write_submission(submitted, released, course / "submitted" / "ada" / losses.assignment)
    lab.open()
    lab.choose("Nbgrader", "Formgrader")
    formgrader = lab.page.frame_locator("iframe")
    row = formgrader.get_by_role("row", name=losses.assignment)
    expect(row.locator(".status")).to_have_text("draft")
    expect(row.locator(".num-submissions")).to_have_text("1")
    lab.picture("instructor-1-formgrader")
    row.locator(".release a").click()
    dialog = formgrader.get_by_role("dialog")
    expect(dialog).to_contain_text("Successfully released")
    lab.picture("instructor-2-released")
    dialog.get_by_role("button", name="OK").click()
    expect(row.locator(".status")).to_have_text("released")

    row.locator(".num-submissions a").click()
    ada = formgrader.get_by_role("row", name="ada")
    expect(ada.locator(".status")).to_have_text("needs autograding")
    ada.locator(".autograde a").click()
    expect(dialog).to_contain_text("Successfully autograded", timeout=GRADING_MS)
    lab.picture("instructor-3-autograded")
    dialog.get_by_role("button", name="OK").click()
    skills = report.skills(submitted)
    got = sum(s.points for s in skills if not s.by_hand and s.grade_id not in mistake.points)
    total = sum(skill.points for skill in skills)
    expect(ada.locator(".status")).to_have_text("needs manual grading")
    expect(ada.locator(".score")).to_have_text(f"{got} / {total}")
    lab.picture("instructor-4-submissions")
