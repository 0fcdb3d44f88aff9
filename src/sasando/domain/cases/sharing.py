"""What may leave a case, to whom, and on which stated basis."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sasando.domain.cases import refusals
from sasando.domain.values.words import Refusal, Words

CONSENT, VITAL_INTEREST, LEGAL_DUTY, NEXT_OF_KIN = (
    "consent",
    "vital_interest",
    "legal_duty",
    "next_of_kin",
)
OVERRIDE = "override"


def _w(id: str, en: str) -> Words:  # noqa: A002 — the language is called id
    return Words(id=id, en=en)


# UU 27/2022 Ps. 20(2) (bases) and Ps. 15; promises amendments.
BASES: Mapping[str, Words] = MappingProxyType(
    {
        CONSENT: _w("Persetujuan", "Consent"),
        VITAL_INTEREST: _w("Kepentingan vital", "Vital interest"),
        LEGAL_DUTY: _w("Kewajiban hukum", "Legal duty"),
        NEXT_OF_KIN: _w("Keluarga terdekat (almarhum)", "Next of kin (deceased)"),
    }
)
# Not a basis anyone may state: a decision of one with that right, with its reason (issue 3).
DECIDED = _w("Keputusan penyelia, tanpa persetujuan", "Supervisor's decision, without consent")
ALL_BASES: Mapping[str, Words] = MappingProxyType({**BASES, OVERRIDE: DECIDED})
SHORTEST_REASON = 20
PURPOSES: Mapping[str, Words] = MappingProxyType(
    {
        "bring_home": _w("Memulangkan", "Bringing home"),
        "claims": _w("Hak dan klaim", "Rights and claims"),
        "legal_aid": _w("Bantuan hukum", "Legal aid"),
        "health": _w("Perawatan", "Care"),
        "rehabilitation": _w("Rehabilitasi", "Rehabilitation"),
        "police_report": _w("Laporan polisi", "Police report"),
        "tracing": _w("Menelusuri keluarga", "Tracing family"),
        "arrival": _w("Kabar tiba", "Arrival notice"),
        "tell_village": _w("Memberi tahu desa", "Telling the village"),
        "publication": _w("Publikasi", "Publication"),
    }
)
# What a packet may carry; a consent names the codes it covers.
FIELDS: Mapping[str, Words] = MappingProxyType(
    {
        "name": _w("Nama", "Name"),
        "sex": _w("Jenis kelamin", "Sex"),
        "birth_year": _w("Tahun lahir", "Year of birth"),
        "regency": _w("Kabupaten/kota asal", "Regency of origin"),
        "village": _w("Desa asal", "Village of origin"),
        "country": _w("Negara", "Country"),
        "category": _w("Jenis masalah", "Kind of trouble"),
        "needs": _w("Kebutuhan", "Needs"),
        "summary": _w("Ringkasan", "Summary"),
        "health": _w("Kesehatan", "Health"),
        "nik": _w("NIK", "NIK"),
        "passport": _w("Paspor", "Passport"),
        "procedural": _w("Status keberangkatan", "Departure status"),
        "phone": _w("Telepon", "Telephone"),
        "family_contact": _w("Kontak keluarga", "Family contact"),
        "travel": _w("Perjalanan", "Travel"),
    }
)
GUARDED_FIELDS = frozenset({"passport", "nik", "procedural"})
GUARDED_RECEIVERS = frozenset({"police", "immigration"})
# What says nothing of who someone is: how many come, when, with what, and where to.
NAMELESS = frozenset({"travel", "regency", "country"})
# A village learns of a return by any of these.
OF_A_RETURN = frozenset({"arrival", "tell_village", "bring_home"})


@dataclass(frozen=True)
class ConsentFacts:
    """One consent: for what, covering which fields, until when, and whether it was taken back."""

    purpose: str
    scope: frozenset[str]
    until: date | None
    is_withdrawn: bool = False
    receivers: frozenset[str] = frozenset()

    def covers(self, purpose: str, fields: frozenset[str], *, receiver: str, today: date) -> bool:
        """Say whether this consent still stands for a purpose, fields and kind of receiver."""
        if self.is_withdrawn or (self.until is not None and self.until < today):
            return False
        open_to = not self.receivers or receiver in self.receivers
        return self.purpose == purpose and fields <= self.scope and open_to


@dataclass(frozen=True)
class SharingFacts:
    """The person a packet is about, as far as sharing asks."""

    is_dead: bool
    is_minor: bool
    has_guardian: bool
    consents: tuple[ConsentFacts, ...]
    today: date
    agrees_village: bool = False
    is_untold_death: bool = False


@dataclass(frozen=True)
class Packet:
    """What is to be sent: to which kind of receiver, why, with which fields, on which basis.

    `reason` and `may_override` matter where somebody decides without consent.
    """

    receiver: str
    purpose: str
    fields: frozenset[str]
    basis: str
    article: str = ""
    reason: str = ""
    may_override: bool = False


def why_not_send(packet: Packet, *, about: SharingFacts) -> Refusal | None:
    """Return why a packet may not leave; None when its stated basis carries it."""
    if packet.basis not in ALL_BASES:
        return refusals.BASIS_MISSING
    if about.is_untold_death and packet.purpose != "bring_home":
        return refusals.FAMILY_NOT_TOLD
    if _tells_village(packet) and not (about.agrees_village or about.is_dead):
        return refusals.VILLAGE_NEEDS_AGREEMENT
    if packet.basis == LEGAL_DUTY and len(packet.article.strip()) < len("UU 1 Ps"):
        return refusals.ARTICLE_MISSING
    if packet.fields <= NAMELESS and packet.purpose == "arrival":
        return None
    guarded = packet.receiver in GUARDED_RECEIVERS and packet.fields & GUARDED_FIELDS
    if guarded and packet.basis not in (CONSENT, LEGAL_DUTY):
        return refusals.POLICE_NEEDS_CONSENT
    return _why_not_on_basis(packet, about)


def _why_not_on_basis(packet: Packet, about: SharingFacts) -> Refusal | None:
    if packet.basis == NEXT_OF_KIN and not about.is_dead:
        return refusals.KIN_ONLY_FOR_THE_DEAD
    if packet.basis == OVERRIDE:
        return _why_not_override(packet)
    return _why_not_consent(packet, about) if packet.basis == CONSENT else None


def _why_not_override(packet: Packet) -> Refusal | None:
    if not packet.may_override:
        return refusals.OVERRIDE_NOT_YOURS
    if len(packet.reason.strip()) < SHORTEST_REASON:
        return refusals.OVERRIDE_REASON
    return None


def _tells_village(packet: Packet) -> bool:
    is_to_village = packet.receiver == "village" and packet.purpose in OF_A_RETURN
    return is_to_village or packet.purpose == "tell_village"


def _why_not_consent(packet: Packet, about: SharingFacts) -> Refusal | None:
    if about.is_minor and not about.has_guardian:
        return refusals.GUARDIAN_MISSING
    stands = any(
        consent.covers(packet.purpose, packet.fields, receiver=packet.receiver, today=about.today)
        for consent in about.consents
    )
    return None if stands else refusals.CONSENT_MISSING


def why_not_tell_village(*, agreed: bool, is_burial: bool) -> Refusal | None:
    """Return why a village may not be told of a return; None when it may."""
    return None if agreed or is_burial else refusals.VILLAGE_NEEDS_AGREEMENT


def why_not_family_code(
    *, kinship_checked: bool, has_minor: bool, has_trafficking_signs: bool, violence_at_home: bool
) -> Refusal | None:
    """Return why no family code is given; None when it may be handed over in person."""
    if has_minor or has_trafficking_signs or violence_at_home:
        return refusals.NO_FAMILY_CODE
    return None if kinship_checked else refusals.KINSHIP_UNCHECKED


def labels(codes: Iterable[str]) -> list[Words]:
    """Return the words of field codes, in the order of the table."""
    wanted = set(codes)
    return [words for code, words in FIELDS.items() if code in wanted]
