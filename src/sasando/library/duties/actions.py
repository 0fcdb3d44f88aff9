"""Loads the duties; takes in evidence and answers, writes verdicts, lays rows before units."""

from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from django.db import transaction

from sasando.domain.duties import facts as known
from sasando.domain.duties import verdicts
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.files import actions as files
from sasando.foundation.files import receiving
from sasando.foundation.files import refusals as file_refusals
from sasando.foundation.privacy import sealing
from sasando.library.duties import refusals
from sasando.library.duties.facts import (
    KINDS,
    VILLAGE,
    AnswerFacts,
    AskFacts,
    EvidenceFacts,
    FileFacts,
    VerdictFacts,
)
from sasando.library.duties.models import Answer, Bearer, Duty, Evidence, Judgement
from sasando.library.places import queries as places
from sasando.library.places.reference import day, load_changed, rows, settle

DATA = Path(__file__).with_name("data")
FILE_KIND = "duty"


def load_reference(now: datetime) -> int:
    """Load each file that changed; return how many were loaded."""
    loads = (
        (DATA / "duties.csv", _duties),
        (DATA / "duty_headings.csv", _headings),
        (DATA / "bearers.csv", _bearers),
    )
    return len(load_changed(loads, now=now))


def _duties(path: Path) -> None:
    found = {
        (row["id"],): {
            "instrument": row["instrument_id"], "article": row["article"],
            "letter": row["item_letter"], "level": row["level"], "text_en": row["duty"],
            "text_id": row["duty_id"], "examples_en": row["evidence_examples"],
            "verified": row["verified"], "source": row["source"],
            "source_date": day(row["source_date"]), "note": row["note"],
        }
        for row in rows(path)
    }  # fmt: skip
    settle(Duty.objects.all(), found, key=["code"])


def _headings(path: Path) -> None:
    found = {
        (row["id"],): {
            "heading_id": row["heading_id"], "heading_en": row["heading_en"],
            "examples_id": row["examples_id"], "is_optional": row["optional"] == "yes",
        }
        for row in rows(path)
    }  # fmt: skip
    settle(Duty.objects.all(), found, key=["code"])


def _bearers(path: Path) -> None:
    names = ("name", "island", "unit", "institution", "source")
    found = {
        (row["level"], row["code"]): {name: row[name] for name in names}
        | {"place": int(row["place"])}
        for row in rows(path)
    }
    settle(Bearer.objects.all(), found, key=["level", "code"])


def verify_wording(code: str, *, text: str, source: str, by: Actor) -> Duty:
    """Write the wording of a duty as an officer read it in the gazette; raises Refused."""
    if not text.strip() or not source.strip():
        raise Refused(refusals.WORDING_INCOMPLETE)
    with transaction.atomic():
        row = Duty.objects.select_for_update().filter(code=code).first()
        if row is None:
            raise Refused(refusals.NO_SUCH_CELL)
        row.text_id, row.source, row.source_date = text.strip(), source.strip(), by.today
        row.verified, row.verified_by, row.verified_on = "primary", by.name, by.today
        row.office_edited = True
        row.save()
        audit.record(by=by, deed="duties.wording_verified", facts={"duty": code})
    return row


def choose_village(code: str, *, unit: str = "", by: Actor) -> Bearer:
    """Take a village into the sample; raises Refused for an unknown one or one that is in it."""
    name, district = places.village_names().get(code), places.district_names().get(code[:8])
    if name is None or district is None:
        raise Refused(refusals.VILLAGE_UNKNOWN)
    with transaction.atomic():
        if Bearer.objects.filter(level=VILLAGE, code=code).exists():
            raise Refused(refusals.VILLAGE_CHOSEN)
        row = Bearer.objects.create(
            level=VILLAGE, code=code, name=f"{name}, {district}", unit=unit or f"DESA-{code}",
            island=places.regency_names()[code[:5]], office_edited=True,
            source="Kepmendagri 300.2.2-2138/2025",
        )  # fmt: skip
        audit.record(by=by, deed="duties.village_chosen", facts={"village": code})
    return row


def show_row(level: str, code: str, *, by: Actor) -> Bearer:
    """Lay a row before its unit; parliament reads it 14 days later. Once, and never taken back."""
    with transaction.atomic():
        row = Bearer.objects.select_for_update().filter(level=level, code=code).first()
        if row is None:
            raise Refused(refusals.NO_SUCH_CELL)
        if row.shown_on is not None:
            raise Refused(refusals.SHOWN_ALREADY)
        row.shown_on, row.shown_by = by.today, by.login
        row.save(update_fields=["shown_on", "shown_by"])
        audit.record(by=by, deed="duties.row_shown", facts={"level": level, "code": code})
    return row


def answer(level: str, code: str, letter: str, *, facts: AnswerFacts, by: Actor) -> Answer:
    """Write what a bearer says of a duty; the newest answer counts, earlier ones stay."""
    if facts.says not in known.REPLIES or not facts.unit.strip() or not facts.source.strip():
        raise Refused(refusals.ANSWER_INCOMPLETE)
    if facts.answered_on > by.today:
        raise Refused(refusals.NOT_OF_TOMORROW)
    with transaction.atomic():
        column, row = _cell(level, code, letter)
        made = Answer.objects.create(
            duty=column, bearer=row, says=facts.says, words=facts.words.strip(),
            answered_on=facts.answered_on, on=by.today, at=by.now, unit=facts.unit.strip(),
            source=facts.source.strip(), by=by.login, by_name=by.name,
        )  # fmt: skip
        told = {"level": level, "code": code, "duty": column.code, "says": facts.says}
        audit.record(by=by, deed="duties.answered", refs=[("answer", str(made.ref))], facts=told)
    return made


def ask(level: str, code: str, letter: str, *, facts: AskFacts, by: Actor) -> Evidence:
    """Ask a bearer for a piece of evidence; it stands in the cell as not received yet."""
    if not facts.title.strip():
        raise Refused(refusals.TITLE_MISSING)
    if facts.due_on is not None and facts.due_on < by.today:
        raise Refused(refusals.DUE_IN_THE_PAST)
    with transaction.atomic():
        column, row = _cell(level, code, letter)
        item = Evidence.objects.create(
            duty=column, bearer=row, kind="other", title=facts.title.strip(),
            due_on=facts.due_on, commitment=facts.commitment,
            commitment_number=facts.commitment_number, state=Evidence.State.ASKED,
            asked_at=by.now, asked_by=by.login,
        )  # fmt: skip
        _record("duties.evidence_asked", item, by=by)
    return item


def bring(
    level: str,
    code: str,
    letter: str,
    *,
    facts: EvidenceFacts,
    asked: UUID | None = None,
    by: Actor,
) -> Evidence:
    """Take in evidence for a cell, on a request or by itself; its file sealed and bound by hash.

    Raises Refused for a file that is not taken (one of 100 MB among them), for evidence of
    tomorrow, and where neither a file nor a source says where it can be seen.
    """
    _refuse_facts(facts, by=by)
    received = _received(facts.file)
    with transaction.atomic():
        column, row = _cell(level, code, letter)
        item = _asked(asked, column, row) or Evidence(duty=column, bearer=row, ref=uuid4())
        item.kind, item.title, item.dated_on = facts.kind, facts.title.strip(), facts.dated_on
        item.note, item.source = facts.note.strip(), facts.source.strip()
        item.state, item.received_at = Evidence.State.RECEIVED, by.now
        item.brought_by, item.brought_name = by.login, facts.unit_name or by.name
        item.brought_unit, item.is_on_behalf = facts.unit, facts.is_on_behalf
        if received is not None and facts.file is not None:
            _keep(item, received, name=facts.file.name, by=by)
        item.save()
        _record("duties.evidence_brought", item, by=by)
    return item


def _refuse_facts(facts: EvidenceFacts, *, by: Actor) -> None:
    if facts.kind not in KINDS or not facts.title.strip():
        raise Refused(refusals.TITLE_MISSING)
    if facts.dated_on is not None and facts.dated_on > by.today:
        raise Refused(refusals.NOT_OF_TOMORROW)
    if facts.file is None and not facts.source.strip():
        raise Refused(refusals.NOTHING_TO_SEE)


def _received(file: FileFacts | None) -> files.Received | None:
    return files.receive(file.data) if file is not None else None


def refuse_size(size: int) -> None:
    """Raise Refused for a file too large to be taken, before a byte of it is read."""
    if size > receiving.LARGEST:
        raise Refused(file_refusals.TOO_LARGE)


def _asked(ref: UUID | None, column: Duty, row: Bearer) -> Evidence | None:
    if ref is None:
        return None
    found = Evidence.objects.select_for_update().filter(
        ref=ref, duty=column, bearer=row, state=Evidence.State.ASKED
    )
    item = found.first()
    if item is None:
        raise Refused(refusals.NOT_ASKED)
    item.version += 1
    return item


def _keep(item: Evidence, received: files.Received, *, name: str, by: Actor) -> None:
    sealing.new_subject_key(item.ref, now=by.now)
    stored = files.keep(received, name=name, kind=FILE_KIND, subject=item.ref, by=by)
    item.file, item.file_sha256 = stored.ref, stored.kept_sha256


def judge(ref: UUID, *, facts: VerdictFacts, version: int, by: Actor) -> Judgement:
    """Write what an officer found in evidence; the evidence and every earlier verdict stay.

    Raises Refused for one's own evidence, without a day of review or a reason, and for the second
    of two who judge at once.
    """
    with transaction.atomic():
        item = _locked(ref)
        if item.version != version:
            raise Refused(STALE_VERSION)
        refusal = verdicts.why_not_judge(
            item.state, outcome=facts.outcome, is_own=item.brought_by == by.login,
            next_review_on=facts.next_review_on, today=by.today, words=facts.words,
        )  # fmt: skip
        if refusal is not None:
            raise Refused(refusal)
        return _judge(item, facts, by=by)


def withdraw(ref: UUID, *, words: str, by: Actor) -> Judgement:
    """Withdraw evidence with a reason; it stays in its cell, in words, also after a review."""
    with transaction.atomic():
        item = _locked(ref)
        refusal = verdicts.why_not_judge(
            item.state, outcome=known.WITHDRAWN, is_own=True, next_review_on=None,
            today=by.today, words=words,
        )  # fmt: skip
        if refusal is not None:
            raise Refused(refusal)
        return _judge(item, VerdictFacts(known.WITHDRAWN, words), by=by)


def _judge(item: Evidence, facts: VerdictFacts, *, by: Actor) -> Judgement:
    before = item.state
    shows = facts.outcome in (known.WHOLE, known.PART)
    made = Judgement.objects.create(
        evidence=item, outcome=facts.outcome, on=by.today, at=by.now, by=by.login,
        by_name=by.name, words=facts.words.strip(),
        next_review_on=facts.next_review_on if shows else None,
    )  # fmt: skip
    item.state = Evidence.State(facts.outcome)
    item.version += 1
    item.save(update_fields=["state", "version"])
    _record("duties.evidence_judged", item, by=by, before=before, outcome=facts.outcome)
    return made


def read_file(ref: UUID, *, by: Actor) -> tuple[str, str, bytes]:
    """Return name, media type and bytes of evidence; the look is written first. Raises Refused."""
    with transaction.atomic():
        item = Evidence.objects.filter(ref=ref, file__isnull=False).first()
        if item is None or item.file is None:
            raise Refused(refusals.NO_FILE)
        stored = files.stored(item.file)
        _record("duties.file_read", item, by=by)
        return files.title_of(stored), stored.media_type, files.read(stored)


def _cell(level: str, code: str, letter: str) -> tuple[Duty, Bearer]:
    column = Duty.objects.filter(level=level, letter=letter).first()
    row = Bearer.objects.filter(level=level, code=code).first()
    if column is None or row is None:
        raise Refused(refusals.NO_SUCH_CELL)
    return column, row


def _locked(ref: UUID) -> Evidence:
    found = Evidence.objects.select_for_update(of=("self",)).select_related("duty", "bearer")
    item = found.filter(ref=ref).first()
    if item is None:
        raise Refused(refusals.NO_SUCH_CELL)
    return item


def _record(deed: str, item: Evidence, *, by: Actor, **more: object) -> None:
    told = {"level": item.bearer.level, "code": item.bearer.code, "duty": item.duty.code}
    audit.record(by=by, deed=deed, refs=[("evidence", str(item.ref))], facts=told | more)
