"""Sixty offers against a table written from the handbook; what stands first; a law that changed."""

from dataclasses import replace

import pytest

from sasando.domain.offers.bases import COST_DISPUTE, UU18
from sasando.domain.offers.checking import age_group, check
from sasando.domain.offers.facts import ASK, DANGER, NOTE, Lists
from sasando.domain.offers.questions import QUESTIONS
from tests.domain.offers.sixty import OFFERS, TODAY, expected, lists, offer, told

LISTS = lists()


def found(lists_=LISTS["now"], **answers):
    return check(offer(answers), lists=lists_, today=TODAY)


@pytest.mark.parametrize("row", OFFERS, ids=lambda row: row["id"])
def test_an_offer_gives_the_findings_of_the_table(row):
    result = check(offer(row), lists=LISTS[row["lists"]], today=TODAY)

    assert told(result) == expected(row), row["why"]


def test_the_table_holds_sixty_offers_and_every_answer_of_every_question():
    given = {name: {getattr(offer(row), name) for row in OFFERS} for name in QUESTIONS}
    given["signs"] = frozenset().union(*given["signs"])

    missing = {
        name: set(question.answers) - given[name]
        for name, question in QUESTIONS.items()
        if question.answers and set(question.answers) - given[name]
    }

    assert len(OFFERS) == 60
    assert missing == {}


def test_a_sign_of_trafficking_comes_first_then_danger_then_what_to_ask_then_what_is_on_record():
    result = found(who="person", fee="asked", passport="held", contract="no_copy")

    order = [(one.level, one.help_first is not None) for one in result.findings]

    assert order == [(DANGER, True), (DANGER, False), (DANGER, False), (ASK, False), (NOTE, False)]


def test_only_notes_is_nothing_found():
    assert found().is_empty
    assert [one.level for one in found().findings] == [NOTE]


@pytest.mark.parametrize(
    ("level", "answers"), [(DANGER, {"fee": "asked"}), (ASK, {"age": "18", "work": "household"})]
)
def test_what_warns_or_asks_is_not_nothing(level, answers):
    result = found(**answers)

    assert not result.is_empty
    assert result.of_level(level)


@pytest.mark.parametrize(
    ("age", "group"),
    [(17, "under_18"), (18, "under_21"), (20, "under_21"), (21, "from_21")],
)
def test_age_on_either_side_of_the_limits_of_article_5(age, group):
    assert age_group(age) == group


@pytest.mark.parametrize(
    ("status", "disputed"),
    [(None, True), ("contested", True), ("unknown", True), ("in_force", False), ("revoked", False)],
)
def test_a_cost_is_told_as_disputed_until_the_library_knows_better(status, disputed):
    law = {COST_DISPUTE: status} if status else {}

    result = found(replace(LISTS["now"], law=law), fee="asked")

    assert [one.is_disputed for one in result.of_level(DANGER)] == [disputed]


def test_only_a_finding_on_cost_is_disputed():
    assert not any(one.is_disputed for one in found(visa="visit").findings)


def test_a_rule_whose_law_was_revoked_only_asks_and_says_so():
    result = found(replace(LISTS["now"], law={UU18: "revoked"}), visa="visit", passport="held")

    by_code = {one.code: one for one in result.findings}
    assert (by_code["VISA_NOT_FOR_WORK"].level, by_code["VISA_NOT_FOR_WORK"].is_revoked) == (
        ASK,
        True,
    )
    assert (by_code["PASSPORT_HELD"].level, by_code["PASSPORT_HELD"].is_revoked) == (DANGER, False)
    assert by_code["COUNTRY_ON_RECORD"].level == NOTE


@pytest.mark.parametrize("status", ["in_force", "amended", "contested", "unknown"])
def test_a_law_that_stands_or_may_stand_still_warns(status):
    result = found(replace(LISTS["now"], law={UU18: status}), visa="visit")

    assert [one.level for one in result.findings if one.topic == "visa"] == [DANGER]


def test_a_finding_on_two_grounds_keeps_warning_while_one_stands():
    law = {"/akn/id/act/uu/2007/21": "revoked"}

    result = found(replace(LISTS["now"], law=law), signs="locked")

    assert [one.level for one in result.findings if one.topic == "signs"] == [DANGER]


def test_an_office_without_any_list_asks():
    result = found(Lists(), who="p3mi", company="PT Maju Contoh")

    assert {one.code for one in result.findings} == {"COUNTRY_NOT_LISTED", "LICENCE_NOT_LISTED"}
