"""Each ground for closing, on its day and not one day earlier (Perban BP2MI 6/2024 Ps. 30)."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sasando.domain.cases.closing import BY_CLOCK, BY_FACT, GROUNDS, why_not_close, why_not_reopen
from sasando.domain.cases.deadlines import Pause, Rule, due_on, rule_in_force
from sasando.domain.cases.facts import Clock
from sasando.domain.values.working_calendar import WorkingCalendar
from tests.domain.cases.slow_calendar import FIRST, LAST, holiday_names, slow_due

DATA = Path("src/sasando/library")
WITA = ZoneInfo("Asia/Makassar")
CALENDAR = WorkingCalendar(holiday_names(), first=FIRST, last=LAST)
TRIED = frozenset({"TELEPON", "WHATSAPP"})
# The lengths as printed; the day they start to hold is invented, for nobody knows it (rule data).
PRINTED = {
    "R-PERBAN6-30A": (30, "calendar_days"),
    "R-PERBAN6-30B": (15, "working_days"),
    "R-PERBAN6-30C": (60, "calendar_days"),
    "R-PERBAN6-30E": (6, "months"),
}
STARTS, CHANGES = date(2024, 6, 1), date(2026, 2, 16)
BY_FACT_GIVEN = {
    "SELESAI": ({"outcome": "solved"}, "needs_outcome"),
    "DISERAHKAN_KL": ({"has_accepted_referral": True}, "needs_accepted_referral"),
    "REKOMENDASI_SANKSI": (
        {"step_results": {"clarification_2": "admitted"}, "promise": "broken"},
        "needs_clarification",
    ),
    "DICABUT_PENGADU": ({"has_withdrawal_statement": True}, "needs_withdrawal"),
    "DUPLIKAT": ({"duplicate_of": "K-2026-0001"}, "needs_other_case"),
}
PROTECTED = ({"kind": "deceased"}, {"has_minor": True}, {"is_missing": True},
             {"has_trafficking_signs": True})  # fmt: skip


def versions(rule_id: str) -> list[Rule]:
    """Return the printed rule and an invented later version, shorter by half."""
    amount, unit = PRINTED[rule_id]
    return [
        Rule(rule_id, amount, unit, STARTS, CHANGES - timedelta(days=1)),
        Rule(rule_id, amount // 2, unit, CHANGES),
    ]


def clock(rule_id: str, trigger: datetime, pauses: tuple[Pause, ...] = ()) -> Clock:
    rule = rule_in_force(versions(rule_id), on=trigger.astimezone(WITA).date())
    last = due_on(rule, trigger=trigger, calendar=CALENDAR, pauses=pauses, zone=WITA)
    return Clock(rule_id, last, is_paused=last is None)


def code(facts, ground: str) -> str | None:
    refusal = why_not_close(facts, ground=ground)
    return refusal.code if refusal else None


def on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(("ground", "rule_id"), BY_CLOCK.items())
@pytest.mark.parametrize(
    "trigger",
    [
        date(2024, 6, 3), date(2025, 3, 20), date(2025, 12, 17), date(2026, 1, 31),
        CHANGES - timedelta(days=1), CHANGES, CHANGES + timedelta(days=1), date(2026, 8, 31),
    ],
)  # fmt: skip
def test_a_term_lets_a_case_close_the_day_after_its_last_and_no_sooner(
    case, ground, rule_id, trigger
):
    amount, unit = PRINTED[rule_id]
    governs = amount if trigger < CHANGES else amount // 2
    last = slow_due(governs, unit, trigger=on(trigger))
    facts = case(state="running", channels_tried=TRIED, clocks=(clock(rule_id, on(trigger)),))

    for day in (trigger, last - timedelta(days=1), last):
        assert code(replace(facts, today=day), ground) == "term_not_over"
    assert code(replace(facts, today=last + timedelta(days=1)), ground) is None


@pytest.mark.parametrize(("ground", "rule_id"), BY_CLOCK.items())
def test_a_version_that_starts_in_the_middle_of_a_case_does_not_shorten_its_term(
    case, ground, rule_id
):
    trigger = on(CHANGES - timedelta(days=5))
    amount, unit = PRINTED[rule_id]
    shorter = slow_due(amount // 2, unit, trigger=trigger)
    facts = case(state="running", channels_tried=TRIED, clocks=(clock(rule_id, trigger),))

    assert shorter > CHANGES
    assert code(replace(facts, today=shorter + timedelta(days=1)), ground) == "term_not_over"


@pytest.mark.parametrize(("ground", "rule_id"), BY_CLOCK.items())
def test_a_pause_moves_the_day_on_which_a_case_may_close(case, ground, rule_id):
    trigger = on(date(2025, 9, 1))
    pause = Pause(date(2025, 9, 8), date(2025, 9, 22))
    paused = frozenset(pause.first + timedelta(days=step) for step in range(14))
    last = slow_due(*PRINTED[rule_id], trigger=trigger, paused=paused)
    plain = slow_due(*PRINTED[rule_id], trigger=trigger)
    clocks = (clock(rule_id, trigger, (pause,)),)
    facts = case(state="running", channels_tried=TRIED, clocks=clocks)

    assert code(replace(facts, today=plain + timedelta(days=1)), ground) == "term_not_over"
    assert code(replace(facts, today=last), ground) == "term_not_over"
    assert code(replace(facts, today=last + timedelta(days=1)), ground) is None


@pytest.mark.parametrize(("ground", "rule_id"), BY_CLOCK.items())
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((), "term_not_started"),
        ((Clock("R-OTHER", date(2024, 1, 1)),), "term_not_started"),
        ((Clock("", None),), "term_not_verified"),
        ((Clock("", None, is_paused=True),), "term_not_over"),
        ((Clock("", date(2024, 1, 1)),), None),
        ((Clock("", date(2024, 1, 1), is_met=True),), "term_met"),
        # Met once and started again: the later one counts, wherever it stands.
        ((Clock("", date(2024, 1, 1), is_met=True), Clock("", date(2099, 1, 1))), "term_not_over"),
        ((Clock("", date(2025, 1, 1)), Clock("", date(2024, 1, 1), is_met=True)), None),
        ((Clock("", date(2024, 1, 1)), Clock("", date(2099, 1, 1))), "term_not_over"),
    ],
)
def test_only_a_running_term_that_is_over_counts(case, ground, rule_id, given, expected):
    clocks = tuple(replace(one, rule_id=one.rule_id or rule_id) for one in given)
    facts = case(state="running", channels_tried=TRIED, clocks=clocks)

    assert code(facts, ground) == expected


@pytest.mark.parametrize(("ground", "rule_id"), BY_CLOCK.items())
@pytest.mark.parametrize("tried", [(), ("TELEPON",)])
def test_two_channels_must_have_been_tried(case, ground, rule_id, tried):
    clocks = (Clock(rule_id, date(2024, 1, 1)),)
    facts = case(state="running", channels_tried=frozenset(tried), clocks=clocks)

    assert code(facts, ground) == "try_two_channels"


@pytest.mark.parametrize("ground", BY_CLOCK)
@pytest.mark.parametrize("protected", PROTECTED)
def test_the_clock_never_closes_a_death_a_minor_the_missing_or_trafficking(case, ground, protected):
    over = Clock(BY_CLOCK[ground], date(2024, 1, 1))
    given = {"state": "running", "channels_tried": TRIED, "clocks": (over,), **protected}

    assert code(case(**given), ground) == "clock_never_closes"
    assert code(case(**(given | {"clocks": ()})), ground) == "clock_never_closes"


@pytest.mark.parametrize("protected", PROTECTED)
def test_a_protected_case_still_closes_on_facts(case, protected):
    facts = case(state="running", outcome="solved", **protected)

    assert code(facts, "SELESAI") is None


@pytest.mark.parametrize(("ground", "given"), BY_FACT_GIVEN.items())
def test_a_ground_of_fact_needs_its_fact_and_no_day(case, ground, given):
    needed, refusal = given

    assert code(case(state="running"), ground) == refusal
    assert code(case(state="running", **needed), ground) is None


@pytest.mark.parametrize("kind", ["deceased", "deported", "sick"])
def test_a_return_ends_only_when_all_are_handed_over(case, kind):
    facts = case(kind=kind, state="running", outcome="home", handovers_open=2)

    assert code(facts, "SELESAI") == "needs_handover"
    assert code(replace(facts, handovers_open=0), "SELESAI") is None


@pytest.mark.parametrize("ground", GROUNDS)
def test_no_ground_closes_twice_or_without_an_owner(case, ground):
    assert code(case(state="closed"), ground) == "case_is_closed"
    assert code(case(state="running", owner=""), ground) == "needs_owner"


def test_a_ground_outside_the_list_closes_nothing(case):
    assert code(case(state="running"), "BOSAN") == "ground_unknown"


def test_only_a_closed_case_is_reopened(case):
    assert why_not_reopen(case(state="closed")) is None
    assert why_not_reopen(case(state="running")).code == "not_closed"


def test_grounds_and_their_rules_are_those_of_the_lists():
    with (DATA / "terms/data/closing_grounds.csv").open(encoding="utf-8") as stream:
        grounds = {row["code"]: row["rule_id"] for row in csv.DictReader(stream)}
    with (DATA / "regulations/data/deadlines.csv").open(encoding="utf-8") as stream:
        rules = {row["rule_id"]: (row["amount"], row["unit"]) for row in csv.DictReader(stream)}

    assert set(grounds) == set(GROUNDS)
    assert {code: grounds[code] for code in BY_CLOCK} == dict(BY_CLOCK)
    assert {rule: rules[rule] for rule in PRINTED} == {
        rule: (str(amount), unit) for rule, (amount, unit) in PRINTED.items()
    }
    assert set(BY_FACT) == set(BY_FACT_GIVEN)
