"""Work lists: what each asker may list, in parts that follow an index, and their counts."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

NAMES = ("saya", "tim", "tanpa", "lewat", "menunggu", "semua")


@pytest.fixture
def office(staff, opened):
    """Return askers of every kind over cases of two teams, closed and without an owner too."""
    from sasando.foundation.access.models import Grant
    from sasando.records.cases.models import Case

    worker, other = staff("CW"), staff("CW", "lain", team="pelindungan")
    cases = [opened(by=worker, name=f"Orang Uji {n}") for n in range(6)]
    rows = Case.objects.order_by("pk")
    today = worker.today
    first, second, third, fourth, fifth, sixth = (case.pk for case in cases)
    rows.filter(pk=first).update(next_on=today - timedelta(days=3), waits_for="Polda NTT")
    rows.filter(pk=second).update(owner=None, owner_login="", owner_name="", team="lain")
    rows.filter(pk=third).update(team="lain", next_on=None)
    rows.filter(pk=fourth).update(
        state="closed", closed_at=worker.now, closed_ground="TERPENUHI", next_on=None
    )
    rows.filter(pk=fifth).update(owner=None, owner_login="", owner_name="", next_on=today)
    rows.filter(pk=sixth).update(team="lain", owner=other.user_ref, owner_login="lain")
    helped = rows.get(pk=third)
    Grant.objects.create(
        kind="case", ref=helped.ref, who=staff("CS").user_ref, relation="helper",
        granted_at=worker.now, granted_by="test",
    )  # fmt: skip
    askers = [worker, other, staff("CS"), staff("CS", "cs-lain", team="lain"), staff("AUD")]
    return [*askers, staff("CW", "tanpa-kasus")]


def test_parts_share_no_case_and_together_are_what_the_asker_may_list(office):
    from sasando.records.cases.models import Case

    for asker in office:
        found = [pk for part in Case.objects.parts_of(asker) for pk in part.values_list("pk")]
        allowed = list(Case.objects.visible_to(asker).values_list("pk"))
        assert sorted(found) == sorted(allowed), asker.login


def test_tabs_count_what_their_lists_hold(office):
    from sasando.records.cases import counting, queries

    for asker in office:
        for name, count in counting.counts(asker).items():
            held = sum(part.count() for part in queries.work_list(asker, name=name))
            assert count == held, (asker.login, name)


def test_a_supervisor_counts_overdue_waiting_and_unowned_cases(office):
    from sasando.records.cases import counting

    counts = counting.counts(office[2])

    assert counts == {"saya": 0, "lewat": 1, "menunggu": 1, "tim": 2, "tanpa": 2}
    assert counting.counts(office[4]) == {}


def test_counting_ends_at_its_limit(office, monkeypatch):
    from sasando.records.cases import counting

    monkeypatch.setattr(counting, "COUNT_LIMIT", 1)

    assert counting.counts(office[2])["tim"] == 1


def test_the_nearest_day_comes_first_and_a_case_without_one_last(office):
    from sasando.records.cases import queries

    cards = queries.nearest(office[2], name="semua", most=50)
    days = [card.next_on or date.max for card in cards]

    assert len(cards) == 5
    assert days == sorted(days)
    assert cards[-1].next_on is None


def test_a_page_of_a_list_asks_few_questions_of_the_database(office, django_assert_max_num_queries):
    from sasando.records.cases import counting, queries

    with django_assert_max_num_queries(4):
        counting.counts(office[2])
        rows = [
            row for p in queries.work_list(office[2], name="semua") for row in queries.listed(p)
        ]
        queries.cards(rows, actor=office[2])


@given(start=st.dates(date(2024, 1, 1), date(2027, 12, 31)), step=st.integers(-900, 900))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_working_days_are_counted_as_day_by_day(reference, start, step):
    from sasando.domain.values.working_calendar import WorkingCalendar
    from sasando.library.terms import queries as terms

    real = terms.working_calendar()
    calendar = WorkingCalendar(real.holidays)
    end = start + timedelta(days=step)
    low, high = sorted((start, end))
    slow = sum(
        calendar.is_working(low + timedelta(days=n)) for n in range(1, (high - low).days + 1)
    )

    assert calendar.working_days_between(start, end) == (slow if step >= 0 else -slow)
