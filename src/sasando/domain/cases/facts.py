"""What a case is, as far as its rules ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

RECEIVED, ASSESSED, PLANNED = "received", "assessed", "planned"
RUNNING, FOLLOW_UP, CLOSED = "running", "follow_up", "closed"


@dataclass(frozen=True)
class Match:
    """One piece of evidence on who someone is, and who agreed with it (logins)."""

    evidence: str
    agreed_by: frozenset[str]


@dataclass(frozen=True)
class Clock:
    """A legal term as it stands for a case: which rule, and when it is over.

    `due_on` is None while paused or when the rule starts no clock.
    """

    rule_id: str
    due_on: date | None
    is_paused: bool = False
    is_met: bool = False


@dataclass(frozen=True)
class CaseFacts:
    """The facts that guards of moves, steps and closing ask for.

    `owner` is a login or empty. `handovers_open` counts people not yet handed over with a signed
    record; `step_results` gives step → what came of it, `promise` what became of the respondent's
    promise (kept, broken or empty); `channels_tried` are channels on which nobody answered;
    `has_*_referral` whether an agency accepted one.
    """

    kind: str
    state: str
    today: date
    owner: str = ""
    has_assessment: bool = False
    goals: int = 0
    steps_done: frozenset[str] = frozenset()
    step_results: Mapping[str, str] = field(default_factory=dict)
    promise: str = ""
    matches: tuple[Match, ...] = ()
    outcome: str = ""
    people: int = 1
    handovers_open: int = 0
    has_minor: bool = False
    is_missing: bool = False
    has_trafficking_signs: bool = False
    channels_tried: frozenset[str] = frozenset()
    clocks: tuple[Clock, ...] = field(default_factory=tuple)
    has_accepted_referral: bool = False
    has_open_referral: bool = False
    duplicate_of: str = ""
    has_withdrawal_statement: bool = False
    manifest_matches: bool = True

    @property
    def is_protected(self) -> bool:
        """Say whether no clock may ever end this case (issue: the clock reminds, never closes)."""
        return (
            self.kind == "deceased"
            or self.has_minor
            or self.is_missing
            or self.has_trafficking_signs
        )
