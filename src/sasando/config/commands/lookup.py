"""Find people by any spelling of any of their names, or by a number."""

import argparse
import json
import sys
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from sasando.config import prepare
from sasando.foundation.audit import actions as audit
from sasando.library.places import queries as places
from sasando.records.workers import search


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("text")
    parser.add_argument("--born", type=int)
    parser.add_argument("--regency", default="")
    parser.add_argument("--limit", type=int, default=10)
    parser.add_argument("--show-personal", action="store_true", help="print names; audited")


def run(args: argparse.Namespace) -> int:
    """Print candidates: refs, scores and reasons; names only when asked for."""
    now = datetime.now(UTC)
    prepare.load_reference(now)
    by = prepare.command_actor(now)
    regency = places.resolve_regency(args.regency) if args.regency else ""
    limit = max(1, min(args.limit, 100))
    found = search.find_people(
        args.text, actor=by, born_year=args.born, regency=regency, limit=limit
    )
    with transaction.atomic():
        audit.record(
            by=by,
            deed="workers.searched",
            refs=[("person", str(item.card.ref)) for item in found],
            facts={"found": len(found), "personal": args.show_personal},
        )
    rows: list[dict[str, Any]] = []
    for item in found:
        row: dict[str, Any] = {"ref": str(item.card.ref), "score": item.score}
        row["reasons"] = [words.id for words in item.reasons]
        if args.show_personal:
            row["name"] = item.card.name
        rows.append(row)
    if args.json:
        sys.stdout.write(json.dumps({"candidates": rows}, ensure_ascii=False) + "\n")
        return 0
    for row in rows:
        reasons = ", ".join(row["reasons"])
        sys.stdout.write(f"{row['score']:>3}  {row['ref']}  {row.get('name', '')}  {reasons}\n")
    return 0
