"""Who may let a release out: two people besides its maker, one of them the head of office."""

from dataclasses import dataclass

from sasando.domain.values.words import Refusal, Words

NEEDED = 2
HEAD = "HO"
SAFE = "safe"

NOT_AUDITED = Refusal(
    "release_not_audited",
    Words(
        id="Draf ini belum diaudit. Jalankan audit dahulu.",
        en="This draft has not been audited. Run the audit first.",
    ),
)
NOT_SAFE = Refusal(
    "release_not_safe",
    Words(
        id="Audit menolak draf ini: ada sel yang dapat dihitung balik. Perbaiki rencananya.",
        en="The audit refused this draft: cells can be worked out. Mend the plan.",
    ),
)
OWN_WORK = Refusal(
    "own_release",
    Words(
        id="Anda yang menyusun draf ini; yang menyetujui harus orang lain.",
        en="You made this draft; someone else must agree.",
    ),
)
AGREED_ALREADY = Refusal(
    "agreed_already",
    Words(
        id="Anda sudah menyetujui draf ini. Persetujuan kedua dari orang lain.",
        en="You have agreed already. The second approval comes from someone else.",
    ),
)
OTHER_BYTES = Refusal(
    "bytes_changed",
    Words(
        id="Isinya berubah sejak Anda membukanya. Buka lagi sebelum menyetujui.",
        en="It changed since you opened it. Open it again before you agree.",
    ),
)
HEAD_MISSING = Refusal(
    "head_has_not_agreed",
    Words(
        id="Salah satu dari dua persetujuan harus dari kepala kantor.",
        en="One of the two approvals must come from the head of office.",
    ),
)
TOO_FEW = Refusal(
    "too_few_approvals",
    Words(
        id="Belum dua orang menyetujui. Penyusun draf tidak dihitung.",
        en="Two people have not agreed yet. Whoever made the draft does not count.",
    ),
)


@dataclass(frozen=True)
class Approved:
    """Where a draft stands: `agreed` holds login and role of each approval of these bytes."""

    state: str
    maker: str
    package_sha256: str
    agreed: tuple[tuple[str, str], ...] = ()


def why_not_agree(draft: Approved, *, package_sha256: str, login: str, role: str) -> Refusal | None:
    """Return why someone may not agree to a draft; None when they may.

    The second of two must be the head unless the first was (promises 6.2: releases, P of HO).
    """
    if draft.state != SAFE:
        return NOT_SAFE if draft.state == "refused" else NOT_AUDITED
    if login == draft.maker:
        return OWN_WORK
    if login in {agreed for agreed, _role in draft.agreed}:
        return AGREED_ALREADY
    if package_sha256 != draft.package_sha256:
        return OTHER_BYTES
    has_head = role == HEAD or any(agreed == HEAD for _login, agreed in draft.agreed)
    if len(draft.agreed) >= NEEDED - 1 and not has_head:
        return HEAD_MISSING
    return None


def why_not_publish(draft: Approved) -> Refusal | None:
    """Return why a draft may not go out; None when two others agreed, one of them the head."""
    if draft.state != SAFE:
        return NOT_SAFE if draft.state == "refused" else NOT_AUDITED
    others = {login: role for login, role in draft.agreed if login != draft.maker}
    if len(others) < NEEDED:
        return TOO_FEW
    return None if HEAD in others.values() else HEAD_MISSING
