"""The steps of a kind of case, and what must be true before one counts as done."""

from itertools import combinations

from sasando.domain.cases import clarifying, refusals
from sasando.domain.cases.facts import CLOSED, CaseFacts, Match
from sasando.domain.cases.kinds import FAMILY_TOLD, HANDOVER, IDENTITY_SURE, KINDS, Step
from sasando.domain.values.words import Refusal, Words

AGREEING = 2
# Evidence of one group may share one mistake: papers made elsewhere all carry the same false name
# (handbook 6.3, 6.4), so two pieces count as independent only across groups.
EVIDENCE = {
    "fingerprint": ("body", Words(id="Sidik jari", en="Fingerprints")),
    "dna": ("body", Words(id="DNA", en="DNA")),
    "dental": ("body", Words(id="Gigi", en="Dental record")),
    "mark": ("body", Words(id="Tanda tubuh", en="Mark on the body")),
    "passport": ("paper", Words(id="Paspor", en="Passport")),
    "nik": ("paper", Words(id="NIK di Dukcapil", en="NIK at the civil registry")),
    "mission_letter": ("paper", Words(id="Surat perwakilan", en="Letter of the mission")),
    "kin": ("people", Words(id="Dikenali keluarga", en="Recognised by family")),
    "friend": ("people", Words(id="Dikenali teman kerja", en="Recognised by a workmate")),
    "employer": ("employer", Words(id="Keterangan majikan", en="Employer's statement")),
    "phone": ("trace", Words(id="Telepon atau pesan", en="Telephone or messages")),
}


def is_identity_sure(matches: tuple[Match, ...]) -> bool:
    """Say whether two people agree on two independent pieces of evidence."""
    for first, second in combinations(matches, 2):
        apart = EVIDENCE[first.evidence][0] != EVIDENCE[second.evidence][0]
        if apart and len(first.agreed_by & second.agreed_by) >= AGREEING:
            return True
    return False


def why_not_step(case: CaseFacts, code: str) -> Refusal | None:
    """Return why a step cannot be marked as done; None when it can."""
    step = KINDS[case.kind].step(code)
    if step is None:
        return refusals.STEP_UNKNOWN
    if case.state == CLOSED:
        return refusals.CASE_IS_CLOSED
    if code in case.steps_done:
        return refusals.STEP_DONE
    return _why_not_yet(case, step) or _why_not_this(case, code)


def _why_not_yet(case: CaseFacts, step: Step) -> Refusal | None:
    for earlier in KINDS[case.kind].steps:
        if earlier.code == step.code:
            return None
        if not earlier.is_optional and earlier.code not in case.steps_done:
            words = refusals.STEP_EARLIER_OPEN.words
            said = Words(
                id=words.id.format(step=earlier.label.id), en=words.en.format(step=earlier.label.en)
            )
            return Refusal(refusals.STEP_EARLIER_OPEN.code, said)
    return None


def _why_not_this(case: CaseFacts, code: str) -> Refusal | None:
    if code == IDENTITY_SURE and not is_identity_sure(case.matches):
        return refusals.IDENTITY_NOT_SURE
    if code == FAMILY_TOLD and case.kind == "deceased" and not is_identity_sure(case.matches):
        return refusals.IDENTITY_NOT_SURE
    if code == HANDOVER and case.handovers_open:
        return refusals.NEEDS_HANDOVER
    if code == "sanction_advice":
        return clarifying.why_not_advise_sanction(case)
    if code == "matched" and not case.manifest_matches:
        return refusals.MANIFEST_DIFFERS
    return None


def next_step(kind: str, done: frozenset[str]) -> Step | None:
    """Return the first step that is open and not optional, else the first optional one, else None.

    An optional step that a later done step has passed is not offered again.
    """
    steps = KINDS[kind].steps
    last = max((index for index, step in enumerate(steps) if step.code in done), default=-1)
    ahead = [step for step in steps[last + 1 :] if step.code not in done]
    skipped = [step for step in steps[:last] if step.code not in done and not step.is_optional]
    wanted = skipped + [step for step in ahead if not step.is_optional] + ahead
    return wanted[0] if wanted else None


def hides_death(kind: str, done: frozenset[str]) -> bool:
    """Say whether a death must not show outside its case: the family has not been told."""
    return kind == "deceased" and FAMILY_TOLD not in done
