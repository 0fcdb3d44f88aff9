"""Lays the paparan out in the form asked for, over printed figures and one snapshot."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING

from sasando.analysis.briefs import joint, measuring, monthly, sheets
from sasando.analysis.briefs.build import OCCASION, Chosen, build_brief, start_writer
from sasando.analysis.briefs.contents import Brief, OfficeFacts, Signature
from sasando.analysis.briefs.counted import Count
from sasando.analysis.briefs.disclosing import Audited
from sasando.analysis.briefs.monthly import build_monthly, last_month
from sasando.analysis.briefs.published import PublishedFigures, read_published
from sasando.analysis.briefs.render import render_page, render_pdf
from sasando.analysis.briefs.writer import Writer
from sasando.analysis.extracts import snapshots
from sasando.analysis.extracts.snapshots import Snapshot
from sasando.domain.values.period import Period
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.library.statistics import queries as statistics

if TYPE_CHECKING:
    from sasando.analysis.measures.engines import Engine

SHOWN = ("placements_by_origin", "deportees", "deaths", "belum_di_sisko", "opp_attended")
# What a regency's sheet counts of its own.
SHEET_INDICATOR, SHEET_BY = "placements_by_origin", ("year", "origin_regency")
FIRST_YEARS = 3


NO_LEAFLET = Refusal(
    "brief_without_leaflet",
    Words(
        id="Paparan ini tidak punya satu halaman untuk dibawa pulang.",
        en="This brief has no single page to leave behind.",
    ),
)
NOTHING_PRINTED = Refusal(
    "brief_period_empty",
    Words(
        id="Sampai {last} belum ada angka cetak yang dimuat. Pilih periode yang lebih baru.",
        en="Up to {last} no printed figure is loaded. Choose a later period.",
    ),
)


@dataclass(frozen=True)
class Wish:
    """What is asked for: the form, the period, the year to compare with, the snapshot.

    `month` is the period of the monthly report where it is not `period`. `signed` is None until
    somebody signed.
    """

    kind: str = "pdf"
    period: Period | None = None
    compare: int | None = None
    snapshot: Snapshot | None = None
    month: Period | None = None
    occasion: str = OCCASION
    signed: Signature | None = None


@dataclass(frozen=True)
class Table:
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
        return Chosen(
            last=last, compare=self.wish.compare, signed=self.wish.signed,
            snapshot=self.frozen.id, occasion=self.wish.occasion,
        )  # fmt: skip

    @property
    def writer(self) -> Writer:
        """Return what chapters, slides and sheets read."""
        return start_writer(
            published=self.published, office=self.office, as_of=self.as_of, chosen=self.chosen
        )

    @cached_property
    def whole(self) -> Brief:
        """Return the pack with the office's own count."""
        period = self.wish.period
        measured = {
            name: measuring.measured_table(
                name, snapshot=self.frozen, period=period, using=self.engine,
                may_print=self.audited,
            )
            for name in SHOWN
        }  # fmt: skip
        drawn = measuring.flows(self.count, period=self.span, may_print=self.audited)
        return build_brief(
            published=self.published, measured=measured, office=self.office, as_of=self.as_of,
            chosen=replace(self.chosen, flows=drawn),
        )  # fmt: skip

    @property
    def span(self) -> Period:
        """Return the period asked for, or the years that a newest pack looks back on."""
        return self.wish.period or _recent(self.as_of)

    @property
    def month(self) -> Period:
        """Return the period of the monthly report."""
        return self.wish.month or self.wish.period or last_month(self.as_of)

    @property
    def audited(self) -> Audited:
        """Return what may be printed of the office's own count, in whichever form of the pack."""
        return self.together.rule

    @cached_property
    def together(self) -> joint.Found:
        """Return what the audit of everything in the pack found; one for all of its forms."""
        asked = [
            joint.Asked(SHEET_INDICATOR, SHEET_BY, self.span, is_by_district=True),
            joint.Asked(
                SHEET_INDICATOR, measuring.FLOW_BY, self.span, untotalled=measuring.FLOW_BY
            ),
            *(joint.Asked(name, measuring.years_of(name), self.wish.period) for name in SHOWN),
            *(joint.Asked(*one) for one in monthly.asked(self.month)),
        ]
        return joint.audited(asked, snapshot=self.frozen, using=self.engine)

    @cached_property
    def bare(self) -> Brief:
        """Return the pack of printed figures, for forms without the office's own count."""
        return build_brief(
            published=self.published, measured={}, office=self.office, as_of=self.as_of,
            chosen=self.chosen,
        )  # fmt: skip

    @property
    def news(self) -> str:
        """Return the draft of the news."""
        from sasando.analysis.briefs.news import draft

        return draft(self.writer, compare=self.wish.compare)

    @property
    def monthly(self) -> Brief:
        """Return the monthly report."""
        return build_monthly(
            self.writer, count=self.count, period=self.month, may_print=self.audited
        )

    @cached_property
    def ground(self) -> sheets.Ground:
        """Return what the sheets of regencies and districts read."""
        own = self.count(SHEET_INDICATOR, SHEET_BY, self.span)
        return sheets.Ground(self.writer, own, self.audited)


@contextmanager
def laid_out(wish: Wish, *, by: Actor) -> Iterator[Table]:
    """Open what every form is laid out from; the store is frozen anew without a snapshot.

    Raises Refused where nothing was printed up to the end of the period asked for.
    """
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
        table = Table(wish, frozen, _opening(frozen, stack), read_published(_printed()), facts)
        _check_period(table)
        yield table


def render(table: Table, kind: str) -> bytes:
    """Return one form of the pack; the same table gives the same bytes."""
    return FORMS[kind](table)


def render_sheet(table: Table, code: str) -> bytes:
    """Return the sheet of a regency or district; raises Refused for one that is not there."""
    page = sheets.build_sheet(table.ground, code)
    title = f"{page.title}, {table.as_of:%d/%m/%Y}"
    return render_page(page, brief=table.bare, title=title)


def render_leaflet(table: Table) -> bytes:
    """Return the one page that stays with the reader."""
    page = table.bare.leaflet
    if page is None:
        raise Refused(NO_LEAFLET)
    return render_page(page, brief=table.bare, title=page.title)


def render_audited(table: Table) -> bytes:
    """Return every figure that the audit let print, as a data package in one file."""
    return (json.dumps(table.together.files, ensure_ascii=False, indent=1) + "\n").encode()


def _check_period(table: Table) -> None:
    last = table.chosen.last
    if last is None or table.wish.kind == "monthly":
        return
    known = table.published.known_on(table.as_of).up_to(last)
    if not any(figure.period_end for figure in known.figures):
        told = NOTHING_PRINTED.words.format(last=f"{last:%d/%m/%Y}")
        raise Refused(Refusal(NOTHING_PRINTED.code, told))


def _opening(frozen: Snapshot, stack: ExitStack) -> measuring.Opening:
    """Return what opens the engine once, when something was not counted before."""

    @cache
    def opened() -> "Engine":
        from sasando.analysis.measures import running

        return stack.enter_context(running.opened(frozen))

    return opened


def _recent(day: date) -> Period:
    return Period(date(day.year - FIRST_YEARS, 1, 1), date(day.year, 12, 31))


def _pptx(table: Table) -> bytes:
    from sasando.analysis.briefs.slides import render_deck

    return render_deck(table.bare)


def _xlsx(table: Table) -> bytes:
    from sasando.analysis.briefs.workbook import render_workbook

    return render_workbook(table.whole)


def _html(table: Table) -> bytes:
    from sasando.analysis.briefs.page import render_html

    return render_html(table.whole)


FORMS: Mapping[str, Callable[[Table], bytes]] = {
    "pdf": lambda table: render_pdf(table.whole),
    "pptx": _pptx,
    "xlsx": _xlsx,
    "html": _html,
    "news": lambda table: table.news.encode(),
    "monthly": lambda table: render_pdf(table.monthly),
}


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
