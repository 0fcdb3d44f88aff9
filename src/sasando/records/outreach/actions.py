"""Writes outreach sessions: each act one transaction and one audit event."""

from django.db import transaction

from sasando.domain.values.refusals import DATE_IN_FUTURE, STALE_VERSION
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.places import queries as places
from sasando.records.outreach.facts import AUDIENCES, GROUPS, SessionFacts
from sasando.records.outreach.models import OutreachSession

# A hall holds some hundreds; more in one group is a slip of the keyboard.
MOST_IN_GROUP = 5000
MOST_QUESTIONS, LONGEST_QUESTION = 50, 300
NOBODY = Refusal(
    "outreach_nobody",
    Words(
        id="Tulis berapa orang yang hadir, menurut kelompok.",
        en="Write how many people were there, by group.",
    ),
)
TOO_MANY = Refusal(
    "outreach_too_many",
    Words(
        id=f"Jumlah satu kelompok 0 sampai {MOST_IN_GROUP}. Periksa angkanya.",
        en=f"A group counts 0 to {MOST_IN_GROUP}. Check the number.",
    ),
)
NO_VILLAGE = Refusal(
    "outreach_village",
    Words(
        id="Desa ini tidak ada dalam daftar NTT, atau di luar wilayah Anda.",
        en="This village is not in NTT's list, or lies outside your regencies.",
    ),
)
UNREADABLE = Refusal(
    "outreach_unreadable",
    Words(
        id=f"Paling banyak {MOST_QUESTIONS} pertanyaan, masing-masing {LONGEST_QUESTION} huruf.",
        en=f"At most {MOST_QUESTIONS} questions of {LONGEST_QUESTION} letters each.",
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
        held = OutreachSession.objects.visible_to(by).select_for_update().get(pk=row.pk)
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
        raise Refused(NOBODY)
    if any(not 0 <= number <= MOST_IN_GROUP for number in facts.counts.values()):
        raise Refused(TOO_MANY)
    known = facts.audience in AUDIENCES and set(facts.counts) <= set(GROUPS)
    within = not by.regencies or facts.village_code[:5] in by.regencies
    if not known or not within or facts.village_code not in places.village_names():
        raise Refused(NO_VILLAGE)
    long = any(len(one) > LONGEST_QUESTION for one in facts.questions)
    if long or len(facts.questions) > MOST_QUESTIONS:
        raise Refused(UNREADABLE)


def _write(row: OutreachSession, facts: SessionFacts) -> None:
    row.held_on, row.audience, row.note = facts.held_on, facts.audience, facts.note.strip()
    row.village_code, row.regency_code = facts.village_code, facts.village_code[:5]
    for name in GROUPS:
        setattr(row, name, facts.counts.get(name, 0))
    row.materials, row.questions = sorted(facts.materials), list(facts.questions)
    row.save()


def _audit(row: OutreachSession, deed: str, *, by: Actor) -> None:
    told = {"village": row.village_code, "on": str(row.held_on), "version": row.version}
    audit.record(by=by, deed=deed, refs=[("outreach", str(row.ref))], facts=told)
