"""Weighs the answers of a sheet: an indication, never a finding about anyone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sasando.domain.screening.questions import (
    ACT,
    ANSWERS,
    CHILD_RULE,
    EXPLOITATION,
    GROUP_OF,
    INDICATOR,
    MEANS,
    NO,
    PURPOSE,
    QUESTIONS,
    UNKNOWN,
    YES,
)
from sasando.domain.values.words import Refusal, Refused, Words

STRONG, INDICATED, NO_SIGN, NOT_ENOUGH = (
    "indikasi_kuat",
    "indikasi",
    "tidak_ada_tanda",
    "belum_cukup",
)
# Only the competent officer decides what someone is; the sheet says what the answers point to
# (handbook 4.5).
RESULTS: Mapping[str, Words] = MappingProxyType(
    {
        STRONG: Words(id="Indikasi kuat", en="Strong indication"),
        INDICATED: Words(id="Indikasi", en="Indication"),
        NO_SIGN: Words(id="Tidak ada tanda", en="No sign"),
        NOT_ENOUGH: Words(id="Belum cukup", en="Not enough yet"),
    }
)
INDICATIONS = frozenset({STRONG, INDICATED})
# Every migrant is recruited, sent and received: the act alone is no sign.
SIGNS = (INDICATOR, MEANS, PURPOSE, EXPLOITATION)
ANSWER_UNKNOWN = Refusal(
    "answer_unknown",
    Words(
        id="Lembar berisi pertanyaan atau jawaban yang tidak dikenal.",
        en="The sheet holds a question or an answer that is not known.",
    ),
)
NOTHING_ANSWERED = Refusal(
    "nothing_answered",
    Words(
        id="Belum ada pertanyaan yang dijawab ya atau tidak.",
        en="No question has been answered with yes or no.",
    ),
)


@dataclass(frozen=True)
class Reason:
    """One answered question that led to a result; `group` says which part of the sheet."""

    code: str
    group: str


@dataclass(frozen=True)
class Screening:
    """What the answers point to, why, and which questions that matter are still open."""

    result: str
    reasons: tuple[Reason, ...]
    still_open: tuple[str, ...] = ()

    @property
    def words(self) -> Words:
        """Return the result in words."""
        return RESULTS[self.result]

    @property
    def is_indication(self) -> bool:
        """Say whether the answers point to trafficking or forced labour."""
        return self.result in INDICATIONS


def why_not_keep(answers: Mapping[str, str]) -> Refusal | None:
    """Return why answers cannot be kept: a question or an answer that no sheet knows."""
    known = all(code in GROUP_OF and answer in ANSWERS for code, answer in answers.items())
    return None if known else ANSWER_UNKNOWN


def why_not_finish(answers: Mapping[str, str]) -> Refusal | None:
    """Return why a sheet cannot be finished; open questions do not stop it, an empty sheet does."""
    if all(answer == UNKNOWN for answer in answers.values()):
        return NOTHING_ANSWERED
    return why_not_keep(answers)


def assess(answers: Mapping[str, str], *, is_minor: bool) -> Screening:
    """Return what the answers point to, with the answered questions that led there.

    Strong: act, means and purpose are all answered yes (UU 21/2007 Ps. 1); a minor needs no means.
    Indication: one sign suffices (ILO, handbook 4.5). No sign: every question that could hold one
    is answered no. Nothing else counts, least of all whether the person agreed. Raises Refused
    (`answer_unknown`).
    """
    if why_not_keep(answers) is not None:
        raise Refused(ANSWER_UNKNOWN)
    signs = _answered(answers, YES, SIGNS)
    if _has_all_elements(answers, is_minor=is_minor):
        rule = (Reason(CHILD_RULE, MEANS),) if is_minor and not _has(answers, MEANS) else ()
        reasons = (*_answered(answers, YES, (ACT,)), *rule, *signs)
        return Screening(STRONG, reasons, _open(answers, is_minor=is_minor))
    if signs:
        reasons = (*_answered(answers, YES, (ACT,)), *signs)
        return Screening(INDICATED, reasons, _open(answers, is_minor=is_minor))
    still_open = _open(answers, is_minor=is_minor)
    result = NOT_ENOUGH if still_open else NO_SIGN
    return Screening(result, _answered(answers, NO, SIGNS), still_open)


def _has_all_elements(answers: Mapping[str, str], *, is_minor: bool) -> bool:
    has_purpose = _has(answers, PURPOSE) or _has(answers, EXPLOITATION)
    return _has(answers, ACT) and (is_minor or _has(answers, MEANS)) and has_purpose


def _has(answers: Mapping[str, str], group: str) -> bool:
    return any(answers.get(code) == YES for code in QUESTIONS[group])


def _answered(answers: Mapping[str, str], wanted: str, groups: Iterable[str]) -> tuple[Reason, ...]:
    return tuple(
        Reason(code, group)
        for group in groups
        for code in QUESTIONS[group]
        if answers.get(code) == wanted
    )


def _open(answers: Mapping[str, str], *, is_minor: bool) -> tuple[str, ...]:
    """Return the questions that could hold a sign and have no answer yet."""
    groups = [group for group in SIGNS if not (is_minor and group == MEANS)]
    return tuple(
        code
        for group in groups
        for code in QUESTIONS[group]
        if answers.get(code, UNKNOWN) == UNKNOWN
    )
