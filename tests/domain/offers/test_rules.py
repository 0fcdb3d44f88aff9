"""The table itself: it names what exists, speaks plainly, and never says that an offer is safe."""

import re

import pytest

from sasando.domain.offers.bases import BASES
from sasando.domain.offers.facts import ASK, DANGER, LEVELS, NOTE
from sasando.domain.offers.questions import QUESTIONS, READINGS
from sasando.domain.offers.rules import RULES

PUBLIC_WORDS = 14
ANSWERS = {name: set(question.answers) for name, question in QUESTIONS.items() if question.answers}
ANSWERS |= {name: set(readings) for name, readings in READINGS.items()}
TEXTS = [
    (rule.code, words)
    for rule in RULES
    for words in (rule.title, rule.reason, rule.todo, rule.help_first)
    if words is not None
]


def test_every_rule_has_its_own_code_and_a_level():
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert {rule.level for rule in RULES} == set(LEVELS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_names_answers_and_articles_that_exist(rule):
    for condition in rule.when:
        assert condition.answers
        assert condition.answers <= ANSWERS[condition.question]
    assert rule.bases
    assert set(rule.bases) <= set(BASES)
    assert rule.told in ("", "destination", "licence")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_day_is_told_where_a_list_speaks_and_nowhere_else(rule):
    assert ("{day}" in rule.reason.id) is ("{day}" in rule.reason.en) is bool(rule.told)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_help_comes_first_only_where_something_may_harm(rule):
    assert rule.help_first is None or rule.level == DANGER


def test_what_is_only_on_record_rests_on_a_sure_list():
    notes = [rule for rule in RULES if rule.level == NOTE]

    sure = {("destination", "open"), ("licence", "active")}
    assert {(c.question, a) for rule in notes for c in rule.when for a in c.answers} == sure


def test_every_answer_not_known_is_asked_about():
    asked = {
        (c.question, a) for rule in RULES if rule.level == ASK for c in rule.when for a in c.answers
    }

    open_questions = {name for name, answers in ANSWERS.items() if "unknown" in answers}
    assert {name for name in open_questions if (name, "unknown") not in asked} == set()


@pytest.mark.parametrize(("code", "words"), TEXTS, ids=lambda each: str(each)[:30])
def test_no_word_of_a_rule_promises_or_blames(code, words):
    said = words.id.replace("tempat aman", ""), words.en.replace("safe place", "")

    assert not re.search(r"\b(aman|dijamin|ilegal|oknum|TKI|korban|gagal|maaf)\b", said[0])
    assert not re.search(r"\b(safe|guaranteed|illegal|victim|invalid|sorry)\b", said[1])
    assert "!" not in words.id + words.en


@pytest.mark.parametrize(("code", "words"), TEXTS, ids=lambda each: str(each)[:30])
def test_a_sentence_is_short(code, words):
    for text in (words.id, words.en):
        for sentence in re.split(r"(?<=[.?])\s", text):
            assert len(sentence.split()) <= PUBLIC_WORDS, sentence


def test_there_are_eight_to_twelve_questions():
    assert 8 <= len(QUESTIONS) <= 12


def test_only_an_article_of_an_official_text_or_the_indicators_is_verified():
    verified = {code for code, basis in BASES.items() if basis.is_verified}

    assert {code for code in verified if not code.startswith("ILO-")} == {"PP59-4"}
