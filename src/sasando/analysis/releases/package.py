"""Writes tables as a Frictionless data package and reads one back; same tables, same bytes."""

import csv
import io
import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sasando.domain.disclosure.dimensions import Dimension, Group
from sasando.domain.disclosure.tables import (
    OK,
    SUPPRESSED,
    UNKNOWN,
    ZERO,
    Filter,
    Protection,
    Rates,
    Subject,
    Table,
    released_table,
)
from sasando.domain.values.period import Period
from sasando.domain.values.words import Refusal, Refused, Words

DESCRIPTOR = "datapackage.json"
FORMAT = 1
MEDIA = {".csv": "text/csv", ".json": "application/json"}
# What spreadsheets take for a formula, also in full-width signs (bad input 20, 22).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
LARGEST = 64 * 1024 * 1024

NO_PACKAGE = Words(
    id="Di {where} tidak ada datapackage.json yang terbaca. Sebut folder hasil `release build`.",
    en="There is no readable datapackage.json in {where}. Name a folder that `release build` made.",
)
FILE_CHANGED = Words(
    id="Berkas {path} tidak sama dengan yang dicatat paketnya: hilang atau diubah.",
    en="The file {path} is not the one its package records: missing or changed.",
)
ODD_PACKAGE = Words(
    id="Paket di {where} bukan rilis yang dikenal: {what}.",
    en="The package in {where} is no release that is known here: {what}.",
)


@dataclass(frozen=True)
class PackedTable:
    """A table with what a reader is told of it, in both languages.

    With `rates` the cells are those of the rates, and `table` is their base, not printed itself.
    With `amounts` the cells are sums or means, NaN for none, hidden where the count in `table` is.
    """

    table: Table
    rates: Rates | None
    title: tuple[str, str]
    indicator: str
    labels: Mapping[str, Mapping[str, tuple[str, str]]]
    passport: Mapping[str, Any]
    passport_en: Mapping[str, Any]
    amounts: NDArray[np.float64] | None = None


@dataclass(frozen=True)
class ReadPackage:
    """A package read back: its tables as their reader has them."""

    snapshot: str
    as_of: date
    tables: tuple[PackedTable, ...]

    @property
    def counts(self) -> tuple[Table, ...]:
        """Return the tables of counts, those behind sums and means too."""
        return tuple(one.table for one in self.tables if one.rates is None)

    @property
    def rates(self) -> tuple[Rates, ...]:
        """Return the tables of rates."""
        return tuple(one.rates for one in self.tables if one.rates is not None)


def write(
    tables: Sequence[PackedTable], *, snapshot: str, as_of: date, title: tuple[str, str]
) -> dict[str, bytes]:
    """Return the files of a package by path; the descriptor names each with its digest."""
    files: dict[str, bytes] = {}
    resources = []
    for one in tables:
        path = f"tables/{one.table.id}.csv"
        files[path] = _csv(one)
        resources.append(_resource(one, path, files[path]))
    descriptor = {
        "profile": "tabular-data-package",
        "name": "sasando-release",
        "title": title[0],
        "resources": resources,
        "sasando": {
            "format": FORMAT, "snapshot": snapshot, "as_of": as_of.isoformat(),
            "title_en": title[1],
        },
    }  # fmt: skip
    files[DESCRIPTOR] = _json(descriptor)
    return files


def digest(files: Mapping[str, bytes]) -> str:
    """Return the digest of a package: of every path and content, in order of the paths."""
    whole = sha256()
    for path in sorted(files):
        whole.update(f"{path}\0{len(files[path])}\0".encode())
        whole.update(files[path])
    return whole.hexdigest()


def columns(one: PackedTable) -> dict[str, list[object]]:
    """Return the long columns of a table as printed: one a dimension, `value`, `status`.

    A rate or mean without a base has no value and stands as `z`.
    """
    found = one.table.columns()
    if one.amounts is not None:
        shown, is_hidden = one.amounts.ravel(), one.table.hidden.ravel()
    elif one.rates is not None:
        shown, hidden = one.rates.rounded().ravel(), one.rates.hidden
        is_hidden = np.zeros(len(shown), dtype=bool) if hidden is None else hidden.ravel()
    else:
        return found
    pairs = list(zip(shown.tolist(), is_hidden.tolist(), strict=True))
    found["value"] = [None if lost or math.isnan(rate) else rate for rate, lost in pairs]
    found["status"] = [
        SUPPRESSED if lost else (ZERO if math.isnan(rate) or rate == 0 else OK)
        for rate, lost in pairs
    ]
    return found


def read(folder: Path, *, release: str = "") -> ReadPackage:
    """Return the package in a folder; raises Refused when it is none, or a file was changed."""
    root = folder.resolve()

    def get(path: str) -> bytes:
        target = (folder / path).resolve()
        if not target.is_relative_to(root):
            raise OSError
        return _bytes(target)

    return read_files(get, release=release, where=folder.name)


def read_files(get: Callable[[str], bytes], *, release: str = "", where: str = "") -> ReadPackage:
    """Return the package whose files `get` gives by path (it raises OSError for none)."""
    try:
        found = json.loads(get(DESCRIPTOR))
        told = found["sasando"]
        if told["format"] != FORMAT:
            raise _odd(where, f"format {told['format']}")
        tables = tuple(_read_table(get, one, release) for one in found["resources"])
        return ReadPackage(told["snapshot"], date.fromisoformat(told["as_of"]), tables)
    except (OSError, json.JSONDecodeError, UnicodeDecodeError):
        words = NO_PACKAGE.format(where=where)
        raise Refused(Refusal("package_missing", words)) from None
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise _odd(where, type(wrong).__name__) from None


def subject_json(subject: Subject) -> dict[str, Any]:
    """Return what a table counts, as a package writes it."""
    return {
        "population": subject.population,
        "period": str(subject.period),
        "where": [
            {"dimension": dimension_json(one.dimension), "code": one.code}
            for one in subject.where
        ],
    }  # fmt: skip


def dimension_json(dimension: Dimension) -> dict[str, Any]:
    """Return a dimension with every sum of its codes, as a package writes it."""
    return {
        "name": dimension.name,
        "groups": _groups_json(dimension.groups),
        "above": _groups_json(dimension.above),
        "periods": [[code, str(period)] for code, period in dimension.periods],
    }  # fmt: skip


def _groups_json(groups: Sequence[Group]) -> list[dict[str, Any]]:
    return [{"parent": one.parent, "children": list(one.children)} for one in groups]


def subject_of(told: Mapping[str, Any]) -> Subject:
    """Return what a table counts, read from a package."""
    where = tuple(Filter(dimension_of(one["dimension"]), one["code"]) for one in told["where"])
    return Subject(told["population"], period_of(told["period"]), where)


def dimension_of(told: Mapping[str, Any]) -> Dimension:
    """Return a dimension read from a package."""
    groups, above = (
        tuple(Group(one["parent"], tuple(one["children"])) for one in told.get(key, ()))
        for key in ("groups", "above")
    )
    periods = tuple((code, period_of(text)) for code, text in told["periods"])
    return Dimension(told["name"], groups, periods, above)


def period_of(text: str) -> Period:
    """Return a period as a package writes it: two ISO days."""
    first, _, last = text.partition("..")
    return Period(date.fromisoformat(first), date.fromisoformat(last))


def neutral(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _resource(one: PackedTable, path: str, content: bytes) -> dict[str, Any]:
    table = one.table
    fields: list[dict[str, Any]] = [{"name": each.name, "type": "string"} for each in table.by]
    kind = "integer" if one.rates is None and one.amounts is None else "number"
    fields.append({"name": "value", "type": kind})
    fields.append({"name": "status", "type": "string", "constraints": {"enum": ["ok", "x", "z"]}})
    return {
        "profile": "tabular-data-resource",
        "name": table.id.replace("_", "-"),
        "path": path,
        "title": one.title[0],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "fields": fields,
            "primaryKey": [each.name for each in table.by],
            "missingValues": [""],
        },
        "sasando": {
            "id": table.id, "title_en": one.title[1], "indicator": one.indicator,
            "protection": table.protection.value, "subject": subject_json(table.subject),
            "by": [dimension_json(each) for each in table.by],
            "sensitive": list(table.sensitive), "labels": one.labels,
            "rates": _rates_json(one.rates), "counts": _counts_json(one),
            "passport": one.passport, "passport_en": one.passport_en,
        },
    }  # fmt: skip


def _rates_json(rates: Rates | None) -> dict[str, Any] | None:
    if rates is None:
        return None
    return {
        "counted": subject_json(rates.counted.subject), "per": rates.per,
        "decimals": rates.decimals, "is_part": rates.is_part,
    }  # fmt: skip


def _counts_json(one: PackedTable) -> list[object] | None:
    """Return the counts behind sums or means in the order of the cells, None where hidden."""
    return None if one.amounts is None else one.table.columns()["value"]


def _csv(one: PackedTable) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    found = columns(one)
    writer.writerow(found)
    for row in zip(*found.values(), strict=True):
        writer.writerow(["" if cell is None else neutral(str(cell)) for cell in row])
    return stream.getvalue().encode("utf-8")


def _json(told: Mapping[str, Any]) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise OSError
    return content


def _read_table(get: Callable[[str], bytes], told: Mapping[str, Any], release: str) -> PackedTable:
    own = told["sasando"]
    content = _content(get, str(told["path"]), told["hash"])
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))
    by = tuple(dimension_of(one) for one in own["by"])
    cells: dict[str, list[object]] = {
        one.name: [_code(row[one.name], one) for row in rows] for one in by
    }
    protection, subject = Protection(own["protection"]), subject_of(own["subject"])
    is_rate, counts = own["rates"] is not None, own.get("counts")
    cells["value"] = counts or [
        None if is_rate or row["value"] == "" else int(row["value"]) for row in rows
    ]
    table = released_table(
        cells, table_id=own["id"], subject=subject, by=by, protection=protection, release=release
    )
    rates = _read_rates(rows, own["rates"], table) if is_rate else None
    return PackedTable(
        table, rates, (told["title"], own["title_en"]), own["indicator"], own["labels"],
        own["passport"], own["passport_en"],
        None if counts is None else _numbers(rows, table),
    )  # fmt: skip


def _numbers(rows: Sequence[Mapping[str, str]], table: Table) -> NDArray[np.float64]:
    values = [float(row["value"]) if row["value"] else math.nan for row in rows]
    return np.array(values, dtype=np.float64).reshape(table.shape)


def _read_rates(rows: Sequence[Mapping[str, str]], told: Mapping[str, Any], table: Table) -> Rates:
    """Return rates as their reader has them: rows stand in the order of the cells."""
    printed = _numbers(rows, table)
    hidden = np.array([row["status"] == SUPPRESSED for row in rows]).reshape(table.shape)
    unknown = np.full(table.shape, UNKNOWN, dtype=np.int64)
    every = np.ones(table.shape, dtype=bool)
    base = replace(table, values=unknown, hidden=every)
    part = replace(base, subject=subject_of(told["counted"]))
    return Rates(
        table.id, part, base, told["per"], told["decimals"], told["is_part"], hidden, printed
    )


def _code(text: str, dimension: Dimension) -> str:
    bare = text.removeprefix("'")
    return text if text in dimension.place else bare


def _content(get: Callable[[str], bytes], path: str, wanted: str) -> bytes:
    refusal = Refusal("package_file_changed", FILE_CHANGED.format(path=path))
    try:
        content = get(path)
    except OSError:
        raise Refused(refusal) from None
    if f"sha256:{sha256(content).hexdigest()}" != wanted:
        raise Refused(refusal)
    return content


def _odd(where: str, what: str) -> Refused:
    return Refused(Refusal("package_odd", ODD_PACKAGE.format(where=where, what=what)))
