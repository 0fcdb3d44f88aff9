"""Loads the code lists from the shipped files; an office's own edit is never overwritten."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sasando.library.places.reference import day, load_changed, rows, settle
from sasando.library.terms import queries
from sasando.library.terms.models import NameVariant, PaperRule, Term

DATA = Path(__file__).with_name("data")
# List → the columns of its file that say who it groups by, and what else is kept as printed.
LISTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "schemes": ("who_places", ("legal_basis", "counted_in_statistics")),
    "placement_stages": ("kind", ("seq", "phase")),
    "manifest_categories": ("sex", ()),
}


def load_reference(now: datetime) -> int:
    """Load each file that changed, in one transaction each; return how many were loaded."""
    lists = tuple((DATA / f"{name}.csv", partial(_list, name)) for name in LISTS)
    others = ((DATA / "documents_required.csv", _papers), (DATA / "name_variants.csv", _variants))
    loaded = load_changed((*lists, *others), now=now)
    if loaded:
        queries.forget()
    return len(loaded)


def _list(name: str, path: Path) -> None:
    group, kept = LISTS[name]
    found = {
        (name, row["code"]): {
            "position": position,
            "label_id": row["label_id"],
            "label_en": row["label_en"],
            "group": row[group],
            "extra": {column: row[column] for column in kept},
            **_evidence(row),
        }
        for position, row in enumerate(rows(path))
    }
    settle(Term.objects.filter(list=name), found, key=["list", "code"])


def _papers(path: Path) -> None:
    names = ("context", "letter", "label_id", "label_en", "issuer", "requirement")
    found = {
        (row["id"],): {
            **{name: row[name] for name in names},
            "position": int(row["seq"] or 0),
            **_evidence(row),
        }
        for row in rows(path)
    }
    settle(PaperRule.objects.all(), found, key=["code"])


def _variants(path: Path) -> None:
    names = ("kind", "canonical", "variants", "sex_hint", "treatment")
    found = {
        (row["group_id"],): {**{name: row[name] for name in names}, **_evidence(row)}
        for row in rows(path)
    }
    settle(NameVariant.objects.all(), found, key=["group"])


def _evidence(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "verified": row["verified"],
        "source": row["source"],
        "source_date": day(row["source_date"]),
        "note": row["note"],
    }
