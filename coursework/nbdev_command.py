"""`nbdev_export` in this environment: nbdev's own, except in the course's own tree.

There it gives what `make package` gives, since nbdev alone would leave solution markers and hints
in the package. In an assignment's folder a student gets nbdev's command as it is.
"""

from pathlib import Path

from coursework.course import ROOT, CourseError


def main() -> int:
    if _settings_folder(Path.cwd()) != ROOT:
        from nbdev.doclinks import nbdev_export

        nbdev_export()
        return 0
    from coursework.export import export_package

    try:
        changed = export_package(ROOT / "course")
    except CourseError as error:
        print(f"error: {error}")
        return 1
    print(f"tinytorch/: {len(changed)} files changed" if changed else "tinytorch/ is up to date")
    return 0


def _settings_folder(folder: Path) -> Path | None:
    """The nearest folder at or above this one with a settings.ini: nbdev's project."""
    return next((at for at in (folder, *folder.parents) if (at / "settings.ini").is_file()), None)
