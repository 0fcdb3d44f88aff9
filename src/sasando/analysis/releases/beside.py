"""Sets each released figure of the province beside what others printed for the same time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.indicators.dimensions import TOTAL
from sasando.domain.reconciliation.beside import COUNTERPARTS, WORDS, Cause, Side, cause
from sasando.domain.reconciliation.printed import Closing
from sasando.domain.values.period import parse_period
from sasando.domain.values.words import Refused, Words
from sasando.library.publications.facts import ReleaseView, TableFacts
from sasando.library.statistics import queries as statistics
from sasando.library.statistics.queries import Figure

PROVINCE = "53"
REGENCY = "origin_regency"


@dataclass(frozen=True)
class Beside:
    """One of our figures and one printed; `difference` is ours minus theirs, None when hidden."""

    title: Words
    where: Words
    ours: Decimal | None
    theirs: Decimal
    difference: Decimal | None
    cause: Words
    code: str
    figure: str
    source: str


def beside_print(release: ReleaseView) -> list[Beside]:
    """Return our totals and years of the province, and of regencies, beside printed figures."""
    doubtful = doubtful_totals()
    found: dict[tuple[Any, ...], Beside] = {}
    for table in release.tables:
        for side, where in _sides(table, as_of=release.card.as_of):
            for name in COUNTERPARTS.get(table.indicator, ()):
                for figure in _printed(name, side):
                    row = _row(side, where, figure, is_doubtful=figure.figure in doubtful)
                    found.setdefault((table.indicator, side.area, side.starts_on, side.ends_on,
                                      figure.figure), row)  # fmt: skip
    return list(found.values())


def beside_figure(ours: Side, *, where: Words) -> list[Beside]:
    """Return one figure of ours beside each that others printed for its area and time."""
    names = COUNTERPARTS.get(ours.indicator, ())
    printed = [figure for name in names for figure in _printed(name, ours)]
    doubtful = doubtful_totals() if printed else set()
    return [_row(ours, where, one, is_doubtful=one.figure in doubtful) for one in printed]


def _sides(table: TableFacts, *, as_of: date) -> Iterator[tuple[Side, Words]]:
    """Yield the cells that a printed figure can stand beside: totals, years, regencies."""
    for cell in table.cells:
        codes = dict(zip(table.by, cell, strict=False))
        split = {name: code for name, code in codes.items() if code != TOTAL}
        if set(split) - {"year", REGENCY}:
            continue
        starts, ends = table.period_start, table.period_end
        if "year" in split:
            try:
                year = parse_period(split["year"])
            except Refused:
                continue
            starts, ends = narrowed(year.starts_on, starts, max), narrowed(year.ends_on, ends, min)
        area = split.get(REGENCY, PROVINCE)
        value = None if cell[-2] is None else Decimal(str(cell[-2]))
        names = table.labels.get(REGENCY, {}).get(area)
        place = names if names else ("NTT", "NTT")
        words = Words(id=f"{place[0]}, {starts} – {ends}", en=f"{place[1]}, {starts} – {ends}")
        yield Side(table.indicator, value, area, starts, ends, as_of), words


def narrowed(day: date, bound: date | None, choose: Any) -> date:
    """Return a day within a bound, which `choose` (max or min) keeps."""
    return day if bound is None else choose(day, bound)


def _printed(name: str, ours: Side) -> Iterator[Figure]:
    for figure in statistics.list_figures(public=False, indicator=name, area=ours.area):
        if figure.dimension or figure.is_provisional or figure.area_code != ours.area:
            continue
        if _is_of_one_year(figure, ours):
            yield figure


def _is_of_one_year(figure: Figure, ours: Side) -> bool:
    """Say whether both start on one day and end in one year: a whole one beside its parts."""
    if None in (figure.period_start, figure.period_end, ours.starts_on, ours.ends_on):
        return False
    starts, ends = ours.starts_on, ours.ends_on
    return (figure.period_start, figure.period_end.year) == (starts, ends.year)  # type: ignore[union-attr]


def doubtful_totals() -> set[str]:
    """Return printed totals that the parts on the same page do not add up to."""
    views = statistics.breakdown_views(public=False)
    return {one.breakdown.total for one in views if one.breakdown.closing is Closing.GAP}


def _row(ours: Side, where: Words, figure: Figure, *, is_doubtful: bool) -> Beside:
    theirs = Side(
        figure.indicator, figure.value, figure.area_code, figure.period_start,
        figure.period_end, figure.source_date, is_doubtful,
    )  # fmt: skip
    found: Cause = cause(ours, theirs)
    told = INDICATORS.get(ours.indicator)
    return Beside(
        title=told.label if told else Words(id=ours.indicator, en=ours.indicator),
        where=where, ours=ours.value, theirs=figure.value,
        difference=None if ours.value is None else ours.value - figure.value,
        cause=WORDS[found], code=found.value, figure=figure.figure,
        source=", ".join(filter(None, (figure.publisher, str(figure.source_date or "")))),
    )  # fmt: skip
