"""A request for evidence goes out as a commitment: one letter, one commitment for each unit."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.urls import NoReverseMatch, reverse

from sasando.domain.commitments import facts as kinds
from sasando.domain.commitments import states
from sasando.domain.duties import facts as known
from sasando.domain.values.words import Refused
from sasando.foundation.access.actor import Actor
from sasando.library.commitments import actions as commitments
from sasando.library.commitments import holding
from sasando.library.commitments import queries as read
from sasando.library.commitments.facts import (
    LETTER,
    OWNER,
    PARTNERS,
    STAFF_SEE,
    MeetingFacts,
    NewFacts,
    PartyFacts,
    StatementFacts,
    StepFacts,
)
from sasando.library.directory import queries as directory
from sasando.library.duties import actions, queries
from sasando.library.duties import refusals as own
from sasando.library.duties.facts import AskFacts, BearerView, DutyView, VerdictFacts

# Written by the office in its own language, as its letters are.
TITLE = "Permintaan bukti: {heading}"
WORDS = "Kantor meminta bukti “{title}” untuk UU 18/2017 Pasal {article} huruf {letter}: {text}."
WHAT = "Menyerahkan bukti “{title}” (Pasal {article} huruf {letter})"
MEASURE = "Bukti diterima dan diperiksa pada matriks kewajiban"
WHERE = "Matriks kewajiban, Pasal {article} huruf {letter}"


@dataclass(frozen=True)
class Request:
    """What is asked of which units, and until when."""

    level: str
    letter: str
    codes: tuple[str, ...]
    title: str
    due_on: date | None = None


def send(asked: Request, *, by: Actor) -> int:
    """Ask each unit, and write the letter with one commitment a unit; return how many."""
    duty = next((one for one in queries.duties(asked.level) if one.letter == asked.letter), None)
    if duty is None:
        raise Refused(own.NO_SUCH_CELL)
    if asked.due_on is not None and asked.due_on < by.today:
        raise Refused(own.DUE_IN_THE_PAST)
    with transaction.atomic():
        statement = _letter(asked, duty, by=by)
        for code in asked.codes:
            bearer = queries.bearer(asked.level, code)
            if bearer is None:
                raise Refused(own.NO_SUCH_CELL)
            made = commitments.add(statement, new=_commitment(asked, duty, bearer), by=by)
            facts = AskFacts(asked.title, asked.due_on, made.ref, made.number)
            actions.ask(asked.level, code, asked.letter, facts=facts, by=by)
    return len(asked.codes)


def _letter(asked: Request, duty: DutyView, *, by: Actor) -> UUID:
    """Write the letter that asks, and what it says; return the ref of the statement."""
    title = TITLE.format(heading=duty.heading.id.replace("\u00ad", ""))
    given = MeetingFacts(kind=LETTER, title=title, held_on=by.today, visibility=PARTNERS)
    letter = holding.plan(given, by=by)
    words = WORDS.format(title=asked.title, **_place(duty), text=duty.text.id)
    said = StatementFacts(
        kind=kinds.REQUEST, words=words, visibility=PARTNERS, source=title, source_date=by.today
    )
    statement, _ = commitments.say(letter.ref, said=said, new=None, by=by)
    return statement.ref


def _commitment(asked: Request, duty: DutyView, bearer: BearerView) -> NewFacts:
    unit = directory.unit(bearer.unit)
    owner = PartyFacts(OWNER, unit=unit.code if unit else "", words="" if unit else bearer.name)
    return NewFacts(
        what=WHAT.format(title=asked.title, **_place(duty)), parties=(owner,),
        due_on=asked.due_on, measure=MEASURE, visibility=PARTNERS,
        basis=f"UU 18/2017 Pasal {duty.article} huruf {duty.letter}",
    )  # fmt: skip


def _place(duty: DutyView) -> dict[str, str]:
    return {"article": duty.article, "letter": duty.letter}


def judge(ref: UUID, *, facts: VerdictFacts, version: int, by: Actor) -> None:
    """Write a verdict, and on the commitment it was asked by that a proof was seen or not."""
    found = queries.evidence(ref)
    with transaction.atomic():
        actions.judge(ref, facts=facts, version=version, by=by)
        if found is None or found[0].commitment is None:
            return
        step = StepFacts(
            words=facts.words, source=WHERE.format(**_place(found[1])), visibility=PARTNERS
        )
        is_found = facts.outcome in (known.WHOLE, known.PART)
        standing = read.commitment(found[0].commitment, day=by.today, sees=STAFF_SEE)
        # A request that was withdrawn or met meanwhile is told nothing; the verdict stands.
        if standing is not None and standing.state in states.OPEN:
            commitments.look(found[0].commitment, step=step, is_found=is_found, by=by)


def address(ref: UUID | None) -> str:
    """Return the address of a commitment's page; empty where this process has none."""
    try:
        return reverse("desk:commitments:commitment", args=[ref]) if ref else ""
    except NoReverseMatch:
        return ""
