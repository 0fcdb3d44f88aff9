"""Lays the newest released figure beside the target of a commitment; it decides nothing alone."""

from dataclasses import dataclass
from decimal import Decimal

from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.values.words import Words
from sasando.library.commitments.facts import CommitmentView
from sasando.library.publications import queries as publications
from sasando.library.publications.headlines import Headline, headlines

TARGET = Words(id="{name}, paling sedikit {target}", en="{name}, at least {target}")
LATEST = Words(id="rilis {number}: {value} ({period})", en="release {number}: {value} ({period})")
NONE = Words(id="belum ada angka yang dirilis", en="no figure has been released yet")
HIDDEN = Words(
    id="rilis {number}: disamarkan ({period})", en="release {number}: suppressed ({period})"
)


@dataclass(frozen=True)
class Measured:
    """A target and the newest released figure; `is_reached` is None while no figure is open."""

    target: Words
    latest: Words
    is_reached: bool | None


def choices() -> list[tuple[str, Words]]:
    """Return the indicators that a target may stand on, in catalogue order."""
    return [(one.id, one.label) for one in INDICATORS.values()]


def measured(one: CommitmentView, *, partners: bool = True) -> Measured | None:
    """Return the target of a commitment beside the newest total that was released of it.

    Partners and the office read every release; the public only those that are public. None for a
    commitment without an indicator.
    """
    told = INDICATORS.get(one.indicator)
    if told is None:
        return None
    target = told.label
    if one.target is not None:
        target = Words(
            id=TARGET.id.format(name=told.label.id, target=number(one.target, "id")),
            en=TARGET.en.format(name=told.label.en, target=number(one.target, "en")),
        )
    found = headlines(publications.latest_of(one.indicator, partners=partners))
    if not found:
        return Measured(target, NONE, None)
    value = found[0].now.value
    is_reached = None
    if value is not None and one.target is not None:
        is_reached = value >= one.target
    return Measured(target, _latest(found[0]), is_reached)


def _latest(newest: Headline) -> Words:
    value, period = newest.now.value, newest.now.period
    words, name = HIDDEN if value is None else LATEST, newest.card.number
    return Words(
        id=words.id.format(number=name, value=number(value, "id"), period=period.id),
        en=words.en.format(number=name, value=number(value, "en"), period=period.en),
    )


def number(value: Decimal | None, language: str | None) -> str:
    """Return a number as a language writes it."""
    if value is None:
        return "–"
    whole = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{int(value):,}"
    english = (language or "").startswith("en")
    return whole if english else whole.translate(str.maketrans(",.", ".,"))
