"""Loads regions and transport nodes from the shipped files."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from django.db import models, transaction

from sasando.library.places import queries
from sasando.library.places.models import District, Province, Regency, TransportNode, Village
from sasando.library.places.reference import changed, remember, rows

DATA = Path(__file__).with_name("data")
AREAS = DATA / "areas"


def load_reference(now: datetime) -> int:
    """Load each file that changed, in one transaction each; return how many were loaded."""
    loads: tuple[tuple[Path, Callable[[Path], None]], ...] = (
        (AREAS / "provinces.csv", _provinces),
        (AREAS / "regencies.csv", _regencies),
        (DATA / "regions_ntt.csv", _crosswalk),
        (AREAS / "ntt_districts.csv", _districts),
        (AREAS / "ntt_villages.csv", _villages),
        (DATA / "transport_nodes.csv", _nodes),
    )
    loaded = 0
    for path, load in loads:
        digest = changed(path)
        if digest is not None:
            with transaction.atomic():
                load(path)
                remember(path, digest, now=now)
            loaded += 1
    if loaded:
        queries.forget()
    return loaded


def _upsert(model: type[models.Model], found: Iterable[models.Model], *fields: str) -> None:
    model._default_manager.bulk_create(
        found, update_conflicts=True, unique_fields=["code"], update_fields=fields, batch_size=800
    )


def _provinces(path: Path) -> None:
    found = [Province(code=row["code"], name=queries.plain_name(row["name"])) for row in rows(path)]
    _upsert(Province, found, "name")


def _regencies(path: Path) -> None:
    found = [
        Regency(
            code=row["code"],
            province_code=row["province_code"],
            name=queries.plain_name(row["name"]),
            is_city=row["name"].upper().startswith("KOTA "),
        )
        for row in rows(path)
    ]
    _upsert(Regency, found, "province_code", "name", "is_city")


def _crosswalk(path: Path) -> None:
    for row in rows(path):
        Regency.objects.filter(code=row["kemendagri_code"]).update(
            bps_code=row["bps_code"],
            islands=row["islands"],
            parent_before_split=row["parent_code_before_split"],
            split_year=int(row["split_year"]) if row["split_year"] else None,
            verified=row["verified"],
            source=row["source"][:300],
            note=row["note"][:300],
        )


def _districts(path: Path) -> None:
    found = [
        District(code=row["code"], regency_code=row["regency_code"], name=row["name"])
        for row in rows(path)
    ]
    _upsert(District, found, "regency_code", "name")


def _villages(path: Path) -> None:
    found = [
        Village(code=row["code"], district_code=row["district_code"], name=row["name"])
        for row in rows(path)
    ]
    _upsert(Village, found, "district_code", "name")


def _nodes(path: Path) -> None:
    names = [
        "code",
        "kind",
        "name",
        "place",
        "country",
        "regency_code",
        "verified",
        "source",
        "note",
    ]
    found = [TransportNode(**{name: row[name][:300] for name in names}) for row in rows(path)]
    _upsert(TransportNode, found, *names[1:])
