"""Honest work in many variations: no verdict differs from what the notebook shows."""

import pytest
from conftest import Class

from coursework.course import module
from coursework.samples import corpus
from coursework.variations import variation

pytestmark = pytest.mark.roundtrip
COUNT = 24


@pytest.mark.parametrize("assignment", ["02_tensor", "05_losses"])
def test_no_honest_variation_is_flagged(
    assignment: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    held = Class(module(assignment), tmp_path_factory.mktemp("variations"))
    for seed in range(COUNT):
        held.submit(f"v{seed}", variation(held.filled(), corpus(assignment), seed))
    outcomes = held.autograde([f"v{seed}" for seed in range(COUNT)])
    assert not [(each.student, each.flags) for each in outcomes if each.flags or each.trouble]
    right = variation(held.filled(), corpus(assignment, "right"), 1, wrong_share=0)
    held.submit("right", right)
    assert not held.autograde(["right"])[0].flags
    assert held.graded("right").points == held.skills
