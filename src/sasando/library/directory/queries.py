"""Reads the directory."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.db.models import Q

from sasando.domain.values.words import Words
from sasando.library.directory.models import Recruiter, Unit

VERIFIED = ("primary", "press")
KINDS: Mapping[str, Words] = MappingProxyType(
    {
        "ministry": Words(id="Kementerian", en="Ministry"),
        "mission": Words(id="Perwakilan RI", en="Mission"),
        "police": Words(id="Kepolisian", en="Police"),
        "immigration": Words(id="Imigrasi", en="Immigration"),
        "social": Words(id="Layanan sosial", en="Social services"),
        "health": Words(id="Kesehatan", en="Health"),
        "legal_aid": Words(id="Bantuan hukum", en="Legal aid"),
        "church": Words(id="Gereja", en="Church"),
        "ngo": Words(id="LSM", en="NGO"),
        "regency": Words(id="Pemkab/Pemkot", en="Regency"),
        "office": Words(id="BP3MI/P4MI lain", en="Other protection office"),
        "insurance": Words(id="Jaminan sosial", en="Social security"),
    }
)


@dataclass(frozen=True)
class UnitView:
    """One unit; empty where nobody knows yet."""

    code: str
    name: str
    institution: str
    kind: str
    regency_code: str
    address: str
    phone: str
    hours: str
    services: tuple[str, ...]
    accepts: bool
    answer_days: int
    source: str
    source_date: date | None
    is_verified: bool
    note: str


def units(*, text: str = "", kind: str = "") -> list[UnitView]:
    """Return units by institution and name, those that fit a text and kind."""
    rows = Unit.objects.all()
    if kind:
        rows = rows.filter(kind=kind)
    if text.strip():
        wanted = text.strip()[:100]
        rows = rows.filter(Q(name__icontains=wanted) | Q(institution__icontains=wanted))
    return [_view(row) for row in rows]


def unit(code: str) -> UnitView | None:
    """Return one unit by its code."""
    row = Unit.objects.filter(code=code).first()
    return _view(row) if row else None


def recruiters_named(text: str, *, limit: int = 10) -> list[Recruiter]:
    """Return placement companies whose name holds a text."""
    return list(Recruiter.objects.filter(name__icontains=text.strip()[:100])[:limit])


def _view(row: Unit) -> UnitView:
    return UnitView(
        row.code, row.name, row.institution, row.kind, row.regency_code, row.address, row.phone,
        row.hours, tuple(part for part in row.services.split("|") if part), row.accepts,
        row.answer_days, row.source, row.source_date, row.verified in VERIFIED, row.note,
    )  # fmt: skip
