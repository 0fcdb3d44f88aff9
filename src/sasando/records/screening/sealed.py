"""Seals what a sheet says under its own key, bound to the row."""

import json

from sasando.foundation.privacy import sealing
from sasando.records.screening.facts import SheetContent
from sasando.records.screening.models import Sheet

ANSWERS, RESULT = "answers", "result"


def seal_content(sheet: Sheet, content: SheetContent) -> bytes:
    """Return the answers of a sheet sealed."""
    said = {
        "answers": dict(sorted(content.answers.items())),
        "is_minor": content.is_minor,
        "note": content.note.strip(),
    }
    return _seal(sheet, ANSWERS, json.dumps(said, ensure_ascii=False))


def open_content(sheet: Sheet) -> SheetContent:
    """Return the answers of a sheet in clear."""
    if sheet.answers_sealed is None:
        return SheetContent()
    return SheetContent(**json.loads(_open(sheet, ANSWERS, sheet.answers_sealed)))


def seal_result(sheet: Sheet, result: str) -> bytes:
    """Return the result of a sheet sealed."""
    return _seal(sheet, RESULT, result)


def open_result(sheet: Sheet) -> str:
    """Return the result of a sheet in clear; empty while it is a draft."""
    return "" if sheet.result_sealed is None else _open(sheet, RESULT, sheet.result_sealed)


def _seal(sheet: Sheet, column: str, text: str) -> bytes:
    aad = sealing.aad(Sheet._meta.db_table, column, str(sheet.ref))
    return sealing.seal(sealing.open_subject_key(sheet.ref), text, aad)


def _open(sheet: Sheet, column: str, blob: bytes) -> str:
    table = Sheet._meta.db_table
    return sealing.unseal_for(sheet.ref, bytes(blob), table=table, column=column, ref=sheet.ref)
