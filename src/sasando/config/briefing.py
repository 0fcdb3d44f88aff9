"""Writes the paparan to files, in the form asked for."""

from datetime import datetime
from pathlib import Path

from sasando.analysis.briefs import laying, sheets
from sasando.analysis.briefs.laying import FORMS, Wish
from sasando.analysis.extracts.snapshots import Snapshot
from sasando.config import prepare
from sasando.domain.values.period import Period

__all__ = [
    "FORMS",
    "Wish",
    "put",
    "write",
    "write_as",
    "write_leaflet",
    "write_sheet",
    "write_sheets",
]


def write(
    target: Path, *, now: datetime, snapshot: Snapshot | None = None, period: Period | None = None
) -> None:
    """Write the pack as PDF, whole or not at all."""
    write_as(target, wish=Wish(snapshot=snapshot, period=period), now=now)


def write_as(target: Path, *, wish: Wish, now: datetime) -> None:
    """Write the pack in the form wished for, whole or not at all."""
    with laying.laid_out(wish, by=prepare.command_actor(now)) as table:
        put(target, laying.render(table, wish.kind))


def write_sheet(target: Path, code: str, *, wish: Wish, now: datetime) -> None:
    """Write the sheet of one regency or electoral district."""
    with laying.laid_out(wish, by=prepare.command_actor(now)) as table:
        put(target, laying.render_sheet(table, code))


def write_sheets(folder: Path, *, wish: Wish, now: datetime) -> list[Path]:
    """Write the sheets of all regencies and electoral districts and return their paths."""
    written = []
    with laying.laid_out(wish, by=prepare.command_actor(now)) as table:
        for code in sheets.codes():
            target = folder / f"lembar-{code}.pdf"
            put(target, laying.render_sheet(table, code))
            written.append(target)
    return written


def write_leaflet(target: Path, *, wish: Wish, now: datetime) -> None:
    """Write the one page that stays with the reader."""
    with laying.laid_out(wish, by=prepare.command_actor(now)) as table:
        put(target, laying.render_leaflet(table))


def put(target: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}")
    temporary.write_bytes(content)
    temporary.replace(target)
