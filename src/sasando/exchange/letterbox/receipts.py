"""Receipts of reports: twenty digits drawn from a form, and the key that they alone give back."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from argon2.low_level import Type, hash_secret_raw
from django.conf import settings

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.letterbox import codes
from sasando.foundation.privacy import envelopes
from sasando.foundation.privacy.blind import blind_index
from sasando.foundation.privacy.keys import KEY_BYTES

KIND, DRAW = "report-receipt", "report-draw"
SALT_BYTES = 16
# Promises, amendments: two at a time; each takes 64 MiB and near half a second.
# One more may wait for a turn: a server whose threads all wait serves no other page.
AT_ONCE, WAITING, PATIENCE_S = 2, 1, 10
_TURNS, _ROOM = BoundedSemaphore(AT_ONCE), BoundedSemaphore(AT_ONCE + WAITING)
BUSY = Refusal(
    "letterbox_busy",
    Words(
        id="Kotak laporan sedang penuh antrean. Tunggu satu menit, lalu kirim lagi.",
        en="Many reports are coming in. Wait one minute, then send again.",
    ),
)


def drawn(form: str) -> str:
    """Return the receipt that belongs to a form: the same form sent twice gives the same.

    Only whoever holds the form can draw it again: the form's name is kept nowhere.
    """
    number = int.from_bytes(blind_index(DRAW, form), "big")
    return codes.with_check(f"{number % 10**codes.RANDOM:0{codes.RANDOM}d}")


def digest(receipt: str) -> bytes:
    """Return the keyed digest under which a receipt is found."""
    return blind_index(KIND, receipt)


def new_salt() -> bytes:
    """Return a new salt."""
    return secrets.token_bytes(SALT_BYTES)


def cost() -> str:
    """Return the present cost, as it is kept beside the salt."""
    return "{},{}".format(*settings.SASANDO_RECEIPT_COST)


def private(receipt: str, *, salt: bytes, cost: str) -> bytes:
    """Return the private key that opens the answers to a receipt; raises Refused while too busy."""
    turns, memory = (int(part) for part in cost.split(","))
    with _turn():
        return hash_secret_raw(
            receipt.encode(), salt, time_cost=turns, memory_cost=memory, parallelism=1,
            hash_len=KEY_BYTES, type=Type.ID,
        )  # fmt: skip


def public(receipt: str, *, salt: bytes, cost: str) -> bytes:
    """Return the public key to which answers for a receipt are closed."""
    return envelopes.public_of(private(receipt, salt=salt, cost=cost))


@contextmanager
def _turn() -> Iterator[None]:
    if not _ROOM.acquire(blocking=False):
        raise Refused(BUSY)
    try:
        if not _TURNS.acquire(timeout=PATIENCE_S):
            raise Refused(BUSY)
        try:
            yield
        finally:
            _TURNS.release()
    finally:
        _ROOM.release()
