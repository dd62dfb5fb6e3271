"""Whether honest work is ever flagged: many variations of the corpora, graded and judged.

    python bench/variations.py [--assignment 05_losses] [--count 100] [--first 0]

Prints the submissions in which the notebook and the verdict differ; there should be none.
"""

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from coursework import grade, report, samples  # noqa: E402
from coursework.course import module  # noqa: E402
from coursework.nbgrader_api import configuration  # noqa: E402
from coursework.release import build_course  # noqa: E402
from coursework.variations import name_of, variation  # noqa: E402


def main(assignment: str, seeds: range) -> int:
    chosen = module(assignment)
    corpus = samples.corpus(assignment)
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder)
        released = build_course(chosen, course)
        students = []
        for seed in seeds:
            students.append(name_of(chosen, seed))
            made = variation(samples.filled_notebook(chosen, course), corpus, seed)
            samples.write_submission(
                made, released, course / "submitted" / students[-1] / assignment
            )
        held = grade.Course(course, configuration(course))
        steps = grade.autograde(held, chosen, students)
        outcomes = report.follow("grading variations", steps, len(students))
    flagged = [outcome for outcome in outcomes if outcome.flags]
    for outcome in flagged:
        print(f"{outcome.student}: {'; '.join(outcome.flags)}")
    print(f"{assignment}: {len(flagged)} of {len(outcomes)} honest variations flagged")
    return 1 if flagged else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--assignment", default="05_losses")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    sys.exit(main(options.assignment, range(options.first, options.first + options.count)))
