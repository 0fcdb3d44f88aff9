"""How a commitment stands on a day; nothing of it is stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from sasando.domain.commitments import facts
from sasando.domain.commitments.facts import CommitmentFacts, Step
from sasando.domain.values.words import Words

ON_COURSE, DUE, OVERDUE, UNSEEN, NOTED = "on_course", "due", "overdue", "unseen", "noted"
MET, WITHDRAWN, SUPERSEDED = facts.MET, facts.WITHDRAWN, facts.SUPERSEDED
# In the order of a board: what asks for something first.
STATES: Mapping[str, Words] = MappingProxyType(
    {
        OVERDUE: Words(id="lewat tenggat", en="overdue"),
        DUE: Words(id="jatuh tempo", en="due"),
        UNSEEN: Words(id="bukti belum dilihat", en="no proof seen yet"),
        ON_COURSE: Words(id="berjalan", en="on course"),
        NOTED: Words(id="dicatat", en="noted"),
        MET: Words(id="terpenuhi", en="met"),
        WITHDRAWN: Words(id="ditarik", en="withdrawn"),
        SUPERSEDED: Words(id="diganti", en="superseded"),
    }
)
OPEN = frozenset({OVERDUE, DUE, UNSEEN, ON_COURSE, NOTED})
# The project's own rule: two weeks before its day a commitment is called due.
SOON = timedelta(days=14)
NO_CLOCK_KIND = Words(id="{kind} dicatat, tidak ditagih.", en="A {kind} is noted, not called in.")
NO_CLOCK_OWNER = Words(
    id="Pemilik belum disebut: tidak bisa dinyatakan lewat tenggat.",
    en="No owner was named: it cannot be called overdue.",
)
NO_CLOCK_DATE = Words(
    id="Tanpa tanggal: tidak bisa dinyatakan lewat tenggat.",
    en="No date was given: it cannot be called overdue.",
)


@dataclass(frozen=True)
class Tally:
    """How many commitments stand in each state."""

    overdue: int = 0
    due: int = 0
    unseen: int = 0
    on_course: int = 0
    noted: int = 0
    met: int = 0
    withdrawn: int = 0
    superseded: int = 0

    @property
    def open(self) -> int:
        """Return how many are not closed."""
        return sum(getattr(self, state) for state in OPEN)


def state_on(one: CommitmentFacts, *, day: date) -> str:
    """Return the state of a commitment as it was known at the end of a day.

    What closed it speaks first, then its clock, then what was seen of it. Only a promise or a plan
    with owner and date can be due or overdue (issue "One promise": state computed).
    """
    steps = steps_until(one, day=day)
    closing = _closing(steps)
    if closing:
        return closing
    due_on = due_on_day(one, day=day)
    if due_on is not None and has_clock(one, day=day):
        if due_on < day:
            return OVERDUE
        if due_on - SOON <= day:
            return DUE
    if one.kind not in facts.CLOCKED:
        return NOTED
    return ON_COURSE if _shows(steps) else UNSEEN


def steps_until(one: CommitmentFacts, *, day: date) -> list[Step]:
    """Return the steps known at the end of a day, oldest first."""
    return [step for step in one.steps if step.on <= day]


def _closing(steps: Iterable[Step]) -> str:
    found = ""
    for step in steps:
        if step.what in facts.CLOSING:
            found = step.what
        elif step.what == facts.REOPENED:
            found = ""
    return found


def was_seen(one: CommitmentFacts, *, day: date) -> bool:
    """Say whether somebody saw a proof, or its newest report says that something is done."""
    return _shows(steps_until(one, day=day))


def _shows(steps: Iterable[Step]) -> bool:
    known = list(steps)
    reports = [step.says for step in known if step.what == facts.REPORTED]
    is_going = bool(reports) and reports[-1] in (facts.GOING, facts.DONE)
    return is_going or any(step.what == facts.SEEN for step in known)


def due_on_day(one: CommitmentFacts, *, day: date) -> date | None:
    """Return until when it is due as known on a day; None: no date given."""
    dated = [step for step in steps_until(one, day=day) if step.what == facts.DATED]
    return dated[-1].due_on if dated else one.due_on


def has_clock(one: CommitmentFacts, *, day: date) -> bool:
    """Say whether it can become overdue: promise or plan, with an owner and a date."""
    return why_no_clock(one, day=day) is None


def why_no_clock(one: CommitmentFacts, *, day: date) -> Words | None:
    """Return why it can never be called overdue as it stands; None when it can."""
    if one.kind not in facts.CLOCKED:
        kind = facts.KINDS[one.kind]
        return Words(
            id=NO_CLOCK_KIND.id.format(kind=kind.id.capitalize()),
            en=NO_CLOCK_KIND.en.format(kind=kind.en),
        )
    if not one.has_owner:
        return NO_CLOCK_OWNER
    return NO_CLOCK_DATE if due_on_day(one, day=day) is None else None


def waits_for_confirmation(one: CommitmentFacts, *, day: date) -> bool:
    """Say whether its owner reported it done and nobody has confirmed or denied that since."""
    steps = steps_until(one, day=day)
    reports = [at for at, step in enumerate(steps) if step.what == facts.REPORTED]
    if not reports or steps[reports[-1]].says != facts.DONE or _closing(steps):
        return False
    return all(step.what != facts.REOPENED for step in steps[reports[-1] :])


def looked_on(one: CommitmentFacts, *, day: date) -> date | None:
    """Return when a proof was last looked for or seen; None: never."""
    found = [
        step.on
        for step in steps_until(one, day=day)
        if step.what in (facts.LOOKED, facts.SEEN, facts.MET)
    ]
    return max(found, default=None)


def history(one: CommitmentFacts, *, since: date, until: date) -> list[tuple[date, str]]:
    """Return (day, state) for each day on which the state changed, oldest first.

    `since` is the day on which it was said. Days on which a clock alone changed it are among them.
    """
    days = {since, *(step.on for step in one.steps)}
    dues = [one.due_on, *(step.due_on for step in one.steps if step.what == facts.DATED)]
    for due in dues:
        if due is not None:
            days |= {due - SOON, due + timedelta(days=1)}
    found: list[tuple[date, str]] = []
    for day in sorted(each for each in days if since <= each <= until):
        state = state_on(one, day=day)
        if not found or found[-1][1] != state:
            found.append((day, state))
    return found


def tally(states: Iterable[str]) -> Tally:
    """Return how many commitments stand in each state."""
    counted = dict.fromkeys(STATES, 0)
    for state in states:
        counted[state] += 1
    return Tally(**counted)
