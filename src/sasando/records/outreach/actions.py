"""Writes outreach sessions: each act one transaction and one audit event."""

from django.db import transaction

from sasando.domain.reconciliation.session_rows import (
    GROUP_TOO_LARGE,
    LONGEST_QUESTION,
    MOST_IN_GROUP,
    MOST_QUESTIONS,
    NOBODY_CAME,
    TOO_MANY_QUESTIONS,
)
from sasando.domain.values.personal import NUMBER_OF_A_PERSON, has_number_of_a_person
from sasando.domain.values.refusals import DATE_IN_FUTURE, STALE_VERSION
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.places import queries as places
from sasando.records.outreach.facts import AUDIENCES, GROUPS, SessionFacts
from sasando.records.outreach.models import OutreachSession

NO_VILLAGE = Refusal(
    "outreach_village",
    Words(
        id="Desa ini tidak ada dalam daftar NTT, atau di luar wilayah Anda.",
        en="This village is not in NTT's list, or lies outside your regencies.",
    ),
)


def record_session(facts: SessionFacts, *, by: Actor) -> OutreachSession:
    """Write one session; raises Refused when it cannot be."""
    _check(facts, by=by)
    with transaction.atomic():
        row = OutreachSession(recorded_at=by.now, recorded_by=by.login)
        _write(row, facts)
        _audit(row, "outreach.recorded", by=by)
    return row


def correct_session(
    row: OutreachSession, *, facts: SessionFacts, version: int, by: Actor
) -> OutreachSession:
    """Write a session anew; the second of two savers is refused."""
    _check(facts, by=by)
    with transaction.atomic():
        held = OutreachSession.objects.visible_to(by).select_for_update(of=("self",)).get(pk=row.pk)
        if held.version != version:
            raise Refused(STALE_VERSION)
        held.version += 1
        _write(held, facts)
        _audit(held, "outreach.corrected", by=by)
    return held


def _check(facts: SessionFacts, *, by: Actor) -> None:
    if facts.held_on > by.today:
        raise Refused(DATE_IN_FUTURE)
    if facts.attendance == 0:
        raise Refused(NOBODY_CAME)
    if any(not 0 <= number <= MOST_IN_GROUP for number in facts.counts.values()):
        raise Refused(GROUP_TOO_LARGE)
    known = facts.audience in AUDIENCES and set(facts.counts) <= set(GROUPS)
    within = not by.regencies or facts.village_code[:5] in by.regencies
    if not known or not within or facts.village_code not in places.village_names():
        raise Refused(NO_VILLAGE)
    long = any(len(one) > LONGEST_QUESTION for one in facts.questions)
    if long or len(facts.questions) > MOST_QUESTIONS:
        raise Refused(TOO_MANY_QUESTIONS)
    if any(has_number_of_a_person(text) for text in (*facts.questions, facts.note)):
        raise Refused(NUMBER_OF_A_PERSON)


def _write(row: OutreachSession, facts: SessionFacts) -> None:
    fill(row, facts)
    row.save()


def fill(row: OutreachSession, facts: SessionFacts) -> OutreachSession:
    """Set what a session says on its row, and hand the row back."""
    row.held_on, row.audience, row.note = facts.held_on, facts.audience, facts.note.strip()
    row.village_code, row.regency_code = facts.village_code, facts.village_code[:5]
    for name in GROUPS:
        setattr(row, name, facts.counts.get(name, 0))
    row.materials, row.questions = sorted(facts.materials), list(facts.questions)
    row.officer = facts.officer.strip()
    return row


def _audit(row: OutreachSession, deed: str, *, by: Actor) -> None:
    told = {"village": row.village_code, "on": str(row.held_on), "version": row.version}
    audit.record(by=by, deed=deed, refs=[("outreach", str(row.ref))], facts=told)
