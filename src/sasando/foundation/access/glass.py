"""Opens one row in an emergency, tells supervisor and auditor at once, and has it reviewed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from sasando.domain.cases import glass as rules
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actions import grant
from sasando.foundation.access.actor import Actor
from sasando.foundation.access.models import GlassBreak, GlassWeek
from sasando.foundation.audit import actions as audit
from sasando.foundation.outbox import actions as outbox

RELATION = "break_glass"
SUPERVISOR, AUDITOR = "CS", "AUD"
REVIEW_PAGE = "/meja/kasus/darurat/tinjauan/"
MISSING = Refusal("glass_missing", Words(id="Pembukaan itu tidak ada.", en="No such opening."))
CLOSED = Refusal(
    "glass_week_closed", Words(id="Minggu itu sudah ditutup.", en="That week is closed already.")
)


@dataclass(frozen=True)
class Subject:
    """The row to open: its kind, ref and human number, and the team that watches it."""

    kind: str
    ref: UUID
    number: str
    team: str


@dataclass(frozen=True)
class GlassView:
    """One opening for reading."""

    ref: UUID
    subject: UUID
    number: str
    login: str
    name: str
    role: str
    reason: str
    at: datetime
    until: datetime
    week: date
    verdict: str
    note: str
    reviewed_at: datetime | None
    reviewed_by: str


def open_in_emergency(subject: Subject, *, reason: str, hours: int, by: Actor) -> GlassView:
    """Let the asker read a row for some hours, within the caller's transaction.

    Supervisor and auditor are told in the same transaction; the caller checked reason and hours.
    """
    if by.user_ref is None:
        raise Refused(MISSING)
    until = by.now + timedelta(hours=hours)
    row = GlassBreak.objects.create(
        kind=subject.kind, subject=subject.ref, number=subject.number, who=by.user_ref,
        login=by.login, name=by.name, role=by.role, reason=reason.strip()[:500], at=by.now,
        until=until, week=rules.monday_of(by.today),
    )  # fmt: skip
    grant(subject.kind, ref=subject.ref, who=by.user_ref, relation=RELATION, until=until, by=by)
    audit.record(
        by=by, deed="access.glass_broken", reason=reason, facts={"hours": hours},
        refs=[(subject.kind, str(subject.ref)), ("glass", str(row.ref))],
    )  # fmt: skip
    for role, team in ((SUPERVISOR, subject.team), (AUDITOR, "")):
        outbox.post(
            kind="glass_broken", params={"number": subject.number}, to_role=role, to_team=team,
            url_path=REVIEW_PAGE, dedupe_key=f"glass:{row.ref}:{role}", by=by,
        )  # fmt: skip
    return _view(row)


def openings(*, limit: int = 200) -> list[GlassView]:
    """Return emergency openings, those not reviewed first, then the newest."""
    waiting = GlassBreak.objects.filter(reviewed_at__isnull=True)
    done = GlassBreak.objects.filter(reviewed_at__isnull=False)[:limit]
    return [_view(row) for row in (*waiting, *done)]


def review(ref: UUID, *, verdict: str, note: str, by: Actor) -> None:
    """Record what someone else thinks of an opening; raises Refused in words."""
    with transaction.atomic():
        row = GlassBreak.objects.select_for_update().filter(ref=ref).first()
        if row is None:
            raise Refused(MISSING)
        if row.reviewed_at is not None:
            raise Refused(rules.REVIEWED)
        refusal = rules.why_not_review(
            opener=row.login, reviewer=by.login, verdict=verdict, note=note
        )
        if refusal:
            raise Refused(refusal)
        row.verdict, row.note = verdict, note.strip()[:500]
        row.reviewed_at, row.reviewed_by = by.now, by.login
        row.save(update_fields=["verdict", "note", "reviewed_at", "reviewed_by"])
        refs = [("glass", str(ref)), (row.kind, str(row.subject))]
        facts = {"verdict": verdict}
        audit.record(by=by, deed="access.glass_reviewed", refs=refs, facts=facts, reason=note)


def weeks_to_close(*, today: date) -> list[tuple[date, int, int]]:
    """Return (Monday, openings, not reviewed) of past weeks whose review is not closed."""
    found: dict[date, list[int]] = {}
    closed = GlassWeek.objects.values("monday")
    rows = GlassBreak.objects.exclude(week__in=closed).filter(week__lt=rules.monday_of(today))
    for monday, reviewed_at in rows.values_list("week", "reviewed_at"):
        counts = found.setdefault(monday, [0, 0])
        counts[0] += 1
        counts[1] += reviewed_at is None
    return [(monday, *found[monday]) for monday in sorted(found)]  # type: ignore[misc]


def close_week(monday: date, *, by: Actor) -> None:
    """Close the review of one week; raises Refused while an opening is not reviewed."""
    with transaction.atomic():
        rows = GlassBreak.objects.filter(week=monday)
        unreviewed = rows.filter(reviewed_at__isnull=True).count()
        refusal = rules.why_not_close(monday, unreviewed=unreviewed, today=by.today)
        if refusal:
            raise Refused(refusal)
        _week, is_new = GlassWeek.objects.get_or_create(
            monday=monday,
            defaults={"closed_at": by.now, "closed_by": by.login, "openings": rows.count()},
        )
        if not is_new:
            raise Refused(CLOSED)
        audit.record(by=by, deed="access.week_closed", facts={"monday": monday.isoformat()})


def remind(*, by: Actor) -> int:
    """Tell supervisors and auditors of a past week whose review is not closed; return how many."""
    weeks = weeks_to_close(today=by.today)
    with transaction.atomic():
        for monday, _openings, _unreviewed in weeks:
            for role in (SUPERVISOR, AUDITOR):
                outbox.post(
                    kind="glass_review_due", params={}, to_role=role, url_path=REVIEW_PAGE,
                    dedupe_key=f"glass-week:{monday}:{role}:{by.today}", by=by,
                )  # fmt: skip
    return len(weeks)


def _view(row: GlassBreak) -> GlassView:
    names = GlassView.__dataclass_fields__
    return GlassView(**{name: getattr(row, name) for name in names})
