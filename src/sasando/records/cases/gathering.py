"""Gathers what the rules of `domain/cases` ask of a case."""

from collections.abc import Iterable, Mapping

from sasando.domain.cases import facts as rules
from sasando.domain.cases import sharing
from sasando.domain.cases.clarifying import BROKEN, KEPT
from sasando.foundation.access.actor import Actor
from sasando.records.cases.models import (
    Case,
    CasePerson,
    CaseReferral,
    Closing,
    Consent,
    Entry,
    IdentityMatch,
    StepDone,
    Task,
    Term,
)

ACCEPTED = ("accepted", "answered", "done")
PROMISES = {"promise_kept": KEPT, "promise_broken": BROKEN}
ASKED_DEEDS = ("contact_tried", "withdrawal_stated", *PROMISES)


def case_facts(case: Case, *, by: Actor) -> rules.CaseFacts:
    """Return the facts of a case as its guards ask for them."""
    people = list(
        CasePerson.objects.filter(case=case).values_list(
            "is_minor", "handed_over_on", "left_out_reason"
        )
    )
    referrals = list(CaseReferral.objects.filter(case=case).values_list("state", flat=True))
    closing = Closing.objects.filter(case=case).order_by("-id").first()
    asked = Entry.objects.filter(case=case, deed__in=ASKED_DEEDS).order_by("id")
    entries = list(asked.values_list("deed", "facts"))
    done = dict(
        StepDone.objects.filter(case=case, done_on__isnull=False).values_list("code", "result")
    )
    return rules.CaseFacts(
        kind=case.kind, state=case.state, today=by.today, owner=case.owner_login,
        has_assessment=case.assessment_sealed is not None,
        goals=Task.objects.filter(case=case, kind=Task.Kind.GOAL).count(),
        steps_done=frozenset(done),
        step_results=results_of(done), promise=promise_of(deed for deed, _facts in entries),
        matches=matches_of(case), outcome=case.outcome_code, people=case.people_count,
        handovers_open=sum(not day and not reason for _minor, day, reason in people),
        has_minor=case.has_minor or any(minor for minor, _day, _reason in people),
        is_missing=case.is_missing,
        has_trafficking_signs=case.is_restricted or is_trafficking(case.category),
        channels_tried=frozenset(
            str(facts.get("channel", "")) for deed, facts in entries if deed == "contact_tried"
        ),
        clocks=_clocks(case),
        has_accepted_referral=any(state in ACCEPTED for state in referrals),
        has_open_referral=any(state in ("sent", "accepted", "answered") for state in referrals),
        duplicate_of=(closing.duplicate_of if closing else "") or case.duplicate_of,
        has_withdrawal_statement=any(deed == "withdrawal_stated" for deed, _facts in entries),
        manifest_matches=case.manifest_stated in (None, case.people_count),
    )  # fmt: skip


def results_of(done: Mapping[str, str]) -> dict[str, str]:
    """Return step → what came of it, for the steps that have a result."""
    return {code: result for code, result in done.items() if result}


def promise_of(deeds: Iterable[str]) -> str:
    """Return what was last written of the respondent's promise; deeds come oldest first."""
    said = [PROMISES[deed] for deed in deeds if deed in PROMISES]
    return said[-1] if said else ""


def is_trafficking(category: str) -> bool:
    """Say whether a category of the list is itself a sign of trafficking."""
    return category in ("PERDAGANGAN_ORANG", "KERJA_PAKSA", "SCAM_DARING", "ANAK_DIREKRUT")


def matches_of(case: Case) -> tuple[rules.Match, ...]:
    """Return the evidence on who someone is, with who agreed."""
    rows = IdentityMatch.objects.filter(case=case).prefetch_related("agreements")
    return tuple(
        rules.Match(row.evidence, frozenset(one.login for one in row.agreements.all()))
        for row in rows
    )


def _clocks(case: Case) -> tuple[rules.Clock, ...]:
    rows = Term.objects.filter(case=case).exclude(state=Term.State.REPLACED)
    return tuple(
        rules.Clock(
            row.rule_id, row.due_on, is_paused=row.state == Term.State.PAUSED,
            is_met=row.state == Term.State.MET,
        )
        for row in rows
    )  # fmt: skip


def sharing_facts(case: Case, *, person: CasePerson | None, by: Actor) -> sharing.SharingFacts:
    """Return the facts of the person a packet is about."""
    rows = Consent.objects.filter(case=case)
    if person is not None:
        rows = rows.filter(person=person)
    return sharing.SharingFacts(
        is_dead=case.kind == "deceased",
        is_minor=person.is_minor if person is not None else case.has_minor,
        has_guardian=bool(person and person.guardian_name),
        consents=tuple(
            sharing.ConsentFacts(
                row.purpose, frozenset(row.scope), row.until,
                is_withdrawn=row.withdrawn_at is not None, receivers=frozenset(row.receivers),
            )
            for row in rows
        ),
        today=by.today,
        agrees_village=bool(person and person.agrees_village),
        is_untold_death=case.hides_death,
    )  # fmt: skip
