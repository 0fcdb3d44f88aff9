"""Reads printed figures, their contradictions, and the totals that do not add up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet

from sasando.domain.reconciliation.printed import Breakdown, Closing
from sasando.domain.values.words import Words
from sasando.foundation.sources.models import Batch, counted_batch_q, live_batch_q
from sasando.library.places import queries as places
from sasando.library.statistics import names, standing
from sasando.library.statistics.models import PrintedFigure

NATION = "ID"
NTT = "53"
# Short names of regencies in the press (handbook 5.2, 5.3).
SHORT_NAMES = ("flotim", "tts", "ttu", "sbd", "mabar", "matim")


@dataclass(frozen=True)
class Figure:
    """One printed figure for reading."""

    figure: str
    indicator: str
    title: Words
    area_code: str
    area_level: str
    area_name: str
    period_start: date | None
    period_end: date | None
    dimension: str
    value: Decimal
    unit: str
    unit_words: Words
    definition: str
    publisher: str
    source: str
    source_date: date | None
    verified: str
    note: str
    publication: str
    breakdown: str
    total: str
    is_partial: bool
    is_provisional: bool

    @property
    def by(self) -> dict[str, str]:
        """Return the words of the dimension: `sex=F;stage=landed` by name."""
        parts = (part.partition("=") for part in self.dimension.split(";") if part)
        return {name: value for name, _, value in parts}

    @property
    def is_verified(self) -> bool:
        """Say whether the source was read; from memory shows as not verified."""
        return self.verified in ("primary", "press")


@dataclass(frozen=True)
class ConflictView:
    """Figures of several sources that should be one number, side by side."""

    kind: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class BreakdownView:
    """A breakdown beside its stated total."""

    breakdown: Breakdown
    total: Figure | None
    parts: tuple[Figure, ...]


@dataclass(frozen=True)
class Summary:
    """How the printed breakdowns stand."""

    figures: int
    breakdowns: int
    closing: int
    partial: int
    gaps: int
    conflicts: int


def list_figures(
    *, public: bool, indicator: str = "", area: str = "", text: str = ""
) -> list[Figure]:
    """Return printed figures by indicator and period.

    `public` keeps out what lies below the province for the indicators of promises P7, and every
    provisional figure; staff see provisional ones, marked.
    """
    chosen = Q()
    if indicator:
        chosen &= Q(indicator=indicator)
    if area:
        chosen &= Q(area_code=area)
    if text:
        chosen &= (
            Q(figure__icontains=text) | Q(definition__icontains=text) | Q(publisher__icontains=text)
        )
    return list(_shown(chosen, public=public))


def figure_for(figure: str, *, public: bool) -> Figure | None:
    """Return one printed figure; None when missing or not open to this reader."""
    return next(_shown(Q(figure=figure), public=public), None)


def indicators(*, public: bool) -> list[tuple[str, Words, int]]:
    """Return (indicator, title, number of figures) of what there is to read."""
    found: dict[str, int] = {}
    for item in _shown(Q(), public=public):
        found[item.indicator] = found.get(item.indicator, 0) + 1
    order = {name: at for at, name in enumerate(names.INDICATORS)}
    return [
        (name, names.title(name), count)
        for name, count in sorted(found.items(), key=lambda item: order.get(item[0], 999))
    ]


def series(
    indicator: str, *, area: str = NTT, dimension: str = "", public: bool
) -> list[tuple[int, tuple[Figure, ...]]]:
    """Return (year, figures of that whole year) oldest first; several when sources disagree.

    A provisional figure enters no series.
    """
    years: dict[int, list[Figure]] = {}
    for item in list_figures(public=public, indicator=indicator, area=area):
        start, end = item.period_start, item.period_end
        if item.dimension != dimension or item.is_provisional or start is None or end is None:
            continue
        if (start, end) == (date(start.year, 1, 1), date(start.year, 12, 31)):
            years.setdefault(start.year, []).append(item)
    return [(year, tuple(years[year])) for year in sorted(years)]


def conflict_views(*, public: bool) -> list[ConflictView]:
    """Return every contradiction between sources, with both figures."""
    named = {figure for conflict in standing.worked_out().conflicts for figure in conflict.figures}
    by_id = {item.figure: item for item in _shown(Q(figure__in=named), public=public)}
    found = []
    for conflict in standing.worked_out().conflicts:
        if all(figure in by_id for figure in conflict.figures):
            figures = tuple(by_id[figure] for figure in conflict.figures)
            found.append(ConflictView(conflict.kind.value, figures))
    return sorted(found, key=_ntt_kindred_newest)


def _ntt_kindred_newest(view: ConflictView) -> tuple[bool, bool, int]:
    first = view.figures[0]
    year = first.period_end.year if first.period_end else 0
    return first.area_code != NTT, view.kind != "kindred", -year


def conflicting(figure: str, *, public: bool) -> list[Figure]:
    """Return the figures that contradict one figure."""
    if not any(figure in conflict.figures for conflict in standing.worked_out().conflicts):
        return []
    return [
        other
        for view in conflict_views(public=public)
        if any(item.figure == figure for item in view.figures)
        for other in view.figures
        if other.figure != figure
    ]


def breakdown_views(*, public: bool, closing: str = "") -> list[BreakdownView]:
    """Return printed breakdowns beside their totals; `closing` picks closes, partial or gap.

    For the public a breakdown is left out as a whole when its total or any part is: what is
    shown could be taken from the total.
    """
    chosen = [
        item
        for item in standing.worked_out().breakdowns
        if not closing or item.closing.value == closing
    ]
    needed = {figure for item in chosen for figure in (item.total, *item.parts)}
    by_id = {item.figure: item for item in _shown(Q(figure__in=needed), public=public)}
    return [
        BreakdownView(
            item, by_id.get(item.total), tuple(by_id[part] for part in item.parts if part in by_id)
        )
        for item in chosen
        if not public or all(figure in by_id for figure in (item.total, *item.parts))
    ]


def summary() -> Summary:
    """Return how many figures, breakdowns and contradictions stand in the store."""
    worked = standing.worked_out()
    closings = [item.closing for item in worked.breakdowns]
    return Summary(
        figures=len(worked.facts),
        breakdowns=len(closings),
        closing=closings.count(Closing.CLOSES),
        partial=closings.count(Closing.PARTIAL),
        gaps=closings.count(Closing.GAP),
        conflicts=len(worked.conflicts),
    )


def public_summary() -> Summary:
    """Return the same of what everyone may read."""
    views = breakdown_views(public=True)
    closings = [view.breakdown.closing for view in views]
    return Summary(
        figures=len(list_figures(public=True)),
        breakdowns=len(closings),
        closing=closings.count(Closing.CLOSES),
        partial=closings.count(Closing.PARTIAL),
        gaps=closings.count(Closing.GAP),
        conflicts=len(conflict_views(public=True)),
    )


def passport(item: Figure, *, public: bool) -> dict[str, Any]:
    """Return the number passport of one printed figure (contracts: Number passport).

    `evidence` and `conflicts_with` are ours: how far the source was read, and who prints another
    number.
    """
    dated = item.source_date.isoformat() if item.source_date else None
    return {
        "id": item.figure,
        "indicator": item.indicator,
        "definition": item.definition or None,
        "unit": item.unit,
        "value": float(item.value) if item.value % 1 else int(item.value),
        "area": {"code": item.area_code, "system": "kemendagri"},
        "period": {
            "start": item.period_start.isoformat() if item.period_start else None,
            "end": item.period_end.isoformat() if item.period_end else None,
        },
        "by": item.by,
        "denominator": None,
        "source": " · ".join(text for text in (item.publisher, item.source) if text),
        "evidence": {"page": item.source, "date": dated, "verified": item.verified},
        "snapshot": None,
        "as_of": dated,
        "rule": "as printed by the source; what it counts and by which date is not always said",
        "disclosure": {
            "class": "province_only" if names.is_province_only(item.indicator) else "open",
            "k": None,
            "suppressed": False,
        },
        "quality": {
            "used": None,
            "left_out": None,
            "why": item.note or None,
            "duplicates": None,
            "conflicts_with": [other.figure for other in conflicting(item.figure, public=public)],
        },
        "signed_by": None,
        "supersedes": None,
    }


def _rows(*, public: bool) -> QuerySet[PrintedFigure]:
    bound = counted_batch_q() if public else live_batch_q()
    rows = PrintedFigure.objects.filter(bound).select_related("publication", "batch")
    if public:
        small = ~Q(area_level__in=["national", "province"]) | Q(area_code__contains=".")
        rows = rows.exclude(small & _province_only())
    return rows


def _province_only() -> Q:
    """Return the condition of `names.is_province_only`."""
    closed = ~Q(indicator__in=list(names.INDICATORS))
    for prefix in names.PROVINCE_ONLY:
        closed |= Q(indicator__startswith=prefix)
    return closed


def _shown(chosen: Q, *, public: bool) -> Iterator[Figure]:
    """Yield figures in the order of the table, without what this reader may not see."""
    for row in _rows(public=public).filter(chosen):
        guarded = public and names.is_province_only(row.indicator)
        if guarded and not _speaks_of_the_province(row):
            continue
        # A printed remark is free text: it may tell of a regency what the figure does not.
        yield _figure(row, note="" if guarded else row.note)


def _speaks_of_the_province(row: PrintedFigure) -> bool:
    return names.breaks_down_openly(row.dimension) and not _small_places().search(row.definition)


@lru_cache(maxsize=1)
def _small_places() -> re.Pattern[str]:
    """Return what finds the name of one of NTT's regencies in a text."""
    full = (name.removeprefix("Kota ") for _, name in places.ntt_regencies())
    named = "|".join(re.escape(name) for name in (*full, *SHORT_NAMES))
    return re.compile(rf"\b({named})\b", re.IGNORECASE)


def _figure(row: PrintedFigure, *, note: str) -> Figure:
    return Figure(
        figure=row.figure,
        indicator=row.indicator,
        title=names.title(row.indicator),
        area_code=row.area_code,
        area_level=row.area_level,
        area_name=area_name(row.area_code),
        period_start=row.period_start,
        period_end=row.period_end,
        dimension=row.dimension,
        value=row.value.normalize() if row.value % 1 else row.value.quantize(Decimal(1)),
        unit=row.unit,
        unit_words=names.UNITS.get(row.unit, Words(id=row.unit, en=row.unit)),
        definition=row.definition,
        publisher=row.publisher,
        source=row.source,
        source_date=row.source_date,
        verified=row.verified,
        note=note,
        publication=row.publication.code,
        breakdown=row.breakdown,
        total=row.total,
        is_partial=row.partial == "yes",
        is_provisional=row.batch is not None and row.batch.state == Batch.State.PROVISIONAL,
    )


def area_name(code: str) -> str:
    """Return what an area is called."""
    if code == NATION:
        return "Indonesia"
    return places.regency_names().get(code) or places.province_names().get(code) or code


def forget() -> None:
    """Drop what was worked out, after figures changed within one process."""
    standing.forget()
    _small_places.cache_clear()
