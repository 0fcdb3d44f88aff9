"""Turns deadline rules into lines of pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.domain.values.words import Words
from sasando.foundation.ui import words
from sasando.foundation.ui.tables import Filter
from sasando.library.regulations.queries import RuleView

ENDED, RUNS, STILL = "ended", "runs", "still"
CHIPS = {RUNS: ("ok", "check-lg"), STILL: ("flag", "flag"), ENDED: ("plain", "archive")}


@dataclass(frozen=True)
class RuleLine:
    """One version of a rule as a page shows it."""

    rule: RuleView
    about: str
    length: str
    span: str
    state: str
    state_word: str
    chip: str
    icon: str
    why: str


def rule_line(rule: RuleView, *, today: date) -> RuleLine:
    """Return the line of one version."""
    state = state_of(rule, today=today)
    chip, icon = CHIPS[state]
    why = rule.why_no_clock
    return RuleLine(
        rule=rule, about=_said(rule.about), length=_said(rule.length), span=span(rule),
        state=state, state_word=state_words()[state], chip=chip, icon=icon,
        why=_said(why) if why and state == STILL else "",
    )  # fmt: skip


def state_of(rule: RuleView, *, today: date) -> str:
    """Return whether a clock runs under a version today, stands still, or the version ended."""
    if rule.valid_to is not None and rule.valid_to < today:
        return ENDED
    return RUNS if rule.starts_clock else STILL


def state_words() -> Mapping[str, str]:
    """Return the states in words."""
    return {
        RUNS: _("Clock runs"),
        STILL: _("Not verified: no clock runs"),
        ENDED: _("Ended"),
    }


def span(rule: RuleView) -> str:
    """Return from when to when a version holds."""
    if rule.valid_from is None and rule.valid_to is None:
        return _("not known yet")
    first = words.day(rule.valid_from) if rule.valid_from else "?"
    return f"{first} – {words.day(rule.valid_to) if rule.valid_to else _('now')}"


def filters() -> list[Filter]:
    """Return the filters of the list."""
    return [Filter("keadaan", _("Clock"), tuple(state_words().items())), Filter("q", _("Words"))]


def fitting(found: Iterable[RuleLine], chosen: Mapping[str, str]) -> list[RuleLine]:
    """Return lines that the filters leave."""
    text = chosen.get("q", "").casefold()
    state = chosen.get("keadaan", "")
    return [
        line
        for line in found
        if (not state or line.state == state)
        and text in f"{line.rule.basis} {line.about} {line.rule.instrument_title}".casefold()
    ]


def _said(found: Words) -> str:
    return found.in_language(get_language())
