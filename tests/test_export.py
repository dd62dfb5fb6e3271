"""The package is what the sources give: no scaffolding, the true source named, NumPy alone."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from coursework import notebooks
from coursework.course import ROOT, Module, modules, settings
from coursework.export import package_files, strip_scaffolding

PACKAGE = sorted((ROOT / "tinytorch").rglob("*.py"))


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, str]:
    course = tmp_path_factory.mktemp("export")
    for each in modules():
        notebooks.build(each, course)
    return package_files(modules(), course)


def test_the_committed_package_is_what_the_sources_give(exported: dict[Path, str]) -> None:
    committed = {path.relative_to(ROOT): path.read_text("utf-8") for path in PACKAGE}
    assert committed == exported, "tinytorch/ is stale: run 'make package' and commit it"


@pytest.mark.parametrize("each", modules(), ids=lambda each: each.assignment)
def test_a_package_file_names_its_true_source(each: Module, exported: dict[Path, str]) -> None:
    text = exported[each.package_file]
    assert f"{each.shown_source}." in text.partition("# %% auto")[0]


@pytest.mark.parametrize("path", PACKAGE, ids=lambda path: path.name)
def test_no_scaffolding_reaches_the_package(path: Path) -> None:
    text = path.read_text("utf-8")
    for trace in ("BEGIN SOLUTION", "END SOLUTION", "HIDDEN TESTS", "TODO", "HINT", "YOUR CODE"):
        assert trace not in text


@pytest.mark.parametrize("path", PACKAGE, ids=lambda path: path.name)
def test_every_public_name_has_a_docstring(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert [name for name, docstring in public_docstrings(tree.body) if not docstring] == []


def public_docstrings(body: list[ast.stmt]) -> Iterator[tuple[str, str | None]]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name[0] != "_":
            yield node.name, ast.get_docstring(node)
            if isinstance(node, ast.ClassDef):
                yield from public_docstrings(node.body)


def test_scaffolding_is_removed_and_nothing_else() -> None:
    source = (
        "def f():\n    # TODO: add\n    # HINT: look\n    #   there\n    # why: kept\n"
        "    ### BEGIN SOLUTION\n    return 1  # TODO kept\n    ### END SOLUTION\n"
    )
    assert strip_scaffolding(source) == "def f():\n    # why: kept\n    return 1  # TODO kept\n"


def test_the_package_needs_numpy_alone() -> None:
    names = ["tinytorch.testing", "tinytorch.core.tensor", "tinytorch.core.losses"]
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n" + "".join(
        f"import {name}\n" for name in names
    )
    code += "print(*{name.split('.')[0] for name, m in sys.modules.items() if getattr(m, '__file__', None)})"
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], check=True, capture_output=True, text=True
    )
    foreign = {
        name
        for name in done.stdout.split()
        if name not in sys.stdlib_module_names and not name.startswith("_")
    }
    assert foreign == {"numpy", "tinytorch"}


def test_name_version_and_requirements_stand_in_settings() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == settings()["lib_name"]
    assert {"version", "dependencies", "requires-python"} <= set(project["dynamic"])


def test_nbdev_export_in_the_tree_gives_the_same_package() -> None:
    before = {path: path.read_bytes() for path in PACKAGE}
    command = Path(sys.executable).parent / "nbdev_export"
    done = subprocess.run([command], cwd=ROOT / "modules", capture_output=True, text=True)
    assert done.returncode == 0 or "make notebooks" in done.stdout
    assert {
        path: path.read_bytes() for path in sorted((ROOT / "tinytorch").rglob("*.py"))
    } == before


def test_the_wheel_holds_the_package_and_asks_for_numpy(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    shutil.copytree(ROOT / "tinytorch", tree / "tinytorch")
    for name in ("setup.py", "pyproject.toml", "settings.ini", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "-q",
        "-w",
    ]
    subprocess.run([*command, tmp_path, tree], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("tinytorch-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = archive.read(next(n for n in names if n.endswith("METADATA"))).decode()
    assert {name for name in names if not name.startswith("tinytorch-")} == {
        path.relative_to(ROOT).as_posix() for path in PACKAGE
    }
    required = re.findall(r"^Requires-Dist: (.*)$", metadata, re.M)
    assert [line for line in required if "extra ==" not in line] == [settings()["requirements"]]
    assert f"Version: {settings()['version']}" in metadata
