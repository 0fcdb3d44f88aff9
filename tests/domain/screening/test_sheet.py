"""The screening sheet: UU 21/2007 Ps. 1 and the ILO indicators (handbook 4.5)."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sasando.domain.screening import next_steps, questions
from sasando.domain.screening.questions import GROUP_OF, NO, QUESTIONS, UNKNOWN, YES
from sasando.domain.screening.sheet import (
    INDICATIONS,
    RESULTS,
    assess,
    why_not_finish,
    why_not_keep,
)
from sasando.domain.values.words import Refused

LIST = Path("src/sasando/library/terms/data/forced_labour_indicators.csv")
ALL_NO = dict.fromkeys(GROUP_OF, NO)
ACT, MEANS, PURPOSE = "TPPO_ACT-SEND", "TPPO_MEANS-DEBT", "TPPO_PURPOSE-EXPLOIT"
FORM, ILO = "TPPO_EXPLOITATION-FORCED_LABOUR", "ILO-07"
sheets = st.dictionaries(st.sampled_from(sorted(GROUP_OF)), st.sampled_from(questions.ANSWERS))


def answered(*yes: str, rest: str = "no") -> dict[str, str]:
    return dict.fromkeys(GROUP_OF, rest) | dict.fromkeys(yes, YES)


@pytest.mark.parametrize(
    ("yes", "is_minor", "result"),
    [
        ((ACT, MEANS, PURPOSE), False, "indikasi_kuat"),
        ((ACT, MEANS, FORM), False, "indikasi_kuat"),
        ((ACT, PURPOSE), False, "indikasi"),
        ((ACT, PURPOSE), True, "indikasi_kuat"),
        ((ACT, MEANS), False, "indikasi"),
        ((ACT, MEANS), True, "indikasi"),
        ((MEANS, PURPOSE), False, "indikasi"),
        ((PURPOSE,), True, "indikasi"),
        ((ILO,), False, "indikasi"),
        ((ILO,), True, "indikasi"),
        ((ACT,), False, "tidak_ada_tanda"),
        ((ACT,), True, "tidak_ada_tanda"),
        ((), False, "tidak_ada_tanda"),
    ],
)
def test_assess_follows_act_means_and_purpose(yes, is_minor, result):
    found = assess(answered(*yes), is_minor=is_minor)

    assert found.result == result


@pytest.mark.parametrize("code", [*QUESTIONS["indicator"], *QUESTIONS["means"], PURPOSE, FORM])
def test_one_sign_suffices_whatever_else_is_open(code):
    assert assess({code: YES}, is_minor=False).result == "indikasi"


@pytest.mark.parametrize("code", sorted(set(GROUP_OF) - set(QUESTIONS["act"])))
def test_an_open_question_is_never_read_as_no_sign(code):
    silent = {key: value for key, value in ALL_NO.items() if key != code}

    for answers in (silent, silent | {code: UNKNOWN}):
        found = assess(answers, is_minor=False)
        assert (found.result, found.still_open) == ("belum_cukup", (code,))


def test_a_minor_needs_no_answer_about_means():
    answers = {code: answer for code, answer in ALL_NO.items() if GROUP_OF[code] != "means"}

    assert assess(answers, is_minor=True).result == "tidak_ada_tanda"
    assert assess(answers, is_minor=False).result == "belum_cukup"


def test_means_found_with_a_minor_are_a_sign_all_the_same():
    found = assess(answered(MEANS), is_minor=True)

    assert [reason.code for reason in found.reasons] == [MEANS]


def test_reasons_name_the_answers_that_led_there_and_the_childs_rule():
    adult = assess(answered(ACT, MEANS, PURPOSE, ILO), is_minor=False)
    child = assess(answered(ACT, PURPOSE), is_minor=True)

    assert {reason.code for reason in adult.reasons} == {ACT, MEANS, PURPOSE, ILO}
    assert [reason.code for reason in child.reasons] == [ACT, "TPPO_RULE-CHILD", PURPOSE]


@given(sheets, st.booleans())
def test_a_reason_is_an_answer_that_stands_on_the_sheet(answers, is_minor):
    found = assess(answers, is_minor=is_minor)

    codes = {reason.code for reason in found.reasons} - {"TPPO_RULE-CHILD"}
    wanted = YES if found.is_indication else NO
    assert all(answers[code] == wanted for code in codes)


@given(sheets, st.booleans(), st.sampled_from(sorted(GROUP_OF)))
def test_one_more_yes_never_weakens_a_result(answers, is_minor, code):
    order = ["tidak_ada_tanda", "belum_cukup", "indikasi", "indikasi_kuat"]

    before = assess({**answers, code: UNKNOWN}, is_minor=is_minor).result
    after = assess({**answers, code: YES}, is_minor=is_minor).result

    if before in INDICATIONS or code not in QUESTIONS["act"]:
        assert order.index(after) >= order.index(before)


@given(sheets)
def test_a_minor_is_never_judged_more_mildly(answers):
    adult, child = (assess(answers, is_minor=minor).result for minor in (False, True))

    assert child == "indikasi_kuat" or adult in (child, "belum_cukup")


@pytest.mark.parametrize(
    "answers", [{"CONSENT": YES}, {"TPPO_RULE-CONSENT": YES}, {ILO: "maybe"}, {ILO: ""}]
)
def test_consent_and_other_strange_answers_have_no_place_on_a_sheet(answers):
    assert why_not_keep(answers).code == "answer_unknown"
    with pytest.raises(Refused):
        assess(answers, is_minor=False)


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({}, "nothing_answered"),
        ({ILO: UNKNOWN}, "nothing_answered"),
        ({ILO: NO}, None),
        ({ILO: YES}, None),
        ({"X": YES}, "answer_unknown"),
    ],
)
def test_an_empty_sheet_cannot_be_finished(answers, code):
    refusal = why_not_finish(answers)

    assert (refusal.code if refusal else None) == code


def test_the_codes_are_those_of_the_list():
    with LIST.open(encoding="utf-8") as stream:
        listed = [row["code"] for row in csv.DictReader(stream)]

    asked = [code for code in listed if not code.startswith("TPPO_RULE")]
    assert sorted(GROUP_OF) == sorted(asked)
    assert len(QUESTIONS["indicator"]) == 11
    assert "TPPO_RULE-CHILD" in listed


def test_no_word_of_the_sheet_names_anyone_a_victim():
    said = [*RESULTS.values(), *questions.GROUPS.values(), *next_steps.ADVICE.values()]
    said += [words for place in next_steps.PLACES for words in (place.what, place.who)]
    said.append(next_steps.CONSENT_IRRELEVANT)

    assert not [words for words in said if "korban" in words.id.lower()]
    assert not [words for words in said if "victim" in words.en.lower()]
    assert set(next_steps.ADVICE) == set(RESULTS)
