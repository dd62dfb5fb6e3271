"""What grading costs per submission: whole `nbgrader` processes on a class made from the reference.

    python bench/autograde.py [STUDENTS]

Start-up is told apart by timing a class of one as well.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from coursework import notebooks, samples  # noqa: E402
from coursework.course import Module, module, modules  # noqa: E402
from coursework.release import release  # noqa: E402

PHASES = {"autograde": ["autograde"], "feedback": ["generate_feedback"]}


def hold_class(chosen: Module, course: Path, students: int) -> None:
    """A course with as many finished submissions."""
    for each in modules():
        if each <= chosen:
            notebooks.build(each, course)
    released = release(chosen, course).parent
    finished = samples.filled_notebook(chosen, course)
    for number in range(students):
        folder = course / "submitted" / f"student-{number:05}" / chosen.assignment
        samples.write_submission(finished, released, folder)


def seconds(course: Path, command: list[str], assignment: str) -> float:
    """One whole nbgrader command on that course."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    options = [assignment, f"--CourseDirectory.root={course}", "--log-level=ERROR"]
    started = time.perf_counter()
    subprocess.run(["nbgrader", *command, *options], cwd=ROOT, env=environment, check=True)
    return time.perf_counter() - started


def main() -> None:
    students = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    chosen = module("05_losses")
    taken: dict[int, dict[str, float]] = {}
    for size in (1, students):
        with tempfile.TemporaryDirectory() as scratch:
            hold_class(chosen, Path(scratch), size)
            taken[size] = {
                name: seconds(Path(scratch), command, chosen.assignment)
                for name, command in PHASES.items()
            }
    print(f"stock nbgrader, {chosen.assignment}, seconds")
    print(f"{'':10} {'1 student':>10} {f'{students} students':>12} {'each further':>13}")
    for name in PHASES:
        one, many = taken[1][name], taken[students][name]
        print(f"{name:10} {one:10.2f} {many:12.2f} {(many - one) / (students - 1):13.2f}")


if __name__ == "__main__":
    main()
