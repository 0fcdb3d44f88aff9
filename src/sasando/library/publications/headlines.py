"""Finds the large figures of what was released: the newest total of each indicator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.values.period import Period, parse_period
from sasando.domain.values.words import Words
from sasando.library.publications.facts import ReleaseCard, TableFacts
from sasando.library.publications.layout import SUPPRESSED, TOTAL

# Members ask for these first (look, portal-dprd); every other indicator follows in catalogue order.
FIRST = ("placements_by_origin", "placements_served_by_office", "deaths", "deportees")
YEAR = "year"

Released = tuple[ReleaseCard, TableFacts]


@dataclass(frozen=True)
class Total:
    """A total over one period; `value` is None where it is suppressed."""

    period: Words
    value: Decimal | None


@dataclass(frozen=True)
class Headline:
    """One large figure: what it counts, its period, the year before, and where it stands.

    `before` is None without a whole year before, or when the newest year had not ended yet.
    `is_share` says that values are percent, so that their difference is in points.
    """

    card: ReleaseCard
    table: TableFacts
    label: Words
    now: Total
    before: Total | None
    is_share: bool

    @property
    def change(self) -> Decimal | None:
        """Return how much more than the year before; None where either is not known."""
        if self.before is None or self.now.value is None or self.before.value is None:
            return None
        return self.now.value - self.before.value


def newest(released: Iterable[Released]) -> list[Released]:
    """Return the tables that stand, one for each question: that of the newest period.

    A question is an indicator and what it is split by; readers' first questions lead, and of
    each the years.
    """
    found: dict[tuple[str, tuple[str, ...]], Released] = {}
    for card, table in released:
        held = found.get((table.indicator, table.by))
        if card.superseded_by or (held is not None and _age(card, table) <= _age(*held)):
            continue
        found[table.indicator, table.by] = (card, table)
    return sorted(found.values(), key=lambda pair: _order(pair[1]))


def headlines(released: Iterable[Released]) -> list[Headline]:
    """Return one figure for each indicator, those that readers ask for first leading.

    A table by year says more than one of several years together.
    """
    best: dict[str, Released] = {}
    for card, table in newest(released):
        held = best.get(table.indicator)
        if held is None or _says_more(table, held[1]):
            best[table.indicator] = (card, table)
    return [one for pair in best.values() if (one := _headline(*pair)) is not None]


def _age(card: ReleaseCard, table: TableFacts) -> tuple[date, datetime]:
    return table.period_end or card.as_of, card.published_at


def _order(table: TableFacts) -> tuple[int, str, bool, tuple[str, ...]]:
    known = (*FIRST, *INDICATORS)
    place = known.index(table.indicator) if table.indicator in known else len(known)
    return place, table.indicator, YEAR not in table.by, table.by


def _says_more(table: TableFacts, held: TableFacts) -> bool:
    return (YEAR in table.by, table.period_end or date.max) > (
        YEAR in held.by,
        held.period_end or date.max,
    )


def _headline(card: ReleaseCard, table: TableFacts) -> Headline | None:
    years = _years(table)
    label = _label(table)
    is_share = bool(table.passport.get("denominator"))
    if not years:
        whole = _total(table, {})
        if whole is None:
            return None
        return Headline(card, table, label, Total(_period(card, table), whole[0]), None, is_share)
    newest, last = years[-1], _last_day(card, table)
    is_whole = last >= date(int(newest), 12, 31)
    now = Total(_year(newest, last), _in_year(table, newest))
    before = str(int(newest) - 1)
    has_before = is_whole and before in years
    then = Total(_year(before, None), _in_year(table, before)) if has_before else None
    return Headline(card, table, label, now, then, is_share)


def _in_year(table: TableFacts, year: str) -> Decimal | None:
    found = _total(table, {YEAR: year})
    return found[0] if found else None


def _years(table: TableFacts) -> list[str]:
    if YEAR not in table.by:
        return []
    at = table.by.index(YEAR)
    codes = {str(cell[at]) for cell in table.cells}
    return sorted(code for code in codes if code.isdigit())


def _total(table: TableFacts, chosen: dict[str, str]) -> tuple[Decimal | None] | None:
    wanted = tuple(chosen.get(name, TOTAL) for name in table.by)
    for cell in table.cells:
        if tuple(cell[: len(table.by)]) == wanted:
            is_hidden = cell[-1] == SUPPRESSED or cell[-2] is None
            return (None if is_hidden else Decimal(str(cell[-2])),)
    return None


def _label(table: TableFacts) -> Words:
    told = INDICATORS.get(table.indicator)
    return told.label if told else Words(id=table.title, en=table.title_en)


def _last_day(card: ReleaseCard, table: TableFacts) -> date:
    return min(table.period_end or card.as_of, card.as_of)


def _year(code: str, last: date | None) -> Words:
    """Return a year, and up to when it was counted while it had not ended."""
    year = parse_period(code)
    if last is None or last >= year.ends_on:
        return year.label
    return Period(year.starts_on, max(last, year.starts_on)).label


def _period(card: ReleaseCard, table: TableFacts) -> Words:
    if table.period_start is None or table.period_end is None:
        return Period(card.as_of, card.as_of).label
    return Period(table.period_start, table.period_end).label
