"""Write every record in open formats, so that nobody is held by this system."""

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models, transaction

from sasando.config import prepare
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.audit import actions as audit
from sasando.foundation.privacy import sealing
from sasando.foundation.privacy.classes import PrivacyClass
from sasando.foundation.privacy.fields import BlindIndexField, SealedField

FLOORS = ("library_", "records_", "foundation_audit", "foundation_sources")
HIDDEN = frozenset({PrivacyClass.S2, PrivacyClass.S3, PrivacyClass.S4})
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
NOT_EMPTY = Refusal(
    "folder_not_empty",
    Words(
        id="Folder tujuan harus kosong, supaya tidak ada yang tertimpa.",
        en="The target folder must be empty, so that nothing is overwritten.",
    ),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show-personal", action="store_true", help="names and numbers; audited")


def run(args: argparse.Namespace) -> int:
    """Write one CSV a table and a data package that describes them."""
    folder: Path = args.folder
    if folder.exists() and any(folder.iterdir()):
        raise Refused(NOT_EMPTY)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    by = prepare.command_actor(datetime.now(UTC))
    with transaction.atomic():
        audit.record(by=by, deed="export.all", facts={"personal": args.show_personal})
    resources = [
        _table(model, folder, personal=args.show_personal)
        for model in apps.get_models()
        if model._meta.app_label.startswith(FLOORS) and not _is_vault(model)
    ]
    package = {"profile": "tabular-data-package", "name": "sasando-export", "resources": resources}
    path = folder / "datapackage.json"
    path.write_text(json.dumps(package, indent=1, ensure_ascii=False), encoding="utf-8")
    if args.json:
        sys.stdout.write(json.dumps({"folder": str(folder), "tables": len(resources)}) + "\n")
    else:
        sys.stdout.write(f"{len(resources)} tabel: {folder}\n")
    return 0


def _table(model: type[models.Model], folder: Path, *, personal: bool) -> dict[str, Any]:
    fields = [field for field in model._meta.concrete_fields if _kept(model, field, personal)]
    name = f"{model._meta.db_table}.csv"
    rows = 0
    with (folder / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([field.name for field in fields])
        for row in model._default_manager.order_by("pk").iterator(chunk_size=2000):
            writer.writerow(list(_cells(row, fields)))
            rows += 1
    schema = {"fields": [{"name": field.name, "type": "string"} for field in fields]}
    return {"name": model._meta.db_table, "path": name, "rows": rows, "schema": schema}


def _is_vault(model: type[models.Model]) -> bool:
    """Say whether a table belongs to the vault, which has no door but its own desk."""
    return PrivacyClass.S4 in getattr(model, "PRIVACY", {}).values()


def _kept(model: type[models.Model], field: "models.Field[Any, Any]", personal: bool) -> bool:
    if isinstance(field, BlindIndexField) or field.name == "row_hash":
        return False
    declared = getattr(model, "PRIVACY", {}).get(field.name, PrivacyClass.S2)
    return personal or declared not in HIDDEN


def _cells(row: models.Model, fields: "list[models.Field[Any, Any]]") -> Iterator[str]:
    for field in fields:
        value = getattr(row, field.attname)
        if isinstance(field, SealedField):
            yield _safe(_opened(row, field, value))
        elif isinstance(value, dict | list):
            yield json.dumps(value, ensure_ascii=False)
        else:
            yield _safe("" if value is None else str(value))


def _opened(row: models.Model, field: "models.Field[Any, Any]", value: Any) -> str:
    """Return a sealed value in clear, opened with the key of the row or of what it hangs on."""
    if value is None:
        return ""
    table, column = row._meta.db_table, field.name.removesuffix("_sealed")
    for subject in _subjects(row):
        bound = sealing.aad(table, column, str(getattr(row, "ref", subject)))
        try:
            return sealing.unseal(sealing.open_subject_key(subject), bytes(value), bound)
        except (sealing.SealBrokenError, sealing.KeyErasedError):
            continue
    return ""


def _subjects(row: models.Model) -> Iterator[UUID]:
    """Yield whose key may open what a row holds: its own first, then those it points to."""
    pointed = [getattr(row, each.name) for each in row._meta.concrete_fields if each.is_relation]
    for owner in (row, *pointed):
        ref = getattr(owner, "ref", None)
        if isinstance(ref, UUID):
            yield ref


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(DANGEROUS) else text
