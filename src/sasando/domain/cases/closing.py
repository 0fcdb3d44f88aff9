"""On what ground a case may end. The clock reminds; it never closes."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sasando.domain.cases import clarifying, moves, refusals
from sasando.domain.cases.facts import CLOSED, CaseFacts
from sasando.domain.cases.kinds import RETURNS
from sasando.domain.values.words import Refusal

CHANNELS_WANTED = 2
# Perban BP2MI 6/2024 Ps. 30(1) a, b, c, e; each holds only when its term is over.
BY_CLOCK: Mapping[str, str] = MappingProxyType(
    {
        "DOKUMEN_TIDAK_LENGKAP": "R-PERBAN6-30A",
        "TIDAK_JELAS": "R-PERBAN6-30B",
        "PENGADU_TIDAK_TERHUBUNG": "R-PERBAN6-30C",
        "TIDAK_DAPAT_DISELESAIKAN": "R-PERBAN6-30E",
    }
)


def _why_not_finished(case: CaseFacts) -> Refusal | None:
    if case.kind in RETURNS and case.handovers_open:
        return refusals.NEEDS_HANDOVER
    return None if case.outcome else refusals.NEEDS_OUTCOME


def _why_not_handed_on(case: CaseFacts) -> Refusal | None:
    return None if case.has_accepted_referral else refusals.NEEDS_ACCEPTED_REFERRAL


def _why_not_withdrawn(case: CaseFacts) -> Refusal | None:
    return None if case.has_withdrawal_statement else refusals.NEEDS_WITHDRAWAL


def _why_not_duplicate(case: CaseFacts) -> Refusal | None:
    return None if case.duplicate_of else refusals.NEEDS_OTHER_CASE


BY_FACT: Mapping[str, Callable[[CaseFacts], Refusal | None]] = MappingProxyType(
    {
        "SELESAI": _why_not_finished,
        "DISERAHKAN_KL": _why_not_handed_on,
        "REKOMENDASI_SANKSI": clarifying.why_not_advise_sanction,
        "DICABUT_PENGADU": _why_not_withdrawn,
        "DUPLIKAT": _why_not_duplicate,
    }
)
GROUNDS = (*BY_FACT, *BY_CLOCK)


def why_not_close(case: CaseFacts, *, ground: str) -> Refusal | None:
    """Return why a case cannot be closed on a ground of `closing_grounds.csv`; None when it can.

    A supervisor who is not the one asking still has to approve.
    """
    refusal = _why_not_at_all(case)
    if refusal is not None:
        return refusal
    if ground in BY_FACT:
        return BY_FACT[ground](case)
    if ground not in BY_CLOCK:
        return refusals.GROUND_UNKNOWN
    return _why_not_by_clock(case, rule_id=BY_CLOCK[ground])


def _why_not_at_all(case: CaseFacts) -> Refusal | None:
    if case.state == CLOSED:
        return refusals.CASE_IS_CLOSED
    return moves.why_not_move(case, to=CLOSED)


def _why_not_by_clock(case: CaseFacts, *, rule_id: str) -> Refusal | None:
    if case.is_protected:
        return refusals.CLOCK_NEVER_CLOSES
    if len(case.channels_tried) < CHANNELS_WANTED:
        return refusals.TRY_TWO_CHANNELS
    clocks = [clock for clock in case.clocks if clock.rule_id == rule_id]
    running = [clock for clock in clocks if not clock.is_met]
    if not running:
        return refusals.TERM_MET if clocks else refusals.TERM_NOT_STARTED
    if any(clock.due_on is None and not clock.is_paused for clock in running):
        return refusals.TERM_NOT_VERIFIED
    if any(clock.due_on is None or case.today <= clock.due_on for clock in running):
        return refusals.TERM_NOT_OVER
    return None


def why_not_reopen(case: CaseFacts) -> Refusal | None:
    """Return why a case cannot be reopened."""
    return None if case.state == CLOSED else refusals.NOT_CLOSED
