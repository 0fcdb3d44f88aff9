from decimal import Decimal

import pytest

from sasando.analysis.briefs.checks import Outcome, find_breakdowns, find_disagreements
from sasando.analysis.briefs.published import PublishedFigures


@pytest.mark.parametrize(
    ("left", "right"), [(4163, 2226), (307, 295), (201, 289), (523, 295), (151, 159), (125, 123)]
)
def test_sources_that_disagree_are_both_found(
    published: PublishedFigures, left: int, right: int
) -> None:
    pairs = {(d.left.value, d.right.value) for d in find_disagreements(published, area="53")}

    assert (Decimal(left), Decimal(right)) in pairs


@pytest.mark.parametrize(
    ("publication", "stated", "counted"),
    [("KBT-2025-01-17-01", 1401, 1395), ("NNK-2025-09-25-01", 209, 204)],
)
def test_total_that_its_parts_do_not_meet_is_a_gap(
    published: PublishedFigures, publication: str, stated: int, counted: int
) -> None:
    found = {
        (b.total.figure_id, b.total.value, b.counted)
        for b in find_breakdowns(published)
        if b.outcome is Outcome.GAP
    }

    assert (publication, Decimal(stated), Decimal(counted)) in found


def test_partial_list_is_no_gap(published: PublishedFigures) -> None:
    found = [b for b in find_breakdowns(published) if b.total.figure_id == "PRS-2026-01-07-02"]

    assert [b.outcome for b in found] == [Outcome.PARTIAL]
