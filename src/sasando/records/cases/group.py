"""Acts on many people of one case at once; each is checked, and written down, by itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sasando.domain.values.words import Refusal, Refused
from sasando.foundation.access.actor import Actor
from sasando.foundation.files import actions as files
from sasando.records.cases import persons, reading
from sasando.records.cases.facts import PersonLine
from sasando.records.cases.inputs import FileFacts, HandoverDraft, WayHomeFacts
from sasando.records.cases.models import Case

SELF = "self"


@dataclass(frozen=True)
class Done:
    """How many acts were done, and for whom one was refused, by name."""

    count: int
    refused: tuple[tuple[str, Refusal], ...]


def _each(case: Case, people: Iterable[UUID], do: Callable[[PersonLine], object]) -> Done:
    wanted = set(people)
    count, refused = 0, []
    for line in reading.people(case):
        if line.ref not in wanted:
            continue
        try:
            do(line)
        except Refused as why:
            refused.append((line.name, why.refusal))
        else:
            count += 1
    return Done(count, tuple(refused))


def write_ways_home(
    case: Case, *, people: Iterable[UUID], next_stop: str, onward_on: date | None, by: Actor
) -> Done:
    """Write one next stop and day for many; whether their village may be told stays as it is."""

    def write(line: PersonLine) -> None:
        facts = WayHomeFacts(next_stop, onward_on, line.agrees_village, line.left_out_reason)
        persons.write_way_home(case, person=line.ref, facts=facts, version=line.version, by=by)

    return _each(case, people, write)


def draw_handovers(case: Case, *, people: Iterable[UUID], draft: HandoverDraft, by: Actor) -> Done:
    """Draw up a record for each; where people receive themselves, each in their own name."""
    versions = {stands.person_ref: stands.version for stands in reading.handovers(case)}

    def draw(line: PersonLine) -> None:
        parties = draft.parties
        if parties.receiver_kind == SELF:
            parties = replace(parties, receiver_name=line.name)
        own = replace(draft, parties=parties)
        version = versions.get(line.ref, 0)
        persons.draw_handover(case, person=line.ref, draft=own, version=version, by=by)

    return _each(case, people, draw)


def sign_handovers(
    case: Case, *, people: Iterable[UUID], copy: FileFacts, signed_on: date, by: Actor
) -> Done:
    """Bind one scan that holds many signed records to each of them; it is cleaned once."""
    cleaned = files.receive(copy.data)

    def sign(line: PersonLine) -> None:
        if line.handover_ref is None:
            raise Refused(persons.NOT_DRAWN)
        persons.bind_copy(
            case, handover=line.handover_ref, cleaned=cleaned, name=copy.name,
            signed_on=signed_on, by=by,
        )  # fmt: skip

    return _each(case, people, sign)
