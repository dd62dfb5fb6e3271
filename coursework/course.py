"""Where things lie: the modules of the course and the files that are made of them."""

import re
from configparser import ConfigParser
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class CourseError(Exception):
    """Something that the person at the keyboard can mend; its text says how."""


@dataclass(frozen=True, order=True)
class Module:
    """One module of the course: `modules/05_losses/losses_dev.py` and what is made of it."""

    assignment: str
    """The folder's name, which is also nbgrader's name of the assignment: `05_losses`."""

    @property
    def name(self) -> str:
        """`losses`: the notebook's name."""
        return self.assignment.split("_", 1)[1]

    @property
    def source(self) -> Path:
        return ROOT / "modules" / self.assignment / f"{self.name}_dev.py"

    def notebook(self, course: Path) -> Path:
        return course / "source" / self.assignment / f"{self.name}.ipynb"

    @cached_property
    def export_target(self) -> str:
        """The package module that the source exports to: `core.losses`."""
        found = re.search(r"^#\| default_exp (\S+)$", self.source.read_text("utf-8"), re.M)
        if not found:
            raise CourseError(
                f"{self.shown_source}: no '#| default_exp' cell says where it exports to"
            )
        return found[1]

    @property
    def package_file(self) -> Path:
        """The exported file, relative to the folder that holds the package."""
        return Path("tinytorch", *self.export_target.split(".")).with_suffix(".py")

    @property
    def shown_source(self) -> str:
        return self.source.relative_to(ROOT).as_posix()


def modules() -> list[Module]:
    """Every module that has a source, in the order of the course."""
    found = (Module(path.name) for path in (ROOT / "modules").glob("[0-9][0-9]_*"))
    return sorted(module for module in found if module.source.is_file())


def module(assignment: str) -> Module:
    """The module of that name; a `CourseError` that lists the names where there is none."""
    for candidate in modules():
        if candidate.assignment == assignment:
            return candidate
    names = ", ".join(candidate.assignment for candidate in modules())
    raise CourseError(f"no module is called '{assignment}'; there are: {names}")


def settings() -> dict[str, str]:
    """What settings.ini says of the package."""
    parser = ConfigParser(interpolation=None)
    parser.read(ROOT / "settings.ini", encoding="utf-8")
    return dict(parser["DEFAULT"])
