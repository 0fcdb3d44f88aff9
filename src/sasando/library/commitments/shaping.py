"""Turns rows into what pages see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

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

# Columns that a view is made of, joined in one read.
MEETING = (
    "ref", "code", "kind", "title_id", "title_en", "held_on", "starts_at", "ends_at", "site",
    "state", "visibility", "source", "source_date", "verified",
)  # fmt: skip
COMMITMENT = (
    "id", "ref", "number", "what_id", "what_en", "for_whom_id", "for_whom_en", "first_due_on",
    "measure_id", "measure_en", "indicator", "target", "basis", "note_id", "note_en",
    "visibility", "version", "superseded_by__ref",
    *(f"statement__{name}" for name in (
        "ref", "kind", "words_id", "words_en", "speaker_id", "speaker_en", "source",
        "source_date", "verified",
    )),
    *(f"statement__meeting__{name}" for name in MEETING),
)  # fmt: skip
PARTY = ("commitment_id", "part", "institution", "unit", "words_id", "words_en")
STEP = (
    "commitment_id", "ref", "what", "says", "on", "at", "by_name", "unit", "unit_name",
    "words_id", "words_en", "source", "confirmed_by", "due_on", "next__ref", "file", "visibility",
)  # fmt: skip


@dataclass(frozen=True)
class Names:
    """Names of institutions and units by code."""

    institutions: dict[str, str]
    units: dict[str, str]

    @classmethod
    def read(cls) -> "Names":
        """Return the names that the directory holds now."""
        return cls(*directory.names())

    @classmethod
    def of_codes(cls, rows: Iterable[Any]) -> "Names":
        """Return the names of the institutions and units that some rows name."""
        named = [(row.institution, row.unit) for row in rows]
        return cls(
            directory.institution_names({code for code, _unit in named if code}),
            directory.unit_names({code for _owner, code in named if code}),
        )

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
    has_owner = any(party.part == OWNER for party in parties)
    return _facts(row.statement.kind, row.first_due_on, steps, has_owner=has_owner)


def _facts(
    kind: str, due_on: date | None, steps: Iterable[Any], *, has_owner: bool
) -> CommitmentFacts:
    known = tuple(KnownStep(step.on, step.what, step.says, step.due_on) for step in steps)
    return CommitmentFacts(kind, has_owner, due_on, known)


@dataclass(frozen=True)
class Around:
    """What stands around a commitment: its parties and steps, oldest first, and all names."""

    parties: list[Any]
    steps: list[Any]
    names: Names


def commitment_view(row: Any, around: Around, *, day: date, sees: frozenset[str]) -> CommitmentView:
    """Return a commitment as known at the end of a day; its steps as far as a reader sees them.

    `row` is of `COMMITMENT`. A state counts every step: what a reader may not read of the way is
    still where it led.
    """
    has_owner = any(party.part == OWNER for party in around.parties)
    known = _facts(row.statement__kind, row.first_due_on, around.steps, has_owner=has_owner)
    seen = [step for step in around.steps if step.visibility in sees and step.on <= day]
    return CommitmentView(
        ref=row.ref, number=row.number, kind=row.statement__kind,
        what=words(row.what_id, row.what_en), for_whom=words(row.for_whom_id, row.for_whom_en),
        parties=tuple(_party(each, around.names) for each in around.parties),
        first_due_on=row.first_due_on, due_on=states.due_on_day(known, day=day),
        measure=words(row.measure_id, row.measure_en), indicator=row.indicator, target=row.target,
        basis=row.basis, note=words(row.note_id, row.note_en), visibility=row.visibility,
        said=words(row.statement__words_id, row.statement__words_en),
        speaker=words(row.statement__speaker_id, row.statement__speaker_en),
        statement_ref=row.statement__ref,
        source=row.statement__source or row.statement__meeting__source,
        source_date=row.statement__source_date or row.statement__meeting__source_date,
        is_verified=stands(row.statement__verified), meeting=_meeting_of(row), facts=known,
        state=states.state_on(known, day=day), why_no_clock=states.why_no_clock(known, day=day),
        looked_on=states.looked_on(known, day=day),
        waits=states.waits_for_confirmation(known, day=day),
        steps=tuple(_step(step) for step in seen), superseded_by=row.superseded_by__ref,
        version=row.version,
    )  # fmt: skip


def is_verified(row: Statement | Meeting) -> bool:
    """Say whether a source stands behind it: what the office itself wrote down has none to flag."""
    return stands(row.verified)


def stands(verified: str) -> bool:
    """Say whether a fact needs no flag: the office's own, or read at its source."""
    return not verified or verified in VERIFIED


def _meeting_of(row: Any) -> MeetingCard:
    given = {name: getattr(row, f"statement__meeting__{name}") for name in MEETING}
    return _card(**given)


def _party(row: Any, names: Names) -> PartyView:
    return PartyView(
        row.part, row.institution, row.unit, names.of(row.institution, row.unit),
        words(row.words_id, row.words_en),
    )  # fmt: skip


def _step(row: Any) -> StepView:
    return StepView(
        ref=row.ref, what=row.what, says=row.says, on=row.on, at=row.at, by_name=row.by_name,
        unit=row.unit, unit_name=row.unit_name, words=words(row.words_id, row.words_en),
        source=row.source, confirmed_by=row.confirmed_by, due_on=row.due_on,
        next_ref=row.next__ref, has_file=row.file is not None, visibility=row.visibility,
    )  # fmt: skip


def card(row: Meeting) -> MeetingCard:
    """Return a meeting in one line."""
    return _card(**{name: getattr(row, name) for name in MEETING})


def _card(**given: Any) -> MeetingCard:
    return MeetingCard(
        ref=given["ref"], code=given["code"], kind=given["kind"],
        title=words(given["title_id"], given["title_en"]), held_on=given["held_on"],
        starts_at=given["starts_at"], ends_at=given["ends_at"], site=given["site"],
        state=given["state"], visibility=given["visibility"], source=given["source"],
        source_date=given["source_date"], is_verified=stands(given["verified"]),
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
