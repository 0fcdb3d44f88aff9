"""Keeps the filter current, checks whole drafts, raises alarms, lets a content pass."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from sasando.domain.news import names, patterns
from sasando.domain.news.names import Probe, Protected
from sasando.domain.news.whole import Whole
from sasando.domain.values.refusals import REASON_MISSING
from sasando.domain.values.words import Refused
from sasando.exchange.guard import facts, filtering, queries, watching
from sasando.exchange.guard.facts import Verdict
from sasando.exchange.guard.models import Alarm, Digest, Override, Try, Upkeep
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.outbox import actions as outbox

AT_ONCE = 500
ONE = 1
REASON_LENGTH = 500
TOLD = ("CS", "AUD")


def keep_current(people: Iterable[Protected], *, fingerprint: str, by: Actor) -> None:
    """Make the filter hold these people's names and nobody else's."""
    wanted = {
        (kind, filtering.digest(kind, text))
        for person in people
        for kind, text in names.entries(person)
    }
    with transaction.atomic():
        added, removed = _replace(wanted)
        values = {"looked_at": by.now, "fingerprint": fingerprint, "entries": len(wanted)}
        changed = {"changed_at": by.now} if added or removed else {}
        Upkeep.objects.update_or_create(
            id=ONE, defaults=values | changed, create_defaults=values | {"changed_at": by.now}
        )
        if added or removed:
            audit.record(by=by, deed="guard.kept_current", facts={"entries": len(wanted)})


def still_current(*, by: Actor) -> None:
    """Write that the records were looked at and hold nothing new for the filter."""
    Upkeep.objects.filter(id=ONE).update(looked_at=by.now)


def _replace(wanted: set[tuple[str, bytes]]) -> tuple[int, int]:
    held = {
        (kind, bytes(value or b"")): pk
        for pk, kind, value in Digest.objects.values_list("pk", "kind", "value")
    }
    gone = [pk for key, pk in held.items() if key not in wanted]
    for at in range(0, len(gone), AT_ONCE):
        Digest.objects.filter(pk__in=gone[at : at + AT_ONCE]).delete()
    # In order of the digests, so that no order of writing tells people apart from decoys.
    new = [Digest(kind=kind, value=value) for kind, value in sorted(wanted - held.keys())]
    Digest.objects.bulk_create(new, batch_size=AT_ONCE)
    return len(new), len(gone)


def check(whole: Whole, *, draft: UUID, institutions: frozenset[str], by: Actor) -> Verdict:
    """Check one whole saved draft, count the try, and say where it is stopped.

    Raises Refused for a scrap or an old filter. To whoever raised an alarm it says nothing.
    """
    if not watching.is_whole(whole):
        raise Refused(facts.NOT_WHOLE)
    if not queries.is_current(by.now):
        raise Refused(facts.NOT_CURRENT)
    hits = filtering.found(whole, institutions=institutions)
    asked = filtering.asked_names(whole, institutions=institutions)
    with transaction.atomic():
        closed = queries.is_closed_to(by.login)
        alarm = "" if closed else _alarm(whole, hits, asked=asked, draft=draft, by=by)
        verdict = _verdict(whole, hits, is_closed=closed or bool(alarm))
        _count(whole, verdict, asked=asked, hits=hits, draft=draft, by=by)
        if alarm:
            _raise_alarm(alarm, draft=draft, by=by)
    return verdict


def recheck(whole: Whole, *, institutions: frozenset[str], by: Actor) -> bool:
    """Say whether a content approved earlier may still go out; for the clock, which asks nothing.

    The records may have changed since. No try is counted: nobody reads the answer. An old filter
    lets nothing out.
    """
    if not queries.is_current(by.now):
        return False
    hits = filtering.found(whole, institutions=institutions)
    return _verdict(whole, hits, is_closed=False).has_passed


def _verdict(whole: Whole, hits: list[Probe], *, is_closed: bool) -> Verdict:
    if is_closed:
        return Verdict(facts.CLOSED, whole.sha256)
    if queries.override_of(whole.sha256):
        return Verdict(facts.PASSED, whole.sha256)
    stops = filtering.stops(whole, hits)
    return Verdict(facts.STOPPED if stops else facts.PASSED, whole.sha256, stops)


def _alarm(whole: Whole, hits: list[Probe], *, asked: list[str], draft: UUID, by: Actor) -> str:
    opened = Alarm.objects.filter(login=by.login, reopened_at__isnull=False)
    last = opened.values_list("reopened_at", flat=True).first()
    since = max(by.now - watching.WITHIN, last or by.now - watching.WITHIN)
    tries = Try.objects.filter(login=by.login, at__gt=since)
    return watching.alarm_of(whole, hits, asked=asked, login_tries=tries, draft=str(draft))


def _count(
    whole: Whole, verdict: Verdict, *, asked: list[str], hits: list[Probe], draft: UUID, by: Actor
) -> None:
    other = sum(stop.kind != patterns.PERSON for stop in filtering.stops(whole, ()))
    row = Try.objects.create(
        draft=draft, content_sha256=whole.sha256, login=by.login, name=by.name, role=by.role,
        at=by.now, asked=asked, person_stops=len({probe.name for probe in hits}),
        other_stops=other, verdict=verdict.answer,
        stops=[[stop.language, stop.where, stop.kind] for stop in verdict.stops],
    )  # fmt: skip
    audit.record(
        by=by, deed="guard.checked", refs=[("article", str(draft)), ("guard_try", str(row.ref))],
        facts={"answer": verdict.answer},
    )  # fmt: skip


def _raise_alarm(why: str, *, draft: UUID, by: Actor) -> None:
    row = Alarm.objects.create(login=by.login, name=by.name, why=why, draft=draft, at=by.now)
    audit.record(by=by, deed="guard.alarmed", refs=[("guard_alarm", str(row.ref))])
    for role in TOLD:
        outbox.post(
            kind="guard_alarm", params={}, dedupe_key=f"guard-{row.ref}-{role}", by=by,
            url_path="/redaksi/penjaga/", to_role=role,
        )  # fmt: skip


def override(whole: Whole, *, draft: UUID, reason: str, by: Actor) -> None:
    """Let one very content pass although it was stopped; one changed letter ends it."""
    if not reason.strip():
        raise Refused(REASON_MISSING)
    tried = Try.objects.filter(draft=draft, content_sha256=whole.sha256)
    if not tried.filter(verdict__in=[facts.STOPPED, facts.CLOSED]).exists():
        raise Refused(facts.NOT_STOPPED)
    if tried.filter(login=by.login).exists():
        raise Refused(facts.OWN_HAND)
    with transaction.atomic():
        Override.objects.get_or_create(
            content_sha256=whole.sha256,
            defaults={
                "draft": draft, "reason": reason.strip()[:REASON_LENGTH], "login": by.login,
                "name": by.name, "role": by.role, "at": by.now,
            },
        )  # fmt: skip
        refs = [("article", str(draft))]
        audit.record(by=by, deed="guard.overridden", refs=refs, reason=reason)


def reopen(alarm: UUID, *, reason: str, by: Actor) -> None:
    """Open the guard again to whoever raised an alarm."""
    if not reason.strip():
        raise Refused(REASON_MISSING)
    with transaction.atomic():
        row = Alarm.objects.select_for_update().filter(ref=alarm, reopened_at__isnull=True).first()
        if row is None:
            raise Refused(facts.ALARM_GONE)
        if row.login == by.login:
            raise Refused(facts.OWN_HAND)
        row.reopened_at, row.reopened_by = by.now, by.name
        row.reopened_why = reason.strip()[:REASON_LENGTH]
        row.save()
        audit.record(
            by=by, deed="guard.reopened", refs=[("guard_alarm", str(alarm))], reason=reason
        )


def forget_names(*, by: Actor) -> int:
    """Empty the digests of names that were asked for longer than a month ago; return how many."""
    old = Try.objects.filter(at__lt=by.now - watching.KEPT).exclude(asked=[])
    return old.update(asked=[])
