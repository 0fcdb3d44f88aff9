"""Count one indicator over a snapshot, unsuppressed, for staff only."""

import argparse
import csv
import io
import json
import sys
from datetime import UTC, datetime
from typing import Any

from sasando.analysis.extracts import snapshots
from sasando.analysis.measures import running
from sasando.config import prepare
from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.indicators.definition import Indicator
from sasando.domain.indicators.dimensions import DIMENSIONS, chains
from sasando.domain.values.period import parse_period


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("indicator", nargs="?")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--snapshot", default="")
    parser.add_argument("--by", default="")
    parser.add_argument("--period", default="")
    parser.add_argument("--format", choices=["csv", "json"], default="csv")


def run(args: argparse.Namespace) -> int:
    """Print the indicators, or one of them counted."""
    if args.list:
        return _list(as_json=args.json)
    if not args.indicator:
        sys.stderr.write("INDICATOR? (--list)\n")
        return 2
    now = datetime.now(UTC)
    prepare.load_reference(now)
    by = prepare.command_actor(now)
    snapshot = (
        snapshots.open_snapshot(args.snapshot, by=by)
        if args.snapshot
        else snapshots.freeze(as_of=None, by=by)
    )
    period = parse_period(args.period) if args.period else None
    dimensions = tuple(name.strip() for name in args.by.split(",") if name.strip())
    found = running.run(args.indicator, snapshot=snapshot, by=dimensions, period=period)
    if args.json or args.format == "json":
        sys.stdout.write(json.dumps(as_json(found), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(as_csv(found))
    return 0


def _list(*, as_json: bool) -> int:
    rows = [_told(one) for one in INDICATORS.values()]
    if as_json:
        sys.stdout.write(json.dumps(rows, ensure_ascii=False) + "\n")
    else:
        for row in rows:
            sys.stdout.write(f"{row['id']}: {row['definition']} [{row['unit']}]\n")
    return 0


def _told(one: Indicator) -> dict[str, Any]:
    """Return an indicator as its outside contract shapes it, and what Satu Data asks besides."""
    return {
        "id": one.id,
        "definition": one.definition.id,
        "unit": one.unit.id,
        "dimensions": list(one.dimensions),
        "disclosure": one.disclosure.value,
        "k": one.k,
        "decided": {"by": one.decision.by, "on": one.decision.on, "why": one.decision.why.id},
        "version": one.version,
        "group": one.group.value,
        "concept": one.concept.id,
        "classification": {name: DIMENSIONS[name].classification.id for name in one.dimensions},
        "hierarchies": [list(chain) for chain in chains(one.dimensions)],
        "measure": one.measure.value,
        "reference": one.reference.id,
        "denominator": one.denominator.id if one.denominator else None,
        "counts": one.counts.value,
        "rule": one.rule.id,
        "date": one.date_field or None,
        "never_added": list(one.never_added),
        "duplicates": one.duplicates.id,
        "owner": one.owner,
        "en": {
            "label": one.label.en,
            "definition": one.definition.en,
            "unit": one.unit.en,
            "rule": one.rule.en,
        },
    }


def as_csv(found: running.Measured) -> str:
    """Return the cells as a long table; totals carry _T; empty where nothing can be reckoned."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow([*found.by, "value", "status"])
    for cell in found.cells:
        value = "" if cell.value is None else str(cell.value)
        writer.writerow([*cell.group, value, "z" if cell.value == 0 else "ok"])
    return stream.getvalue()


def as_json(found: running.Measured) -> dict[str, Any]:
    """Return cells and passport."""
    cells = [
        dict(zip(found.by, cell.group, strict=True))
        | {"value": None if cell.value is None else float(cell.value)}
        for cell in found.cells
    ]
    return {"cells": cells, "passport": found.passport.to_json()}
