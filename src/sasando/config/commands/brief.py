"""Lay out the paparan: PDF, slides, spreadsheet, page, news draft, monthly report, sheets."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from sasando.analysis.briefs import approving, pack
from sasando.analysis.extracts import snapshots
from sasando.config import briefing, prepare
from sasando.domain.values.period import parse_period
from sasando.library.publications.briefs import sheet_path

KINDS = tuple(briefing.FORMS)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--snapshot", default="")
    parser.add_argument("--period", default="")
    parser.add_argument("--compare", type=int, default=None, help="year to compare with")
    parser.add_argument("--as", dest="kind", choices=KINDS, default="pdf")
    parser.add_argument("--sheet", default="", help="one regency (53.21) or district (NTT-7)")
    parser.add_argument("--sheets", type=Path, help="folder for the sheets of all of them")
    parser.add_argument("--leaflet", action="store_true", help="the single page alone")
    parser.add_argument("--signed", default="", help="a signed brief by its number: kept bytes")
    parser.add_argument("--out", type=Path)


def run(args: argparse.Namespace) -> int:
    """Write what is asked for; 2 without a place to write to."""
    if args.out is None and args.sheets is None:
        sys.stderr.write("--out FILE / --sheets DIR\n")
        return 2
    if (args.sheet or args.sheets or args.leaflet) and args.kind != "pdf":
        sys.stderr.write("--sheet, --sheets, --leaflet: --as pdf\n")
        return 2
    if args.signed and (args.snapshot or args.period or args.compare is not None):
        sys.stderr.write("--signed: --as, --sheet, --sheets, --leaflet, --out\n")
        return 2
    now = datetime.now(UTC)
    prepare.load_reference(now)
    if args.signed:
        return _tell(_write_signed(args))
    by = prepare.command_actor(now)
    wish = briefing.Wish(
        kind=args.kind,
        period=parse_period(args.period) if args.period else None,
        compare=args.compare,
        snapshot=snapshots.open_snapshot(args.snapshot, by=by) if args.snapshot else None,
    )
    return _tell(_write(args, wish=wish, now=now))


def _tell(written: list[Path]) -> int:
    for path in written:
        sys.stdout.write(f"{path}\n")
    return 0


def _write(args: argparse.Namespace, *, wish: briefing.Wish, now: datetime) -> list[Path]:
    written: list[Path] = []
    if args.sheets is not None:
        written += briefing.write_sheets(args.sheets, wish=wish, now=now)
    if args.out is None:
        return written
    if args.sheet:
        briefing.write_sheet(args.out, args.sheet, wish=wish, now=now)
    elif args.leaflet:
        briefing.write_leaflet(args.out, wish=wish, now=now)
    else:
        briefing.write_as(args.out, wish=wish, now=now)
    return [*written, args.out]


def _write_signed(args: argparse.Namespace) -> list[Path]:
    """Write what was signed, byte for byte as it is kept; all that is asked for, or nothing."""
    wanted: dict[Path, str] = {}
    if args.sheets is not None:
        wanted |= {args.sheets / path: path for path in approving.kept_sheets(args.signed)}
    if args.out is not None:
        wanted[args.out] = _kept_path(args)
    kept = {target: approving.kept(args.signed, path) for target, path in wanted.items()}
    for target, form in kept.items():
        briefing.put(target, form.content)
    return list(kept)


def _kept_path(args: argparse.Namespace) -> str:
    if args.sheet:
        return sheet_path(args.sheet)
    return pack.LEAFLET if args.leaflet else pack.PATHS[args.kind]
