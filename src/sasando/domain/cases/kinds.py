"""What kinds of case the office carries, and the steps, papers and costs of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sasando.domain.values.words import Words

DECEASED, DEPORTED, SICK, COMPLAINT = "deceased", "deported", "sick", "complaint"
RETURNS = frozenset({DECEASED, DEPORTED, SICK})
IDENTITY_SURE, FAMILY_TOLD, HANDOVER = "identity_sure", "family_told", "handover"


@dataclass(frozen=True)
class Step:
    """One step of a kind of case; an optional one may be passed over."""

    code: str
    label: Words
    is_optional: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of case: its name, steps in order, and the contexts of papers it asks for.

    `papers` are contexts of `documents_required.csv`; `costs` codes of `COST_LINES`.
    """

    code: str
    label: Words
    steps: tuple[Step, ...]
    papers: tuple[str, ...]
    costs: tuple[str, ...]
    is_group: bool = False

    def step(self, code: str) -> Step | None:
        """Return a step by its code."""
        return next((step for step in self.steps if step.code == code), None)


def _w(id: str, en: str) -> Words:  # noqa: A002 — the language is called id
    return Words(id=id, en=en)


# Handbook 4.4 (the real flows in NTT); Permen P2MI 32/2025 Ps. 13 (hand-over, witness).
_DECEASED = Kind(
    DECEASED,
    _w("Meninggal di luar negeri", "Died abroad"),
    (
        Step("notice", _w("Kabar diterima", "Notice received")),
        Step(IDENTITY_SURE, _w("Identitas pasti", "Identity sure")),
        Step(FAMILY_TOLD, _w("Keluarga tahu", "Family told")),
        Step("papers_abroad", _w("Surat luar negeri", "Papers abroad")),
        Step("flown", _w("Terbang", "Flown")),
        Step("cargo", _w("Kargo tiba", "Cargo arrived")),
        Step("to_village", _w("Ke desa", "To the village")),
        Step(HANDOVER, _w("Serah terima", "Hand-over")),
        Step("rights", _w("Hak dan klaim", "Rights and claims"), is_optional=True),
    ),
    ("remains_repatriation",),
    ("hospital", "air_cargo", "customs", "mortuary", "ambulance", "ferry", "burial"),
)
_DEPORTED = Kind(
    DEPORTED,
    _w("Deportasi, rombongan", "Deported group"),
    (
        Step("manifest", _w("Manifes diterima", "Manifest received")),
        Step("matched", _w("Manifes cocok", "Manifest matched")),
        Step("partners_told", _w("Mitra diberi tahu", "Partners told")),
        Step("arrived", _w("Tiba", "Arrived")),
        Step("health", _w("Kesehatan dan penapisan", "Health and screening")),
        Step("onward", _w("Lanjut ke daerah asal", "Onward to origin")),
        Step(HANDOVER, _w("Serah terima", "Hand-over")),
        Step("followed_up", _w("Tindak lanjut", "Followed up"), is_optional=True),
    ),
    ("deportee_or_sick_return",),
    ("ship", "bus", "meals", "lodging", "health_check"),
    is_group=True,
)
_SICK = Kind(
    SICK,
    _w("Sakit", "Sick"),
    (
        Step("notice", _w("Kabar diterima", "Notice received")),
        Step("condition", _w("Kondisi diketahui", "Condition known")),
        Step(FAMILY_TOLD, _w("Keluarga tahu", "Family told")),
        Step("fit_to_travel", _w("Layak dipulangkan", "Fit to travel")),
        Step("departed", _w("Berangkat", "Departed")),
        Step("arrived", _w("Tiba", "Arrived")),
        Step("hospital", _w("Rumah sakit", "Hospital"), is_optional=True),
        Step(HANDOVER, _w("Serah terima", "Hand-over")),
        Step("rehabilitation", _w("Rehabilitasi", "Rehabilitation"), is_optional=True),
    ),
    ("deportee_or_sick_return", "rehabilitation"),
    ("hospital", "ticket", "escort", "ambulance", "medicine"),
)
# Handbook 4.3; Permen P2MI 23/2025 Ps. 18 (second clarification, sanction without mediation).
_COMPLAINT = Kind(
    COMPLAINT,
    _w("Pengaduan", "Complaint"),
    (
        Step("complete", _w("Diterima, lengkap", "Received, complete")),
        Step("verified", _w("Verifikasi", "Verification")),
        Step("clarification_1", _w("Klarifikasi I", "Clarification I")),
        Step("clarification_2", _w("Klarifikasi II", "Clarification II"), is_optional=True),
        Step("mediation", _w("Mediasi", "Mediation"), is_optional=True),
        Step("sanction_advice", _w("Saran sanksi", "Sanction advice"), is_optional=True),
    ),
    ("complaint_intake", "complaint_clarification"),
    ("travel", "translation", "legal_aid"),
)
KINDS: Mapping[str, Kind] = MappingProxyType(
    {kind.code: kind for kind in (_DECEASED, _DEPORTED, _SICK, _COMPLAINT)}
)

COST_LINES: Mapping[str, Words] = MappingProxyType(
    {
        "hospital": _w("Rumah sakit", "Hospital"),
        "air_cargo": _w("Kargo udara", "Air cargo"),
        "customs": _w("PIBK, gudang, izin karantina", "Customs, storage, quarantine permit"),
        "mortuary": _w("Kamar jenazah", "Mortuary"),
        "ambulance": _w("Ambulans", "Ambulance"),
        "ferry": _w("Feri atau kapal", "Ferry or ship"),
        "burial": _w("Pemakaman", "Burial"),
        "ship": _w("Tiket kapal", "Ship ticket"),
        "bus": _w("Bus ke daerah asal", "Bus to origin"),
        "meals": _w("Makan", "Meals"),
        "lodging": _w("Penginapan", "Lodging"),
        "health_check": _w("Pemeriksaan kesehatan", "Health check"),
        "ticket": _w("Tiket pesawat", "Flight ticket"),
        "escort": _w("Pendamping", "Escort"),
        "medicine": _w("Obat", "Medicine"),
        "travel": _w("Perjalanan dinas", "Official travel"),
        "translation": _w("Penerjemahan", "Translation"),
        "legal_aid": _w("Bantuan hukum", "Legal aid"),
        "other": _w("Lainnya", "Other"),
    }
)
# UU 18/2017 Ps. 27 (P3MI bears the costs of a death); handbook 4.4 (who paid what in NTT).
PAYERS: Mapping[str, Words] = MappingProxyType(
    {
        "": _w("Belum ada", "Nobody yet"),
        "employer": _w("Majikan", "Employer"),
        "p3mi": _w("P3MI", "Recruiter (P3MI)"),
        "office": _w("BP3MI", "The office"),
        "ministry": _w("KemenP2MI", "Ministry"),
        "mission": _w("Perwakilan RI", "Mission"),
        "province": _w("Pemprov", "Province"),
        "regency": _w("Pemkab/Pemkot", "Regency"),
        "insurance": _w("BPJS atau asuransi", "Insurance"),
        "church_ngo": _w("Gereja atau LSM", "Church or NGO"),
        "family": _w("Keluarga", "Family"),
    }
)
COST_STATES: Mapping[str, Words] = MappingProxyType(
    {
        "planned": _w("Rencana", "Planned"),
        "asked": _w("Diminta", "Asked for"),
        "booked": _w("Dipesan", "Booked"),
        "paid": _w("Selesai", "Paid"),
    }
)


def kind_of_category(category: str) -> str:
    """Return the kind of case that a category of `case_categories.csv` opens."""
    return {"MENINGGAL": DECEASED, "SAKIT": SICK, "DEPORTASI": DEPORTED}.get(category, COMPLAINT)
