"""Lays commitments out as lines of a table in finished words, for every room that shows them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sasando.domain.commitments import facts as known
from sasando.domain.commitments import states
from sasando.domain.values.words import Words
from sasando.library.commitments import telling
from sasando.library.commitments.facts import CommitmentView

# Kind and state → (kind of chip, sign of the sprite): shape and word first, colour last.
KIND_CHIPS: Mapping[str, str] = MappingProxyType(
    {known.PROMISE: "brand", known.PLAN: "info", known.REQUEST: "plain", known.HOPE: ""}
)
STATE_CHIPS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        states.OVERDUE: ("danger", "exclamation-triangle-fill"),
        states.DUE: ("warn", "hourglass-split"),
        states.UNSEEN: ("warn", "question-circle-fill"),
        states.ON_COURSE: ("brand", "circle-half"),
        states.NOTED: ("plain", ""),
        states.MET: ("ok", "check-lg"),
        states.WITHDRAWN: ("plain", "x-lg"),
        states.SUPERSEDED: ("plain", "arrow-right"),
    }
)
FOR = Words(id="untuk: {whom}", en="for: {whom}")
WAITS = Words(
    id="unit melaporkan selesai, belum dipastikan", en="the unit reports it done, not confirmed"
)
CARRIED = Words(
    id="rapatnya dibatalkan; komitmen tetap berlaku",
    en="its meeting was cancelled; the commitment stands",
)
Address = Callable[[CommitmentView], str]


@dataclass(frozen=True)
class Chip:
    """A chip: its kind, word and sign."""

    kind: str
    label: str
    icon: str = ""


@dataclass(frozen=True)
class Line:
    """One commitment in a table; `ask_url` asks its owner for a date, empty where none is due."""

    number: str
    kind: Chip
    what: str
    url: str
    below: tuple[str, ...]
    owner: str
    due: str
    ask_url: str
    state: Chip
    mark: str
    source: str
    proof: str
    is_verified: bool


def kind_chip(kind: str, language: str | None) -> Chip:
    """Return the chip of a kind."""
    return Chip(KIND_CHIPS[kind], telling.kind(kind, language))


def state_chip(state: str, language: str | None) -> Chip:
    """Return the chip of a state."""
    chip, sign = STATE_CHIPS[state]
    return Chip(chip, telling.state(state, language), sign)


def line(
    one: CommitmentView,
    language: str | None,
    *,
    url: Address,
    ask_url: Address | None = None,
    with_meeting: bool = False,
) -> Line:
    """Return one commitment as a line; `with_meeting` says where and when it was said."""
    whom = one.for_whom.in_language(language)
    told = (
        f"{one.meeting.title.in_language(language)}, {telling.day(one.meeting.held_on, language)}"
    )
    below = (
        FOR.in_language(language).format(whom=whom) if whom else "",
        told if with_meeting else "",
        one.note.in_language(language),
    )
    return Line(
        number=one.number, kind=kind_chip(one.kind, language), what=one.what.in_language(language),
        url=url(one), below=tuple(part for part in below if part),
        owner=telling.owner_line(one, language), due=telling.due_line(one, language),
        ask_url=ask_url(one) if ask_url and may_be_asked(one) else "",
        state=state_chip(one.state, language), mark=mark_of(one).in_language(language),
        source=telling.source_line(one, language), proof=telling.proof_line(one, language),
        is_verified=one.is_verified,
    )  # fmt: skip


def lines(
    found: Iterable[CommitmentView],
    language: str | None,
    *,
    url: Address,
    ask_url: Address | None = None,
    with_meeting: bool = False,
) -> list[Line]:
    """Return commitments as lines, in the order given."""
    return [
        line(one, language, url=url, ask_url=ask_url, with_meeting=with_meeting) for one in found
    ]


def may_be_asked(one: CommitmentView) -> bool:
    """Say whether asking for a date helps: an open promise or plan without one."""
    is_open = one.state in states.OPEN
    return is_open and one.kind in known.CLOCKED and one.due_on is None


def mark_of(one: CommitmentView) -> Words:
    """Return what else must be known of a commitment at a glance; empty words when nothing."""
    if one.waits:
        return WAITS
    is_carried = one.meeting.state == "cancelled" and one.state in states.OPEN
    return CARRIED if is_carried else Words(id="", en="")
