"""Opening a case in an emergency: a reason, a short time, and a review that is not skipped."""

from datetime import date, timedelta

from sasando.domain.values.words import Refusal, Words

# Promises, P5: a reason of at least 20 characters, four hours at the most.
SHORTEST_REASON = 20
MOST_HOURS = 4

REASON_SHORT = Refusal(
    "glass_reason_short",
    Words(
        id="Tulis alasannya dengan sedikitnya 20 huruf: apa yang darurat, dan untuk siapa.",
        en="Write the reason in at least 20 letters: what is urgent, and for whom.",
    ),
)
TOO_LONG = Refusal(
    "glass_too_long",
    Words(id="Pilih 1 sampai 4 jam.", en="Choose 1 to 4 hours."),
)
OWN_OPENING = Refusal(
    "glass_own",
    Words(
        id="Pembukaan sendiri ditinjau orang lain.", en="One's own opening is reviewed by others."
    ),
)
REVIEWED = Refusal(
    "glass_reviewed",
    Words(id="Pembukaan ini sudah ditinjau.", en="This opening has been reviewed."),
)
STILL_OPEN = Refusal(
    "glass_week_open",
    Words(
        id="Minggu ini belum dapat ditutup: masih ada pembukaan yang belum ditinjau.",
        en="This week cannot be closed yet: an opening has not been reviewed.",
    ),
)
WEEK_NOT_OVER = Refusal(
    "glass_week_not_over",
    Words(id="Minggu itu belum lewat.", en="That week is not over yet."),
)
VERDICT_MISSING = Refusal(
    "glass_verdict_missing",
    Words(
        id="Pilih putusan, dan tulis keterangannya bila tidak beralasan.",
        en="Choose a verdict, and say why when it was not justified.",
    ),
)
VERDICTS = ("justified", "unjustified")


def why_not_break(reason: str, *, hours: int) -> Refusal | None:
    """Return why an emergency opening is refused before anything is looked up."""
    if len("".join(reason.split())) < SHORTEST_REASON:
        return REASON_SHORT
    return None if 1 <= hours <= MOST_HOURS else TOO_LONG


def why_not_review(*, opener: str, reviewer: str, verdict: str, note: str) -> Refusal | None:
    """Return why a review is refused: one's own opening, or no verdict with its reason."""
    if opener == reviewer:
        return OWN_OPENING
    if verdict not in VERDICTS or (verdict == "unjustified" and not note.strip()):
        return VERDICT_MISSING
    return None


def monday_of(day: date) -> date:
    """Return the first day of the week in which a day lies."""
    return day - timedelta(days=day.weekday())


def why_not_close(monday: date, *, unreviewed: int, today: date) -> Refusal | None:
    """Return why the review of a week cannot be closed."""
    if today < monday + timedelta(days=7):
        return WEEK_NOT_OVER
    return STILL_OPEN if unreviewed else None
