"""Seals many rows at once, as an import needs it; each row with a key of its own."""

import hmac
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sasando.foundation.privacy.keys import KEY_BYTES, NONCE_BYTES, current_ring
from sasando.foundation.privacy.sealing import VERSION

Texts = Sequence[str]


@dataclass(frozen=True)
class SealedRows:
    """Wrapped keys in the rows' order, sealed columns by name (None where empty), ciphers."""

    wrapped: list[bytes]
    kek_id: str
    columns: Mapping[str, list[bytes | None]]
    ciphers: list[AESGCM]


def new_refs(count: int) -> list[str]:
    """Return random version-4 refs as 32 hexadecimal digits."""
    noise = os.urandom(16 * count).hex()
    rows = (noise[at : at + 32] for at in range(0, 32 * count, 32))
    return [f"{row[:12]}4{row[13:16]}{'89ab'[int(row[16], 16) & 3]}{row[17:]}" for row in rows]


def seal_rows(refs: Texts, *, table: str, columns: Mapping[str, Texts]) -> SealedRows:
    """Make a key for each ref and seal its columns with it, bound to table, column and ref."""
    ring = current_ring()
    count = len(refs)
    keys = os.urandom(KEY_BYTES * count)
    nonces = os.urandom(NONCE_BYTES * count)
    kek = AESGCM(ring.keks[ring.current])
    wrapped, ciphers = [], []
    for at, ref in enumerate(refs):
        dek = keys[at * KEY_BYTES : (at + 1) * KEY_BYTES]
        nonce = nonces[at * NONCE_BYTES : (at + 1) * NONCE_BYTES]
        wrapped.append(nonce + kek.encrypt(nonce, dek, bytes.fromhex(ref)))
        ciphers.append(AESGCM(dek))
    sealed = {
        name: seal_column(refs, texts, ciphers=ciphers, table=table, column=name)
        for name, texts in columns.items()
    }
    return SealedRows(wrapped, ring.current, sealed, ciphers)


def seal_column(
    refs: Texts, texts: Texts, *, ciphers: Sequence[AESGCM], table: str, column: str
) -> list[bytes | None]:
    """Seal one column with keys that are at hand; an empty text stays None."""
    place = f"{table}/{column}/".encode()
    found: list[bytes | None] = [None] * len(refs)
    filled = [at for at, text in enumerate(texts) if text]
    nonces = os.urandom(NONCE_BYTES * len(filled))
    for turn, at in enumerate(filled):
        nonce = nonces[turn * NONCE_BYTES : (turn + 1) * NONCE_BYTES]
        aad = place + refs[at].encode()
        found[at] = VERSION + nonce + ciphers[at].encrypt(nonce, texts[at].encode(), aad)
    return found


def blind_indexes(kind: str, texts: Texts) -> list[bytes | None]:
    """Return the blind index of each text; an empty one stays None."""
    key, head = current_ring().index, f"{kind}:".encode()
    return [hmac.digest(key, head + text.encode(), sha256) if text else None for text in texts]
