"""The hand-over record (Berita Acara Serah Terima): who gives, who receives, who witnesses."""

from dataclasses import dataclass

from sasando.domain.cases import refusals
from sasando.domain.values.words import Refusal, Words

# Permen P2MI 32/2025 Ps. 13(e): to family or proxy, witnessed by local or village government.
WITNESSES = {
    "village": Words(id="Pemerintah desa/kelurahan", en="Village government"),
    "regency": Words(id="Pemerintah kabupaten/kota", en="Regency government"),
    "province": Words(id="Pemerintah provinsi", en="Provincial government"),
}
RECEIVERS = {
    "family": Words(id="Keluarga", en="Family"),
    "proxy": Words(id="Kuasa keluarga", en="Family's proxy"),
    "social": Words(id="Kemensos/Dinsos (tanpa keluarga)", en="Social services (no family)"),
    "self": Words(id="Yang bersangkutan", en="The person"),
}


@dataclass(frozen=True)
class HandoverFacts:
    """The parties of one hand-over."""

    receiver_kind: str
    receiver_name: str
    kinship: str
    is_kinship_checked: bool
    witness_kind: str
    witness_name: str


def why_not_draft(
    facts: HandoverFacts, *, is_untold_death: bool = False, may_village_know: bool = True
) -> Refusal | None:
    """Return why a hand-over record cannot be drawn up.

    No draft shows a death nobody was told, and no village witnesses the return of someone who did
    not agree that it learns of it: a witness of regency or province serves as well.
    """
    if is_untold_death:
        return refusals.FAMILY_NOT_TOLD
    if facts.receiver_kind == "family" and not facts.is_kinship_checked:
        return refusals.HANDOVER_KINSHIP
    if facts.witness_kind == "village" and not may_village_know:
        return refusals.HANDOVER_VILLAGE
    return None


def why_not_receive(*, receiver_kind: str, is_minor: bool) -> Refusal | None:
    """Return why a receiver of this kind may not take a person over: no child receives itself."""
    return refusals.HANDOVER_CHILD if is_minor and receiver_kind == "self" else None


def why_not_sign(facts: HandoverFacts, *, may_village_know: bool = True) -> Refusal | None:
    """Return why a signed copy cannot be bound: a witness of government is needed."""
    if facts.witness_kind not in WITNESSES or not facts.witness_name.strip():
        return refusals.HANDOVER_WITNESS
    return why_not_draft(facts, may_village_know=may_village_know)
