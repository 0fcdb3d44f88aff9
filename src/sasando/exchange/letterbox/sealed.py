"""Seals a column of a row with the row's own key, bound to table, column and row."""

from uuid import UUID

from django.db import models

from sasando.foundation.privacy import sealing


def seal(row: models.Model, column: str, text: str) -> bytes | None:
    """Return a text sealed for a column of a row whose key stands; None for no text."""
    if not text:
        return None
    ref: UUID = row.ref  # type: ignore[attr-defined]
    place = sealing.aad(row._meta.db_table, column, str(ref))
    return sealing.seal(sealing.open_subject_key(ref), text, place)


def unseal(row: models.Model, column: str) -> str:
    """Return a sealed column of a row in clear; empty where nothing stands."""
    blob = getattr(row, f"{column}_sealed")
    if blob is None:
        return ""
    ref: UUID = row.ref  # type: ignore[attr-defined]
    return sealing.unseal_for(ref, bytes(blob), table=row._meta.db_table, column=column, ref=ref)
