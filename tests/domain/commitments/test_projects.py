"""A regulation's way: stages in time, steps back with reasons, inputs while words can change."""

from datetime import date

import pytest

from sasando.domain.commitments import projects as rules
from sasando.domain.commitments.projects import StageReached
from sasando.domain.commitments.refusals import NOT_OF_TOMORROW, REASON_MISSING

TODAY = date(2026, 2, 11)
WAY = [StageReached(date(2025, 9, 12), rules.DRAFTED), StageReached(date(2026, 1, 5), rules.AGREED)]


def move(to, *, on=TODAY, why="", way=WAY):
    return rules.why_not_move(way, to=to, on=on, why=why, today=TODAY)


@pytest.mark.parametrize(
    ("day", "stage"),
    [(date(2025, 9, 11), ""), (date(2025, 9, 12), rules.DRAFTED), (TODAY, rules.AGREED)],
)
def test_the_stage_of_any_day_is_the_last_one_reached(day, stage):
    assert rules.stage_on(WAY, day=day) == stage


def test_stages_may_be_skipped_but_a_step_back_needs_its_reason():
    assert move(rules.GAZETTED) is None
    assert move(rules.DELIBERATED) == REASON_MISSING
    assert move(rules.DELIBERATED, why="Dikembalikan kementerian") is None
    assert move(rules.STOPPED) == REASON_MISSING


@pytest.mark.parametrize(
    ("to", "on", "refusal"),
    [
        ("dream", TODAY, rules.STAGE_UNKNOWN),
        (rules.ENACTED, date(2026, 2, 12), NOT_OF_TOMORROW),
        (rules.AGREED, TODAY, rules.STAGE_SAME),
        (rules.ENACTED, date(2025, 12, 31), rules.BEFORE_LAST),
    ],
)
def test_a_stage_that_cannot_be_is_refused_in_words(to, on, refusal):
    assert move(to, on=on) == refusal


@pytest.mark.parametrize("end", sorted(rules.ENDS))
def test_nothing_follows_the_gazette_or_a_stop(end):
    way = [*WAY, StageReached(TODAY, end)]

    assert move(rules.REVIEWED, way=way, why="x") == rules.ENDED


def test_inputs_are_taken_until_their_day_and_never_once_agreed():
    def why_not(stage, until=None, words="Ubah ayat 2", wish=rules.CHANGE):
        return rules.why_not_input(stage, until=until, today=TODAY, words=words, wish=wish)

    assert why_not(rules.DRAFTED) is None
    assert why_not(rules.CONSULTED, TODAY) is None
    assert why_not(rules.CONSULTED, date(2026, 2, 10)) == rules.NO_INPUTS
    assert why_not(rules.AGREED) == why_not("") == rules.NO_INPUTS
    assert why_not(rules.DRAFTED, words=" ") == why_not(rules.DRAFTED, wish="x")


def test_an_input_stands_at_an_article_of_the_draft_or_at_the_whole():
    assert rules.why_not_about("", anchors=()) is None
    assert rules.why_not_about("art_2", anchors={"art_1"}) == rules.ARTICLE_UNKNOWN
    assert rules.why_not_answer("taken", words=" ") == rules.OUTCOME_MISSING
    assert rules.why_not_answer("taken", words="Masuk Pasal 5") is None
