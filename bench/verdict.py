"""What verdicts cost: the same class graded with and without, one after the other.

    python bench/verdict.py [--assignment 05_losses] [--class 40] [--rounds 5]

The class is made from the honest corpora, right and wrong in turn. Both times are of grading alone,
without start-up; the median of the rounds' ratios is printed.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from coursework import grade, samples  # noqa: E402
from coursework.course import module  # noqa: E402
from coursework.nbgrader_api import configuration  # noqa: E402
from coursework.release import build_course  # noqa: E402


def main(assignment: str, size: int, rounds: int) -> None:
    chosen = module(assignment)
    wrong, right = samples.corpus(assignment, "wrong"), samples.corpus(assignment, "right")
    chosen_samples = [each for pair in zip(wrong, right, strict=False) for each in pair][:size]
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder)
        released = build_course(chosen, course)
        students = [f"{sample.kind}-{sample.name}" for sample in chosen_samples]
        for student, sample in zip(students, chosen_samples, strict=True):
            made = samples.filled_notebook(chosen, course, sample.cells)
            samples.write_submission(made, released, course / "submitted" / student / assignment)
        ratios = []
        for number in range(rounds + 1):
            seconds = {}
            for verdict in (True, False) if number % 2 else (False, True):
                held = grade.Course(course, configuration(course))
                held.config.Isolated.verdict = verdict
                steps = grade.autograde(held, chosen, students, force=True)
                outcomes = []
                while len(outcomes) < 2 * held.config.Crew.get("workers", 2) + 2:
                    outcomes.append(next(steps))  # the sandboxes start
                started = time.perf_counter()
                outcomes += steps
                seconds[verdict] = time.perf_counter() - started
            if number == 0:
                continue  # the reference is learned from, caches are filled
            ratios.append(seconds[True] / seconds[False])
            print(
                f"{len(students)} submissions: {seconds[True]:.1f} s with verdicts, "
                f"{seconds[False]:.1f} s without: {ratios[-1]:.2f} times",
                flush=True,
            )
    print(f"{assignment}: median {statistics.median(ratios):.2f} times")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--assignment", default="05_losses")
    parser.add_argument("--class", type=int, default=40, dest="size")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    main(options.assignment, options.size, options.rounds)
