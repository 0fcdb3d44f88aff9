"""Turns what is known of a work into dated events, and says how it stands on a day."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from sasando.domain.regulations.events import Event, Kind
from sasando.domain.regulations.recorded import known
from sasando.domain.regulations.standing import Span, State, Status, spans, status_on
from sasando.library.regulations.law import Acting, Law, Said, Work, law
from sasando.library.regulations.queries import RuleView

# Where a source tells that a work holds but not on which day it was told: the stored pages that
# the facts were read from are dense up to this day and nearly empty after it (handbook, head).
ATTESTED = date(2026, 2, 6)
LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
TOLD_TO_HOLD = ("in_force", "amended", "contested", "revoked")


def status_of(code: str, *, day: date, anchor: str = "") -> Status:
    """Return how a work, or a place in it, stands on a day."""
    found = law()
    work = found.works[code]
    return status_on(events_of(code), day=day, anchor=anchor, is_draft=work.is_draft)


def states(day: date) -> dict[str, State]:
    """Return how each work stands on a day."""
    return _states(law(), day)


@lru_cache(maxsize=8)
def _states(found: Law, day: date) -> dict[str, State]:
    return {code: status_of(code, day=day).state for code in found.works}


def spans_of(code: str, *, anchor: str = "") -> list[Span]:
    """Return how a work, or a place in it, stands over all time."""
    return spans(events_of(code), anchor=anchor, is_draft=law().works[code].is_draft)


def events_of(code: str) -> tuple[Event, ...]:
    """Return the events of a work: its first day, and what others do to it."""
    return _events_of(law(), code)


@lru_cache(maxsize=2048)
def _events_of(found: Law, code: str) -> tuple[Event, ...]:
    work = found.works[code]
    begin = _begin(work)
    acting = [one for one in found.by_work.get(code, ()) if one.concerns(code)]
    events = [begin, *(event for one in acting for event in _acted(one, work, found))]
    return (*events, *_told(work, known(events), begin))


def status_of_said(said: Said, *, day: date) -> Status:
    """Return how a provision stands on a day: by its work, and by its own first and last day."""
    own = _own_days(said.code, said.anchor, said.valid_from, said.valid_to)
    checked = said.evidence.is_checked
    mine = (replace(event, is_checked=checked) for event in own)
    events = (*events_of(said.instrument), *mine)
    draft = law().works[said.instrument].is_draft
    return status_on(events, day=day, anchor=said.anchor, is_draft=draft)


def status_of_rule(rule: RuleView, *, anchor: str, day: date) -> Status:
    """Return how a version of a deadline rule stands on a day.

    Once an officer checked it in the gazette, its own days alone decide.
    """
    key = f"{rule.rule_id}.{rule.version}"
    own = _own_days(key, anchor, rule.valid_from, rule.valid_to)
    if rule.verified_on is not None:
        checked = (replace(event, is_checked=True) for event in own)
        return status_on(checked, day=day, anchor=anchor)
    known_work = rule.instrument in law().works
    work = events_of(rule.instrument) if known_work else ()
    return status_on((*work, *own), day=day, anchor=anchor)


def _own_days(key: str, anchor: str, first: date | None, last: date | None) -> Iterator[Event]:
    if first is not None:
        yield Event(f"first:{key}", Kind.BEGINS, LONG_AGO, on=first, anchor=anchor)
    if last is not None:
        yield Event(f"last:{key}", Kind.REPEALED, LONG_AGO, on=last + DAY, anchor=anchor)


def attested(work: Work) -> date | None:
    """Return the day by which a source told that a work held; None when none told it."""
    if work.told_status not in TOLD_TO_HOLD:
        return None
    return max(ATTESTED, work.cannot_be_before or date.min)


def _begin(work: Work) -> Event:
    return Event(
        f"begin:{work.code}", Kind.BEGINS, LONG_AGO, on=work.in_force_from,
        not_before=work.cannot_be_before, not_after=attested(work),
        is_checked=work.evidence.is_checked,
    )  # fmt: skip


def _acted(one: Acting, work: Work, found: Law) -> Iterator[Event]:
    """Yield the events that a relation is for the work it changes."""
    if one.kind == "contested_by":
        yield _event(one, Kind.CONTESTED, by=one.target, on=one.on)
        if one.ended_on is not None:
            yield Event(
                f"settled:{one.id}", Kind.SETTLED, one.recorded_at, on=one.ended_on,
                anchor=one.anchor, closes=_key(one.id), is_checked=one.evidence.is_checked,
            )  # fmt: skip
        return
    actor = found.works.get(one.subject)
    kinds = {"amends": Kind.AMENDED, "repeals": Kind.REPEALED}
    if one.kind not in kinds or (actor is not None and actor.is_draft):
        return
    if _is_outweighed(one, work):
        return
    yield _by_actor(one, kinds[one.kind], actor)


def _is_outweighed(one: Acting, work: Work) -> bool:
    """Say whether an officer found in the gazette that the work holds, against a presumption."""
    holds = work.evidence.is_checked and work.told_status in ("in_force", "amended")
    return one.is_presumed and not one.evidence.is_checked and holds


def _by_actor(one: Acting, kind: Kind, actor: Work | None) -> Event:
    """Return what one work does to another: on its own day, else on the actor's first day."""
    if actor is None:
        return _event(one, kind, by=one.subject, on=one.on)
    on = one.on or (None if one.not_before else actor.in_force_from)
    bound = attested(actor) if actor.in_force_from is None else actor.in_force_from
    event = _event(one, kind, by=one.subject, on=on)
    checked = event.is_checked and (one.on is not None or actor.evidence.is_checked)
    return replace(
        event,
        not_before=one.not_before or actor.cannot_be_before,
        not_after=one.not_after or (None if one.is_presumed else bound),
        is_checked=checked,
    )


def _event(one: Acting, kind: Kind, *, by: str, on: date | None) -> Event:
    return Event(
        _key(one.id), kind, one.recorded_at, on=on, not_before=one.not_before,
        not_after=one.not_after, anchor=one.anchor, by=by, is_sure=not one.is_presumed,
        is_checked=one.evidence.is_checked, is_withdrawn=one.is_withdrawn,
        corrects=_key(one.corrects) if one.corrects else "",
    )  # fmt: skip


def _key(relation: int) -> str:
    return f"relation:{relation}"


def _told(work: Work, events: Sequence[Event], begin: Event) -> Iterator[Event]:
    """Yield what the told status says beyond the events: it ended, changed, or nobody knows."""
    whole = [event for event in events if not event.anchor]
    ends = [event for event in whole if event.kind is Kind.REPEALED]
    kinds = {event.kind for event in whole}
    first = begin.on or begin.not_before
    told = Event(f"told:{work.code}", Kind.REPEALED, LONG_AGO, not_before=first)
    if work.told_status == "revoked" and not any(one.is_sure and one.on for one in ends):
        earliest = min((one.not_before for one in ends if one.not_before), default=first)
        latest = max(ATTESTED, earliest or date.min)
        yield replace(told, not_before=earliest, not_after=latest, is_checked=begin.is_checked)
    if work.told_status in ("unknown", "") and not ends:
        yield replace(told, is_sure=False)
    if work.told_status == "amended" and Kind.AMENDED not in kinds:
        yield replace(told, kind=Kind.AMENDED)
    if work.told_status == "contested" and Kind.CONTESTED not in kinds:
        yield replace(told, kind=Kind.CONTESTED, not_after=attested(work))
