"""What may leave a case: on which basis, to whom (UU 27/2022 Ps. 20; promises amendments)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sasando.domain.cases.sharing import (
    BASES,
    FIELDS,
    PURPOSES,
    ConsentFacts,
    Packet,
    SharingFacts,
    labels,
    why_not_family_code,
    why_not_send,
    why_not_tell_village,
)

TODAY = date(2026, 2, 11)
ARTICLE = "UU 6/2011 Ps. 5"
CONSENT = ConsentFacts("legal_aid", frozenset({"name", "needs"}), TODAY)
ABOUT = SharingFacts(
    is_dead=False, is_minor=False, has_guardian=False, consents=(CONSENT,), today=TODAY
)
PACKET = Packet("legal_aid", "legal_aid", frozenset({"name", "needs"}), "consent")


def code(packet: Packet, about: SharingFacts = ABOUT) -> str | None:
    refusal = why_not_send(packet, about=about)
    return refusal.code if refusal else None


def test_consent_carries_what_it_covers():
    assert code(PACKET) is None


@pytest.mark.parametrize(
    "change",
    [
        {"is_withdrawn": True},
        {"until": TODAY - timedelta(days=1)},
        {"purpose": "health"},
        {"scope": frozenset({"name"})},
        {"scope": frozenset()},
        {"receivers": frozenset({"church"})},
    ],
)
def test_consent_that_is_over_or_for_something_else_carries_nothing(change):
    about = replace(ABOUT, consents=(replace(CONSENT, **change),))

    assert code(PACKET, about) == "consent_missing"


@pytest.mark.parametrize(
    "change",
    [
        {"until": None},
        {"until": TODAY},
        {"until": TODAY + timedelta(days=1)},
        {"receivers": frozenset({"legal_aid", "church"})},
        {"scope": frozenset(FIELDS)},
    ],
)
def test_consent_stands_to_its_last_day_and_for_its_receivers(change):
    about = replace(ABOUT, consents=(replace(CONSENT, **change),))

    assert code(PACKET, about) is None


def test_half_consents_do_not_add_up():
    halves = tuple(replace(CONSENT, scope=frozenset({field})) for field in ("name", "needs"))

    assert code(PACKET, replace(ABOUT, consents=halves)) == "consent_missing"


@pytest.mark.parametrize("receiver", ["police", "immigration"])
@pytest.mark.parametrize("field", ["passport", "nik", "procedural"])
@pytest.mark.parametrize(
    ("basis", "article", "expected"),
    [
        ("vital_interest", "", "police_needs_consent"),
        ("next_of_kin", "", "police_needs_consent"),
        ("legal_duty", "", "article_missing"),
        ("legal_duty", "UU", "article_missing"),
        ("legal_duty", ARTICLE, None),
        ("consent", "", None),
        ("override", "", "police_needs_consent"),
        ("", "", "basis_missing"),
    ],
)
def test_papers_and_departure_status_to_police_and_immigration(
    receiver, field, basis, article, expected
):
    scope = frozenset({"name", field})
    consent = ConsentFacts("police_report", scope, None, receivers=frozenset({receiver}))
    packet = Packet(receiver, "police_report", scope, basis, article)

    assert code(packet, replace(ABOUT, is_dead=True, consents=(consent,))) == expected


@pytest.mark.parametrize("receiver", ["police", "immigration"])
def test_consent_for_another_receiver_does_not_reach_the_police(receiver):
    scope = frozenset({"passport"})
    consent = ConsentFacts("police_report", scope, None, receivers=frozenset({"church"}))
    packet = Packet(receiver, "police_report", scope, "consent")

    assert code(packet, replace(ABOUT, consents=(consent,))) == "consent_missing"


def test_vital_interest_carries_what_is_not_papers():
    packet = replace(PACKET, receiver="police", basis="vital_interest")

    assert code(packet, replace(ABOUT, consents=())) is None


@pytest.mark.parametrize(("is_dead", "expected"), [(True, None), (False, "kin_only_for_the_dead")])
def test_next_of_kin_speak_only_for_the_dead(is_dead, expected):
    packet = replace(PACKET, receiver="church", basis="next_of_kin")

    assert code(packet, replace(ABOUT, is_dead=is_dead)) == expected


@pytest.mark.parametrize(("has_guardian", "expected"), [(True, None), (False, "guardian_missing")])
def test_a_minors_consent_comes_from_the_guardian(has_guardian, expected):
    assert code(PACKET, replace(ABOUT, is_minor=True, has_guardian=has_guardian)) == expected


@pytest.mark.parametrize("purpose", sorted(PURPOSES))
def test_an_untold_death_leaves_only_to_bring_the_body_home(purpose):
    packet = Packet("mission", purpose, frozenset({"name"}), "legal_duty", ARTICLE)
    about = replace(ABOUT, is_dead=True, is_untold_death=True)

    assert code(packet, about) == (None if purpose == "bring_home" else "family_not_told")


@pytest.mark.parametrize(
    ("agrees", "is_dead", "expected"),
    [
        (True, False, None),
        (False, True, None),
        (False, False, "village_needs_agreement"),
    ],
)
def test_a_village_hears_of_a_return_by_agreement_or_for_a_burial(agrees, is_dead, expected):
    packet = Packet("regency", "tell_village", frozenset({"name"}), "legal_duty", ARTICLE)
    refusal = why_not_tell_village(agreed=agrees, is_burial=is_dead)

    assert code(packet, replace(ABOUT, agrees_village=agrees, is_dead=is_dead)) == expected
    assert (refusal.code if refusal else None) == expected


@pytest.mark.parametrize("fields", [{"travel"}, {"travel", "regency", "country"}])
def test_an_arrival_notice_without_names_needs_no_consent(fields):
    packet = Packet("church", "arrival", frozenset(fields), "consent")

    assert code(packet, replace(ABOUT, consents=())) is None
    named = replace(packet, fields=frozenset({*fields, "name"}))
    assert code(named, replace(ABOUT, consents=())) == "consent_missing"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, None),
        ({"kinship_checked": False}, "kinship_unchecked"),
        ({"has_minor": True}, "no_family_code"),
        ({"has_trafficking_signs": True}, "no_family_code"),
        ({"violence_at_home": True}, "no_family_code"),
        ({"violence_at_home": True, "kinship_checked": False}, "no_family_code"),
    ],
)
def test_a_family_code_is_given_to_checked_kin_and_never_where_it_may_harm(given, expected):
    plain = {
        "kinship_checked": True, "has_minor": False, "has_trafficking_signs": False,
        "violence_at_home": False,
    }  # fmt: skip

    refusal = why_not_family_code(**(plain | given))

    assert (refusal.code if refusal else None) == expected


def test_words_stand_for_every_code_in_the_order_of_the_table():
    assert [words.en for words in labels(["summary", "name"])] == ["Name", "Summary"]
    assert set(BASES) == {"consent", "vital_interest", "legal_duty", "next_of_kin"}


DECIDED = replace(PACKET, basis="override", reason="Orangnya tidak sadar dan dalam bahaya.")


@pytest.mark.parametrize(
    ("packet", "expected"),
    [
        (DECIDED, "override_not_yours"),
        (replace(DECIDED, may_override=True), None),
        (replace(DECIDED, may_override=True, reason="   segera   "), "override_reason"),
        # Papers never go to police or immigration on a decision of the office alone.
        (
            replace(
                DECIDED, may_override=True, receiver="police", purpose="police_report",
                fields=frozenset({"passport"}),
            ),
            "police_needs_consent",
        ),
    ],
)  # fmt: skip
def test_without_consent_only_one_with_the_right_decides_and_says_why(packet, expected):
    assert code(packet) == expected


@pytest.mark.parametrize("purpose", ["arrival", "bring_home", "tell_village"])
@pytest.mark.parametrize(
    ("agrees", "is_dead", "expected"),
    [(False, False, "village_needs_agreement"), (True, False, None), (False, True, None)],
)
def test_a_village_learns_of_no_return_by_any_purpose_without_agreement(
    purpose, agrees, is_dead, expected
):
    packet = Packet("village", purpose, frozenset({"travel"}), "legal_duty", ARTICLE)

    assert code(packet, replace(ABOUT, agrees_village=agrees, is_dead=is_dead)) == expected
