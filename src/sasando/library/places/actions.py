"""Loads regions, destinations and transport nodes from the shipped files."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sasando.library.places import queries
from sasando.library.places.models import (
    Destination,
    District,
    Province,
    Regency,
    TransportNode,
    Village,
)
from sasando.library.places.reference import day, load_changed, rows, settle

DATA = Path(__file__).with_name("data")
AREAS = DATA / "areas"


def load_reference(now: datetime) -> int:
    """Load each file that changed, in one transaction each; return how many were loaded."""
    loaded = load_changed(
        (
            (AREAS / "provinces.csv", _provinces),
            (AREAS / "regencies.csv", _regencies),
            (DATA / "regions_ntt.csv", _crosswalk),
            (AREAS / "ntt_districts.csv", _districts),
            (AREAS / "ntt_villages.csv", _villages),
            (DATA / "transport_nodes.csv", _nodes),
            (DATA / "destinations.csv", _destinations),
        ),
        now=now,
    )
    if loaded:
        queries.forget()
    return len(loaded)


def _provinces(path: Path) -> None:
    found = {(row["code"],): {"name": queries.plain_name(row["name"])} for row in rows(path)}
    settle(Province.objects.all(), found, key=["code"])


def _regencies(path: Path) -> None:
    found = {
        (row["code"],): {
            "province_code": row["province_code"],
            "name": queries.plain_name(row["name"]),
            "is_city": row["name"].upper().startswith("KOTA "),
        }
        for row in rows(path)
    }
    settle(Regency.objects.all(), found, key=["code"])


def _crosswalk(path: Path) -> None:
    """Add what is known of NTT's regencies alone; none of them is new here."""
    found = {
        (row["kemendagri_code"],): {
            "bps_code": row["bps_code"],
            "islands": row["islands"],
            "parent_before_split": row["parent_code_before_split"],
            "split_year": int(row["split_year"]) if row["split_year"] else None,
            "split_verified": row["verified_split"],
            **_evidence(row),
        }
        for row in rows(path)
    }
    settle(Regency.objects.filter(province_code=queries.NTT), found, key=["code"])


def _districts(path: Path) -> None:
    found = {
        (row["code"],): {"regency_code": row["regency_code"], "name": row["name"]}
        for row in rows(path)
    }
    settle(District.objects.all(), found, key=["code"])


def _villages(path: Path) -> None:
    found = {
        (row["code"],): {"district_code": row["district_code"], "name": row["name"]}
        for row in rows(path)
    }
    settle(Village.objects.all(), found, key=["code"])


def _nodes(path: Path) -> None:
    found = {
        (row["code"],): {
            **{name: row[name] for name in ("kind", "name", "place", "country", "regency_code")},
            "latitude": _degrees(row["lat"]),
            "longitude": _degrees(row["lon"]),
            "coordinates": row["coord_quality"],
            **_evidence(row),
        }
        for row in rows(path)
    }
    settle(TransportNode.objects.all(), found, key=["code"])


def _destinations(path: Path) -> None:
    names = ("name_id", "name_en", "status", "scope", "instrument", "missions")
    found = {
        (row["id"],): {
            **{name: row[name] for name in names},
            "country": row["iso2"],
            "status_date": day(row["status_date"]),
            **_evidence(row),
        }
        for row in rows(path)
    }
    settle(Destination.objects.all(), found, key=["code"])


def _evidence(row: Mapping[str, str]) -> dict[str, Any]:
    return {
        "verified": row["verified"],
        "source": row["source"],
        "source_date": day(row["source_date"]),
        "note": row["note"],
    }


def _degrees(text: str) -> Decimal | None:
    return Decimal(text) if text else None
