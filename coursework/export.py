"""Notebooks to the `tinytorch` package: nbdev's export, without the scaffolding of exercises."""

import os
import re
import tempfile
from collections.abc import Iterable
from contextlib import chdir
from pathlib import Path

from nbdev.export import nb_export
from nbdev.maker import ModuleMaker

from coursework.course import ROOT, CourseError, Module, modules, settings
from coursework.files import mirror

SCAFFOLDING = re.compile(
    r"^[ \t]*(?:### (?:BEGIN|END) SOLUTION[ \t]*|# (?:TODO|HINT):.*(?:\n[ \t]*#  .*)*)\n?",
    re.MULTILINE,
)
INIT = '''"""{description}

Written by `make package` from the sources in modules/; edit those.
"""

__version__ = "{version}"
'''


def strip_scaffolding(source: str) -> str:
    """Exported code without solution markers and the lines that guide a student."""
    return SCAFFOLDING.sub("", source)


def export_module(module: Module, course: Path, into: Path) -> Path:
    """Export one notebook into the folder `into`; the file that was written.

    nbdev does it, told that the notebook is the percent source, which is the file to edit.
    """
    notebook = module.notebook(course)
    if not notebook.is_file():
        raise CourseError(f"{notebook} is not built yet: run 'make notebooks'")

    def clean(cell):  # type: ignore[no-untyped-def]  # an nbdev processor: changes the cell in place
        cell.source = strip_scaffolding(cell.source)

    def maker(*, nb_path: str, dest: str, **options):  # type: ignore[no-untyped-def]
        made = ModuleMaker(dest=dest, nb_path=nb_path, **options)
        made.dest2nb = Path(
            os.path.relpath(module.source, ROOT / module.package_file.parent)
        ).as_posix()
        made.hdr = f"# %% {made.dest2nb}"
        return made

    with chdir(ROOT):  # where nbdev finds settings.ini
        nb_export(str(notebook), lib_path=str(into / "tinytorch"), procs=[clean], mod_maker=maker)
    return into / module.package_file


def package_files(chosen: Iterable[Module], course: Path) -> dict[Path, str]:
    """The package that the given modules make: paths relative to the folder that holds it."""
    facts = settings()
    files = {Path("tinytorch/__init__.py"): INIT.format(**facts)}
    with tempfile.TemporaryDirectory() as scratch:
        for module in chosen:
            written = export_module(module, course, Path(scratch))
            files[module.package_file] = written.read_text("utf-8")
    for path in list(files):
        if path.parent != Path("tinytorch"):
            files.setdefault(path.parent / "__init__.py", "")
    return files


def export_package(course: Path) -> list[Path]:
    """Write the package of all modules to tinytorch/; the files that changed."""
    files = package_files(modules(), course)
    inside = {path.relative_to("tinytorch"): text for path, text in files.items()}
    return mirror(inside, ROOT / "tinytorch")
