"""Every sample submission, graded as a class is: points per cell, and what its author reads."""

import re
from collections.abc import Callable

import pytest
from conftest import Class

from coursework.samples import CORPORA, Sample, corpus

ASSIGNMENTS = sorted(folder.name for folder in CORPORA.iterdir())
SAMPLES = [
    pytest.param(assignment, sample, id=f"{assignment}-{sample.name}")
    for assignment in ASSIGNMENTS
    for sample in corpus(assignment)
]
pytestmark = pytest.mark.roundtrip


def student_of(sample: Sample) -> str:
    return f"{sample.kind}-{sample.name}"


@pytest.fixture(scope="module")
def graded_corpus(class_of: Callable[[str], Class]) -> Callable[[str], Class]:
    """The class in which every sample of an assignment's corpus is graded."""
    done: set[str] = set()

    def get(assignment: str) -> Class:
        held = class_of(assignment)
        if assignment not in done:
            samples = corpus(assignment)
            for sample in samples:
                held.submit(student_of(sample), held.filled(sample.cells))
            outcomes = held.autograde([student_of(sample) for sample in samples])
            assert not [outcome for outcome in outcomes if outcome.trouble]
            assert not [(each.student, each.flags) for each in outcomes if each.flags]
            assert len(outcomes) == len(samples)
            done.add(assignment)
        return held

    return get


@pytest.mark.parametrize(("assignment", "sample"), SAMPLES)
def test_a_sample_earns_what_it_deserves(
    assignment: str, sample: Sample, graded_corpus: Callable[[str], Class]
) -> None:
    held = graded_corpus(assignment)
    graded = held.graded(student_of(sample))
    assert graded.points == held.skills | sample.points

    if sample.kind == "right":
        assert not sample.points
        return
    lost = [grade_id for grade_id in held.skills if graded.points[grade_id] < held.skills[grade_id]]
    assert lost, "a wrong submission kept full marks"
    message = graded.said(lost[0])
    assert re.search(sample.says, message, re.I), f"{lost[0]} says:\n{message}"
