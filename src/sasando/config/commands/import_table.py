"""Take in a table: people, complaints, printed figures, law, duties, outreach."""

import argparse
import csv
import json
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from sasando.config import prepare
from sasando.domain.values.birth_date import parse_date
from sasando.domain.values.numbers import parse_count
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.library.regulations import importing as works
from sasando.records.imports import actions, template
from sasando.records.imports.outcome import ImportRequest, Outcome, RowProblem

KINDS = (
    "workers", "placements", "deportees", "deaths", "complaints", "statistics", "regulations",
    "duties", "outreach", "p3mi",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--template", type=Path, metavar="FILE.xlsx")
    parser.add_argument("--codes", choices=["kemendagri", "bps"], default="")
    parser.add_argument("--sheet", default="")
    parser.add_argument("--map", type=Path, metavar="M.json")
    parser.add_argument("--totals", type=Path, metavar="T.csv")
    parser.add_argument("--source", default="", help="who made the table")
    parser.add_argument("--arrived", default="", help="day of arrival of a manifest")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--final", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Import, or write the template; 0 done, 1 refused, 2 wrong usage."""
    if args.template is not None:
        if args.kind == "regulations":
            args.template.write_bytes(works.template())
        else:
            template.write(args.kind, args.template)
        return 0
    if args.file is None:
        sys.stderr.write("FILE?\n")
        return 2
    now = datetime.now(UTC)
    prepare.load_reference(now)
    by = prepare.command_actor(now)
    if args.kind == "regulations":
        outcome = _works(args, by)
    else:
        outcome = actions.take_in(args.file, request=_request(args), by=by, progress=_progress)
    if args.json:
        sys.stdout.write(json.dumps(outcome.as_json(), ensure_ascii=False) + "\n")
    else:
        _tell(outcome)
    return 1 if outcome.refused else 0


def _works(args: argparse.Namespace, by: Actor) -> Outcome:
    """Take in works of law, which are of the library and no people's."""
    taken = works.import_works(args.file, is_dry_run=args.dry_run, by=by)
    rejected, warnings = (
        tuple(RowProblem("", one.row, one.column, one.code, one.problem) for one in found)
        for found in (taken.rejected, taken.warnings)
    )
    return Outcome(
        batch=None, state="dry_run" if args.dry_run else "accepted", file_sha256=taken.sha256,
        rows=taken.rows, accepted=taken.written, unchanged=taken.unchanged, rejected=rejected,
        warnings=warnings, totals=(), reconciled=True, already_imported=taken.is_already_in,
        rejected_rows=len(rejected),
    )  # fmt: skip


def _request(args: argparse.Namespace) -> ImportRequest:
    request = ImportRequest(kind=args.kind, file_name=args.file.name, sheet=args.sheet)
    request = replace(request, codes=args.codes, source_name=args.source)
    request = replace(request, is_dry_run=args.dry_run, is_final=args.final)
    arrived: date | None = parse_date(args.arrived) if args.arrived else None
    return replace(
        request,
        arrived_on=arrived,
        mapping=_mapping(args.map) if args.map else {},
        totals=_totals(args.totals) if args.totals else {},
    )


def _mapping(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {str(heading): str(name) for heading, name in dict(found).items()}
    except (OSError, ValueError, TypeError) as wrong:
        raise _unreadable(path, "JSON") from wrong


def _totals(path: Path) -> dict[str, int]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
        return {row["group"].strip(): parse_count(row["stated"]) for row in rows}
    except (OSError, KeyError, AttributeError, UnicodeDecodeError) as wrong:
        raise _unreadable(path, "CSV group,stated") from wrong


def _unreadable(path: Path, shape: str) -> Refused:
    words = Words(
        id=f"Berkas {path.name} tidak terbaca; bentuknya harus {shape}.",
        en=f"The file {path.name} cannot be read; its shape must be {shape}.",
    )
    return Refused(Refusal("side_file_unreadable", words))


def _progress(rows: int) -> None:
    sys.stderr.write(f"{rows} baris …\n")


def _tell(outcome: Outcome) -> None:
    lines = [
        f"{outcome.state}: {outcome.rows} baris, {outcome.accepted} diterima, "
        f"{outcome.unchanged} tidak berubah, {outcome.rejected_rows} ditolak"
        + (" (berkas ini sudah diimpor)" if outcome.already_imported else "")
    ]
    lines += [
        f"  baris {item.row} {item.column}: {item.problem.id}" for item in outcome.rejected[:50]
    ]
    lines += [
        f"  {line.group}: tertulis {line.stated}, terhitung {line.counted}, "
        f"selisih {line.difference}"
        for line in outcome.totals
        if line.difference
    ]
    if outcome.refused:
        lines.append(outcome.refused.id)
    sys.stdout.write("\n".join(lines) + "\n")
