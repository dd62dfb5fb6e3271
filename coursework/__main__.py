"""The commands behind the Makefile: `python -m coursework COMMAND ...`."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coursework.course import ROOT, CourseError, module, modules
from coursework.sandbox.outer import IsolationError

if TYPE_CHECKING:
    from coursework.grade import Course

COURSE = ROOT / "course"


def notebook(options: argparse.Namespace) -> int:
    """build the notebook of one module"""
    from coursework.notebooks import build

    print(shown(build(module(options.assignment), COURSE)))
    return 0


def package(options: argparse.Namespace) -> int:
    """export every notebook into tinytorch/"""
    from coursework.export import export_package

    for path in export_package(COURSE):
        print(f"tinytorch/{path}")
    return 0


def release(options: argparse.Namespace) -> int:
    """make the students' version of one module"""
    from coursework.release import release as make_release

    print(shown(make_release(module(options.assignment), COURSE)))
    return 0


def check(options: argparse.Namespace) -> int:
    """hold the sources against their rules, and run what they claim"""
    from coursework.check import check as problems_of
    from coursework.judging import judged_in_place
    from coursework.reference import run_reference

    found = [problem for each in modules() for problem in problems_of(each.source)]
    if not found:
        found = [problem for each in modules() for problem in run_reference(each, COURSE)]
    for problem in found:
        print(problem)
    if not found:
        for each in modules():
            for name in judged_in_place(each, COURSE):
                print(
                    f"note: {each.shown_source}: cell '{name}': even the reference does not pass it when "
                    "it is judged apart, so it is judged in the student's process, unverified"
                )
    print(f"{len(modules())} sources, {len(found)} problems")
    return 1 if found else 0


def autograde(options: argparse.Namespace) -> int:
    """grade what was submitted"""
    from coursework import crew

    crew.prepare()
    from coursework import grade, report

    chosen, course = module(options.assignment), held_course(options.course)
    students = grade.chosen_students(course.root, chosen, options.student)
    steps = grade.autograde(course, chosen, students, options.force)
    outcomes = report.follow("autograding", steps, len(students))
    notes = {each.student: "; ".join([each.trouble, *each.notes]).strip("; ") for each in outcomes}
    report.show(course, chosen, notes)
    return told(outcomes, "graded")


def feedback(options: argparse.Namespace) -> int:
    """write the feedback pages of graded submissions"""
    from coursework import crew

    crew.prepare()
    from coursework import grade, report

    chosen, course = module(options.assignment), held_course(options.course)
    students = grade.chosen_students(course.root, chosen, options.student)
    steps = grade.feedback(course, chosen, students, options.force)
    outcomes = report.follow("writing feedback", steps, len(students))
    pages = course.root / "feedback" / "<student>" / chosen.assignment / f"{chosen.name}.html"
    print(f"feedback pages: {shown(pages)}")
    return told(outcomes, "given feedback")


def demo(options: argparse.Namespace) -> int:
    """grade a sample class in a scratch course"""
    from coursework.demo import demo as hold_demo

    hold_demo()
    return 0


def held_course(root: Path) -> "Course":
    """The course in that folder, as nbgrader_config.py describes it."""
    from coursework.grade import Course
    from coursework.nbgrader_api import configuration

    return Course(root.resolve(), configuration(root.resolve()))


def told(outcomes: list, done: str) -> int:  # type: ignore[type-arg]
    """Say which submissions could not be done; the exit code."""
    from coursework.files import printable

    troubled = [outcome for outcome in outcomes if outcome.trouble]
    for outcome in troubled:
        print(f"error: {outcome.student}: {printable(outcome.trouble)}", file=sys.stderr)
    print(f"{len(outcomes) - len(troubled)} of {len(outcomes)} submissions {done}")
    return 1 if troubled else 0


def shown(path: Path) -> str:
    return (path.relative_to(ROOT) if path.is_relative_to(ROOT) else path).as_posix()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m coursework", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for function in (notebook, package, release, check, autograde, feedback, demo):
        command = commands.add_parser(function.__name__, help=function.__doc__)
        command.set_defaults(run=function)
        if function in (notebook, release, autograde, feedback):
            command.add_argument("assignment", help="a module's folder: 05_losses")
        if function in (autograde, feedback):
            command.add_argument("student", nargs="?", default="", help="one student only")
            command.add_argument(
                "--course", type=Path, default=COURSE, help="another course's folder"
            )
            command.add_argument("--force", action="store_true", help="also what is up to date")
    options = parser.parse_args()
    try:
        return int(options.run(options))
    except (CourseError, IsolationError) as error:
        print(f"error: {error}", file=sys.stderr)
    except OSError as error:
        if not error.filename:
            raise
        print(f"error: {error.filename}: {error.strerror}", file=sys.stderr)
    except KeyboardInterrupt:
        print("interrupted: the same command goes on from here", file=sys.stderr)
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main())
