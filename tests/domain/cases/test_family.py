"""When a family may have a code: issue 3 (none by default), promises 6.3 (death)."""

from dataclasses import replace

import pytest

from sasando.domain.cases import family
from sasando.domain.cases.family import FamilyFacts

FREE = FamilyFacts(
    is_closed=False,
    is_untold_death=False,
    is_kinship_checked=True,
    people=1,
    grounds=frozenset(),
)
LONG = "Ibu kandung, satu-satunya keluarga."


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, None),
        ({"is_kinship_checked": False}, "family_kinship"),
        ({"is_closed": True}, "family_case_closed"),
        ({"people": 2}, "family_several"),
        ({"is_untold_death": True, "grounds": {family.DEATH}}, "family_untold"),
        ({"is_untold_death": True, "lifted": {family.DEATH}}, "family_untold"),
        ({"grounds": {family.DEATH}}, "family_death"),
        ({"grounds": {family.DEATH}, "lifted": {family.DEATH}}, None),
        ({"grounds": {family.MINOR}}, "family_minor"),
        ({"grounds": {family.HOME}}, "family_home"),
        ({"grounds": {family.SIGNS}}, "family_signs"),
        ({"grounds": {family.RESTRICTED, family.SIGNS}}, "family_restricted"),
        ({"grounds": {family.MINOR, family.SIGNS}, "lifted": {family.MINOR}}, "family_signs"),
        ({"grounds": {family.MINOR}, "lifted": {family.MINOR, family.HOME}}, None),
    ],
)
def test_a_code_is_refused_in_words_that_name_the_ground(change, code):
    refusal = family.why_not_give(replace(FREE, **change))

    assert (refusal.code if refusal else None) == code
    assert refusal is None or (refusal.words.id and refusal.words.en)


def test_a_code_that_stands_outlives_the_closure_but_not_a_new_ground():
    closed = replace(FREE, is_closed=True)
    signs_came = replace(FREE, grounds=frozenset({family.MINOR, family.SIGNS}))

    assert family.why_not_keep(closed) is None
    assert family.why_not_keep(replace(signs_came, lifted=frozenset({family.MINOR}))) is not None


@pytest.mark.parametrize(
    ("change", "reason", "code"),
    [
        ({"grounds": frozenset({family.MINOR})}, LONG, None),
        ({"grounds": frozenset({family.MINOR})}, " " * 30 + "karena", "family_reason_short"),
        ({}, LONG, "family_no_decision_needed"),
        ({"is_untold_death": True}, LONG, "family_untold"),
        ({"people": 3}, LONG, "family_several"),
        ({"is_closed": True}, LONG, "family_case_closed"),
    ],
)
def test_the_head_is_asked_only_for_what_a_decision_can_lift(change, reason, code):
    refusal = family.why_not_ask(replace(FREE, **change), reason=reason)

    assert (refusal.code if refusal else None) == code
