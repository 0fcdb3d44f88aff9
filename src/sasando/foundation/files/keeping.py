"""Sealed parts of a file on disk: written whole before the row, each part bound to its place."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

PART = 1024 * 1024
NONCE = 12
LENGTH = 4
WHOLE, HALF = ".sealed", ".part"


class FileBrokenError(Exception):
    """A stored file was altered, cut short, or is missing."""


def folder() -> Path:
    """Return the folder of stored files."""
    return Path(settings.SASANDO_HOME) / "files"


def path_of(ref: UUID) -> Path:
    """Return where a file lies."""
    return folder() / ref.hex[:2] / f"{ref.hex}{WHOLE}"


def parts_of(size: int) -> int:
    """Return how many parts a file of this size has."""
    return max(1, -(-size // PART))


def write(ref: UUID, data: bytes, *, key: bytes) -> None:
    """Seal a file onto the disk, so that it is there when this returns; half a file never stays."""
    target = path_of(ref)
    _make_folders(target.parent)
    temporary = target.with_suffix(HALF)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            for sealed in _sealed(ref, data, key):
                stream.write(len(sealed).to_bytes(LENGTH, "big") + sealed)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.rename(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync(target.parent)


def _make_folders(shelf: Path) -> None:
    for path in (folder(), shelf):
        if not path.is_dir():
            path.mkdir(parents=True, exist_ok=True, mode=0o700)
            _sync(path.parent)


def _sealed(ref: UUID, data: bytes, key: bytes) -> Iterator[bytes]:
    cipher, count = AESGCM(key), parts_of(len(data))
    for number in range(count):
        nonce = os.urandom(NONCE)
        part = data[number * PART : (number + 1) * PART]
        yield nonce + cipher.encrypt(nonce, part, _place(ref, number, count))


def _place(ref: UUID, number: int, count: int) -> bytes:
    return f"files/{ref.hex}/{number}/{count}".encode()


def read(ref: UUID, *, key: bytes, parts: int) -> bytes:
    """Return a file in clear; raises FileBrokenError when a part does not fit its place."""
    try:
        blob = path_of(ref).read_bytes()
        cipher, at, found = AESGCM(key), 0, []
        for number in range(parts):
            length = int.from_bytes(blob[at : at + LENGTH], "big")
            sealed = blob[at + LENGTH : at + LENGTH + length]
            at += LENGTH + length
            found.append(cipher.decrypt(sealed[:NONCE], sealed[NONCE:], _place(ref, number, parts)))
    except (OSError, InvalidTag, ValueError) as broken:
        raise FileBrokenError from broken
    if at != len(blob):
        raise FileBrokenError
    return b"".join(found)


def remove(ref: UUID) -> None:
    """Overwrite and remove a file; a missing one is no failure."""
    remove_at(path_of(ref))


def remove_at(path: Path) -> None:
    """Overwrite and remove the file at a path; a missing one is no failure."""
    try:
        with path.open("r+b") as stream:
            stream.write(os.urandom(path.stat().st_size))
            stream.flush()
            os.fsync(stream.fileno())
        path.unlink()
    except FileNotFoundError:
        return
    _sync(path.parent)


def on_disk() -> Iterator[Path]:
    """Yield every stored and half-written file."""
    return (path for path in folder().glob("*/*") if path.is_file())


def ref_of(path: Path) -> UUID | None:
    """Return whose content a path holds; None for a half-written file or a stranger."""
    try:
        ref = UUID(hex=path.stem)
    except ValueError:
        return None
    return ref if path == path_of(ref) else None


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
