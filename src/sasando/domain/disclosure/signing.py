"""Who may sign a brief: the head of office or whoever stands in, never one who prepared it."""

from dataclasses import dataclass

from sasando.domain.values.words import Refusal, Words

HEAD = "HO"
OPEN, ASKED = "open", "asked"

ENDED = Refusal(
    "brief_ended",
    Words(
        id="Paparan ini sudah ditandatangani atau dibuang dan tidak berubah lagi.",
        en="This brief was signed or dropped, and does not change any more.",
    ),
)
NOT_ASKED = Refusal(
    "brief_not_asked",
    Words(
        id="Persetujuan untuk paparan ini belum diminta.",
        en="Nobody has asked for approval of this brief yet.",
    ),
)
ASKED_ALREADY = Refusal(
    "brief_asked_already",
    Words(
        id="Persetujuan sudah diminta. Tunggu kepala kantor, atau ubah paparannya.",
        en="Approval has been asked for. Wait for the head of office, or change the brief.",
    ),
)
OWN_BRIEF = Refusal(
    "own_brief",
    Words(
        id="Anda ikut menyiapkan paparan ini; yang menandatangani harus orang lain.",
        en="You took part in preparing this brief; someone else must sign.",
    ),
)
NOT_HEAD = Refusal(
    "brief_needs_head",
    Words(
        id="Paparan ditandatangani kepala kantor, atau yang mewakilinya.",
        en="A brief is signed by the head of office, or whoever stands in.",
    ),
)
OTHER_CONTENT = Refusal(
    "brief_seen_otherwise",
    Words(
        id="Paparan ini berubah sejak Anda membukanya. Buka lagi sebelum melanjutkan.",
        en="This brief changed since you opened it. Open it again before you go on.",
    ),
)
CONTENT_CHANGED = Refusal(
    "brief_content_changed",
    Words(
        id="Angka atau kata di dalamnya berubah sejak paparan disiapkan. Siapkan ulang, lalu "
        "minta persetujuan lagi.",
        en="Figures or words in it changed since the brief was prepared. Prepare it again, then "
        "ask for approval again.",
    ),
)


@dataclass(frozen=True)
class Standing:
    """Where a brief stands: the print of its content, and the logins of all who prepared it."""

    state: str
    content_sha256: str
    hands: tuple[str, ...]


def why_not_ask(brief: Standing, *, content_sha256: str) -> Refusal | None:
    """Return why approval may not be asked for; None when it may."""
    if brief.state != OPEN:
        return ASKED_ALREADY if brief.state == ASKED else ENDED
    return None if content_sha256 == brief.content_sha256 else OTHER_CONTENT


def why_not_sign(brief: Standing, *, content_sha256: str, login: str, role: str) -> Refusal | None:
    """Return why someone may not sign; None when they may (promises 6.2: releases, P of HO)."""
    if login in brief.hands:
        return OWN_BRIEF
    if role != HEAD:
        return NOT_HEAD
    if brief.state != ASKED:
        return NOT_ASKED if brief.state == OPEN else ENDED
    return None if content_sha256 == brief.content_sha256 else OTHER_CONTENT
