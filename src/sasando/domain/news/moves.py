"""What may be done with a news item in its state, and why not: four eyes, errata, no open slots."""

import re
from dataclasses import dataclass

from sasando.domain.values.words import Refusal, Words

DRAFT, ASKED, SCHEDULED, HELD = "draft", "asked", "scheduled", "held"
PUBLISHED, WITHDRAWN, DROPPED = "published", "withdrawn", "dropped"
# A written draft may be asked for; what is published is written anew by saving a correction.
WRITABLE = frozenset({DRAFT, HELD, PUBLISHED})
_SLOT = re.compile(r"\[[A-Z][A-Z ]{2,}")
_UPPER_INITIALS = re.compile(r"[A-Z]{1,8}")

NOT_NOW = Refusal(
    "news_not_now",
    Words(
        id="Berita ini tidak lagi dalam keadaan itu. Buka lagi halamannya.",
        en="This item is no longer in that state. Open its page again.",
    ),
)
SLOTS_OPEN = Refusal(
    "news_slots_open",
    Words(
        id="Masih ada bagian dalam kurung siku yang harus diisi atau dihapus.",
        en="There are still parts in square brackets to fill in or take out.",
    ),
)
OWN_WORK = Refusal(
    "news_four_eyes",
    Words(
        id="Anda ikut menulis berita ini. Orang lain yang menyetujuinya.",
        en="You had a hand in this item. Someone else approves it.",
    ),
)
NO_ERRATUM = Refusal(
    "news_no_erratum",
    Words(
        id="Berita ini sudah terbit. Tulis ralatnya: apa yang semula tertulis, dan yang benar.",
        en="This item is out already. Write the erratum: what it said, and what is right.",
    ),
)
NOT_PASSED = Refusal(
    "news_not_passed",
    Words(
        id="Penjaga belum meloloskan isi ini.",
        en="The guard has not let this content pass.",
    ),
)
WRONG_INITIALS = Refusal(
    "news_initials",
    Words(
        id="Inisial penulis: satu sampai delapan huruf besar.",
        en="The writer's initials: one to eight capital letters.",
    ),
)
NO_ALT = Refusal(
    "news_no_alt",
    Words(
        id="Tulis apa yang terlihat pada gambar sampul.",
        en="Write what the cover picture shows.",
    ),
)


@dataclass(frozen=True)
class Standing:
    """Where an item stands: its state, whether the public reads it, who had a hand in it."""

    state: str
    is_live: bool
    hands: frozenset[str]
    body: str
    erratum: str


def why_not_write(item: Standing) -> Refusal | None:
    """Return why the item cannot be written on now; None when it can."""
    return None if item.state in WRITABLE else NOT_NOW


def why_not_ask(item: Standing, *, has_passed: bool) -> Refusal | None:
    """Return why approval cannot be asked for."""
    if item.state not in (DRAFT, HELD):
        return NOT_NOW
    if _SLOT.search(item.body):
        return SLOTS_OPEN
    if item.is_live and not item.erratum.strip():
        return NO_ERRATUM
    return None if has_passed else NOT_PASSED


def why_not_approve(item: Standing, *, login: str, has_passed: bool) -> Refusal | None:
    """Return why someone cannot approve: never one who had a hand in it."""
    if item.state != ASKED:
        return NOT_NOW
    if login in item.hands:
        return OWN_WORK
    return None if has_passed else NOT_PASSED


def why_not_drop(item: Standing) -> Refusal | None:
    """Return why a draft cannot be dropped: what the public read is withdrawn, not dropped."""
    if item.is_live or item.state in (PUBLISHED, WITHDRAWN, DROPPED):
        return NOT_NOW
    return None


def are_initials(text: str) -> bool:
    """Say whether a sign-off is one to eight capital letters."""
    return bool(_UPPER_INITIALS.fullmatch(text))
