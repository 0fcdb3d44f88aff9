"""Steps of a kind of case: their order, and a death of which nobody is told too early."""

from dataclasses import replace

import pytest

from sasando.domain.cases.facts import Match
from sasando.domain.cases.kinds import COST_LINES, KINDS, kind_of_category
from sasando.domain.cases.steps import (
    EVIDENCE,
    hides_death,
    is_identity_sure,
    next_step,
    why_not_step,
)

BOTH = frozenset({"ana", "beni"})
FAILED = {"mediation": "failed"}
SURE = (Match("fingerprint", BOTH), Match("passport", BOTH))


def codes(kind: str) -> list[str]:
    return [step.code for step in KINDS[kind].steps]


@pytest.mark.parametrize(("kind", "code"), [(kind, code) for kind in KINDS for code in codes(kind)])
def test_a_step_waits_for_each_earlier_one_that_is_not_optional(case, kind, code):
    steps = KINDS[kind].steps
    earlier = steps[: codes(kind).index(code)]
    needed = frozenset(step.code for step in earlier if not step.is_optional)
    ready = case(kind=kind, state="running", matches=SURE, steps_done=needed, step_results=FAILED)

    assert why_not_step(ready, code) is None
    for missing in needed:
        refusal = why_not_step(replace(ready, steps_done=needed - {missing}), code)
        label = KINDS[kind].step(missing).label
        assert refusal.code == "step_earlier_open"
        assert label.id in refusal.words.id
        assert label.en in refusal.words.en


def test_a_step_is_done_once_and_never_in_a_closed_case(case):
    done = case(kind="sick", state="running", steps_done=frozenset({"notice"}))

    assert why_not_step(done, "notice").code == "step_done"
    assert why_not_step(replace(done, state="closed"), "condition").code == "case_is_closed"
    assert why_not_step(done, "mediation").code == "step_unknown"


def test_all_six_steps_of_a_complaint_pass_and_optional_ones_may_be_left_out(case):
    every, short = [], []
    for kept, wanted in ((every, codes("complaint")), (short, codes("complaint")[:3])):
        for code in wanted:
            facts = case(state="running", steps_done=frozenset(kept), step_results=FAILED)
            assert why_not_step(facts, code) is None
            kept.append(code)

    assert len(every) == 6
    straight = case(
        state="running",
        steps_done=frozenset(short),
        step_results={"clarification_2": "admitted"},
        promise="broken",
    )
    assert why_not_step(straight, "sanction_advice") is None


@pytest.mark.parametrize(
    ("kind", "done", "expected"),
    [
        ("complaint", (), "complete"),
        ("complaint", ("complete",), "verified"),
        ("complaint", ("complete", "verified", "clarification_1"), "clarification_2"),
        ("complaint", ("complete", "verified", "clarification_1", "mediation"), "sanction_advice"),
        ("sick", ("notice", "condition", "family_told", "fit_to_travel", "departed", "arrived"),
         "handover"),
        ("sick", ("notice", "arrived"), "condition"),
        ("deceased", tuple(codes("deceased")), None),
        ("deceased", tuple(codes("deceased")[:-1]), "rights"),
    ],
)  # fmt: skip
def test_next_step_is_the_first_that_must_be_done(kind, done, expected):
    found = next_step(kind, frozenset(done))

    assert (found.code if found else None) == expected


@pytest.mark.parametrize(
    ("matches", "sure"),
    [
        ((), False),
        ((Match("dna", BOTH),), False),
        ((Match("dna", BOTH), Match("passport", BOTH)), True),
        ((Match("kin", BOTH), Match("mark", BOTH)), True),
        # One person twice is one person.
        ((Match("dna", frozenset({"ana"})), Match("passport", frozenset({"ana"}))), False),
        # Each looked at one: nobody else agrees.
        ((Match("dna", frozenset({"ana"})), Match("passport", frozenset({"beni"}))), False),
        ((Match("dna", BOTH), Match("passport", frozenset({"ana"}))), False),
        # Two papers may carry one mistake (handbook 6.3, 6.4).
        ((Match("nik", BOTH), Match("passport", BOTH)), False),
        ((Match("nik", BOTH), Match("passport", BOTH), Match("mission_letter", BOTH)), False),
        ((Match("dna", BOTH), Match("fingerprint", BOTH)), False),
        # Two that agree among three officers.
        ((Match("dna", BOTH), Match("passport", BOTH | {"citra"})), True),
        ((Match("dna", BOTH), Match("passport", frozenset({"beni", "citra"}))), False),
        ((Match("nik", BOTH), Match("passport", BOTH), Match("friend", BOTH)), True),
    ],
)
def test_identity_needs_two_people_on_two_independent_pieces(matches, sure):
    assert is_identity_sure(matches) is sure


@pytest.mark.parametrize("step", ["identity_sure", "family_told"])
def test_no_family_hears_of_a_death_before_the_identity_is_sure(case, step):
    done = frozenset(codes("deceased")[: codes("deceased").index(step)])
    unsure = case(kind="deceased", state="running", steps_done=done, matches=SURE[:1])

    assert why_not_step(unsure, step).code == "identity_not_sure"
    assert why_not_step(replace(unsure, matches=SURE), step) is None


def test_evidence_that_is_taken_back_stops_telling_the_family(case):
    told = case(kind="deceased", state="running", steps_done=frozenset({"notice", "identity_sure"}))

    assert why_not_step(told, "family_told").code == "identity_not_sure"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_death_is_hidden_until_the_family_was_told(kind):
    before = frozenset({"notice", "identity_sure"})

    assert hides_death(kind, before) is (kind == "deceased")
    assert hides_death(kind, before | {"family_told"}) is False


def test_the_hand_over_step_waits_for_each_signed_record(case):
    done = frozenset(codes("deceased")[:7])
    facts = case(kind="deceased", state="running", steps_done=done, matches=SURE, handovers_open=1)

    assert why_not_step(facts, "handover").code == "needs_handover"
    assert why_not_step(replace(facts, handovers_open=0), "handover") is None


def test_a_manifest_matches_only_when_its_number_agrees(case):
    facts = case(
        kind="deported", state="running", steps_done=frozenset({"manifest"}),
        manifest_matches=False,
    )  # fmt: skip

    assert why_not_step(facts, "matched").code == "manifest_differs"
    assert why_not_step(replace(facts, manifest_matches=True), "matched") is None


def test_kinds_name_known_costs_and_their_group():
    assert all(line in COST_LINES for kind in KINDS.values() for line in kind.costs)
    assert [code for code, kind in KINDS.items() if kind.is_group] == ["deported"]
    assert [kind_of_category(code) for code in ("MENINGGAL", "SAKIT", "DEPORTASI", "X")] == [
        "deceased", "sick", "deported", "complaint",
    ]  # fmt: skip
    assert {group for group, _words in EVIDENCE.values()} >= {"body", "paper", "people"}
