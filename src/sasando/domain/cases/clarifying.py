"""What came of clarification and mediation, and when a sanction may be advised."""

from collections.abc import Mapping
from types import MappingProxyType

from sasando.domain.cases import refusals
from sasando.domain.cases.facts import CaseFacts
from sasando.domain.values.words import Refusal, Words

SETTLED, ADMITTED, DENIED, ABSENT, FAILED = "settled", "admitted", "denied", "absent", "failed"
KEPT, BROKEN = "kept", "broken"
# Permen P2MI 23/2025 Ps. 18(3): the respondent fulfils the commitment within 7 Hari.
PROMISE_RULE = "R-PERMEN23-18"


def _w(id: str, en: str) -> Words:  # noqa: A002 — the language is called id
    return Words(id=id, en=en)


_CLARIFIED: Mapping[str, Words] = MappingProxyType(
    {
        SETTLED: _w("Hak sudah dipenuhi", "Rights have been met"),
        ADMITTED: _w("Teradu mengakui dan berjanji memenuhi", "Respondent admits and promises"),
        DENIED: _w("Teradu membantah", "Respondent denies"),
        ABSENT: _w("Teradu tidak hadir", "Respondent did not come"),
    }
)
# Step → what may have come of it; a step that is not here has no result of its own.
RESULTS: Mapping[str, Mapping[str, Words]] = MappingProxyType(
    {
        "clarification_1": _CLARIFIED,
        "clarification_2": _CLARIFIED,
        "mediation": MappingProxyType(
            {
                SETTLED: _w("Para pihak sepakat", "The parties agree"),
                FAILED: _w("Tidak sepakat", "No agreement"),
                ABSENT: _w("Teradu tidak hadir", "Respondent did not come"),
            }
        ),
    }
)


def why_not_result(step: str, result: str) -> Refusal | None:
    """Return why a step cannot be done with a result; None when it can."""
    known = RESULTS.get(step)
    if known is None:
        return refusals.RESULT_UNKNOWN if result else None
    return None if result in known else refusals.RESULT_MISSING


def why_not_advise_sanction(case: CaseFacts) -> Refusal | None:
    """Return why no sanction may be advised yet; None when one may.

    Permen P2MI 23/2025 Ps. 18(4): a breach that was admitted and not put right needs no mediation;
    else mediation has to have failed (handbook 4.3).
    """
    if case.step_results.get("mediation") in (FAILED, ABSENT):
        return None
    if case.step_results.get("clarification_2") != ADMITTED:
        return refusals.NEEDS_RESPONDENT_ADMISSION
    if case.promise == KEPT:
        return refusals.PROMISE_KEPT
    return None if case.promise == BROKEN else refusals.PROMISE_OPEN


def why_not_record_promise(case: CaseFacts, *, kept: bool) -> Refusal | None:
    """Return why the respondent's promise cannot be written down as kept or broken."""
    if case.step_results.get("clarification_2") != ADMITTED:
        return refusals.NO_PROMISE
    if kept:
        return None
    running = [clock for clock in case.clocks if clock.rule_id == PROMISE_RULE]
    is_open = any(clock.due_on is not None and case.today <= clock.due_on for clock in running)
    return refusals.TERM_NOT_OVER if is_open else None
