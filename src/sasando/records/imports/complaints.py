"""What a row of a table of complaints says of its case."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import polars as pl
from django.conf import settings

from sasando.domain.cases.deadlines import add_months
from sasando.domain.reconciliation import problems as codes
from sasando.foundation.access.actor import Actor
from sasando.library.terms import queries as terms
from sasando.records.cases.facts import IntakeFacts
from sasando.records.cases.receiving import ComplaintRow, numbers_known
from sasando.records.imports.outcome import RowProblem
from sasando.records.workers.intake import SourceRows, WrittenIdentities

COMPLAINT_KNOWN = "complaint_known"
# A table gives the day alone; the office's hour of opening stands for it.
OPENING_HOUR = time(8)
ADULT_MONTHS = 18 * 12
NO_STORY = "Tabel tidak memuat uraian."


def known_already(
    clean: pl.DataFrame, *, is_new: list[bool], earlier: set[str], sheet: str
) -> list[RowProblem]:
    """Return new rows whose complaint number stands in a case, or in an earlier row.

    `earlier` gathers the numbers of the file, part after part.
    """
    numbers = clean["complaint_no"].to_list()
    standing = numbers_known({text for text, new in zip(numbers, is_new, strict=True) if new})
    found = []
    for number, row, new in zip(numbers, clean["row"].to_list(), is_new, strict=True):
        if number and new and (number in standing or number in earlier):
            words = codes.words_of(COMPLAINT_KNOWN)
            found.append(RowProblem(sheet, row, "complaint_no", COMPLAINT_KNOWN, words))
        elif number:
            earlier.add(number)
    return found


def rows_of(rows: SourceRows, identities: WrittenIdentities, *, by: Actor) -> list[ComplaintRow]:
    """Return what each written row says of its case."""
    return [
        ComplaintRow(rows.rows[at], pk, rows.columns["complaint_no"][at], _facts(rows, at, by=by))
        for at, pk in enumerate(identities.ids)
    ]


def _facts(rows: SourceRows, at: int, *, by: Actor) -> IntakeFacts:
    said = {name: column[at] for name, column in rows.columns.items()}
    trouble = str(said["trouble"])
    day = said["reported_on"]
    return IntakeFacts(
        category=trouble, channel=str(said["channel"]), received_at=_moment(day, by=by),
        narrative=str(said["story"]) or f"{terms.label('case_categories', trouble).id}. {NO_STORY}",
        country=str(said["country"]), regency_code=str(said["regency_code"]),
        employer=str(said["employer"]), p3mi=str(said["p3mi"]), procedural=str(said["procedural"]),
        complainant_name=str(said["complainant"]),
        complainant_phone=str(said["complainant_phone"]),
        complainant_kinship=str(said["complainant_kinship"]),
        is_minor=_is_minor(said["born_to"], on=day or by.today),
    )  # fmt: skip


def _moment(day: date | None, *, by: Actor) -> datetime:
    if day is None:
        return by.now
    opened = datetime.combine(day, OPENING_HOUR, tzinfo=ZoneInfo(settings.OFFICE_ZONE))
    return min(opened, by.now)


def _is_minor(born: date | None, *, on: date) -> bool:
    """Say whether someone may be under 18; where only the year is known, the latest day holds."""
    return born is not None and add_months(born, ADULT_MONTHS) > on
