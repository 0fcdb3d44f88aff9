"""What the office does with a report: answers, notes to itself, hands over, takes in, closes."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.db import transaction

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.letterbox import enveloped, inbox
from sasando.exchange.letterbox.models import Report, ReportFile, ReportIdentity, ReportWord
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.outbox import actions as outbox

LONGEST = 5000
STANDS = timedelta(days=365)
Author, State = ReportWord.Author, Report.State
URL = "/meja/kotak-surat/laporan/"
NO_WORDS = Refusal("answer_empty", Words(id="Tulis dulu isinya.", en="Write something first."))
GONE = Refusal(
    "report_gone",
    Words(
        id="Laporan itu tidak ditemukan atau tidak terbuka untuk Anda.",
        en="That report was not found, or is not open to you.",
    ),
)
TAKEN = Refusal(
    "report_taken",
    Words(id="Laporan ini sudah menjadi kasus.", en="This report became a case already."),
)


def answer(ref: UUID, text: str, *, by: Actor) -> None:
    """Answer the reporter: sealed to the receipt, and once more to the office.

    Raises Refused for an empty answer, or a report that is missing or not open to the actor.
    """
    with transaction.atomic():
        row = _row(ref, by=by)
        word = _written(row, text, author=Author.OFFICE, by=by)
        enveloped.close_to(word, "for_reader", _plain(text), to=bytes(row.reader_key or b""))
        word.save(force_insert=True)
        row.expires_on = by.today + STANDS
        row.state = State.OPEN if row.state == State.NEW else row.state
        row.save(update_fields=["expires_on", "state"])
        _record(row, "letterbox.report_answered", by=by)


def note(ref: UUID, text: str, *, by: Actor) -> None:
    """Write a note that only the office reads."""
    with transaction.atomic():
        row = _row(ref, by=by)
        _written(row, text, author=Author.NOTE, by=by).save(force_insert=True)
        _record(row, "letterbox.report_noted", by=by)


def hand_to(ref: UUID, *, who: UUID, name: str, by: Actor) -> None:
    """Hand a report to a caseworker, who opens it from the next request; the last one cannot."""
    with transaction.atomic():
        row = _row(ref, by=by)
        row.handler, row.handler_name = who, name
        row.save(update_fields=["handler", "handler_name"])
        _record(row, "letterbox.report_handed", by=by)
        outbox.post(
            kind="report_handed", params={"number": row.number}, to_user=who, by=by,
            url_path=f"{URL}{row.ref}/", dedupe_key=f"report-handed:{row.ref}:{who}:{by.now}",
        )  # fmt: skip


def close(ref: UUID, text: str, *, by: Actor) -> None:
    """Close a report with a last answer; the reporter may still write, which opens it again."""
    with transaction.atomic():
        answer(ref, text, by=by)
        row = _row(ref, by=by)
        if row.state != State.CASE:
            row.state = State.CLOSED
            row.save(update_fields=["state"])
        _record(row, "letterbox.report_closed", by=by)


def close_twins(ref: UUID, *, by: Actor) -> int:
    """Close the unread reports that came with the very same words; return how many."""
    with transaction.atomic():
        row = _row(ref, by=by)
        twins = inbox.visible_to(by).filter(alike=row.alike, state=State.NEW).exclude(pk=row.pk)
        refs = [("report", str(twin)) for twin in twins.values_list("ref", flat=True)]
        twins.update(state=State.CLOSED)
        if refs:
            audit.record(by=by, deed="letterbox.report_twins_closed", refs=refs)
        return len(refs)


def take_in(ref: UUID, *, case_ref: UUID, case_number: str, by: Actor) -> tuple[str, str]:
    """Link a report to a case, within the caller's act and its event; return number and words.

    Raises Refused when it became a case already, or is missing or not open to the actor.
    """
    row = _row(ref, by=by)
    if row.state == State.CASE:
        raise Refused(TAKEN)
    row.state, row.case_ref, row.case_number = State.CASE, case_ref, case_number
    row.save(update_fields=["state", "case_ref", "case_number"])
    words = row.words.filter(author=Author.REPORTER)
    return row.number, "\n\n".join(enveloped.opened_here(word, "body").decode() for word in words)


def of_case(case: UUID) -> list[tuple[UUID, str]]:
    """Return (ref, number) of the reports that a case came from."""
    return list(Report.objects.filter(case_ref=case).order_by("id").values_list("ref", "number"))


def expire(*, by: Actor) -> int:
    """Empty the reports whose time is over: words, files, identities, receipt; return how many."""
    done = 0
    late = Report.objects.filter(expires_on__lt=by.today).exclude(state=State.EXPIRED)
    for pk in late.values_list("pk", flat=True)[:1000]:
        with transaction.atomic():
            row = Report.objects.select_for_update().get(pk=pk)
            ReportFile.objects.filter(word__report=row).update(body_sealed=None, size=0)
            ReportIdentity.objects.filter(report=row).update(body_sealed=None, reason_sealed=None)
            row.words.update(body_sealed=None, for_reader_sealed=None, sent_once=None)
            row.digest, row.salt, row.reader_key, row.alike = None, None, None, None
            row.state = State.EXPIRED
            row.save()
            _record(row, "letterbox.report_expired", by=by)
            done += 1
    return done


def _row(ref: UUID, *, by: Actor) -> Report:
    row = inbox.visible_to(by).select_for_update().filter(ref=ref).first()
    if row is None:
        raise Refused(GONE)
    return row


def _written(row: Report, text: str, *, author: str, by: Actor) -> ReportWord:
    if not text.strip():
        raise Refused(NO_WORDS)
    word = ReportWord(
        ref=uuid4(), report=row, author=author, at=by.now, by=by.login, by_name=by.name
    )
    enveloped.close(word, "body", _plain(text), now=by.now)
    return word


def _plain(text: str) -> bytes:
    return text.strip()[:LONGEST].encode()


def _record(row: Report, deed: str, *, by: Actor) -> None:
    facts = {"number": row.number}
    audit.record(by=by, deed=deed, refs=[("report", str(row.ref))], facts=facts)
