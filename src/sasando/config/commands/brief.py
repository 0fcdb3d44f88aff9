"""Lay out the "Gambaran Umum" pack."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from sasando.analysis.extracts import snapshots
from sasando.config import briefing, prepare
from sasando.domain.values.period import parse_period

KINDS = ("pdf", "pptx", "xlsx", "html", "news", "monthly")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--snapshot", default="")
    parser.add_argument("--period", default="")
    parser.add_argument("--as", dest="kind", choices=KINDS, default="pdf")
    parser.add_argument("--out", type=Path, required=True)


def run(args: argparse.Namespace) -> int:
    """Write the pack; 2 for a form that this version does not have."""
    if args.kind != "pdf":
        sys.stderr.write(f"'{args.kind}' belum ada di versi ini. / not in this version yet.\n")
        return 2
    now = datetime.now(UTC)
    prepare.load_reference(now)
    period = parse_period(args.period) if args.period else None
    by = prepare.command_actor(now)
    snapshot = snapshots.open_snapshot(args.snapshot, by=by) if args.snapshot else None
    briefing.write(args.out, now=now, snapshot=snapshot, period=period)
    sys.stdout.write(f"{args.out}\n")
    return 0
