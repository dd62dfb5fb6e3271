"""Submissions that go after their grade and not after the work: none gains a point by it."""

from __future__ import annotations

import pytest
from conftest import Class
from nbformat import NotebookNode

from coursework.samples import Sample, corpus

ASSIGNMENT = "05_losses"
CHEATS = corpus(ASSIGNMENT, "cheating")
pytestmark = pytest.mark.roundtrip


def handed_in(held: Class, sample: Sample) -> NotebookNode:
    notebook = held.filled(sample.cells)
    exec(sample.changes, {"notebook": notebook})
    return notebook


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, losses: object) -> Class:
    """A class in which every cheat is graded, beside an honest submission at the start and the end."""
    from coursework.course import module

    made = Class(module(ASSIGNMENT), tmp_path_factory.mktemp("cheating"))
    made.submit("a-honest", made.filled())
    for sample in CHEATS:
        made.submit(f"cheat-{sample.name}", handed_in(made, sample))
    made.submit("z-honest", made.filled())
    made.outcomes = {  # type: ignore[attr-defined]
        outcome.student: outcome
        for outcome in made.autograde(
            ["a-honest", *(f"cheat-{sample.name}" for sample in CHEATS), "z-honest"]
        )
    }
    return made


def test_there_are_enough() -> None:
    assert len(CHEATS) >= 20


@pytest.mark.parametrize("sample", CHEATS, ids=lambda sample: sample.name)
def test_a_cheat_gains_nothing(held: Class, sample: Sample) -> None:
    student = f"cheat-{sample.name}"
    points, outcome = held.graded(student).points, held.outcomes[student]  # type: ignore[attr-defined]
    deserved = held.skills | sample.points
    gained = {each: points[each] for each in deserved if points[each] > deserved[each]}
    assert not gained, (gained, outcome)
    cells = {cell.get("id"): cell.source for cell in held.graded(student).notebook.cells}
    assert sample.cells["mse-loss-implementation"] in cells["mse-loss-implementation"]


@pytest.mark.parametrize("student", ["a-honest", "z-honest"])
def test_honest_work_beside_it_is_graded_as_ever(held: Class, student: str) -> None:
    assert held.graded(student).points == held.skills
    assert not held.outcomes[student].flags  # type: ignore[attr-defined]
