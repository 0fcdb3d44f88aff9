"""Remembers from which files something was made, so that it is made again only when they change."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest_of(sources: Iterable[Path]) -> str:
    """Return one SHA-256 over the names and contents of files and of everything in folders."""
    total = hashlib.sha256()
    for path in sorted(_files_in(sources)):
        total.update(path.name.encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def is_fresh(stamp: Path, *, digest: str) -> bool:
    """Return whether the stamp was left for exactly these sources."""
    return stamp.is_file() and stamp.read_text(encoding="ascii") == digest


def leave(stamp: Path, *, digest: str) -> None:
    """Write the stamp; call it only after the work is done."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(digest, encoding="ascii")


def _files_in(sources: Iterable[Path]) -> Iterable[Path]:
    for source in sources:
        if source.is_dir():
            yield from (path for path in source.rglob("*") if path.is_file())
        elif source.is_file():
            yield source
