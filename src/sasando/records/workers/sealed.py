"""Seals and opens what an identity keeps encrypted with its own key."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from sasando.foundation.privacy import blind, masking, sealing
from sasando.records.workers.models import Identity

SEALED: Mapping[str, str] = MappingProxyType(
    {name: f"{name}_sealed" for name in ("nik", "passport", "phone", "address")}
)
INDEXED = frozenset({"nik", "passport", "phone"})
MASKS = {
    "nik": masking.mask_nik,
    "passport": masking.mask_passport,
    "phone": masking.mask_phone,
}


def seal_for(ref: UUID, field: str, value: str) -> bytes:
    """Return `value` sealed with the key of the identity `ref`."""
    return sealing.seal(sealing.open_subject_key(ref), value, aad_of(ref, field))


def open_for(ref: UUID, field: str, blob: bytes) -> str:
    """Return a sealed value in clear; raises SealBroken when it was moved or altered."""
    return sealing.unseal(sealing.open_subject_key(ref), bytes(blob), aad_of(ref, field))


def aad_of(ref: UUID, field: str) -> bytes:
    """Return what binds a sealed value to its table, column and row."""
    return sealing.aad(Identity._meta.db_table, field, str(ref))


def index_of(field: str, value: str) -> bytes | None:
    """Return the blind index of a value that can be searched for, else None."""
    return blind.blind_index(field, value) if field in INDEXED else None


def masked(identity: Identity, field: str) -> str:
    """Return a sealed value as lists show it; empty when there is none."""
    blob = getattr(identity, SEALED[field])
    if blob is None:
        return ""
    return MASKS[field](open_for(identity.ref, field, bytes(blob)))


def masked_with(identity: Identity, field: str, dek: bytes) -> str:
    """Return a sealed value as lists show it, with a key that is at hand."""
    blob = getattr(identity, SEALED[field])
    if blob is None:
        return ""
    return MASKS[field](sealing.unseal(dek, bytes(blob), aad_of(identity.ref, field)))
