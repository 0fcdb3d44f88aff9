"""Takes in a table of works: the columns of the shipped file, bad rows listed, the rest written."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
from django.db import transaction

from sasando.domain.regulations.relating import Link, why_not_relate
from sasando.domain.values.birth_date import parse_date
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.sources.reading.table import file_sha256, read_table
from sasando.library.places.models import ReferenceFile
from sasando.library.regulations import indexing, law
from sasando.library.regulations.actions import changed
from sasando.library.regulations.loading import told_relations
from sasando.library.regulations.models import Instrument, Relation
from sasando.library.regulations.works import STATUSES, standing_relations

COLUMNS = (
    "id", "type", "number", "year", "title", "subject", "promulgated", "in_force_from", "status",
    "relation", "issuer", "level", "source", "source_date", "verified", "note",
)  # fmt: skip
REQUIRED = ("id", "type", "title", "source")
DAYS = ("promulgated", "in_force_from", "source_date")
PLAIN = ("type", "number", "title", "subject", "status", "relation", "issuer", "level", "source")
LEVELS = ("", "national", "province", "regency")
CODE = re.compile(r"/akn/id(?:-[a-z0-9]+)?/(?:act|bill|judgment)/[a-z0-9./-]{3,60}")
MOST_ROWS = 20_000
LENGTHS = {
    name: int(getattr(Instrument._meta.get_field(name), "max_length", None) or 0)
    for name in (*PLAIN, "note")
}


def _w(id_words: str, en_words: str) -> Words:
    return Words(id=id_words, en=en_words)


COLUMN_MISSING = Refusal(
    "column_missing",
    _w("Kolom wajib: id, type, title, source.", "Columns needed: id, type, title, source."),
)
TOO_MANY = Refusal("too_many_rows", _w("Paling banyak 20.000 baris.", "At most 20,000 rows."))
PROBLEMS = {
    "missing": _w("kolom ini wajib diisi", "this column is needed"),
    "code": _w("bentuknya /akn/id/act/uu/2017/18", "its shape is /akn/id/act/uu/2017/18"),
    "twice": _w("id ini sudah ada di atas", "this id stands above already"),
    "year": _w("tahun tidak terbaca", "the year cannot be read"),
    "day": _w("tanggal tidak terbaca", "the day cannot be read"),
    "status": _w("status tidak dikenal", "the status is not known"),
    "level": _w("tingkat tidak dikenal", "the level is not known"),
    "order": _w("berlaku sebelum diundangkan", "in force before promulgation"),
    "too_long": _w("terlalu panjang", "too long"),
    "target": _w("peraturan yang dirujuk tidak ada", "the work referred to is not there"),
    "checked": _w(
        "sudah diperiksa petugas di lembaran resmi; bandingkan di halamannya",
        "checked in the gazette by an officer; compare on its page",
    ),
}


@dataclass(frozen=True)
class RowProblem:
    """What is wrong in one row; `row` is the number a spreadsheet shows."""

    row: int
    column: str
    code: str
    problem: Words


@dataclass(frozen=True)
class Taken:
    """What became of a table of works."""

    sha256: str
    rows: int
    written: int
    unchanged: int
    rejected: tuple[RowProblem, ...]
    warnings: tuple[RowProblem, ...]
    is_already_in: bool = False


Row = tuple[int, dict[str, str]]


class _Bad(Exception):
    def __init__(self, column: str, code: str, words: Words | None = None) -> None:
        super().__init__(code)
        self.column, self.code, self.words = column, code, words or PROBLEMS[code]

    def at(self, row: int) -> RowProblem:
        return RowProblem(row, self.column, self.code, self.words)


def template() -> bytes:
    """Return an empty table with the headings understood, as a workbook."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#EAEDEC"})
        sheet = book.add_worksheet("Data")
        for at, name in enumerate(COLUMNS):
            sheet.write_string(0, at, name, bold)
        sheet.freeze_panes(1, 0)
        told = book.add_worksheet("Petunjuk")
        for at, name in enumerate(COLUMNS):
            told.write_string(at, 0, name, bold)
            told.write_string(at, 1, "wajib" if name in REQUIRED else "")
    return stream.getvalue()


def import_works(path: Path, *, is_dry_run: bool, by: Actor) -> Taken:
    """Write the works of a table; return what was taken and what was not.

    What an officer checked in the gazette is left and told as a warning. A file taken in before
    changes nothing. Raises Refused for a file as a whole.
    """
    sha = file_sha256(path)
    name = f"import:{sha}"
    rows = _read(path)
    if ReferenceFile.objects.filter(name=name).exists():
        return Taken(sha, len(rows), 0, len(rows), (), (), is_already_in=True)
    good, rejected = _sound(rows)
    with transaction.atomic():
        written, unchanged, warnings = _write(good, by=by)
        taken = Taken(sha, len(rows), written, unchanged, tuple(rejected), tuple(warnings))
        if is_dry_run:
            transaction.set_rollback(True)
            return taken
        ReferenceFile.objects.create(name=name, sha256=sha, loaded_at=by.now)
        told = {"sha256": sha, "written": written, "rejected": len(rejected)}
        audit.record(by=by, deed="regulations.imported", facts=told)
        changed(by.now)
    return taken


def _read(path: Path) -> list[Row]:
    """Return the rows below the headings as (row number, text by column)."""
    with read_table(path) as reading:
        if reading.rows > MOST_ROWS:
            raise Refused(TOO_MANY)
        every = [
            (number, cells)
            for numbers, found in reading.pieces()
            for number, cells in zip(numbers, found, strict=True)
        ]
    names = [cell.strip().lower() for cell in every[0][1]]
    if not set(REQUIRED) <= set(names):
        raise Refused(COLUMN_MISSING)
    return [
        (number, {name: cell.strip() for name, cell in zip(names, cells, strict=False)})
        for number, cells in every[1:]
    ]


def _sound(rows: list[Row]) -> tuple[list[tuple[int, str, dict[str, Any]]], list[RowProblem]]:
    """Return the rows that can be written, and why the others cannot."""
    good: list[tuple[int, str, dict[str, Any]]] = []
    rejected: list[RowProblem] = []
    links = [one.link for one in standing_relations()]
    there = set(law.law().works) | {row.get("id", "") for _number, row in rows}
    seen: set[str] = set()
    for number, row in rows:
        try:
            values = _values(row, seen)
            links += _links(row, links, there)
        except _Bad as bad:
            rejected.append(bad.at(number))
        else:
            good.append((number, row["id"], values))
    return good, rejected


def _values(row: Mapping[str, str], seen: set[str]) -> dict[str, Any]:
    """Return the values of a row; raises for the first thing that is wrong with it."""
    _check_key(row, seen)
    values: dict[str, Any] = {name: row.get(name, "") for name in (*PLAIN, "note")}
    for name, length in LENGTHS.items():
        if len(values[name]) > length:
            raise _Bad(name, "too_long")
    values |= {name: _day(row, name) for name in DAYS}
    values["year"] = _year(row.get("year", ""))
    level = row.get("verified", "")
    values["verified"] = level if level in ("primary", "press") else "memory"
    _check_values(values)
    seen.add(row["id"])
    return values


def _check_key(row: Mapping[str, str], seen: set[str]) -> None:
    for name in REQUIRED:
        if not row.get(name):
            raise _Bad(name, "missing")
    if not CODE.fullmatch(row["id"]):
        raise _Bad("id", "code")
    if row["id"] in seen:
        raise _Bad("id", "twice")


def _check_values(values: Mapping[str, Any]) -> None:
    if values["status"] not in ("", *STATUSES):
        raise _Bad("status", "status")
    if values["level"] not in LEVELS:
        raise _Bad("level", "level")
    first, promulgated = values["in_force_from"], values["promulgated"]
    if first and promulgated and first < promulgated:
        raise _Bad("in_force_from", "order")


def _day(row: Mapping[str, str], name: str) -> date | None:
    text = row.get(name, "")
    if not text:
        return None
    try:
        return parse_date(text[:40])
    except Refused:
        raise _Bad(name, "day") from None


def _year(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise _Bad("year", "year")
    return int(text)


def _links(row: Mapping[str, str], standing: list[Link], there: set[str]) -> list[Link]:
    """Return the relations that a row tells; raises for a circle or a work that is not there."""
    found: list[Link] = []
    for kind, target in told_relations(row.get("relation", "")):
        link = Link(row["id"], kind, target)
        if link in standing:
            continue
        if target not in there:
            raise _Bad("relation", "target")
        refusal = why_not_relate(link, standing=[*standing, *found])
        if refusal is not None:
            raise _Bad("relation", refusal.code, refusal.words)
        found.append(link)
    return found


def _write(
    good: list[tuple[int, str, dict[str, Any]]], *, by: Actor
) -> tuple[int, int, list[RowProblem]]:
    """Write sound rows; return how many were written, unchanged, and what was left alone."""
    standing = {row.code: row for row in Instrument.objects.select_for_update()}
    touched: list[int] = []
    unchanged, warnings = 0, []
    for number, code, values in good:
        row = standing.get(code) or Instrument(code=code)
        if row.pk and all(getattr(row, name) == value for name, value in values.items()):
            unchanged += 1
        elif row.verified_by:
            warnings.append(RowProblem(number, "id", "checked", PROBLEMS["checked"]))
            unchanged += 1
        else:
            for name, value in values.items():
                setattr(row, name, value)
            row.office_edited, row.edition = True, row.edition + (1 if row.pk else 0)
            row.save()
            touched.append(row.pk)
            _relate(row, by=by)
    indexing.index_works(touched)
    return len(touched), unchanged, warnings


def _relate(row: Instrument, *, by: Actor) -> None:
    for kind, target in told_relations(row.relation):
        Relation.objects.get_or_create(
            subject=row.code, kind=kind, target=target, anchor="", corrects=None,
            defaults={
                "source": row.source, "source_date": row.source_date, "verified": row.verified,
                "recorded_at": by.now, "recorded_by": by.login, "office_edited": True,
            },
        )  # fmt: skip
