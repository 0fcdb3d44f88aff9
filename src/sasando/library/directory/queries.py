"""Reads the directory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.db.models import Prefetch, Q, QuerySet

from sasando.domain.values.words import Words
from sasando.library.directory.models import Institution, P3mi, Service, Unit

VERIFIED = ("primary", "press")
KINDS: Mapping[str, Words] = MappingProxyType(
    {
        "office": Words(id="BP3MI atau P4MI", en="Protection office"),
        "ministry": Words(id="Kementerian atau lembaga", en="Ministry or agency"),
        "mission": Words(id="Perwakilan RI", en="Indonesian mission"),
        "police": Words(id="Kepolisian", en="Police"),
        "immigration": Words(id="Imigrasi", en="Immigration"),
        "social": Words(id="Layanan sosial", en="Social services"),
        "health": Words(id="Kesehatan", en="Health"),
        "legal_aid": Words(id="Bantuan hukum", en="Legal aid"),
        "church": Words(id="Lembaga agama", en="Church"),
        "ngo": Words(id="LSM", en="NGO"),
        "province": Words(id="Pemerintah provinsi", en="Provincial government"),
        "regency": Words(id="Pemerintah kabupaten/kota", en="Regency government"),
        "village": Words(id="Pemerintah desa/kelurahan", en="Village government"),
        "insurance": Words(id="Jaminan sosial", en="Social security"),
        "port": Words(id="Pelabuhan, bea cukai, karantina", en="Port, customs, quarantine"),
        "carrier": Words(id="Angkutan", en="Carrier"),
        "oversight": Words(id="Pengawas", en="Oversight"),
        "parliament": Words(id="DPRD", en="Parliament"),
        "bank": Words(id="Bank", en="Bank"),
    }
)
SERVICES: Mapping[str, Words] = MappingProxyType(
    {
        "shelter": Words(id="Rumah singgah", en="Shelter"),
        "health": Words(id="Kesehatan", en="Health care"),
        "mortuary": Words(id="Kamar jenazah", en="Mortuary"),
        "psychosocial": Words(id="Pendampingan psikososial", en="Psychosocial support"),
        "social_rehab": Words(id="Rehabilitasi sosial", en="Social rehabilitation"),
        "legal_aid": Words(id="Bantuan hukum", en="Legal aid"),
        "police_report": Words(id="Laporan polisi", en="Police report"),
        "transport": Words(id="Angkutan", en="Transport"),
        "burial": Words(id="Pemakaman", en="Burial"),
        "tracing": Words(id="Penelusuran keluarga", en="Tracing of families"),
        "civil_registration": Words(id="Pencatatan sipil", en="Civil registration"),
        "travel_papers": Words(id="Dokumen perjalanan", en="Travel papers"),
        "insurance_claim": Words(id="Klaim jaminan sosial", en="Social security claim"),
        "registration": Words(id="Pendaftaran calon PMI", en="Registration of candidates"),
        "placement": Words(id="Penempatan", en="Placement"),
        "reintegration": Words(id="Reintegrasi", en="Reintegration"),
    }
)
LICENCES: Mapping[str, Words] = MappingProxyType(
    {
        "unknown": Words(id="belum diketahui", en="not known yet"),
        "active": Words(id="berlaku", en="active"),
        "suspended": Words(id="diskors", en="suspended"),
        "revoked": Words(id="dicabut", en="revoked"),
    }
)


@dataclass(frozen=True)
class InstitutionView:
    """One institution."""

    code: str
    name: str
    kind: str
    source: str
    source_date: date | None
    is_verified: bool


@dataclass(frozen=True)
class UnitView:
    """One unit; empty where nobody knows yet."""

    code: str
    name: str
    institution: str
    institution_code: str
    kind: str
    regency_code: str
    areas: tuple[str, ...]
    address: str
    phone: str
    email: str
    hours: str
    languages: str
    services: tuple[str, ...]
    accepts: bool
    answer_days: int
    version: int
    source: str
    source_date: date | None
    is_verified: bool
    note: str


@dataclass(frozen=True)
class P3miView:
    """One placement company; its licence may have changed since `state_on`."""

    code: str
    name: str
    licence_no: str
    licence: str
    state_on: date | None
    source: str
    source_date: date | None
    is_verified: bool


def units(
    *, text: str = "", kind: str = "", service: str | None = None, regency: str | None = None
) -> list[UnitView]:
    """Return units by institution and name, those that fit every given filter.

    A regency finds units that stand there and those whose area covers it, the province included.
    """
    rows = Unit.objects.all()
    if kind:
        rows = rows.filter(institution__kind=kind)
    if text.strip():
        wanted = text.strip()[:100]
        rows = rows.filter(Q(name__icontains=wanted) | Q(institution__name__icontains=wanted))
    if service:
        given = Service.objects.filter(code=service, is_given=True)
        rows = rows.filter(pk__in=given.values("unit"))
    found = [_unit(row) for row in _with_services(rows)]
    return [one for one in found if not regency or covers(one, regency)]


def covers(unit: UnitView, regency: str) -> bool:
    """Say whether a unit stands in a regency or its area covers it."""
    return unit.regency_code == regency or bool({regency, regency[:2]}.intersection(unit.areas))


def unit(code: str) -> UnitView | None:
    """Return one unit by its code."""
    row = _with_services(Unit.objects.filter(code=code)).first()
    return _unit(row) if row else None


def _with_services(rows: QuerySet[Unit]) -> QuerySet[Unit]:
    given = Service.objects.filter(is_given=True)
    return rows.select_related("institution").prefetch_related(Prefetch("services", queryset=given))


def institutions() -> list[InstitutionView]:
    """Return every institution by name."""
    return [
        InstitutionView(
            row.code, row.name, row.kind, row.source, row.source_date, row.verified in VERIFIED
        )
        for row in Institution.objects.all()
    ]


def names() -> tuple[dict[str, str], dict[str, str]]:
    """Return the names of institutions and those of units, by code: a code may stand in both."""
    institutions = dict(Institution.objects.values_list("code", "name"))
    return institutions, dict(Unit.objects.values_list("code", "name"))


def institution_names(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of some institutions, by code."""
    rows = Institution.objects.filter(code__in=list(codes))
    return dict(rows.order_by().values_list("code", "name"))


def unit_names(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of some units, by code."""
    rows = Unit.objects.filter(code__in=list(codes))
    return dict(rows.order_by().values_list("code", "name"))


def emails() -> dict[str, str]:
    """Return the office address of units that have one, by code."""
    return dict(Unit.objects.exclude(email="").values_list("code", "email"))


def p3mi_named(text: str, *, limit: int = 10) -> list[P3miView]:
    """Return placement companies whose name or licence number holds a text, by name."""
    wanted = text.strip()[:100]
    rows = P3mi.objects.filter(Q(name__icontains=wanted) | Q(licence_no__icontains=wanted))
    return [_p3mi(row) for row in rows[:limit]]


def p3mi(code: str) -> P3miView | None:
    """Return one placement company by its code."""
    row = P3mi.objects.filter(code=code).first()
    return _p3mi(row) if row else None


def in_words(codes: Iterable[str], book: Mapping[str, Words]) -> list[Words]:
    """Return codes in words; an unknown one reads as itself."""
    return [book.get(code, Words(id=code, en=code)) for code in codes]


def _unit(row: Unit) -> UnitView:
    owner = row.institution
    return UnitView(
        code=row.code, name=row.name, institution=owner.name, institution_code=owner.code,
        kind=owner.kind, regency_code=row.regency_code, areas=_parts(row.areas),
        address=row.address, phone=row.phone, email=row.email, hours=row.hours,
        languages=row.languages, services=tuple(one.code for one in row.services.all()),
        accepts=row.accepts, answer_days=row.answer_days, version=row.version,
        source=row.source, source_date=row.source_date, is_verified=row.verified in VERIFIED,
        note=row.note,
    )  # fmt: skip


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


def _p3mi(row: P3mi) -> P3miView:
    return P3miView(
        row.code, row.name, row.licence_no, row.licence_state, row.state_on, row.source,
        row.source_date, row.verified in VERIFIED,
    )  # fmt: skip
