"""Whether a family may have a code to its case, and whether a code that stands may go on."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sasando.domain.values.words import Refusal, Words

DEATH, RESTRICTED, SIGNS, MINOR, HOME = "death", "restricted", "signs", "minor", "home"
MOST_PEOPLE = 1
SHORTEST_REASON = 20


def _refusal(code: str, id: str, en: str) -> Refusal:  # noqa: A002 — the language is called id
    return Refusal(code, Words(id=id, en=en))


CASE_IS_OVER = _refusal(
    "family_case_closed",
    "Kasus sudah ditutup; kode baru tidak dibuat.",
    "The case is closed; no new code is made.",
)
DEATH_UNTOLD = _refusal(
    "family_untold",
    "Keluarga belum diberi tahu. Sebelum itu kasus meninggal tidak memberi kode.",
    "The family has not been told. Until then a death gives no code.",
)
SEVERAL_PEOPLE = _refusal(
    "family_several",
    "Kasus ini memuat beberapa orang. Buka kasus sendiri bagi orang yang ditanyakan keluarganya.",
    "This case holds several people. Open an own case for the person whose family asks.",
)
KINSHIP_UNCHECKED = _refusal(
    "family_kinship",
    "Kekerabatan belum diperiksa. Periksa dahulu, lalu catat caranya.",
    "The kinship has not been checked. Check it first and write how.",
)
PHONE_MISSING = _refusal(
    "family_phone",
    "Tulis nomor telepon kantor yang dapat dihubungi keluarga: 6 sampai 20 angka.",
    "Write the office telephone that the family may call: 6 to 20 digits.",
)
NOT_NEEDED = _refusal(
    "family_no_decision_needed",
    "Kasus ini tidak memerlukan keputusan kepala kantor.",
    "This case needs no decision of the head of office.",
)
REASON_SHORT = _refusal(
    "family_reason_short",
    "Tulis alasannya, sedikitnya 20 huruf.",
    "Write the reason, at least 20 letters.",
)
# Issue 3 ("none by default for trafficking, minors or violence at home"); promises 6.3 ("death of
# subject: family rights only by decision of the head of office"). The worst ground is told first.
GUARDED: Mapping[str, Refusal] = MappingProxyType(
    {
        RESTRICTED: _refusal(
            "family_restricted",
            "Kasus ini terbatas: tanpa keputusan kepala kantor tidak ada kode keluarga.",
            "This case is restricted: no family code without a decision of the head of office.",
        ),
        SIGNS: _refusal(
            "family_signs",
            "Ada tanda perdagangan orang; perekrut dapat berada di keluarga. Tanpa keputusan kepala"
            " kantor tidak ada kode.",
            "There are signs of trafficking; a recruiter may be in the family. No code without a"
            " decision of the head of office.",
        ),
        HOME: _refusal(
            "family_home",
            "Ada kekerasan di rumah. Tanpa keputusan kepala kantor tidak ada kode keluarga.",
            "There is violence at home. No family code without a decision of the head of office.",
        ),
        MINOR: _refusal(
            "family_minor",
            "Kasus ini menyangkut anak. Tanpa keputusan kepala kantor tidak ada kode keluarga.",
            "A minor is in this case. No family code without a decision of the head of office.",
        ),
        DEATH: _refusal(
            "family_death",
            "Orangnya sudah meninggal: hak keluarga diputuskan oleh kepala kantor.",
            "The person has died: the head of office decides on the family's rights.",
        ),
    }
)
GROUNDS: Mapping[str, Words] = MappingProxyType(
    {
        RESTRICTED: Words(id="kasus terbatas", en="restricted case"),
        SIGNS: Words(id="tanda perdagangan orang", en="signs of trafficking"),
        HOME: Words(id="kekerasan di rumah", en="violence at home"),
        MINOR: Words(id="anak", en="a minor"),
        DEATH: Words(id="meninggal", en="a death"),
    }
)


@dataclass(frozen=True)
class FamilyFacts:
    """What the rules ask; `grounds` stand in the way, `lifted` those the head decided on."""

    is_closed: bool
    is_untold_death: bool
    is_kinship_checked: bool
    people: int
    grounds: frozenset[str]
    lifted: frozenset[str] = frozenset()


def why_not_keep(case: FamilyFacts) -> Refusal | None:
    """Return why a code that was given must stop; None when it may go on.

    A ground that came after the decision of the head is not covered by it.
    """
    if case.is_untold_death:
        return DEATH_UNTOLD
    if case.people > MOST_PEOPLE:
        return SEVERAL_PEOPLE
    left = case.grounds - case.lifted
    return next((refusal for code, refusal in GUARDED.items() if code in left), None)


def why_not_give(case: FamilyFacts) -> Refusal | None:
    """Return why no code can be given now; None when it can."""
    if case.is_closed:
        return CASE_IS_OVER
    refusal = why_not_keep(case)
    if refusal is not None:
        return refusal
    return None if case.is_kinship_checked else KINSHIP_UNCHECKED


def why_not_ask(case: FamilyFacts, *, reason: str) -> Refusal | None:
    """Return why the head of office cannot be asked: only what a decision can lift is asked."""
    refusal = why_not_keep(case)
    if case.is_closed:
        return CASE_IS_OVER
    if refusal is None:
        return NOT_NEEDED
    if refusal not in GUARDED.values():
        return refusal
    return why_not_reason(reason)


def why_not_reason(reason: str) -> Refusal | None:
    """Return why a reason is none: too short to be understood later."""
    return REASON_SHORT if len(reason.strip()) < SHORTEST_REASON else None
