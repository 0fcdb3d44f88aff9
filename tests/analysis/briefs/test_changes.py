from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sasando.analysis.briefs import changes
from sasando.analysis.briefs.build import Chosen, start_writer
from sasando.analysis.briefs.published import PublishedFigures
from sasando.analysis.briefs.writer import Writer
from tests.analysis.briefs.conftest import AS_OF, OFFICE


def _change(writer: Writer, indicator: str) -> changes.Change:
    return next(c for c in changes.find_changes(writer) if c.now.indicator == indicator)


def test_change_names_both_values_both_years_and_no_cause(writer: Writer) -> None:
    told = changes.sentence(_change(writer, "placements_by_origin"))

    assert "4.163 layanan pada 2025, 1.401 pada 2024: naik 2.762 (197,1%)" in told
    assert not any(word in told for word in ("karena", "akibat", "sebab", "berkat"))


@pytest.mark.parametrize(
    ("before", "now", "chance"),
    # Two Poisson counts: 1.96 * sqrt(100 + 128) = 29.6 and 1.96 * sqrt(100 + 130) = 29.7.
    [(100, 100, True), (100, 129, True), (100, 130, False), (130, 100, False)],
)
def test_small_differences_of_events_are_called_chance(
    writer: Writer, before: int, now: int, chance: bool
) -> None:
    found = _change(writer, "deaths_repatriated")
    told = replace(
        found,
        before=replace(found.before, value=Decimal(before)),
        now=replace(found.now, value=Decimal(now)),
    )

    assert told.is_chance is chance
    assert ("kebetulan" in changes.sentence(told)) is (chance and before != now)


def test_planned_services_are_never_called_chance(writer: Writer) -> None:
    found = _change(writer, "placements_by_origin")

    assert not replace(found, now=found.before).is_chance


def test_sources_that_disagree_lower_how_sure_a_change_is(writer: Writer) -> None:
    assert "sumber berselisih" in _change(writer, "deaths_repatriated").sure


def test_compared_year_is_the_one_asked_for(writer: Writer) -> None:
    found = {c.now.indicator: c for c in changes.find_changes(writer, compare=2023)}

    assert found["placements_by_origin"].before.period_label == "2023"
    assert "selang 2 tahun" in found["placements_by_origin"].sure


def test_chosen_period_leaves_later_figures_out(published: PublishedFigures) -> None:
    chosen = Chosen(last=date(2024, 12, 31))

    writer = start_writer(published=published, office=OFFICE, as_of=AS_OF, chosen=chosen)

    assert _change(writer, "placements_by_origin").now.period_label == "2024"
