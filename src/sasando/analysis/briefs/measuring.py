"""Counts the office's own records for a brief: by dimension, by period, each question once."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sasando.analysis.briefs import wording
from sasando.analysis.briefs.counted import TOTAL, Count, Counted
from sasando.analysis.briefs.disclosing import Cell, MayPrint, shown
from sasando.analysis.briefs.keeping import kept
from sasando.analysis.briefs.sections_close import MeasuredPassport, MeasuredRow, MeasuredTable
from sasando.analysis.extracts.snapshots import Snapshot
from sasando.domain.indicators.catalogue import indicator
from sasando.domain.values.period import Period
from sasando.domain.values.words import Refused
from sasando.foundation.print.charts import Flow, Flows, tick_label

if TYPE_CHECKING:
    from sasando.analysis.measures.engines import Engine

FLOW_BY = ("origin_island", "country")
REFUSED_QUIETLY = frozenset({"dimension_unknown", "indicator_unknown", "period_not_applicable"})
# Opens the engine when something is really to be counted; what was counted needs none.
Opening = Callable[[], "Engine"]


def counter(snapshot: Snapshot, *, using: Opening) -> Count:
    """Return a function that counts an indicator by dimensions within a period."""

    def count(name: str, by: tuple[str, ...], period: Period) -> Counted | None:
        found = kept(
            snapshot,
            f"cells {name} {','.join(by)} {period}",
            lambda: _count(name, by, period, snapshot=snapshot, using=using),
        )
        return None if found is None else _read(found)

    return count


def _count(
    name: str, by: tuple[str, ...], period: Period, *, snapshot: Snapshot, using: Opening
) -> dict[str, Any] | None:
    from sasando.analysis.measures import running
    from sasando.analysis.releases.labels import labels_of

    try:
        found = running.run(name, snapshot=snapshot, by=by, period=period, using=using())
    except Refused as refused:
        # A catalogue without the dimension is a gap to say, not a reason to print nothing.
        if refused.refusal.code in REFUSED_QUIETLY:
            return None
        raise
    told = found.indicator
    cells = [(cell.group, cell.value) for cell in found.cells if cell.value is not None]
    names = {
        dimension: {
            code: pair[0]
            for code, pair in labels_of(
                dimension, _codes((group for group, _ in cells), place)
            ).items()
        }
        for place, dimension in enumerate(found.by)
    }
    return {
        "told": [told.id, told.label.id, told.unit.id, told.definition.id, told.rule.id],
        "by": list(found.by),
        "cells": [[list(group), str(value)] for group, value in cells],
        "names": names,
    }


def _read(found: dict[str, Any]) -> Counted:
    cells = {tuple(group): _number(value) for group, value in found["cells"]}
    identity, label, unit, definition, rule = found["told"]
    by = tuple(found["by"])
    return Counted(identity, label, unit, definition, rule, by, cells, found["names"])


def _number(text: str) -> Decimal | int:
    return Decimal(text) if "." in text else int(text)


def _codes(groups: Iterable[tuple[str, ...]], place: int) -> list[str]:
    return sorted({group[place] for group in groups} - {TOTAL})


def measured_table(
    name: str, *, snapshot: Snapshot, period: Period | None, using: Opening, may_print: MayPrint
) -> MeasuredTable:
    """Return one indicator by year for the province, with what its passport says."""
    told = indicator(name)
    by = years_of(name)
    chosen = period if told.date_field else None
    found = kept(
        snapshot,
        f"table {name} {','.join(by)} {chosen}",
        lambda: _measure(name, by, chosen, snapshot=snapshot, using=using),
    )
    today = wording.short_date(snapshot.as_of)
    rows = tuple(
        MeasuredRow(
            "Provinsi",
            group[0] if by else today,
            _or_none(Cell(name, "", group[0] if by else "", _number(value)), may_print),
        )
        for group, value in found["cells"]
        if tuple(group) != (TOTAL,)
    )
    left = "; ".join(f"{rule.words.id}: {found['why'].get(rule.code, 0)}" for rule in told.left_out)
    passport = MeasuredPassport(
        definition=told.definition.id,
        rule=f"{told.rule.id}; {told.duplicates.id}",
        left_out=left,
        snapshot=snapshot.id,
    )
    return MeasuredTable(told.id, told.label.id, told.unit.id, rows, passport)


def years_of(name: str) -> tuple[str, ...]:
    """Return by what the brief splits an indicator: years, or nothing."""
    return ("year",) if "year" in indicator(name).dimensions else ()


def _or_none(cell: Cell, may_print: MayPrint) -> Decimal | int | None:
    return cell.value if may_print(cell) else None


def _measure(
    name: str,
    by: tuple[str, ...],
    period: Period | None,
    *,
    snapshot: Snapshot,
    using: Opening,
) -> dict[str, Any]:
    from sasando.analysis.measures import running

    found = running.run(name, snapshot=snapshot, by=by, period=period, using=using())
    cells = [(cell.group, cell.value) for cell in found.cells if cell.value is not None]
    return {
        "cells": [[list(group), str(value)] for group, value in cells],
        "why": dict(found.passport.quality.why),
    }


def flows(count: Count, *, period: Period, may_print: MayPrint) -> Flows | None:
    """Return who went from which island to which country; cells that may not print are left out."""
    found = count("placements_by_origin", FLOW_BY, period)
    if found is None:
        return None
    groups = sorted(group for group in found.cells if TOTAL not in group and all(group))
    cells = [
        Cell(
            found.indicator,
            island,
            str(period),
            found.cells[(island, country)],
            f"{FLOW_BY[1]}={country}",
        )
        for island, country in groups
    ]
    printed = shown(cells, may_print=may_print, total_is_known=True)
    drawn = tuple(
        Flow(found.name(FLOW_BY[0], island), found.name(FLOW_BY[1], country), float(value),
             tick_label(float(value)))
        for (island, country), value in zip(groups, printed, strict=True)
        if value is not None and float(value) > 0
    )  # fmt: skip
    return Flows(drawn, "Pulau asal", "Negara tujuan") if drawn else None
