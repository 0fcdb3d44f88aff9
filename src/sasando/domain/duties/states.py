"""What is known of one duty of one bearer on a day, from verdicts on evidence and own answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from sasando.domain.duties.facts import (
    HAVE,
    NONE,
    PART,
    SOME,
    WHOLE,
    CellFacts,
    Proof,
    Reply,
    Verdict,
)
from sasando.domain.values.words import Words

THERE, PARTLY, UNKNOWN, ABSENT, MAY = "there", "partly", "unknown", "absent", "may"
# In the order of a page's legend.
STATES: Mapping[str, Words] = MappingProxyType(
    {
        THERE: Words(id="ada", en="there"),
        PARTLY: Words(id="sebagian", en="partly"),
        UNKNOWN: Words(id="belum ada bukti pada kami", en="no evidence with us yet"),
        ABSENT: Words(id="tidak ada, dijawab unit", en="absent, as the unit answered"),
        MAY: Words(id="boleh, belum dibentuk", en="may, not set up yet"),
    }
)
# The project's own promise to the units: 14 days to look and answer before parliament reads.
DAYS_BEFORE_PARLIAMENT = 14


@dataclass(frozen=True)
class Tally:
    """How many cells stand in each state."""

    there: int = 0
    partly: int = 0
    unknown: int = 0
    absent: int = 0
    may: int = 0


def state_on(cell: CellFacts, *, day: date) -> str:
    """Return the state of a cell as it was known at the end of a day.

    Verified evidence speaks first. Absent takes the bearer's own newest answer: without one nobody
    knows. A duty that the Act only allows ("dapat") is never absent (UU 18/2017 Ps. 40, 41).
    """
    shown = {standing.outcome for standing in standing_verdicts(cell.proofs, day=day)}
    if WHOLE in shown:
        return THERE
    if PART in shown:
        return PARTLY
    if cell.is_optional:
        return MAY
    reply = newest_reply(cell.replies, day=day)
    return ABSENT if reply is not None and reply.says == NONE else UNKNOWN


def standing_verdicts(proofs: Iterable[Proof], *, day: date) -> list[Verdict]:
    """Return the verdict that stands on each piece of evidence that shows something on a day."""
    newest = (verdict_on(proof, day=day) for proof in proofs)
    return [each for each in newest if each is not None and each.outcome in (WHOLE, PART)]


def verdict_on(proof: Proof, *, day: date) -> Verdict | None:
    """Return the newest verdict on a piece of evidence; None while nobody has looked."""
    return next((each for each in reversed(proof.verdicts) if each.on <= day), None)


def newest_reply(replies: Sequence[Reply], *, day: date) -> Reply | None:
    """Return the bearer's newest answer known on a day."""
    return next((each for each in reversed(replies) if each.on <= day), None)


def says_otherwise(cell: CellFacts, *, day: date) -> bool:
    """Say whether the bearer's newest answer and the evidence contradict each other."""
    reply = newest_reply(cell.replies, day=day)
    if reply is None:
        return False
    state = state_on(cell, day=day)
    if reply.says == NONE:
        return state in (THERE, PARTLY)
    return (reply.says, state) in {(HAVE, PARTLY), (SOME, THERE)}


def review_due_on(cell: CellFacts, *, day: date) -> date | None:
    """Return the first day on which evidence that stands is to be looked at again."""
    found = [each.next_review_on for each in standing_verdicts(cell.proofs, day=day)]
    return min((each for each in found if each is not None), default=None)


def history(cell: CellFacts) -> list[tuple[date, str]]:
    """Return each day on which the state of a cell changed, with the state from then on."""
    told = [verdict.on for proof in cell.proofs for verdict in proof.verdicts]
    days = sorted({*told, *(reply.on for reply in cell.replies)})
    found: list[tuple[date, str]] = []
    for day in days:
        before = found[-1][1] if found else state_on(CellFacts(cell.is_optional), day=day)
        after = state_on(cell, day=day)
        if after != before:
            found.append((day, after))
    return found


def opens_to_parliament_on(known_on: date) -> date:
    """Return when parliament may read what a bearer could see from a day on."""
    return known_on + timedelta(days=DAYS_BEFORE_PARLIAMENT)


def parliament_reads(shown_on: date | None, *, today: date) -> date | None:
    """Return the day of the row that parliament reads today; None while the row is not open.

    A row opens 14 days after its bearer could see it, and so does each later change in it: what
    is open is the row as it stood 14 days ago.
    """
    if shown_on is None or opens_to_parliament_on(shown_on) > today:
        return None
    return today - timedelta(days=DAYS_BEFORE_PARLIAMENT)


def tally(states: Iterable[str]) -> Tally:
    """Return how many of some states are of each kind."""
    found = list(states)
    return Tally(**{state: found.count(state) for state in STATES})
