"""Loads works, relations, provisions, readings and citations from the shipped files."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sasando.library.places.reference import day, load_changed, rows, settle
from sasando.library.regulations import indexing
from sasando.library.regulations.models import (
    Citation,
    Instrument,
    Provision,
    Reading,
    Relation,
)

DATA = Path(__file__).with_name("data")
METADATA = ("summary_id", "legal_field", "abbreviation", "gazette")
RELATION_KEY = ["subject", "kind", "target", "anchor"]


def load_works(now: datetime) -> int:
    """Load each file that changed, by natural key; return how many were loaded.

    What an officer corrected or checked stands: a newly shipped value is only offered beside it.
    """
    loads = (
        (DATA / "regulations.csv", _instruments),
        (DATA / "works.csv", _metadata),
        (DATA / "relations.csv", _relations),
        (DATA / "provisions.csv", _provisions),
        (DATA / "readings.csv", _readings),
        (DATA / "citations.csv", _citations),
    )
    loaded = load_changed(loads, now=now)
    if loaded:
        indexing.index_all()
    return len(loaded)


def evidence(row: Mapping[str, str]) -> dict[str, Any]:
    """Return where a shipped row is known from."""
    return {
        "verified": row["verified"],
        "source": row["source"],
        "source_date": day(row["source_date"]),
        "note": row["note"],
    }


def _instruments(path: Path) -> None:
    names = ("type", "number", "title", "subject", "status", "relation", "issuer", "level")
    shipped = list(rows(path))
    found = {
        (row["id"],): {
            **{name: row[name] for name in names},
            "year": int(row["year"]) if row["year"].isdigit() else None,
            "promulgated": day(row["promulgated"]),
            "in_force_from": day(row["in_force_from"]),
            **evidence(row),
        }
        for row in shipped
    }
    settle(Instrument.objects.all(), found, key=["code"])
    related = {
        (row["id"], kind, target, ""): {**evidence(row), "note": ""}
        for row in shipped
        for kind, target in told_relations(row["relation"])
    }
    settle(_first_told(), related, key=RELATION_KEY)


def told_relations(text: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, work) of relations as a table writes them: `amends:/akn/…;repeals:/akn/…`."""
    for part in text.split(";"):
        kind, _colon, target = part.strip().partition(":")
        if target:
            yield kind, target


def _metadata(path: Path) -> None:
    found = {
        (row["id"],): {name: row[name] for name in METADATA} | {"enacted": day(row["enacted"])}
        for row in rows(path)
    }
    settle(Instrument.objects.all(), found, key=["code"])


def _relations(path: Path) -> None:
    found = {
        tuple(row[name] for name in RELATION_KEY): {
            **{name: day(row[name]) for name in ("on", "not_before", "not_after")},
            "is_presumed": row["presumed"] == "yes",
            **evidence(row),
        }
        for row in rows(path)
    }
    settle(_first_told(), found, key=RELATION_KEY)


def _first_told() -> Any:
    return Relation.objects.filter(corrects__isnull=True)


def _provisions(path: Path) -> None:
    names = ("instrument", "anchor", "topic", "summary_id", "summary_en")
    found = {
        (row["code"],): {
            **{name: row[name] for name in names},
            **{name: day(row[name]) for name in ("valid_from", "valid_to")},
            **evidence(row),
        }
        for row in rows(path)
    }
    settle(Provision.objects.all(), found, key=["code"])


def _readings(path: Path) -> None:
    names = (
        "dispute", "instrument", "anchor", "holder_id", "holder_en", "words_id", "words_en",
    )  # fmt: skip
    found = {
        (row["code"],): {
            **{name: row[name] for name in names},
            "position": int(row["position"]),
            **evidence(row),
        }
        for row in rows(path)
    }
    settle(Reading.objects.all(), found, key=["code"])


def _citations(path: Path) -> None:
    found = {
        (row["kind"], row["key"], row["instrument"], row["anchor"]): {
            "label_id": row["label_id"],
            "label_en": row["label_en"],
            "verified": row["verified"],
            "source": row["source"],
            "note": row["note"],
        }
        for row in rows(path)
    }
    settle(Citation.objects.all(), found, key=["kind", "key", "instrument", "anchor"])
