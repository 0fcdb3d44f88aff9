"""The rule book of the offer check: every question, rule and article, in both languages."""

import pytest

from sasando.domain.offers.bases import BASES
from sasando.domain.offers.questions import QUESTIONS
from sasando.domain.offers.rules import RULES
from tools.offer_rules import rules_of_offers

BOOK = rules_of_offers()


def line_of(code: str) -> str:
    return next(line for line in BOOK.splitlines() if line.startswith(f"| `{code}`"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_stands_with_its_reason_what_to_do_and_its_articles(rule):
    line = line_of(rule.code)

    assert all(text in line for text in (rule.reason.id, rule.reason.en, rule.todo.id))
    assert all(BASES[code].words.id in line for code in rule.bases)
    assert ("✚" in line) is (rule.help_first is not None)


def test_a_condition_is_read_in_words():
    line = line_of("VISA_NOT_FOR_WORK")

    assert "Visa wisata, kunjungan, atau ziarah" in line
    assert "`visa` = `visit`" in line


def test_a_condition_turned_round_is_read_so():
    assert "`work` ≠ `household`" in line_of("EMPLOYER_DIRECT")


@pytest.mark.parametrize("basis", BASES.values(), ids=lambda basis: basis.code)
def test_an_article_names_its_source_and_whether_it_was_checked(basis):
    line = line_of(basis.code)

    assert basis.source in line
    assert ("belum diverifikasi" in line) is not basis.is_verified


def test_every_question_is_numbered():
    assert all(f"| {number} | `{code}` |" in BOOK for number, code in enumerate(QUESTIONS, start=1))
