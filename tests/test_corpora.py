"""Every sample submission, through stock nbgrader: points per cell, and what its author reads."""

import re
from collections.abc import Callable

import pytest
from conftest import Class

from coursework.samples import CORPORA, Sample, corpus

SAMPLES = [
    (folder.name, sample) for folder in sorted(CORPORA.iterdir()) for sample in corpus(folder.name)
]
pytestmark = pytest.mark.roundtrip


@pytest.mark.parametrize(
    ("assignment", "sample"), SAMPLES, ids=lambda value: getattr(value, "name", value)
)
def test_a_sample_earns_what_it_deserves(
    assignment: str, sample: Sample, class_of: Callable[[str], Class]
) -> None:
    held = class_of(assignment)
    graded = held.grade(f"{sample.kind}-{sample.name}", held.filled(sample.cells))
    assert graded.points == held.skills | sample.points

    if sample.kind == "right":
        assert not sample.points
        return
    lost = [grade_id for grade_id in held.skills if graded.points[grade_id] < held.skills[grade_id]]
    assert lost, "a wrong submission kept full marks"
    message = graded.said(lost[0])
    assert re.search(sample.says, message, re.I), f"{lost[0]} says:\n{message}"
