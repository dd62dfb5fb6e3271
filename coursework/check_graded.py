"""Rules of graded cells: what their verdict may rest on."""

import re
from collections.abc import Iterator

from coursework.source import Cell, Source

ACCEPTS = re.compile(r"\b(check_(?!raises)\w+|assert_close)\(|^\s*assert\b", re.M)


def rests_on_solutions(source: Source) -> Iterator[tuple[Cell, str]]:
    """A graded cell takes nothing from students but what solutions make: all else they could change."""
    from coursework import plan
    from coursework.judging import shadows

    judging = plan.Judging(shadows=frozenset(shadows(source.notebook)))
    made = set().union(*(plan.names_in(cell.text)[1] for cell in source.solutions))
    told: set[str] = set()
    for step in plan.plan(source.notebook, judging):
        for name in set(step.names) - made - told:
            told.add(name)
            yield (
                source.cells[step.index],
                f"takes '{name}' from a cell that students can change: make it in a locked cell",
            )


def refuses_and_accepts(source: Source) -> Iterator[tuple[Cell, str]]:
    """A cell that expects errors also expects a result: an object that always fails would pass it."""
    for cell in source.graded:
        if re.search(r"\bcheck_raises\(|\bexcept\b", cell.text) and not ACCEPTS.search(cell.text):
            yield (
                cell,
                "only expects errors, which whatever always fails gives: check an allowed input, too",
            )
