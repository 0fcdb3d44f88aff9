"""Figures as others printed them: do their parts add up, and do two sources agree?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType


@dataclass(frozen=True)
class FigureFacts:
    """One printed figure; `dimension` is empty for a total, `breakdown` names parts that add up."""

    figure: str
    indicator: str
    area: str
    starts_on: date | None
    ends_on: date | None
    dimension: str
    unit: str
    value: Decimal
    publication: str
    breakdown: str = ""
    total: str = ""
    is_partial: bool = False


class Closing(Enum):
    """How a breakdown stands to its stated total."""

    CLOSES = "closes"
    PARTIAL = "partial"
    GAP = "gap"
    NO_TOTAL = "no_total"


@dataclass(frozen=True)
class Breakdown:
    """Parts that were printed to add up to one stated total."""

    breakdown: str
    publication: str
    total: str
    stated: Decimal | None
    counted: Decimal
    parts: tuple[str, ...]
    closing: Closing

    @property
    def difference(self) -> Decimal | None:
        """Return counted − stated; None when the total itself was not printed."""
        return None if self.stated is None else self.counted - self.stated


class ConflictKind(Enum):
    """Why two figures contradict each other."""

    SAME_KEY = "same_key"
    KINDRED = "kindred"


@dataclass(frozen=True)
class Conflict:
    """Figures that should be one number and are not; oldest publication first."""

    kind: ConflictKind
    area: str
    starts_on: date | None
    ends_on: date | None
    figures: tuple[str, ...]
    values: tuple[Decimal, ...]


class Claim(Enum):
    """How a first indicator should stand to a second one over the same time and area."""

    EQUAL = "equal"
    NOT_ABOVE = "not_above"


# Indicators that are printed as if they were one number, or that bound each other (handbook 6.1,
# data/README): people of the province wherever served, and services of the office; cases
# resolved cannot exceed complaints received. Side by side each needs its definition.
KINDRED: Mapping[tuple[str, str], Claim] = MappingProxyType(
    {
        ("placements_by_origin", "placements_served_by_office"): Claim.EQUAL,
        ("cases_resolved", "complaints_received"): Claim.NOT_ABOVE,
        ("cases_handled", "complaints_received"): Claim.NOT_ABOVE,
        ("complaints_resolved", "complaints_received"): Claim.NOT_ABOVE,
    }
)


def breakdowns(figures: Iterable[FigureFacts]) -> list[Breakdown]:
    """Return every breakdown that has parts, by name: closing, partial, or with a gap.

    `partial=yes` on any part means that the source printed only some: a difference is no gap.
    """
    rows = list(figures)
    by_id = {row.figure: row for row in rows}
    groups: dict[str, list[FigureFacts]] = defaultdict(list)
    for row in rows:
        if row.breakdown and row.total:
            groups[row.breakdown].append(row)
    return [_breakdown(name, groups[name], by_id) for name in sorted(groups)]


def _breakdown(
    name: str, parts: Sequence[FigureFacts], by_id: Mapping[str, FigureFacts]
) -> Breakdown:
    total = by_id.get(parts[0].total)
    counted = sum((part.value for part in parts), Decimal(0))
    stated = None if total is None else total.value
    return Breakdown(
        breakdown=name,
        publication=parts[0].publication,
        total=parts[0].total,
        stated=stated,
        counted=counted,
        parts=tuple(part.figure for part in parts),
        closing=_closing(parts, stated, counted),
    )


def _closing(parts: Sequence[FigureFacts], stated: Decimal | None, counted: Decimal) -> Closing:
    if stated is None:
        return Closing.NO_TOTAL
    if counted == stated:
        return Closing.CLOSES
    return Closing.PARTIAL if any(part.is_partial for part in parts) else Closing.GAP


def conflicts(figures: Iterable[FigureFacts]) -> list[Conflict]:
    """Return every contradiction: one key with two values, then kindred totals that differ."""
    rows = list(figures)
    return _same_key(rows) + _kindred(rows)


def _same_key(rows: Sequence[FigureFacts]) -> list[Conflict]:
    groups: dict[tuple[object, ...], list[FigureFacts]] = defaultdict(list)
    for row in rows:
        key = (row.indicator, row.area, row.starts_on, row.ends_on, row.dimension, row.unit)
        if row.unit != "rank":
            groups[key].append(row)
    found = [group for group in groups.values() if len({row.value for row in group}) > 1]
    return [_conflict(ConflictKind.SAME_KEY, group) for group in found]


def _kindred(rows: Sequence[FigureFacts]) -> list[Conflict]:
    """Compare totals of kindred indicators of one area whose periods start on the same day.

    The ends may differ (a year against its first ten months): that too is printed side by side.
    """
    totals: dict[tuple[object, ...], list[FigureFacts]] = defaultdict(list)
    for row in rows:
        if not row.dimension and row.starts_on is not None and row.ends_on is not None:
            totals[(row.indicator, row.area, row.starts_on, row.ends_on.year)].append(row)
    found = []
    for (first, second), claim in KINDRED.items():
        for key, left in totals.items():
            right = totals.get((second, *key[1:]), [])
            if key[0] == first and right and _broken(left, right, claim):
                found.append(_conflict(ConflictKind.KINDRED, _longest(left) + _longest(right)))
    return found


def _broken(left: Sequence[FigureFacts], right: Sequence[FigureFacts], claim: Claim) -> bool:
    ours = {row.value for row in _longest(left)}
    theirs = {row.value for row in _longest(right)}
    return ours != theirs if claim is Claim.EQUAL else max(ours) > max(theirs)


def _longest(rows: Sequence[FigureFacts]) -> list[FigureFacts]:
    """Return the rows of the longest printed period."""
    last = max(row.ends_on or date.min for row in rows)
    return [row for row in rows if row.ends_on == last]


def _conflict(kind: ConflictKind, group: Sequence[FigureFacts]) -> Conflict:
    ordered = sorted(group, key=lambda row: (row.indicator, row.publication, row.figure))
    return Conflict(
        kind=kind,
        area=ordered[0].area,
        starts_on=ordered[0].starts_on,
        ends_on=max((row.ends_on for row in ordered if row.ends_on), default=None),
        figures=tuple(row.figure for row in ordered),
        values=tuple(row.value for row in ordered),
    )
