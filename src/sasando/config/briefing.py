"""Gathers printed and own figures and writes the "Gambaran Umum" pack."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sasando.analysis.briefs.build import build_brief
from sasando.analysis.briefs.contents import OfficeFacts
from sasando.analysis.briefs.published import read_published
from sasando.analysis.briefs.render import render_pdf
from sasando.analysis.briefs.sections_close import MeasuredPassport, MeasuredRow, MeasuredTable
from sasando.analysis.extracts import snapshots
from sasando.analysis.extracts.snapshots import Snapshot
from sasando.analysis.measures import running
from sasando.analysis.measures.engines import Engine
from sasando.config import prepare
from sasando.domain.indicators.catalogue import indicator
from sasando.domain.indicators.dimensions import TOTAL
from sasando.domain.values.period import Period
from sasando.foundation.accounts import queries as accounts
from sasando.library.statistics import queries as statistics

SHOWN = ("placements_by_origin", "deportees", "deaths", "belum_di_sisko", "opp_attended")


def write(
    target: Path, *, now: datetime, snapshot: Snapshot | None = None, period: Period | None = None
) -> None:
    """Write the PDF, whole or not at all."""
    by = prepare.command_actor(now)
    frozen = snapshot or snapshots.freeze(as_of=None, by=by)
    office = accounts.office_or_blank()
    facts = OfficeFacts(
        name=office.name, province="Nusa Tenggara Timur", city="Kupang", demo=office.is_demo
    )
    with running.opened(frozen) as engine:
        measured = {name: _measured(name, frozen, period, engine) for name in SHOWN}
    brief = build_brief(
        published=read_published(_printed()),
        measured=measured,
        office=facts,
        as_of=by.today,
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}")
    temporary.write_bytes(render_pdf(brief))
    temporary.replace(target)


def _printed() -> Iterator[dict[str, str]]:
    """Yield final printed figures with the columns of the published-figures file."""
    for item in statistics.list_figures(public=False):
        if item.is_provisional:
            continue
        yield {
            "id": item.figure,
            "indicator": item.indicator,
            "area_code_kemendagri": item.area_code,
            "period_start": str(item.period_start or ""),
            "period_end": str(item.period_end or ""),
            "dimension": item.dimension,
            "value": str(item.value),
            "unit": item.unit,
            "definition_as_printed": item.definition,
            "publisher": item.publisher,
            "source": item.source,
            "source_date": str(item.source_date or ""),
            "verified": item.verified,
            "note": item.note,
            "publication_id": item.publication,
            "breakdown_id": item.breakdown,
            "total_id": item.total,
            "partial": "yes" if item.is_partial else "",
        }


def _measured(
    name: str, snapshot: Snapshot, period: Period | None, engine: Engine
) -> MeasuredTable:
    told = indicator(name)
    by = ("year",) if "year" in told.dimensions else ()
    chosen = period if told.date_field else None
    found = running.run(name, snapshot=snapshot, by=by, period=chosen, using=engine)
    rows = tuple(
        MeasuredRow(
            group="Provinsi", period=cell.group[0] if by else str(snapshot.as_of), value=cell.value
        )
        for cell in found.cells
        if cell.value is not None and cell.group != (TOTAL,)
    )
    why = found.passport.quality.why
    left = "; ".join(f"{rule.words.id}: {why.get(rule.code, 0)}" for rule in told.left_out)
    passport = MeasuredPassport(
        definition=told.definition.id,
        rule=f"{told.rule.id}; {told.duplicates.id}",
        left_out=left,
        snapshot=snapshot.id,
    )
    return MeasuredTable(told.id, told.label.id, told.unit.id, rows, passport)
