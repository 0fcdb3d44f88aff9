"""Reports as the office reads them: lists without words, one thread in clear, its files."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet

from sasando.exchange.letterbox import enveloped
from sasando.exchange.letterbox.models import Report, ReportFile, ReportIdentity, ReportWord
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit

ALL_REPORTS = "letterbox.reports"
DONE = (Report.State.CASE, Report.State.CLOSED)
DANGER, MAIL, WHOLE_MAIL = "yes", "surel", "message/rfc822"


@dataclass(frozen=True)
class ReportRow:
    """One report in a list, without its words; `twins` came with the very same ones."""

    ref: UUID
    number: str
    state: str
    danger: str
    lane: str
    language: str
    at: datetime
    last_at: datetime
    expires_on: date
    handler: UUID | None
    handler_name: str
    case_ref: UUID | None
    case_number: str
    is_answered: bool
    has_files: bool
    has_identity: bool
    is_mail: bool = False
    twins: int = 0


@dataclass(frozen=True)
class FileRow:
    """A photo or voice note, or an uncleaned mail; without its bytes."""

    ref: UUID
    media_type: str
    size: int
    is_unclean: bool = False


@dataclass(frozen=True)
class WordView:
    """One message in clear: of the reporter, of the office, or a note to itself.

    `is_reply` for the words with the receipt, which a reporter by mail has to be sent.
    """

    ref: UUID
    author: str
    at: datetime
    by_name: str
    text: str
    files: tuple[FileRow, ...]
    is_reply: bool = False


@dataclass(frozen=True)
class ReportView:
    """One report and its thread in clear, oldest first."""

    row: ReportRow
    words: tuple[WordView, ...]


def visible_to(actor: Actor) -> QuerySet[Report]:
    """Return the reports that an actor may open: all who hand them out, else those handed over."""
    rows = Report.objects.exclude(state=Report.State.EXPIRED)
    if policy.may(actor, ALL_REPORTS):
        return rows
    if actor.user_ref is None or not policy.may(actor, "letterbox.view"):
        return rows.none()
    return rows.filter(handler=actor.user_ref)


def listed(*, actor: Actor, is_done: bool = False, limit: int = 200) -> list[ReportRow]:
    """Return reports: those in danger first, then the oldest without an answer; no words.

    Reports with the very same words are one row, which says how many there are.
    """
    rows = visible_to(actor)
    rows = rows.filter(state__in=DONE) if is_done else rows.exclude(state__in=DONE)
    order = ("-last_at", "-id") if is_done else ("last_at", "id")
    found = [_row(one) for one in _told(rows).order_by(*order)[:limit]]
    return found if is_done else sorted(_as_clusters(rows, found), key=_urgency)


def header(ref: UUID, *, actor: Actor) -> ReportRow | None:
    """Return one report without its words; None when missing or not open to the actor."""
    found = _told(visible_to(actor)).filter(ref=ref).first()
    return _row(found) if found else None


def read(ref: UUID, *, by: Actor) -> ReportView | None:
    """Return one report in clear, the look written first; None when missing or not open.

    Raises Refused in a process that may not open reports, KeyMissingError without the key.
    """
    with transaction.atomic():
        found = _told(visible_to(by)).filter(ref=ref).first()
        if found is None:
            return None
        refs, facts = [("report", str(found.ref))], {"number": found.number}
        audit.record(by=by, deed="letterbox.report_read", refs=refs, facts=facts)
        if found.state == Report.State.NEW:
            Report.objects.filter(pk=found.pk).update(state=Report.State.OPEN)
        words = found.words.prefetch_related("files")
        return ReportView(_row(found), tuple(_word(word) for word in words))


def file(ref: UUID, *, by: Actor) -> tuple[FileRow, bytes] | None:
    """Return a photo or voice note, the look written first; None when missing or not open."""
    with transaction.atomic():
        rows = ReportFile.objects.filter(ref=ref, word__report__in=visible_to(by))
        found = rows.select_related("word__report").first()
        if found is None:
            return None
        refs = [("report", str(found.word.report.ref)), ("report_file", str(found.ref))]
        audit.record(by=by, deed="letterbox.report_file_read", refs=refs)
        return _file(found), enveloped.opened_here(found, "body")


def unread_twins(ref: UUID, *, actor: Actor) -> int:
    """Return how many unread reports came with the very same words as this one."""
    rows = visible_to(actor)
    alike = rows.filter(ref=ref).values("alike")
    return rows.filter(alike__in=alike, state=Report.State.NEW).exclude(ref=ref).count()


def note_listed(rows: Iterable[ReportRow], *, by: Actor) -> None:
    """Write that a list showed these reports; one event."""
    refs = [("report", str(one.ref)) for one in rows]
    if refs:
        with transaction.atomic():
            audit.record(by=by, deed="letterbox.reports_listed", refs=refs)


def _told(rows: QuerySet[Report]) -> QuerySet[Report]:
    words = ReportWord.objects.filter(report=OuterRef("pk"))
    answers = words.filter(author=ReportWord.Author.OFFICE, at__gte=OuterRef("last_at"))
    identities = ReportIdentity.objects.filter(report=OuterRef("pk"))
    files = ReportFile.objects.filter(word__report=OuterRef("pk"))
    return rows.annotate(
        answered=Exists(answers), identified=Exists(identities), illustrated=Exists(files)
    )


def _as_clusters(rows: QuerySet[Report], found: list[ReportRow]) -> list[ReportRow]:
    repeated = dict(
        rows.exclude(alike__isnull=True)
        .values_list("alike")
        .annotate(many=Count("id"))
        .filter(many__gt=1)
    )
    if not repeated:
        return found
    twins = rows.filter(alike__in=list(repeated)).values_list("ref", "alike")
    alike = {ref: bytes(key) for ref, key in twins if key}
    many = {bytes(key): count for key, count in repeated.items() if key}
    seen: set[bytes] = set()
    shown = []
    for one in found:
        key = alike.get(one.ref)
        if key is None:
            shown.append(one)
        elif key not in seen:
            seen.add(key)
            shown.append(_with_twins(one, many[key] - 1))
    return shown


def _with_twins(row: ReportRow, twins: int) -> ReportRow:
    return ReportRow(**(vars(row) | {"twins": twins}))


def _urgency(row: ReportRow) -> tuple[bool, bool, datetime]:
    return row.is_answered, row.danger != DANGER, row.last_at


def _row(one: Report) -> ReportRow:
    return ReportRow(
        one.ref, one.number, one.state, one.danger, one.lane, one.language, one.at, one.last_at,
        one.expires_on, one.handler, one.handler_name, one.case_ref, one.case_number,
        one.answered, one.illustrated, one.identified,  # type: ignore[attr-defined]
        one.channel == Report.Channel.MAIL,
    )  # fmt: skip


def _word(word: ReportWord) -> WordView:
    text = enveloped.opened_here(word, "body").decode()
    files = tuple(_file(one) for one in word.files.all())
    is_reply = word.author == ReportWord.Author.NOTE and word.by == MAIL
    return WordView(word.ref, word.author, word.at, word.by_name, text, files, is_reply)


def _file(one: ReportFile) -> FileRow:
    return FileRow(one.ref, one.media_type, one.size, one.media_type == WHOLE_MAIL)
