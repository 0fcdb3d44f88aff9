"""The key ring: wrapping keys and the index key, in files beside, not in, the database."""

import os
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

KEY_BYTES = 32
NONCE_BYTES = 12
KEK_PREFIX, INDEX_NAME, ANCHOR_NAME = "kek-", "blind-index.key", "audit-anchor.key"


class KeyMissingError(Exception):
    """The key that wrapped a subject's key is not in the key folder."""


@dataclass(frozen=True)
class KeyRing:
    """Every wrapping key by id, the one in use, and the keys of index and anchor."""

    keks: dict[str, bytes]
    current: str
    index: bytes
    anchor: bytes

    def wrap(self, dek: bytes, *, subject: bytes) -> bytes:
        """Return a subject's key wrapped with the key in use and bound to the subject."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher(self.current).encrypt(nonce, dek, subject)

    def unwrap(self, wrapped: bytes, *, kek_id: str, subject: bytes) -> bytes:
        """Return a subject's key; raises KeyMissingError when its wrapping key is not here."""
        cipher = self._cipher(kek_id)
        return cipher.decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], subject)

    def _cipher(self, kek_id: str) -> AESGCM:
        if kek_id not in self.keks:
            raise KeyMissingError(kek_id)
        return _aesgcm(self.keks[kek_id])


@cache
def _aesgcm(key: bytes) -> AESGCM:
    return AESGCM(key)


def current_ring() -> KeyRing:
    """Return the ring of this installation; the first call of a new one makes its keys."""
    return _ring(Path(settings.SASANDO_KEYS))


@cache
def _ring(folder: Path) -> KeyRing:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not list(folder.glob(f"{KEK_PREFIX}*.key")):
        _make(folder / f"{KEK_PREFIX}{secrets.token_hex(4)}.key")
    for name in (INDEX_NAME, ANCHOR_NAME):
        _make(folder / name)
    keks = {
        path.stem.removeprefix(KEK_PREFIX): path.read_bytes()
        for path in sorted(folder.glob(f"{KEK_PREFIX}*.key"), key=_age)
    }
    return KeyRing(
        keks=keks,
        current=next(reversed(keks)),
        index=(folder / INDEX_NAME).read_bytes(),
        anchor=(folder / ANCHOR_NAME).read_bytes(),
    )


def _age(path: Path) -> tuple[float, str]:
    return path.stat().st_mtime, path.name


def _make(path: Path) -> None:
    """Write a new key once: whole or not at all, readable by its owner alone."""
    if path.exists():
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(secrets.token_bytes(KEY_BYTES))
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(temporary, path)
    except FileExistsError:
        return
    finally:
        temporary.unlink()
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
