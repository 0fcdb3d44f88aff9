"""Turns rows into what pages see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sasando.domain.commitments import states
from sasando.domain.commitments.facts import CommitmentFacts
from sasando.domain.commitments.facts import Step as KnownStep
from sasando.domain.values.words import Words
from sasando.library.commitments.facts import (
    OWNER,
    VERIFIED,
    CommitmentView,
    DocumentView,
    MeetingCard,
    PartyView,
    SeatView,
    StepView,
)
from sasando.library.commitments.models import (
    Commitment,
    Document,
    Meeting,
    Participant,
    Party,
    Statement,
    Step,
)
from sasando.library.directory import queries as directory


@dataclass(frozen=True)
class Names:
    """Names of institutions and units by code."""

    institutions: dict[str, str]
    units: dict[str, str]

    @classmethod
    def read(cls) -> "Names":
        """Return the names that the directory holds now."""
        return cls(*directory.names())

    def of(self, institution: str, unit: str) -> str:
        """Return the name of the unit, else of its institution; a code nobody knows as it is."""
        if unit:
            return self.units.get(unit, unit)
        return self.institutions.get(institution, institution)


def words(id_words: str, en_words: str) -> Words:
    """Return words in both languages; what an officer wrote in one reads alike in both."""
    return Words(id=id_words, en=en_words or id_words)


def facts_of(row: Commitment, steps: Iterable[Step], parties: Iterable[Party]) -> CommitmentFacts:
    """Return what the state of a commitment is computed from."""
    known = tuple(KnownStep(step.on, step.what, step.says, step.due_on) for step in steps)
    has_owner = any(party.part == OWNER for party in parties)
    return CommitmentFacts(row.statement.kind, has_owner, row.first_due_on, known)


def commitment_view(
    row: Commitment, *, day: date, sees: frozenset[str], names: Names
) -> CommitmentView:
    """Return a commitment as known at the end of a day; its steps as far as a reader sees them.

    A state counts every step: what a reader may not read of the way is still where it led.
    """
    parties, steps = list(row.parties.all()), list(row.steps.all())
    statement, known = row.statement, facts_of(row, steps, parties)
    seen = [step for step in steps if step.visibility in sees and step.on <= day]
    return CommitmentView(
        ref=row.ref, number=row.number, kind=statement.kind, what=words(row.what_id, row.what_en),
        for_whom=words(row.for_whom_id, row.for_whom_en),
        parties=tuple(_party(each, names) for each in parties),
        first_due_on=row.first_due_on, due_on=states.due_on_day(known, day=day),
        measure=words(row.measure_id, row.measure_en), indicator=row.indicator, target=row.target,
        basis=row.basis, note=words(row.note_id, row.note_en), visibility=row.visibility,
        said=words(statement.words_id, statement.words_en),
        speaker=words(statement.speaker_id, statement.speaker_en), statement_ref=statement.ref,
        source=statement.source or statement.meeting.source,
        source_date=statement.source_date or statement.meeting.source_date,
        is_verified=is_verified(statement), meeting=card(statement.meeting), facts=known,
        state=states.state_on(known, day=day), why_no_clock=states.why_no_clock(known, day=day),
        looked_on=states.looked_on(known, day=day),
        waits=states.waits_for_confirmation(known, day=day),
        steps=tuple(step_view(step) for step in seen),
        superseded_by=row.superseded_by.ref if row.superseded_by else None, version=row.version,
    )  # fmt: skip


def is_verified(row: Statement | Meeting) -> bool:
    """Say whether a source stands behind it: what the office itself wrote down has none to flag."""
    return not row.verified or row.verified in VERIFIED


def _party(row: Party, names: Names) -> PartyView:
    return PartyView(
        row.part, row.institution, row.unit, names.of(row.institution, row.unit),
        words(row.words_id, row.words_en),
    )  # fmt: skip


def step_view(row: Step) -> StepView:
    """Return one step."""
    return StepView(
        ref=row.ref, what=row.what, says=row.says, on=row.on, at=row.at, by_name=row.by_name,
        unit=row.unit, unit_name=row.unit_name, words=words(row.words_id, row.words_en),
        source=row.source, confirmed_by=row.confirmed_by, due_on=row.due_on,
        next_ref=row.next.ref if row.next else None, has_file=row.file is not None,
        visibility=row.visibility,
    )  # fmt: skip


def card(row: Meeting) -> MeetingCard:
    """Return a meeting in one line."""
    return MeetingCard(
        ref=row.ref, code=row.code, kind=row.kind, title=words(row.title_id, row.title_en),
        held_on=row.held_on, starts_at=row.starts_at, ends_at=row.ends_at, site=row.site,
        state=row.state, visibility=row.visibility, source=row.source,
        source_date=row.source_date, is_verified=is_verified(row),
    )  # fmt: skip


def seat(row: Participant, names: Names) -> SeatView:
    """Return who took part."""
    return SeatView(
        row.place, row.institution, row.unit, names.of(row.institution, row.unit),
        words(row.role_id, row.role_en), row.came, row.is_chair,
    )  # fmt: skip


def document(row: Document) -> DocumentView:
    """Return a paper of a meeting."""
    return DocumentView(
        row.ref, words(row.title_id, row.title_en), row.source, row.brief, row.file is not None,
        row.dated_on, row.visibility,
    )  # fmt: skip
