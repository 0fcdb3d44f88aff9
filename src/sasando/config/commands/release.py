"""Build disclosure-controlled tables as a data package, or audit one with older ones."""

import argparse
import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sasando.analysis.extracts import snapshots
from sasando.analysis.releases import assembling, naming, package
from sasando.analysis.releases.plan import parse_plan
from sasando.config import prepare
from sasando.domain.disclosure.audit import audit
from sasando.domain.disclosure.results import PASSED
from sasando.domain.values.words import Refusal, Refused, Words

LARGEST_PLAN = 200_000
NO_PLAN = Words(
    id="Rencana {path} tidak terbaca. Sebut berkas TOML.",
    en="The plan {path} cannot be read. Name a TOML file.",
)
NOT_EMPTY = Words(
    id="Folder {path} sudah berisi hal lain. Sebut folder baru.",
    en="The folder {path} holds something else. Name a new folder.",
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    deeds = parser.add_subparsers(dest="deed", required=True)
    build = deeds.add_parser("build")
    build.add_argument("plan", type=Path)
    build.add_argument("--out", type=Path, required=True)
    build.add_argument("--snapshot", default="")
    check = deeds.add_parser("audit")
    check.add_argument("folder", type=Path)
    check.add_argument("--with", dest="older", type=Path, nargs="+", action="extend", default=[])
    for one in (build, check):
        one.add_argument("--json", action="store_true", default=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Build or audit; 1 when the audit refuses."""
    return _build(args) if args.deed == "build" else _audit(args)


def _build(args: argparse.Namespace) -> int:
    plan = parse_plan(_text(args.plan))
    _check_place(args.out)
    now = datetime.now(UTC)
    prepare.load_reference(now)
    by = prepare.command_actor(now)
    snapshot = (
        snapshots.open_snapshot(args.snapshot, by=by)
        if args.snapshot
        else snapshots.freeze(as_of=None, by=by)
    )
    name = args.plan.stem
    made = assembling.assemble(plan, snapshot=snapshot, title=(name, name))
    report = made.report
    if made.is_safe:
        _write(args.out, {one.path: one.content for one in made.package.files})
        report = report | {"out": str(args.out), "sha256": made.package.sha256}
    _tell(report | {"snapshot": snapshot.id}, as_json=args.json)
    return 0 if made.is_safe else 1


def _audit(args: argparse.Namespace) -> int:
    own = package.read(args.folder)
    older = [package.read(folder, release=folder.name) for folder in args.older]
    counts = (*own.counts, *(table for one in older for table in one.counts))
    rates = (*own.rates, *(rates for one in older for rates in one.rates))
    tables, told = naming.aligned(counts, rates)
    mine = len(own.counts)
    found = audit(tables[:mine], earlier=tables[mine:], rates=told)
    report: dict[str, Any] = dict(found.as_printed)
    report["failing"] = [
        {"table": one.cell.table, "cell": one.cell.text, "why": one.problem.words.id}
        for one in found.findings
    ]
    _tell(report, as_json=args.json)
    return 0 if found.verdict == PASSED else 1


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
        if len(content) > LARGEST_PLAN:
            raise OSError
        return content.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise Refused(Refusal("plan_missing", NO_PLAN.format(path=path.name))) from None


def _check_place(out: Path) -> None:
    is_free = not out.exists() or (
        out.is_dir() and (not any(out.iterdir()) or (out / package.DESCRIPTOR).is_file())
    )
    if not is_free:
        raise Refused(Refusal("folder_not_empty", NOT_EMPTY.format(path=out.name)))


def _write(out: Path, files: dict[str, bytes]) -> None:
    """Write a package beside its place, then put it there whole."""
    fresh = out.with_name(f".{out.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    for path, content in files.items():
        target = fresh / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    if out.exists():
        shutil.rmtree(out)
    fresh.replace(out)


def _tell(report: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(report, ensure_ascii=False) + "\n")
        return
    for key in ("verdict", "cells", "suppressed", "narrowest_interval", "recoverable", "out"):
        if key in report:
            sys.stdout.write(f"{key}: {report[key]}\n")
    for one in report["failing"]:
        sys.stderr.write(f"  {one['cell']}: {one['why']}\n")
    for words in report.get("proposals", ()):
        sys.stderr.write(f"{words['id']}\n")
