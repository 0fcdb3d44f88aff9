"""When evidence may be judged, and by whom: the one who brought it does not judge it."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from sasando.domain.duties.facts import NOT_ENOUGH, OUTCOMES, PART, WHOLE, WITHDRAWN
from sasando.domain.values.words import Refusal, Words

ASKED, RECEIVED = "asked", "received"
# State of a piece of evidence → what may be found in it next. Nothing follows on a withdrawal:
# the same paper brought again is new evidence, and the old one stays to be read.
MOVES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        ASKED: frozenset({WITHDRAWN}),
        RECEIVED: frozenset(OUTCOMES),
        WHOLE: frozenset(OUTCOMES),
        PART: frozenset(OUTCOMES),
        NOT_ENOUGH: frozenset(OUTCOMES),
        WITHDRAWN: frozenset(),
    }
)
OWN_EVIDENCE = Refusal(
    "own_evidence",
    Words(
        id="Bukti ini Anda sendiri yang memasukkan. Minta rekan lain memeriksanya.",
        en="You brought this evidence yourself. Ask a colleague to verify it.",
    ),
)
NOT_RECEIVED = Refusal(
    "evidence_not_received",
    Words(id="Bukti ini belum diterima.", en="This evidence has not been received yet."),
)
WITHDRAWN_ALREADY = Refusal(
    "evidence_withdrawn",
    Words(
        id="Bukti ini sudah ditarik dan tidak dapat diperiksa lagi. Masukkan sebagai bukti baru.",
        en="This evidence was withdrawn and cannot be judged again. Bring it as new evidence.",
    ),
)
NEEDS_REVIEW_DAY = Refusal(
    "needs_review_day",
    Words(
        id="Tulis kapan bukti ini ditinjau lagi, sesudah hari ini.",
        en="Say when this evidence is looked at again, after today.",
    ),
)
NEEDS_REASON = Refusal(
    "verdict_needs_reason",
    Words(id="Tulis alasannya; unit membacanya.", en="Give the reason; the unit reads it."),
)


def why_not_judge(
    state: str, *, outcome: str, is_own: bool, next_review_on: date | None, today: date, words: str
) -> Refusal | None:
    """Return why a verdict cannot be written; None when it can.

    `is_own` says that the judge brought the evidence. What one brought one may still withdraw.
    """
    refusal = why_not_move(state, outcome=outcome)
    if refusal is not None:
        return refusal
    if outcome in (NOT_ENOUGH, WITHDRAWN):
        return None if words.strip() else NEEDS_REASON
    if is_own:
        return OWN_EVIDENCE
    is_later = next_review_on is not None and next_review_on > today
    return None if is_later else NEEDS_REVIEW_DAY


def why_not_move(state: str, *, outcome: str) -> Refusal | None:
    """Return why evidence in a state cannot get an outcome; None when it can."""
    if outcome in MOVES[state]:
        return None
    return NOT_RECEIVED if state == ASKED else WITHDRAWN_ALREADY
