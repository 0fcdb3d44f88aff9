"""Seals values with their subject's key, bound to table, column and row."""

import os
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sasando.foundation.privacy.keys import (
    KEY_BYTES,
    NONCE_BYTES,
    KeyRing,
    current_ring,
    reread_ring,
)
from sasando.foundation.privacy.models import PersonKey

VERSION = b"\x01"
TAG_BYTES = 16
SHORTEST = len(VERSION) + NONCE_BYTES + TAG_BYTES


class SealBrokenError(Exception):
    """A sealed value was altered, moved to another row, or its key is not the one."""


class KeyErasedError(Exception):
    """The subject's key no longer exists: the value is gone for good."""


def aad(table: str, column: str, ref: str) -> bytes:
    """Return what binds a sealed value to its place; dashes of a ref do not matter."""
    return f"{table}/{column}/{ref.replace('-', '')}".encode()


def new_subject_key(subject: UUID, *, now: datetime) -> bytes:
    """Make, wrap and store a key for one subject; return it in clear."""
    ring = current_ring()
    dek, wrapped = wrapped_key(subject, ring=ring)
    PersonKey.objects.create(subject=subject, wrapped=wrapped, kek_id=ring.current, created_at=now)
    return dek


def wrapped_key(subject: UUID, *, ring: KeyRing) -> tuple[bytes, bytes]:
    """Return a new key and its wrapped form, storing neither (for bulk writing)."""
    dek = os.urandom(KEY_BYTES)
    return dek, ring.wrap(dek, subject=subject.bytes)


def open_subject_key(subject: UUID) -> bytes:
    """Return the key of a subject; raises KeyErasedError when it no longer exists."""
    row = PersonKey.objects.filter(pk=subject).values_list("wrapped", "kek_id").first()
    if row is None:
        raise KeyErasedError
    return _unwrapped(bytes(row[0]), row[1], subject.bytes)


@lru_cache(maxsize=512)
def _unwrapped(wrapped: bytes, kek_id: str, subject: bytes) -> bytes:
    ring = current_ring()
    if kek_id not in ring.keks:
        ring = reread_ring()
    try:
        return ring.unwrap(wrapped, kek_id=kek_id, subject=subject)
    except InvalidTag as broken:
        raise SealBrokenError from broken


def open_subject_keys(subjects: Sequence[UUID]) -> dict[UUID, bytes]:
    """Return the keys of many subjects in one query; erased ones are left out."""
    rows = PersonKey.objects.filter(pk__in=subjects).values_list("subject", "wrapped", "kek_id")
    return {
        subject: _unwrapped(bytes(wrapped), kek_id, subject.bytes)
        for subject, wrapped, kek_id in rows
    }


def missing_keys() -> list[str]:
    """Return the ids of wrapping keys that the store needs and the key folder lacks, in order."""
    wanted = set(PersonKey.objects.values_list("kek_id", flat=True).distinct())
    return sorted(wanted - set(reread_ring().keks))


def seal(dek: bytes, text: str, aad: bytes) -> bytes:
    """Return `text` sealed with AES-256-GCM under a random nonce."""
    nonce = os.urandom(NONCE_BYTES)
    return VERSION + nonce + AESGCM(dek).encrypt(nonce, text.encode(), aad)


def unseal(dek: bytes, blob: bytes, aad: bytes) -> str:
    """Return a sealed text in clear; raises SealBrokenError when it does not fit its place."""
    if len(blob) < SHORTEST or blob[:1] != VERSION:
        raise SealBrokenError
    start = len(VERSION) + NONCE_BYTES
    try:
        return AESGCM(dek).decrypt(blob[1:start], blob[start:], aad).decode()
    except InvalidTag as broken:
        raise SealBrokenError from broken


def unseal_for(subject: UUID, blob: bytes, *, table: str, column: str, ref: UUID) -> str:
    """Return a value of row `ref` in clear, opened with the key of its subject.

    Raises KeyErasedError when the key is gone and SealBrokenError when the value does not fit.
    """
    return unseal(open_subject_key(subject), bytes(blob), aad(table, column, str(ref)))
