"""Gathers printed and own figures and writes the paparan in the form asked for."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sasando.analysis.briefs import measuring, sheets
from sasando.analysis.briefs.build import Chosen, build_brief, start_writer
from sasando.analysis.briefs.contents import Brief, OfficeFacts
from sasando.analysis.briefs.counted import Count
from sasando.analysis.briefs.disclosing import MayPrint, released_rule, small_count_rule
from sasando.analysis.briefs.monthly import build_monthly, last_month
from sasando.analysis.briefs.published import PublishedFigures, read_published
from sasando.analysis.briefs.render import render_page, render_pdf
from sasando.analysis.briefs.writer import Writer
from sasando.analysis.extracts import snapshots
from sasando.analysis.extracts.snapshots import Snapshot
from sasando.config import prepare
from sasando.domain.indicators.dimensions import TOTAL
from sasando.domain.values.period import Period
from sasando.foundation.accounts import queries as accounts
from sasando.library.publications import queries as publications
from sasando.library.statistics import queries as statistics

if TYPE_CHECKING:
    from sasando.analysis.measures.engines import Engine

SHOWN = ("placements_by_origin", "deportees", "deaths", "belum_di_sisko", "opp_attended")
# What a regency's sheet counts of its own.
SHEET_INDICATOR, SHEET_BY = "placements_by_origin", ("year", "origin_regency")
FIRST_YEARS = 3


@dataclass(frozen=True)
class Wish:
    """What is asked for: the form, the period, the year to compare with, the snapshot."""

    kind: str = "pdf"
    period: Period | None = None
    compare: int | None = None
    snapshot: Snapshot | None = None


@dataclass(frozen=True)
class _Table:
    """Everything a form is laid out from."""

    wish: Wish
    frozen: Snapshot
    engine: measuring.Opening
    published: PublishedFigures
    office: OfficeFacts

    @property
    def as_of(self) -> date:
        """Return the day of the snapshot: the same one gives the same bytes on any day."""
        return self.frozen.as_of

    @property
    def count(self) -> Count:
        """Return how the snapshot is counted."""
        return measuring.counter(self.frozen, using=self.engine)

    @property
    def chosen(self) -> Chosen:
        """Return what the chapters are asked to look at."""
        last = self.wish.period.ends_on if self.wish.period else None
        return Chosen(last=last, compare=self.wish.compare, snapshot=self.frozen.id)

    @property
    def writer(self) -> Writer:
        """Return what chapters, slides and sheets read."""
        return start_writer(
            published=self.published, office=self.office, as_of=self.as_of, chosen=self.chosen
        )


def write(
    target: Path, *, now: datetime, snapshot: Snapshot | None = None, period: Period | None = None
) -> None:
    """Write the pack as PDF, whole or not at all."""
    write_as(target, wish=Wish(snapshot=snapshot, period=period), now=now)


def write_as(target: Path, *, wish: Wish, now: datetime) -> None:
    """Write the pack in the form wished for, whole or not at all."""
    with _laid_out(wish, now=now) as table:
        _put(target, FORMS[wish.kind](table))


def write_sheet(target: Path, code: str, *, wish: Wish, now: datetime) -> None:
    """Write the sheet of one regency or electoral district."""
    with _laid_out(wish, now=now) as table:
        _put(target, _sheet(table, code, _bare(table), _ground(table)))


def write_sheets(folder: Path, *, wish: Wish, now: datetime) -> list[Path]:
    """Write the sheets of all regencies and electoral districts and return their paths."""
    written = []
    with _laid_out(wish, now=now) as table:
        brief, ground = _bare(table), _ground(table)
        for code in sheets.codes():
            target = folder / f"lembar-{code}.pdf"
            _put(target, _sheet(table, code, brief, ground))
            written.append(target)
    return written


def write_leaflet(target: Path, *, wish: Wish, now: datetime) -> None:
    """Write the one page that stays with the reader."""
    with _laid_out(wish, now=now) as table:
        brief = _bare(table)
        if brief.leaflet is not None:
            _put(target, render_page(brief.leaflet, brief=brief, title=brief.leaflet.title))


@contextmanager
def _laid_out(wish: Wish, *, now: datetime) -> Iterator[_Table]:
    by = prepare.command_actor(now)
    frozen = wish.snapshot or snapshots.freeze(as_of=None, by=by)
    office = accounts.office_or_blank()
    facts = OfficeFacts(
        name=office.name,
        province="Nusa Tenggara Timur",
        city="Kupang",
        demo=office.is_demo,
        short=office.short_name,
    )
    with ExitStack() as stack:
        yield _Table(wish, frozen, _opening(frozen, stack), read_published(_printed()), facts)


def _opening(frozen: Snapshot, stack: ExitStack) -> measuring.Opening:
    """Return what opens the engine once, when something was not counted before."""

    @cache
    def opened() -> "Engine":
        from sasando.analysis.measures import running

        return stack.enter_context(running.opened(frozen))

    return opened


def _put(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}")
    temporary.write_bytes(content)
    temporary.replace(target)


def _whole(table: _Table) -> Brief:
    """Return the pack with the office's own count."""
    period = table.wish.period
    measured = {
        name: measuring.measured_table(
            name, snapshot=table.frozen, period=period, using=table.engine
        )
        for name in SHOWN
    }
    span = period or _recent(table.as_of)
    drawn = measuring.flows(table.count, period=span, may_print=small_count_rule)
    return build_brief(
        published=table.published,
        measured=measured,
        office=table.office,
        as_of=table.as_of,
        chosen=replace(table.chosen, flows=drawn),
    )


def _bare(table: _Table) -> Brief:
    """Return the pack of printed figures, for forms without the office's own count."""
    return build_brief(
        published=table.published,
        measured={},
        office=table.office,
        as_of=table.as_of,
        chosen=table.chosen,
    )


def _recent(day: date) -> Period:
    return Period(date(day.year - FIRST_YEARS, 1, 1), date(day.year, 12, 31))


def _pptx(table: _Table) -> bytes:
    from sasando.analysis.briefs.slides import render_deck

    return render_deck(_bare(table))


def _xlsx(table: _Table) -> bytes:
    from sasando.analysis.briefs.workbook import render_workbook

    return render_workbook(_whole(table))


def _html(table: _Table) -> bytes:
    from sasando.analysis.briefs.page import render_html

    return render_html(_whole(table))


def _news(table: _Table) -> bytes:
    from sasando.analysis.briefs.news import draft

    return draft(table.writer, compare=table.wish.compare).encode()


def _monthly(table: _Table) -> bytes:
    period = table.wish.period or last_month(table.as_of)
    return render_pdf(build_monthly(table.writer, count=table.count, period=period))


FORMS: Mapping[str, Callable[[_Table], bytes]] = {
    "pdf": lambda table: render_pdf(_whole(table)),
    "pptx": _pptx,
    "xlsx": _xlsx,
    "html": _html,
    "news": _news,
    "monthly": _monthly,
}


def _ground(table: _Table) -> sheets.Ground:
    own = table.count(SHEET_INDICATOR, SHEET_BY, table.wish.period or _recent(table.as_of))
    return sheets.Ground(table.writer, own, _rule())


def _rule() -> MayPrint:
    """Return the rule of the releases that stand; without one, the rule of small counts."""
    let_out: dict[tuple[str, str, str], Decimal | int] = {}
    found = publications.latest_of(SHEET_INDICATOR, partners=True)
    for _, table in found:
        if tuple(table.by) == SHEET_BY:
            for year, regency, value, status in table.cells:
                if status != "x" and TOTAL not in (year, regency):
                    let_out.setdefault((SHEET_INDICATOR, regency, year), value)
    return released_rule(let_out) if let_out else small_count_rule


def _sheet(table: _Table, code: str, brief: Brief, ground: sheets.Ground) -> bytes:
    page = sheets.build_sheet(ground, code)
    return render_page(page, brief=brief, title=f"{page.title}, {table.as_of:%d/%m/%Y}")


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
