"""The rule book of cases: every move, step, ground and base of the rules stands in it."""

import pytest

from sasando.domain.cases import closing, moves, sharing
from sasando.domain.cases.kinds import KINDS
from tools.rule_book import rules_of_cases

BOOK = rules_of_cases()


def test_it_shows_the_diagram_in_a_mermaid_block():
    assert f"```mermaid\n{moves.diagram()}\n```" in BOOK


@pytest.mark.parametrize(
    "text",
    [
        *(f"| {state} | {to} | `{guard.__name__}` |"
          for state, targets in moves.MOVES.items() for to, guard in targets.items()),
        *(f"| {step.code} | {step.label.id} | {step.label.en} |"
          for kind in KINDS.values() for step in kind.steps),
        *(f"| {ground} |" for ground in closing.GROUNDS),
        *(f"| {code} | {words.id} | {words.en} |" for code, words in sharing.BASES.items()),
        *(f"| {code} | {words.id} | {words.en} |" for code, words in sharing.FIELDS.items()),
    ],
)  # fmt: skip
def test_it_names(text):
    assert text in BOOK


def test_a_rule_of_unknown_first_day_shows_as_not_verified():
    for rule_id in closing.BY_CLOCK.values():
        line = next(line for line in BOOK.splitlines() if f"`{rule_id}`" in line)
        assert "belum diverifikasi" in line


def test_a_move_names_what_it_needs_and_for_which_kinds():
    line = next(line for line in BOOK.splitlines() if "| running | follow_up |" in line)

    assert "`needs_handover`; kepulangan/returns" in line
    assert "(`needs_outcome`)" in line
