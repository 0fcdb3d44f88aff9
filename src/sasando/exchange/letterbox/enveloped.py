"""Closes a column of a row to a key of the office, or to that of a receipt, and opens it again."""

from datetime import datetime

from django.db import models

from sasando.exchange.letterbox import officekeys
from sasando.foundation.privacy import envelopes, sealing


def close(
    row: models.Model,
    column: str,
    data: bytes,
    *,
    now: datetime,
    purpose: str = officekeys.REPORTS,
    key_column: str = "key_id",
) -> None:
    """Close bytes to the office's newest key for a purpose, and note on the row which it is."""
    key = officekeys.newest(purpose, now=now)
    setattr(row, key_column, key.key_id)
    close_to(row, column, data, to=bytes(key.public))


def close_to(row: models.Model, column: str, data: bytes, *, to: bytes) -> None:
    """Close bytes to any public key, bound to table, column and row."""
    setattr(row, f"{column}_sealed", envelopes.close(data, to=to, place=_place(row, column)))


def opened(row: models.Model, column: str, *, key: bytes) -> bytes:
    """Return a column in clear with a private key; nothing where nothing stands."""
    blob = getattr(row, f"{column}_sealed")
    if blob is None:
        return b""
    return envelopes.open_with(key, bytes(blob), place=_place(row, column))


def opened_here(row: models.Model, column: str, *, key_column: str = "key_id") -> bytes:
    """Return a column in clear with the office's key; raises Refused where it may not be held."""
    if getattr(row, f"{column}_sealed") is None:
        return b""
    return opened(row, column, key=officekeys.private(getattr(row, key_column)))


def _place(row: models.Model, column: str) -> bytes:
    return sealing.aad(row._meta.db_table, column, str(row.ref))  # type: ignore[attr-defined]
