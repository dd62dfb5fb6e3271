"""Notebooks to what students receive: nbgrader's release, with what the assignment stands on."""

import re
import shutil
from pathlib import Path

from nbgrader.utils import temp_attrs

from coursework import notebooks
from coursework.course import CourseError, Module, modules, settings
from coursework.export import package_files
from coursework.files import mirror, write_whole
from coursework.nbgrader_api import connect, run

ASIDE = ".release-in-the-making"

# What a student's own `nbdev_export` reads: the notebook beside it goes into the package beside it.
STUDENT_SETTINGS = """[DEFAULT]
lib_name = {lib_name}
version = {version}
description = {description}
author = {author}
license = {license}
min_python = {min_python}
repo = {repo}
user = {user}
branch = {branch}
git_url = {git_url}
nbs_path = .
lib_path = tinytorch
doc_path = docs
recursive = False
put_version_in_init = False
update_pyproject = False
"""


def prepare(module: Module, course: Path) -> None:
    """Put beside the module's notebook what it stands on: the package of the modules before it."""
    folder = module.notebook(course).parent
    files = package_files([other for other in modules() if other < module], course)
    for needed in imported(module.source):
        if needed not in files and needed != module.package_file:
            raise CourseError(
                f"{module.shown_source} imports {'.'.join(needed.with_suffix('').parts)}, "
                "which no module before it exports"
            )
    mirror(
        {path.relative_to("tinytorch"): text for path, text in files.items()}, folder / "tinytorch"
    )
    write_whole(folder / "settings.ini", STUDENT_SETTINGS.format(**settings()))


def imported(source: Path) -> set[Path]:
    """The files of tinytorch that a source imports from."""
    found = re.findall(r"^(?:from|import) (tinytorch(?:\.\w+)+)", source.read_text("utf-8"), re.M)
    return {Path(*name.split(".")).with_suffix(".py") for name in found}


def release(module: Module, course: Path) -> Path:
    """Make the students' version of one module with nbgrader; the released notebook.

    It is made aside and moved into place whole, so that an interrupted run leaves the old one.
    """
    prepare(module, course)
    api = connect(course)
    target = course / "release" / module.assignment
    with temp_attrs(api.coursedir, release_directory=ASIDE):
        run(api.generate_assignment, module.assignment, force=True, create=True)
    target.parent.mkdir(exist_ok=True)
    shutil.rmtree(target, ignore_errors=True)
    (course / ASIDE / module.assignment).rename(target)
    return target / f"{module.name}.ipynb"


def build_course(module: Module, course: Path) -> Path:
    """A course with one module released, and all that it stands on; the folder that was released."""
    for each in modules():
        if each <= module:
            notebooks.build(each, course)
    return release(module, course).parent
