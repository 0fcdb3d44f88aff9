"""Which days the office is closed: conflicts never count, doubts show, corrections reach all."""

from datetime import date

import pytest

from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.library.places.models import ReferenceFile
from sasando.library.terms import actions, queries
from sasando.library.terms.models import Holiday, Revision
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("reference")
CONFLICT, MEMORY = date(2026, 5, 6), date(2024, 2, 9)
FREE = {"name": "Hari jadi NTT", "kind": "regional", "source": "Keputusan Gubernur (uji)"}


@pytest.mark.parametrize(
    ("name", "count", "extra"),
    [
        ("case_categories", 48, "default_priority"),
        ("complaint_channels", 16, "status"),
        ("closing_grounds", 9, "rule_id"),
        ("forced_labour_indicators", 39, "question_id"),
    ],
)
def test_a_list_of_cases_is_whole_with_what_only_it_has(name, count, extra):
    found = queries.terms(name)

    assert len(found) == count
    assert all(extra in one.extra for one in found.values())


def test_every_shipped_day_is_on_record():
    assert len(queries.holidays()) == 114


def test_a_day_whose_sources_disagree_is_a_working_day():
    found = [day for day in queries.holidays() if day.status == "conflict"]

    assert len(found) == 6
    assert not any(day.counts for day in found)
    assert queries.working_calendar().is_working(CONFLICT)


def test_a_day_from_memory_counts_and_is_flagged():
    day = next(day for day in queries.holidays() if day.date == MEMORY)

    assert (day.counts, day.is_verified) == (True, False)
    assert not queries.working_calendar().is_working(MEMORY)


def test_the_calendar_reaches_as_far_as_whole_years_are_known():
    calendar = queries.working_calendar()

    assert (calendar.first, calendar.last) == (date(2024, 1, 1), date(2027, 12, 31))


def test_one_day_does_not_make_a_year_known(actor):
    actions.set_holiday(on=date(2028, 6, 1), by=actor("CS"), **FREE)

    assert queries.working_calendar().last == date(2027, 12, 31)


def test_an_added_day_counts_at_once_under_a_new_revision(actor):
    before, day = queries.revision(), date(2026, 12, 21)

    row = actions.set_holiday(on=day, by=actor("CS"), **FREE)

    assert not queries.working_calendar().is_working(day)
    assert queries.revision() == before + 1
    assert (row.code, row.office_edited) == ("KANTOR-2026-12-21-1", True)
    assert Event.objects.first().deed == "terms.holiday_set"


def test_another_process_hears_of_a_change(actor):
    queries.working_calendar()
    day = date(2026, 12, 21)

    Holiday.objects.create(code="X", date=day, name="X", kind="regional", status="accepted")
    Revision.objects.filter(name=queries.CALENDAR).update(number=99)

    assert not queries.working_calendar().is_working(day)


def test_a_dropped_day_is_worked_and_stays_on_record(actor):
    day = next(day for day in queries.holidays() if day.counts and day.date.weekday() < 5)

    actions.drop_holiday(day.code, reason="Dicabut dengan SKB baru (uji)", by=actor("CS"))

    assert queries.working_calendar().is_working(day.date)
    assert queries.holiday(day.code).status == "dropped"


def test_a_later_load_leaves_the_offices_word_and_offers_its_own(actor):
    code = queries.holidays()[0].code
    actions.set_holiday(code, on=date(2024, 1, 2), by=actor("CS"), **FREE)
    ReferenceFile.objects.filter(name="holidays.csv").delete()

    actions.load_reference(NOW)

    row = Holiday.objects.get(code=code)
    assert row.date == date(2024, 1, 2)
    assert row.offered["date"] == "2024-01-01"


@pytest.mark.parametrize("missing", [{"name": " "}, {"kind": "libur"}, {"source": ""}])
def test_a_holiday_without_name_kind_or_decision_is_refused(actor, missing):
    before = Event.objects.count()

    with pytest.raises(Refused) as found:
        actions.set_holiday(on=date(2026, 6, 1), by=actor("CS"), **(FREE | missing))

    assert found.value.refusal.code == "holiday_incomplete"
    assert Event.objects.count() == before


def test_an_unknown_day_cannot_be_corrected_or_dropped(actor):
    calls = (
        lambda: actions.set_holiday("TIDAK-ADA", on=date(2026, 6, 1), by=actor("CS"), **FREE),
        lambda: actions.drop_holiday("TIDAK-ADA", reason="uji", by=actor("CS")),
    )

    for call in calls:
        with pytest.raises(Refused) as found:
            call()
        assert found.value.refusal.code == "holiday_missing"
