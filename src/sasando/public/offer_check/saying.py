"""Says a result in the language of the page: title, counts, findings with ground and source."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sasando.domain.offers.checking import DISPUTED, REVOKED
from sasando.domain.offers.facts import ASK, DANGER, NOTE, Finding, Offer, Result
from sasando.domain.offers.listing import is_recent
from sasando.domain.values.words import Words
from sasando.foundation.ui import words


@dataclass(frozen=True)
class Line:
    """One finding in finished words."""

    level: str
    level_words: str
    title: str
    reason: str
    todo: str
    source: str


@dataclass(frozen=True)
class Sheet:
    """A whole result in finished words; `counts` are the parts of its first sentence."""

    title: str
    counts: tuple[str, ...]
    help_first: tuple[str, ...]
    lines: tuple[Line, ...]
    is_empty: bool
    asks: bool


def sheet(result: Result, *, offer: Offer, today: date) -> Sheet:
    """Return a result in words."""
    dangers, asks = len(result.of_level(DANGER)), len(result.of_level(ASK))
    counts = []
    if dangers:
        said = ngettext("%(count)d warning sign", "%(count)d warning signs", dangers)
        counts.append(said % {"count": dangers})
    if asks:
        said = ngettext("%(count)d thing to ask about", "%(count)d things to ask about", asks)
        counts.append(said % {"count": asks})
    return Sheet(
        title=_title(dangers, asks),
        counts=tuple(counts),
        help_first=tuple(dict.fromkeys(_said(one) for one in result.help_first)),
        lines=tuple(_line(one, offer=offer, today=today) for one in result.findings),
        is_empty=result.is_empty,
        asks=bool(asks),
    )


def _title(dangers: int, asks: int) -> str:
    if dangers:
        return _("Result: stop first")
    return _("Result: ask first") if asks else _("Result of the offer check")


def _line(finding: Finding, *, offer: Offer, today: date) -> Line:
    places = {
        "amount": words.money(offer.asked) if offer.asked else "",
        "day": long_day(finding.told.said_on if finding.told else None),
    }
    parts = [finding.reason]
    parts += [DISPUTED] if finding.is_disputed else []
    parts += [REVOKED] if finding.is_revoked else []
    return Line(
        level=finding.level,
        level_words=_level(finding.level),
        title=_said(finding.title).format(**places).strip(),
        reason=" ".join(_said(part) for part in parts).format(**places),
        todo=_said(finding.todo),
        source=" · ".join(_source(finding, today=today)),
    )


def _level(level: str) -> str:
    return {DANGER: _("Warning sign"), ASK: _("Ask first"), NOTE: _("On record")}[level]


def _source(finding: Finding, *, today: date) -> Iterator[str]:
    """Yield the grounds, then the line of a list or the text that was read, its day and state."""
    yield from (_said(basis.words) for basis in finding.bases)
    told = finding.told
    if told is not None:
        if told.source:
            yield told.source
        if not is_recent(told.said_on, today=today):
            yield _("over 6 months old") if told.said_on else _("source without a date")
        if not told.is_verified:
            yield _("not verified")
        return
    first = finding.bases[0]
    yield first.source or _("source not noted yet")
    if first.read_on:
        yield _("read %(day)s") % {"day": words.day(first.read_on)}
    if not all(basis.is_verified for basis in finding.bases):
        yield _("not verified")


def long_day(value: date | None) -> str:
    """Return 19 April 2022, or that the day is not known."""
    if value is None:
        return _("an unknown day")
    months = words.LONG_EN if words.is_english() else words.LONG_ID
    return f"{value.day} {months[value.month - 1]} {value.year}"


def _said(text: Words) -> str:
    return text.in_language(get_language())
