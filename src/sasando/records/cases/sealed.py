"""Seals the texts of a case with the case's own key, each bound to its table, column and row."""

import json
from typing import Any
from uuid import UUID

from django.db import models

from sasando.foundation.privacy import sealing
from sasando.records.cases.models import Case

OPENED = "_opened_key"


def seal(case: Case, *, row: models.Model, column: str, text: str) -> bytes | None:
    """Return a text sealed for a column of a row that hangs on a case; None for no text."""
    if not text.strip():
        return None
    aad = sealing.aad(row._meta.db_table, column, str(_ref(row)))
    return sealing.seal(_key(case), text.strip(), aad)


def unseal(case: Case, *, row: models.Model, column: str) -> str:
    """Return a sealed text of a row in clear; empty where nothing stands."""
    blob = getattr(row, f"{column}_sealed")
    if blob is None:
        return ""
    aad = sealing.aad(row._meta.db_table, column, str(_ref(row)))
    return sealing.unseal(_key(case), bytes(blob), aad)


def seal_data(case: Case, *, row: models.Model, column: str, data: dict[str, Any]) -> bytes | None:
    """Return a small dict sealed; None when all its values are empty."""
    kept = {key: value for key, value in data.items() if value}
    return seal(case, row=row, column=column, text=json.dumps(kept) if kept else "")


def unseal_data(case: Case, *, row: models.Model, column: str) -> dict[str, Any]:
    """Return a sealed dict in clear."""
    text = unseal(case, row=row, column=column)
    found: dict[str, Any] = json.loads(text) if text else {}
    return found


def _key(case: Case) -> bytes:
    """Return the case's key, asked for once for each case that was read."""
    found: bytes | None = case.__dict__.get(OPENED)
    if found is None:
        found = case.__dict__[OPENED] = sealing.open_subject_key(case.ref)
    return found


def _ref(row: models.Model) -> UUID:
    ref: UUID = row.ref  # type: ignore[attr-defined]
    return ref
