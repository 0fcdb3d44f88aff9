"""Freeze the store for counting."""

import argparse
import json
import sys
from datetime import UTC, datetime

from sasando.analysis.extracts import snapshots
from sasando.config import prepare
from sasando.domain.values.birth_date import parse_date


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--as-of", default="")


def run(args: argparse.Namespace) -> int:
    """Freeze, and print the snapshot's id, place and tables."""
    now = datetime.now(UTC)
    prepare.load_reference(now)
    day = parse_date(args.as_of) if args.as_of else None
    found = snapshots.freeze(as_of=day, by=prepare.command_actor(now))
    body = {
        "snapshot": found.id,
        "path": str(found.path),
        "tables": [vars(table) for table in found.tables],
        "as_of": found.as_of.isoformat(),
        "expires_on": found.expires_on.isoformat(),
    }
    if args.json:
        sys.stdout.write(json.dumps(body) + "\n")
    else:
        sys.stdout.write(f"{found.id}  {found.as_of}  {found.path}\n")
        for table in found.tables:
            sys.stdout.write(f"  {table.name}: {table.rows}\n")
    return 0
