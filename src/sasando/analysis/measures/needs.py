"""Where to go next with safe-migration sessions: where need is large beside what was held."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sasando.analysis.extracts.snapshots import Snapshot
from sasando.analysis.measures import expressions
from sasando.analysis.measures.engines import Engine
from sasando.analysis.measures.running import opened
from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.indicators.definition import Indicator, Measure
from sasando.domain.values.period import Period

REGENCY, DISTRICT = "origin_regency", "origin_district"
LEVELS = {5: REGENCY, 8: DISTRICT}
# What unsafe migration leaves behind, each signal as heavy as the other: no weights to argue with.
SIGNALS = ("deaths", "deportees", "people_in_cases")
MONTHS = 12
TENTH = Decimal("0.1")
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Reason:
    """One signal of a place: its count, and percent of all those ranked (to a tenth)."""

    indicator: Indicator
    value: int
    share: Decimal


@dataclass(frozen=True)
class Need:
    """A regency or district: its part of the need, of the sessions held, and the gap in points."""

    place: str
    reasons: tuple[Reason, ...]
    need: Decimal
    held: int
    held_share: Decimal

    @property
    def gap(self) -> Decimal:
        """Return percentage points by which need is over what was held; below 0 is well served."""
        return self.need - self.held_share


@dataclass(frozen=True)
class Needs:
    """Places by gap, the largest first; `unplaced` counts what named none of them."""

    lines: tuple[Need, ...]
    period: Period
    as_of: date
    snapshot: str
    unplaced: Mapping[str, int]


def needs(snapshot: Snapshot, *, places: Iterable[str], held: Mapping[str, int]) -> Needs:
    """Return where to go next, from a snapshot's last twelve whole months; unsuppressed.

    `places` are codes of regencies, or all of districts; what names a regency of those districts
    and no district is told as unplaced. `held` is place → sessions of that time. Equal gaps stand
    by code.
    """
    chosen, period = tuple(sorted(places)), last_months(snapshot.as_of)
    counts: dict[str, dict[str, int]] = {}
    unplaced: dict[str, int] = {}
    with opened(snapshot) as engine:
        for name in SIGNALS:
            rows = _counted(name, chosen, period, engine)
            counts[name] = {code: rows.get(code, 0) for code in chosen}
            unplaced[name] = sum(rows.values()) - sum(counts[name].values())
    lines = weigh(counts, held={code: held.get(code, 0) for code in chosen})
    return Needs(lines, period, snapshot.as_of, snapshot.id, unplaced)


def _counted(name: str, places: tuple[str, ...], period: Period, engine: Engine) -> dict[str, int]:
    """Return place → count, "" for what names no place.

    Districts are a column for staff and no dimension of the indicator: nothing released has them.
    """
    told = INDICATORS[name]
    level = LEVELS[len(places[0])] if places else REGENCY
    by = tuple(dict.fromkeys((REGENCY, level)))
    part = expressions.AMOUNT if told.measure is Measure.SUM else expressions.ROWS
    frame = engine.run(expressions.cells(told, by=by, period=period), table=told.table)
    within = {code[:5] for code in places}
    found: dict[str, int] = {}
    for regency, place, number in frame.select(REGENCY, place=level, number=part).iter_rows():
        if level == REGENCY or str(regency) in within:
            found[str(place or "")] = found.get(str(place or ""), 0) + int(number or 0)
    return found


def last_months(day: date) -> Period:
    """Return the twelve whole months before the month of a day."""
    end = day.replace(day=1) - timedelta(days=1)
    years, month = divmod(end.year * MONTHS + end.month - 1 - (MONTHS - 1), MONTHS)
    return Period(date(years, month + 1, 1), end)


def weigh(counts: Mapping[str, Mapping[str, int]], *, held: Mapping[str, int]) -> tuple[Need, ...]:
    """Return places by gap: mean share of the signals that occur, less share of sessions."""
    totals = {name: sum(rows.values()) for name, rows in counts.items()}
    alive = [name for name, total in totals.items() if total]
    sessions = sum(held.values())
    found = []
    for code, number in held.items():
        reasons = tuple(
            Reason(INDICATORS[name], counts[name][code], _share(counts[name][code], totals[name]))
            for name in counts
        )
        parts = [Decimal(100 * counts[name][code]) / totals[name] for name in alive]
        need = (sum(parts, NOTHING) / len(parts)).quantize(TENTH) if parts else NOTHING
        found.append(Need(code, reasons, need, number, _share(number, sessions)))
    return tuple(sorted(found, key=lambda one: (-one.gap, one.place)))


def _share(part: int, total: int) -> Decimal:
    return (Decimal(100 * part) / total).quantize(TENTH) if total else NOTHING
