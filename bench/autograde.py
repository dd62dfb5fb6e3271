"""Grading a class: stock nbgrader against this course, as whole processes, one after the other.

    python bench/autograde.py [--stock 10] [--class 100] [--rounds 2] [--grow 1000 5000]

The class is drawn from the corpus of 05_losses. Stock nbgrader grades a part of it, since it takes
seconds for each; all start-up is included on both sides. Where both grade the same class, the
gradebooks are compared row for row. `--grow` then times larger classes of 02_tensor, for how time and
the controller's memory grow.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import nbformat  # noqa: E402
from nbgrader.api import Gradebook  # noqa: E402

from coursework import samples  # noqa: E402
from coursework.course import Module, module  # noqa: E402
from coursework.release import build_course  # noqa: E402

TOOLS = Path(sys.executable).parent
STOCK_STEPS = {"autograde": ["autograde"], "feedback": ["generate_feedback"]}


def hand_in(chosen: Module, course: Path, students: int) -> None:
    """As many submissions, drawn from the corpus: wrong and right ones, in no order, the same each time."""
    released = course / "release" / chosen.assignment
    corpus = samples.corpus(chosen.assignment)
    random.Random(0).shuffle(corpus)
    texts = [
        nbformat.writes(samples.filled_notebook(chosen, course, sample.cells))
        for sample in corpus[:students]
    ]
    for number in range(students):
        folder = course / "submitted" / f"student-{number:05}" / chosen.assignment
        samples.write_submission(texts[number % len(texts)], released, folder)


def run(command: list[str | Path], folder: Path) -> tuple[float, int]:
    """Seconds of a whole process, and the most memory that it held itself, in MB."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PATH"] = f"{TOOLS}{os.pathsep}{environment['PATH']}"
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command} failed: {process.returncode}")
    return time.perf_counter() - started, used.ru_maxrss // 1024


def stock(step: str, chosen: Module, course: Path) -> tuple[float, int]:
    """One step of stock nbgrader on the course."""
    shutil.rmtree(course / {"autograde": "autograded"}.get(step, step), ignore_errors=True)
    (course / "nbgrader_config.py").write_text("c = get_config()\n", "utf-8")
    command = [TOOLS / "nbgrader", *STOCK_STEPS[step], chosen.assignment, "--force"]
    return run(command, course)


def ours(step: str, chosen: Module, course: Path) -> tuple[float, int]:
    """The same step as `make` takes it."""
    command = [sys.executable, "-m", "coursework", step, chosen.assignment, "--force"]
    return run([*command, "--course", course], ROOT)


def compare(stock_size: int, class_size: int, rounds: int, scratch: Path) -> None:
    """Interleaved rounds of both; medians per submission, and their ratio."""
    chosen = module("05_losses")
    for name, size in (("stock", stock_size), ("ours", class_size)):
        build_course(chosen, scratch / name)
        hand_in(chosen, scratch / name, size)
    times: dict[str, list[float]] = {}
    for _ in range(rounds):
        for step in STOCK_STEPS:
            for name, run_step, size in (("stock", stock, stock_size), ("ours", ours, class_size)):
                seconds, memory = run_step(step, chosen, scratch / name)
                times.setdefault(f"{step} {name}", []).append(seconds / size)
                print(
                    f"{step:10} {name:6} {size:5} submissions {seconds:7.1f} s, {memory} MB",
                    flush=True,
                )
    medians = {name: statistics.median(values) for name, values in times.items()}
    for step in STOCK_STEPS:
        slow, fast = medians[f"{step} stock"], medians[f"{step} ours"]
        print(
            f"{step}: {slow:.2f} s against {fast:.3f} s a submission: {slow / fast:.1f} times stock's throughput"
        )
    slow = sum(medians[f"{step} stock"] for step in STOCK_STEPS)
    fast = sum(medians[f"{step} ours"] for step in STOCK_STEPS)
    print(f"both: {slow:.2f} s against {fast:.3f} s: {slow / fast:.1f} times")
    if stock_size == class_size:
        compare_grades(chosen, scratch)


def compare_grades(chosen: Module, scratch: Path) -> None:
    """What the two gradebooks say differently of the points."""
    found = {}
    for name in ("stock", "ours"):
        with Gradebook(f"sqlite:///{scratch / name}/gradebook.db") as gradebook:
            found[name] = {
                (submission.student.id, grade.name): (grade.auto_score, grade.needs_manual_grade)
                for submission in gradebook.notebook_submissions(chosen.name, chosen.assignment)
                for grade in submission.grades
            }
    rows = found["stock"].keys() | found["ours"].keys()
    differ = sorted(row for row in rows if found["stock"].get(row) != found["ours"].get(row))
    for row in differ:
        print(*row, "stock:", found["stock"].get(row), "ours:", found["ours"].get(row))
    print(f"{len(rows)} grades, of which {len(differ)} differ")


def grow(sizes: list[int], scratch: Path) -> None:
    """Time and the controller's memory for larger classes."""
    chosen, course = module("02_tensor"), scratch / "grow"
    build_course(chosen, course)
    for size in sorted(sizes):
        hand_in(chosen, course, size)
        seconds, memory = ours("autograde", chosen, course)
        print(
            f"02_tensor, {size} submissions: {seconds:.0f} s, {1000 * seconds / size:.0f} ms each, controller {memory} MB",
            flush=True,
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--stock", type=int, default=10)
    parser.add_argument("--class", type=int, default=100, dest="size")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--grow", type=int, nargs="*", default=[])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.rounds:
            compare(options.stock, options.size, options.rounds, Path(folder))
        if options.grow:
            grow(options.grow, Path(folder))
