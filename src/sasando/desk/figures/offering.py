"""What a side of two figures offers: indicators of three kinds, and the figures of one chosen."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.analysis.releases import sides
from sasando.analysis.releases.sides import Taken
from sasando.desk.figures import asking, naming
from sasando.desk.figures.asking import Asked
from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.values.period import Period, parse_period
from sasando.foundation.ui import words
from sasando.library.publications import queries as publications
from sasando.library.statistics import queries as statistics
from sasando.library.statistics.queries import Figure

RELEASED, PRINTED = "rilis", "cetak"
MOST = 300
Choice = tuple[str, str]


@dataclass(frozen=True)
class OfferedSide:
    """One side of the form: what was chosen so far, and what can be chosen next.

    `choices` are the figures of a released or printed indicator; `more` tells how many of them
    did not find room.
    """

    mark: str
    number: int
    asked: Asked
    groups: list[tuple[str, list[Choice]]]
    is_chosen_from: bool = False
    choices: list[Choice] | None = None
    chosen: str = ""
    more: int = 0


def side(asked: Asked, figure: str, mark: str) -> OfferedSide:
    """Return one side of the form; raises Refused for a period that cannot be read."""
    found = bare(asked, mark)
    kind, _colon, name = asked.indicator.rpartition(":")
    if kind not in (RELEASED, PRINTED):
        return found
    period = parse_period(asked.period) if asked.period else None
    choices = _released(name, asked.place, period) if kind == RELEASED else _printed(
        name, asked.place, period)  # fmt: skip
    kept = choices[:MOST]
    if figure and figure not in dict(kept):
        kept = [pair for pair in choices if pair[0] == figure] + kept
    return OfferedSide(
        mark, found.number, asked, found.groups, is_chosen_from=True, choices=kept,
        chosen=figure, more=len(choices) - len(kept),
    )  # fmt: skip


def bare(asked: Asked, mark: str) -> OfferedSide:
    """Return one side of the form before a figure can be chosen."""
    return OfferedSide(mark, 1 if mark == "a" else 2, asked, _groups())


def places() -> list[tuple[str, str, list[Choice]]]:
    """Return the islands of NTT by code and name, each with its regencies."""
    return [
        (code, naming.place_name(code), regencies) for code, regencies in asking.islands().items()
    ]


def _groups() -> list[tuple[str, list[Choice]]]:
    language = get_language() or "id"
    standing = {table.indicator for _card, table in publications.standing(partners=True)}
    own = [(told.id, told.label.in_language(language)) for told in INDICATORS.values()]
    released = [
        (f"{RELEASED}:{name}", f"{label} · {_('released')}")
        for name, label in own
        if name in standing
    ]
    printed = [
        (f"{PRINTED}:{name}", f"{title.in_language(language)} · {_('as others printed it')}")
        for name, title, _count in statistics.indicators(public=False)
    ]
    return [
        (_("Measured from the office's own records"), own),
        (_("Released"), released),
        (_("Printed by others"), printed),
    ]


def _released(name: str, place: str, period: Period | None) -> list[Choice]:
    found = sides.released_choices(name, area=place, period=period)
    return [(ref, _label(one, ref.partition(sides.PARTS)[0])) for ref, one in found]


def _label(one: Taken, number: str) -> str:
    language, told = get_language() or "id", one.laid.side
    value = _("suppressed") if told.value is None else words.number(told.value)
    parts = [
        sides.place_words(told.area).in_language(language), _span(told.starts_on, told.ends_on),
        sides.split_words(one.split).in_language(language),
    ]  # fmt: skip
    return f"{', '.join(part for part in parts if part)}: {value} · {number}"


def _printed(name: str, place: str, period: Period | None) -> list[Choice]:
    found = sides.printed_choices(name, area=place, period=period)
    return [(ref, _printed_label(one)) for ref, one in found]


def _printed_label(one: Figure) -> str:
    parts = [one.area_name, _span(one.period_start, one.period_end), one.dimension]
    printed_on = words.day(one.source_date) if one.source_date else ""
    source = ", ".join(filter(None, (one.publisher, printed_on)))
    return f"{', '.join(part for part in parts if part)}: {words.number(one.value)} · {source}"


def _span(starts: date | None, ends: date | None) -> str:
    if starts is None or ends is None:
        return ""
    return Period(starts, ends).label.in_language(get_language())
