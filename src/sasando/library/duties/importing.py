"""Takes in tables of duties: kept as told, and written into the matrix when final."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sasando.domain.reconciliation.duty_rows import DutyRow, KnownDuties
from sasando.domain.reconciliation.known import place_form
from sasando.domain.regulations.anchors import article_of
from sasando.foundation.sources.models import Batch
from sasando.library.duties.models import Duty, ReceivedDuty
from sasando.library.places.reference import day
from sasando.library.regulations.law import law
from sasando.library.regulations.models import Article

_FIELDS = {
    "text_id": "text_id", "text_en": "text_en", "heading": "heading_id",
    "examples_id": "examples_id", "examples_en": "examples_en", "source": "source",
    "note": "note",
}  # fmt: skip
LONGEST_HEADING = 40
_ARTICLE = "art_"


def known(*, today: date) -> KnownDuties:
    """Return the law that rows of duties may name: works, their articles, standing duties."""
    works: dict[str, str] = {}
    for work in law().works.values():
        names = (work.code, work.short, f"{work.type} {work.number} Tahun {work.year}")
        works |= {place_form(name): work.code for name in names}
    told = [(said.instrument, said.anchor) for every in law().said.values() for said in every]
    told += list(Article.objects.values_list("instrument__code", "anchor"))
    anchors = [(work, article_of(anchor)) for work, anchor in told if anchor]
    articles = {
        (work, anchor.removeprefix(_ARTICLE)): ""
        for work, anchor in anchors
        if anchor.startswith(_ARTICLE)
    }
    duties = {}
    for row in Duty.objects.all():
        articles[row.instrument, row.article] = row.level
        works.setdefault(place_form(row.instrument), row.instrument)
        duties[row.instrument, row.article, row.letter] = row.code
    return KnownDuties(works, articles, duties, today)


def standing(rows: Iterable[DutyRow]) -> tuple[frozenset[str], frozenset[str]]:
    """Return codes of rows that say nothing new, and of those whose wording an officer checked."""
    there = {row.code: row for row in Duty.objects.all()}
    same, checked = set(), set()
    for row in rows:
        found = there.get(row.code)
        if found is None:
            continue
        if all(getattr(found, name) == value for name, value in _values(_told(row)).items()):
            same.add(row.code)
        elif found.verified_by:
            checked.add(row.code)
    return frozenset(same), frozenset(checked)


def keep(rows: Iterable[tuple[int, DutyRow]], *, batch: Batch, sheet: str) -> None:
    """Keep (row number, row) as told, in the caller's transaction; the matrix stays as it is."""
    ReceivedDuty.objects.bulk_create(
        ReceivedDuty(
            batch=batch, source_sheet=sheet[:120], source_row=number, code=row.code,
            told=_told(row),
        )
        for number, row in rows
    )  # fmt: skip


def settle(batch: Batch) -> int:
    """Write the duties of a file that became final; return how many were written.

    What an officer checked in the gazette meanwhile is left as it is.
    """
    written = 0
    for kept in ReceivedDuty.objects.filter(batch=batch):
        row = Duty.objects.select_for_update().filter(code=kept.code).first()
        if row is not None and row.verified_by:
            continue
        row = row or Duty(code=kept.code, heading_id=kept.told["text_id"][:LONGEST_HEADING])
        for name, value in _values(kept.told).items():
            setattr(row, name, value)
        row.heading_en = row.heading_en or row.heading_id
        row.office_edited = True
        row.save()
        written += 1
    return written


def kept(batch: Batch) -> list[tuple[str, str]]:
    """Return level and article of each duty that a file told."""
    told = ReceivedDuty.objects.filter(batch=batch).values_list("told", flat=True)
    return [(str(one["level"]), str(one["article"])) for one in told]


def clear(batch: Batch) -> None:
    """Delete what a withdrawn file told."""
    ReceivedDuty.objects.filter(batch=batch).delete()


def _told(row: DutyRow) -> dict[str, Any]:
    return {
        "instrument": row.instrument, "article": row.article, "letter": row.letter,
        "level": row.level, "verified": row.verified,
        "source_date": row.source_date.isoformat() if row.source_date else "",
        **{name: text for name, text in row.texts.items() if text},
    }  # fmt: skip


def _values(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is told by field of the table; a cell left empty says nothing."""
    values = {name: told[name] for name in ("instrument", "article", "letter", "level")}
    values |= {field: told[name] for name, field in _FIELDS.items() if told.get(name)}
    values |= {"verified": told["verified"]} if told["verified"] else {}
    return values | ({"source_date": day(told["source_date"])} if told["source_date"] else {})
