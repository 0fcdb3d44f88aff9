"""Loads the code lists from the shipped files; an office's own edit is never overwritten."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import models, transaction

from sasando.library.places.reference import changed, day, remember, rows
from sasando.library.terms import queries
from sasando.library.terms.models import NameVariant, PaperRule, Term

DATA = Path(__file__).with_name("data")


def load_reference(now: datetime) -> int:
    """Load each file that changed, in one transaction each; return how many were loaded."""
    loads = {
        "schemes.csv": _schemes,
        "placement_stages.csv": _stages,
        "documents_required.csv": _papers,
        "name_variants.csv": _variants,
        "manifest_categories.csv": _categories,
    }
    loaded = 0
    for name, load in loads.items():
        path = DATA / name
        digest = changed(path)
        if digest is not None:
            with transaction.atomic():
                load(path)
                remember(path, digest, now=now)
            loaded += 1
    if loaded:
        queries.forget()
    return loaded


def _settle(model: type[models.Model], key: Mapping[str, str], values: Mapping[str, Any]) -> None:
    """Write one fact; where the office edited it, only offer the new value."""
    row = model._default_manager.filter(**key).first()
    if row is None:
        model._default_manager.create(**key, **values)
    elif getattr(row, "office_edited", False):
        offered = {name: str(value) for name, value in values.items() if value is not None}
        model._default_manager.filter(pk=row.pk).update(offered=offered)
    else:
        model._default_manager.filter(pk=row.pk).update(**values)


def _term(name: str, found: Iterable[dict[str, str]], *, group: str) -> None:
    for position, row in enumerate(found):
        values = {
            "position": position,
            "label_id": row["label_id"],
            "label_en": row["label_en"],
            "group": row.get(group, ""),
            "source": row["source"][:300],
            "source_date": day(row["source_date"]),
            "verified": row["verified"],
            "note": row.get("note", "")[:500],
        }
        _settle(Term, {"list": name, "code": row["code"]}, values)


def _schemes(path: Path) -> None:
    _term("schemes", rows(path), group="who_places")


def _stages(path: Path) -> None:
    _term("placement_stages", rows(path), group="kind")


def _categories(path: Path) -> None:
    _term("manifest_categories", rows(path), group="sex")


def _papers(path: Path) -> None:
    for row in rows(path):
        values = {
            "context": row["context"],
            "position": int(row["seq"] or 0),
            "label_id": row["label_id"][:300],
            "label_en": row["label_en"][:300],
            "issuer": row["issuer"][:200],
            "requirement": row["requirement"][:40],
            "source": row["source"][:300],
            "source_date": day(row["source_date"]),
            "verified": row["verified"],
            "note": row["note"][:500],
        }
        _settle(PaperRule, {"code": row["id"]}, values)


def _variants(path: Path) -> None:
    for row in rows(path):
        values = {
            "kind": row["kind"],
            "canonical": row["canonical"][:80],
            "variants": row["variants"][:500],
            "source": row["source"][:300],
            "verified": row["verified"],
        }
        _settle(NameVariant, {"group": row["group_id"]}, values)
