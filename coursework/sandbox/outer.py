"""The sandbox around the warmed process: bubblewrap's command line, and what this machine allows."""

import os
import platform
import shutil
import sys
from enum import Enum
from pathlib import Path

CODE = Path(__file__).resolve().parent
ORDINARY_USER = "65534"  # nobody: whom root becomes before anything of a student's runs
STAGE = "/mnt"
VENV = "/venv"
"""The environment's place inside, wherever it lies outside."""
INSTALL = "install bubblewrap (Debian and Ubuntu: sudo apt install bubblewrap)"
UNPROTECTED_OPTION = "c.Isolated.unprotected = True in nbgrader_config.py"


class Level(Enum):
    """How far students' code is kept from the machine and from each other."""

    NAMESPACES = "full: bubblewrap, and namespaces, Landlock and seccomp for each submission"
    BUBBLEWRAP = "a bubblewrap for each submission, with Landlock and seccomp (slower: this machine refuses nested namespaces)"
    NONE = "NONE: students' code can read and change what you can, in a fresh process for each submission"

    @property
    def forks(self) -> bool:
        """Whether one warmed process may serve many notebooks."""
        return self is Level.NAMESPACES


class IsolationError(Exception):
    """This machine cannot isolate students' code, and nobody has allowed to go without."""


def why_none() -> str:
    """Why this machine has no isolation at all; empty where it may have."""
    if platform.system() != "Linux":
        return (
            f"{platform.system()} has no namespaces: grade on a Linux machine, in a container or a "
            "virtual machine with Linux"
        )
    if not shutil.which("bwrap"):
        return INSTALL
    return ""


def refuse(reason: str) -> IsolationError:
    """The error that says what to do next."""
    return IsolationError(
        f"students' code cannot be isolated here, so nothing was run: {reason}; "
        f"or, on a machine with nothing to lose, set {UNPROTECTED_OPTION}"
    )


def python(level: Level) -> str:
    """The interpreter, as it is called under that level."""
    in_venv = sys.prefix != sys.base_prefix
    return f"{VENV}/bin/python" if in_venv and level is not Level.NONE else sys.executable


def binds(prerequisites: Path) -> list[tuple[str, str]]:
    """What is seen inside, read-only: (place outside, place inside), beside the system's libraries."""
    seen = [(str(CODE), "/sandbox/coursework/sandbox"), (str(prerequisites), "/prerequisites")]
    if sys.prefix != sys.base_prefix:
        seen.append((os.path.realpath(sys.prefix), VENV))
    if not sys.base_prefix.startswith("/usr"):
        seen.append((os.path.realpath(sys.base_prefix), sys.base_prefix))
    return seen


def environment(home: str, prefix: str = VENV) -> dict[str, str]:
    """All that a student's code finds in its environment."""
    return {
        "PATH": f"{prefix}/bin:/usr/local/bin:/usr/bin:/bin",
        "HOME": home,
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "random",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": f"{home}/.matplotlib",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "NBGRADER_EXECUTION": "autograde",
    }


def bubblewrap(seen: list[tuple[str, str]]) -> list[str]:
    """bubblewrap's own part of the command line."""
    command = ["bwrap", "--unshare-all", "--unshare-user", "--die-with-parent", "--new-session"]
    for place in ("/usr", "/lib", "/lib64", "/bin", "/sbin"):
        if os.path.islink(place):
            command += ["--symlink", os.readlink(place), place]
        elif os.path.isdir(place):
            command += ["--ro-bind", place, place]
    for place in ("alternatives", "fonts", "ld.so.cache", "localtime", "mime.types"):
        command += ["--ro-bind-try", f"/etc/{place}", f"/etc/{place}"]
    for outside, inside in seen:
        command += ["--ro-bind", outside, inside]
    command += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/dev/shm", "--tmpfs", "/tmp"]
    command += ["--clearenv", "--chdir", "/tmp"]
    for name, value in environment("/tmp").items():
        command += ["--setenv", name, value]
    return [*command, "--setenv", "PYTHONPATH", "/sandbox", "--remount-ro", "/"]


def as_ordinary_user(seen: list[tuple[str, str]]) -> list[str]:
    """Root becomes an ordinary user first: its nested namespaces and process limits do not hold.

    That user may not be able to enter the folders on the way to what is bound, so it is staged.
    """
    command = ["bwrap", "--dev-bind", "/", "/", "--die-with-parent", "--tmpfs", STAGE]
    for number, (outside, _) in enumerate(seen):
        command += ["--ro-bind", outside, f"{STAGE}/{number}"]
    user = ["--reuid", ORDINARY_USER, "--regid", ORDINARY_USER, "--clear-groups"]
    staged = [(f"{STAGE}/{number}", inside) for number, (_, inside) in enumerate(seen)]
    return [*command, "--", "setpriv", *user, "--", *bubblewrap(staged)]


def command(level: Level, prerequisites: Path, program: list[str]) -> list[str]:
    """What starts a Python program under that level."""
    if level is Level.NONE:
        return program
    seen = binds(prerequisites)
    outer = as_ordinary_user(seen) if os.geteuid() == 0 else bubblewrap(seen)
    return [*outer, "--", *program]
