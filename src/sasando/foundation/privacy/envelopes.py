"""Envelopes to a public key: whoever closes one cannot open it again (RFC 9180, HPKE)."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from sasando.foundation.privacy.sealing import SealBrokenError

VERSION = b"\x02"
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
# The length is rounded up, so that a thief of the disk does not tell a yes from a story.
BLOCK, MARK, FILL = 256, b"\x80", b"\x00"


def new_private() -> bytes:
    """Return a new private key of 32 bytes."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_of(private: bytes) -> bytes:
    """Return the 32 bytes of the public key that belongs to a private one."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def close(data: bytes, *, to: bytes, place: bytes) -> bytes:
    """Return bytes in an envelope that only the owner of the public key `to` opens.

    `place` binds it to table, column and row (see `sealing.aad`).
    """
    filled = data + MARK
    filled += FILL * (-len(filled) % BLOCK)
    key = X25519PublicKey.from_public_bytes(to)
    return VERSION + SUITE.encrypt(filled, key, info=place)


def open_with(private: bytes, blob: bytes, *, place: bytes) -> bytes:
    """Return what an envelope holds; raises SealBrokenError when key or place do not fit."""
    if blob[:1] != VERSION:
        raise SealBrokenError
    key = X25519PrivateKey.from_private_bytes(private)
    try:
        filled: bytes = SUITE.decrypt(blob[1:], key, info=place)
    except (InvalidTag, ValueError) as broken:
        raise SealBrokenError from broken
    data, mark, _rest = filled.rpartition(MARK)
    if not mark:
        raise SealBrokenError
    return data
