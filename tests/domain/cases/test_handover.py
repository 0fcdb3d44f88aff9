"""The hand-over record: checked kin, a witness of government (Permen P2MI 32/2025 Ps. 13)."""

from dataclasses import replace

import pytest

from sasando.domain.cases.handover import HandoverFacts, why_not_draft, why_not_sign

GOOD = HandoverFacts("family", "Ibu Uji", "mother", True, "village", "Kepala Desa Uji")


@pytest.mark.parametrize(
    ("change", "draft", "sign"),
    [
        ({}, None, None),
        ({"is_kinship_checked": False}, "handover_kinship", "handover_kinship"),
        ({"receiver_kind": "proxy", "is_kinship_checked": False}, None, None),
        ({"receiver_kind": "social", "is_kinship_checked": False}, None, None),
        ({"receiver_kind": "self", "is_kinship_checked": False}, None, None),
        ({"witness_kind": ""}, None, "handover_witness"),
        ({"witness_kind": "neighbour"}, None, "handover_witness"),
        ({"witness_name": "  "}, None, "handover_witness"),
        ({"witness_kind": "regency"}, None, None),
        ({"witness_kind": "province"}, None, None),
    ],
)
def test_a_record_is_drawn_up_for_checked_kin_and_signed_before_a_witness(change, draft, sign):
    facts = replace(GOOD, **change)

    found = (why_not_draft(facts), why_not_sign(facts))

    assert tuple(refusal.code if refusal else None for refusal in found) == (draft, sign)


def test_no_record_is_drawn_up_while_the_family_has_not_been_told():
    refusal = why_not_draft(GOOD, is_untold_death=True)

    assert refusal is not None
    assert refusal.code == "family_not_told"
    assert why_not_draft(GOOD) is None
