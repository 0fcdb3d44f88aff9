"""Which deeds a commitment or a meeting allows; a page greys, an action raises."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from sasando.domain.commitments import facts, refusals, states
from sasando.domain.values.words import Refusal

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"


@dataclass(frozen=True)
class NewCommitment:
    """What is written down of a commitment; `said_on` is the day of its statement."""

    kind: str
    what: str
    has_owner: bool
    said_on: date
    due_on: date | None = None
    has_target: bool = False
    has_indicator: bool = False


def why_not_record(new: NewCommitment) -> Refusal | None:
    """Return why a commitment cannot be written down as it is; None when it can.

    A plan, a request or a hope without an owner is taken: that nobody was named is told. A
    promise, and whatever has a date, needs one.
    """
    if new.kind not in facts.KINDS:
        return refusals.KIND_UNKNOWN
    if not new.what.strip():
        return refusals.WHAT_MISSING
    if not new.has_owner and new.kind == facts.PROMISE:
        return refusals.OWNER_MISSING
    if not new.has_owner and new.due_on is not None:
        return refusals.DATE_WITHOUT_OWNER
    if new.due_on is not None and new.due_on < new.said_on:
        return refusals.DUE_TOO_EARLY
    if new.has_target and not new.has_indicator:
        return refusals.TARGET_WITHOUT_INDICATOR
    return None


def why_not_report(state: str, *, says: str) -> Refusal | None:
    """Return why progress cannot be reported."""
    if state not in states.OPEN:
        return refusals.CLOSED_ALREADY
    return None if says in facts.SAYS else refusals.SAYS_UNKNOWN


def why_not_look(state: str, *, where: str) -> Refusal | None:
    """Return why it cannot be written that a proof was looked for, and where."""
    if state not in states.OPEN:
        return refusals.CLOSED_ALREADY
    return None if where.strip() else refusals.PROOF_MISSING


def why_not_date(
    one: facts.CommitmentFacts, *, due_on: date | None, said_on: date, why: str, day: date
) -> Refusal | None:
    """Return why a due day cannot be written: a first one needs no reason, a change does."""
    if states.state_on(one, day=day) not in states.OPEN:
        return refusals.CLOSED_ALREADY
    before = states.due_on_day(one, day=day)
    if due_on == before:
        return refusals.DATE_UNCHANGED
    if due_on is not None and not one.has_owner:
        return refusals.DATE_WITHOUT_OWNER
    if due_on is not None and due_on < said_on:
        return refusals.DUE_TOO_EARLY
    return refusals.REASON_MISSING if before is not None and not why.strip() else None


def why_not_meet(state: str, *, confirmed_by: str, source: str) -> Refusal | None:
    """Return why a commitment cannot be called met: someone confirmed it, or a page shows it."""
    if state not in states.OPEN:
        return refusals.CLOSED_ALREADY
    return None if confirmed_by.strip() or source.strip() else refusals.PROOF_MISSING


def why_not_withdraw(state: str, *, why: str) -> Refusal | None:
    """Return why a commitment cannot be withdrawn; the reason stays to be read."""
    if state not in states.OPEN:
        return refusals.CLOSED_ALREADY
    return None if why.strip() else refusals.REASON_MISSING


def why_not_supersede(
    state: str, *, one: str, by: str, superseded: Mapping[str, str], why: str
) -> Refusal | None:
    """Return why a commitment cannot be superseded by another.

    `superseded` maps a commitment to the one that took its place.
    """
    if state not in states.OPEN:
        return refusals.CLOSED_ALREADY
    if _leads_to(by, one, superseded):
        return refusals.SUPERSEDED_BY_ITSELF
    return None if why.strip() else refusals.REASON_MISSING


def _leads_to(start: str, end: str, ways: Mapping[str, str]) -> bool:
    at, seen = start, set()
    while at and at not in seen:
        if at == end:
            return True
        seen.add(at)
        at = ways.get(at, "")
    return False


def why_not_reopen(state: str, *, why: str) -> Refusal | None:
    """Return why a closed commitment cannot be opened again."""
    if state in states.OPEN:
        return refusals.NOT_CLOSED
    return None if why.strip() else refusals.REASON_MISSING


def why_not_plan(*, title: str, starts_at: time | None, ends_at: time | None) -> Refusal | None:
    """Return why a meeting cannot be written down as it is."""
    if not title.strip():
        return refusals.TITLE_MISSING
    if starts_at is not None and ends_at is not None and ends_at <= starts_at:
        return refusals.ENDS_BEFORE_START
    return None


def why_not_follow(one: str, *, before: str, follows: Mapping[str, str]) -> Refusal | None:
    """Return why a meeting cannot follow another; `follows` maps a meeting to the one before."""
    return refusals.FOLLOWS_ITSELF if _leads_to(before, one, follows) else None


def why_not_hold(state: str, *, held_on: date, today: date) -> Refusal | None:
    """Return why a meeting cannot be marked as held."""
    if state != PLANNED:
        return refusals.HELD_ALREADY if state == HELD else refusals.CANCELLED_ALREADY
    return refusals.NOT_YET_HELD if held_on > today else None


def why_not_cancel(state: str, *, why: str) -> Refusal | None:
    """Return why a meeting cannot be cancelled; its open commitments carry on in any case."""
    if state != PLANNED:
        return refusals.HELD_ALREADY if state == HELD else refusals.CANCELLED_ALREADY
    return None if why.strip() else refusals.REASON_MISSING


def why_not_say(state: str, *, are_minutes_agreed: bool) -> Refusal | None:
    """Return why minutes and statements of a meeting cannot be changed."""
    if state == CANCELLED:
        return refusals.MEETING_CANCELLED
    return refusals.MINUTES_AGREED if are_minutes_agreed else None


def why_not_agree(state: str, *, are_minutes_agreed: bool, has_content: bool) -> Refusal | None:
    """Return why minutes cannot be agreed."""
    if state == CANCELLED:
        return refusals.MEETING_CANCELLED
    if state == PLANNED:
        return refusals.NOT_YET_HELD
    if are_minutes_agreed:
        return refusals.MINUTES_AGREED
    return None if has_content else refusals.MINUTES_EMPTY
