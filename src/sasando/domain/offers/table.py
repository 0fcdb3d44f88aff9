"""What a row of the table of rules is made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from sasando.domain.values.words import Words

# What an answer is read as: the answers themselves, and readings together with the lists.
Seen = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Condition:
    """Holds when a question has one of some answers; `is_other` turns it round."""

    question: str
    answers: frozenset[str]
    is_other: bool = False

    def holds(self, seen: Seen) -> bool:
        """Say whether the condition holds for what was seen."""
        return bool(self.answers & seen[self.question]) is not self.is_other


@dataclass(frozen=True)
class Rule:
    """One row. `bases` are codes of `BASES`, the first the article the finding stands on.

    `help_first` is why help comes before everything else: the row is a sign of trafficking.
    `told` names the list whose line the finding shows, `destination` or `licence`.
    """

    code: str
    topic: str
    level: str
    when: tuple[Condition, ...]
    title: Words
    reason: Words
    todo: Words
    bases: tuple[str, ...]
    help_first: Words | None = None
    told: str = ""


def one_of(question: str, *answers: str) -> Condition:
    """Return the condition that a question has one of these answers."""
    return Condition(question, frozenset(answers))


def none_of(question: str, *answers: str) -> Condition:
    """Return the condition that a question has none of these answers."""
    return Condition(question, frozenset(answers), is_other=True)
