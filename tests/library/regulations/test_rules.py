"""A rule starts a clock only when unit, first day and status are known and it was checked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.library.places.models import ReferenceFile
from sasando.library.regulations import actions, queries
from sasando.library.regulations.actions import RuleFacts
from sasando.library.regulations.models import DeadlineRule, Instrument
from sasando.library.regulations.triggers import TRIGGERS
from sasando.library.terms.models import Revision
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("reference")
# Perban BP2MI 6/2024 Ps. 30(1)a; its first day is not printed in the copy at hand.
RULE = "R-PERBAN6-30A"
FIRST, LATER, DAY = date(2024, 3, 1), date(2025, 10, 8), timedelta(days=1)
SEEN = RuleFacts(30, "calendar_days", FIRST, "JDIH (uji)")


def refused(call, *args, **kwargs) -> str:
    with pytest.raises(Refused) as found:
        call(*args, **kwargs)
    return found.value.refusal.code


def test_every_shipped_rule_and_instrument_is_loaded():
    assert (len(queries.rules()), len(queries.instruments())) == (23, 93)


def test_every_rule_names_an_instrument_and_a_trigger():
    codes = {one.code for one in queries.instruments()}

    assert all(rule.instrument in codes for rule in queries.rules())
    assert {rule.trigger_code for rule in queries.rules()} == set(TRIGGERS)


@pytest.mark.parametrize(
    ("rule_id", "why"),
    [
        ("R-PERBAN6-30A", queries.NO_FIRST_DAY),
        ("R-PERMEN23-18", queries.NO_UNIT),
        ("R-KIP-22A", queries.NOT_CHECKED),
        ("R-UU18-27", None),
        ("R-PDP-46", None),
    ],
)
def test_a_rule_says_why_it_starts_no_clock(rule_id, why):
    rule = queries.versions(rule_id)[0]

    assert (rule.why_no_clock, rule.starts_clock) == (why, why is None)


@pytest.mark.parametrize("status", ["unknown", "contested", "draft", ""])
def test_a_rule_of_unclear_status_starts_no_clock(status):
    Instrument.objects.filter(code="/akn/id/act/uu/2017/18").update(status=status)
    queries.forget()

    assert queries.versions("R-UU18-27")[0].why_no_clock == queries.NO_STATUS


def test_a_rule_is_cited_as_people_cite_it():
    assert queries.versions("R-PERBAN6-30B")[0].basis == "Perban 6/2024 Ps. 30(1)b"


def test_a_verified_rule_starts_its_clock_and_says_when_it_was_checked(actor):
    actions.verify_rule(RULE, version=1, facts=SEEN, by=actor("CS"))

    rule = queries.rule_on(RULE, FIRST)
    assert rule.starts_clock
    assert rule.verified_on == NOW.date()
    assert queries.rules_for("complaint_registered", FIRST) == [rule]
    event = Event.objects.first()
    assert (event.deed, event.facts["was"]["from"]) == ("regulations.rule_verified", "")


def test_before_its_first_day_a_rule_does_not_hold(actor):
    actions.verify_rule(RULE, version=1, facts=SEEN, by=actor("CS"))

    assert queries.rule_on(RULE, FIRST - DAY) is None
    assert queries.rules_for("complaint_registered", FIRST - DAY) == []


def test_another_process_hears_of_a_verified_rule(actor):
    queries.rules()

    DeadlineRule.objects.filter(rule_id=RULE).update(valid_from=FIRST, status="in_force")
    Revision.objects.filter(name=queries.RULES).update(number=99)

    assert queries.rule_on(RULE, FIRST).starts_clock


def test_a_later_version_ends_the_older_one_the_day_before(actor):
    actions.verify_rule(RULE, version=1, facts=SEEN, by=actor("CS"))
    later = replace(
        SEEN, amount=14, unit="working_days", valid_from=LATER,
        instrument="/akn/id/act/permen-p2mi/2025/23", article="9",
    )  # fmt: skip

    actions.add_version(RULE, facts=later, by=actor("CS"))

    old, new = queries.rule_on(RULE, LATER - DAY), queries.rule_on(RULE, LATER)
    assert (old.version, old.amount, old.valid_to) == (1, 30, LATER - DAY)
    assert (new.version, new.amount, new.valid_to) == (2, 14, None)
    assert new.basis == "Permen/Perban P2MI 23/2025 Ps. 9"
    assert Event.objects.first().deed == "regulations.version_added"


def test_an_unverified_version_ends_too_and_may_be_verified_afterwards(actor):
    actions.add_version(RULE, facts=replace(SEEN, valid_from=LATER), by=actor("CS"))

    before = queries.rule_on(RULE, LATER - DAY)
    actions.verify_rule(RULE, version=1, facts=SEEN, by=actor("CS"))

    after = queries.rule_on(RULE, LATER - DAY)
    assert (before.version, before.starts_clock) == (1, False)
    assert (after.version, after.starts_clock, after.valid_to) == (1, True, LATER - DAY)


def test_versions_never_overlap(actor):
    by = actor("CS")
    actions.verify_rule(RULE, version=1, facts=SEEN, by=by)
    actions.add_version(RULE, facts=replace(SEEN, valid_from=LATER), by=by)

    codes = [
        refused(actions.add_version, RULE, facts=replace(SEEN, valid_from=LATER), by=by),
        refused(
            actions.verify_rule, RULE, version=1, facts=replace(SEEN, valid_from=LATER), by=by
        ),
        refused(
            actions.verify_rule, RULE, version=1, facts=replace(SEEN, valid_to=LATER), by=by
        ),
        refused(actions.verify_rule, RULE, version=2, facts=SEEN, by=by),
    ]  # fmt: skip

    assert codes == ["rule_overlaps"] * 4


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(starts=st.lists(st.integers(0, 900), min_size=1, max_size=5), at=st.integers(-5, 910))
def test_on_any_day_at_most_one_version_holds(actor, starts, at):
    DeadlineRule.objects.filter(rule_id=RULE).delete()
    ReferenceFile.objects.filter(name="deadlines.csv").delete()
    actions.load_reference(NOW)
    first, *more = (FIRST + timedelta(days=days) for days in starts)
    actions.verify_rule(RULE, version=1, facts=replace(SEEN, valid_from=first), by=actor("CS"))
    for begin in more:
        try:
            actions.add_version(RULE, facts=replace(SEEN, valid_from=begin), by=actor("CS"))
        except Refused:
            continue

    day = FIRST + timedelta(days=at)
    holding = [
        rule
        for rule in queries.versions(RULE)
        if rule.valid_from <= day and (rule.valid_to is None or day <= rule.valid_to)
    ]

    assert len(holding) == (day >= first)
    assert queries.rule_on(RULE, day) == (holding[0] if holding else None)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"amount": None}, "rule_incomplete"),
        ({"unit": "days_undefined"}, "rule_incomplete"),
        ({"valid_from": None}, "rule_incomplete"),
        ({"source_seen": " "}, "rule_incomplete"),
        ({"status": "unknown"}, "rule_incomplete"),
        ({"status": "revoked"}, "rule_needs_end"),
        ({"valid_to": FIRST - DAY}, "rule_needs_end"),
        ({"instrument": "/akn/id/act/uu/1/1"}, "instrument_missing"),
    ],
)
def test_a_rule_is_not_verified_by_halves(actor, change, code):
    before = Event.objects.count()

    found = refused(
        actions.verify_rule, RULE, version=1, facts=replace(SEEN, **change), by=actor("CS")
    )

    assert found == code
    assert Event.objects.count() == before
    assert not queries.versions(RULE)[0].starts_clock


def test_a_revoked_rule_still_rules_what_began_under_it(actor):
    facts = replace(SEEN, status="revoked", valid_to=LATER)

    actions.verify_rule(RULE, version=1, facts=facts, by=actor("CS"))

    assert queries.rule_on(RULE, LATER).starts_clock
    assert queries.rule_on(RULE, LATER + DAY) is None


def test_a_later_load_leaves_what_the_officer_verified(actor):
    actions.verify_rule(RULE, version=1, facts=replace(SEEN, amount=31), by=actor("CS"))
    ReferenceFile.objects.filter(name="deadlines.csv").delete()

    actions.load_reference(NOW)

    row = DeadlineRule.objects.get(rule_id=RULE)
    assert (row.amount, row.offered["amount"]) == (31, 30)
