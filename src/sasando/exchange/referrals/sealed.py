"""Seals what a packet carries with the packet's own key, bound to table, column and row."""

import json
from collections.abc import Sequence
from uuid import UUID

from django.db import models

from sasando.domain.values.words import Words
from sasando.exchange.referrals.facts import SnapshotField
from sasando.foundation.privacy import sealing


def seal(packet: UUID, *, row: models.Model, column: str, text: str) -> bytes | None:
    """Return a text sealed for a column of a row; None for no text."""
    if not text.strip():
        return None
    return sealing.seal(sealing.open_subject_key(packet), text.strip(), _place(row, column))


def unseal(packet: UUID, *, row: models.Model, column: str) -> str:
    """Return a sealed text of a row in clear; empty where nothing stands."""
    blob = getattr(row, f"{column}_sealed")
    if blob is None:
        return ""
    return sealing.unseal(sealing.open_subject_key(packet), bytes(blob), _place(row, column))


def written(fields: Sequence[SnapshotField]) -> str:
    """Return a snapshot as the text that is sealed."""
    rows = [[item.code, item.label.id, item.label.en, item.value] for item in fields]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> tuple[SnapshotField, ...]:
    """Return the snapshot of an unsealed text."""
    return tuple(
        SnapshotField(code, Words(id=label_id, en=label_en), value)
        for code, label_id, label_en, value in json.loads(text)
    )


def _place(row: models.Model, column: str) -> bytes:
    ref: UUID = row.ref  # type: ignore[attr-defined]
    return sealing.aad(row._meta.db_table, column, str(ref))
