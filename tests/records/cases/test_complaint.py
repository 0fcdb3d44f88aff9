"""A complaint goes through its six steps, is closed by two people, and is opened again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.foundation.outbox.models import Message
from sasando.records.cases import moving, queries, working
from sasando.records.cases.inputs import ContactFacts, TaskFacts
from sasando.records.cases.models import Case, Entry, Term

TODAY = date(2026, 2, 11)
STEPS = {
    "complete": "",
    "verified": "",
    "clarification_1": "denied",
    "clarification_2": "admitted",
    "mediation": "failed",
    "sanction_advice": "",
}


def refused(call, *args, **kwargs) -> str:
    with pytest.raises(Refused) as found:
        call(*args, **kwargs)
    return found.value.refusal.code


def test_a_complaint_gets_a_number_an_owner_and_its_terms(opened, staff):
    case = opened()

    assert case.number == "KS-2026-0001"
    assert case.owner_login == "staff-cw"
    assert list(Term.objects.filter(case=case).values_list("rule_id", "state")) == [
        ("R-PERBAN6-30A", "unverified"),
        ("R-PERBAN6-30C", "unverified"),
    ]
    assert Case.objects.get().next_basis == "unverified"


def test_a_complaint_runs_through_all_six_steps_and_is_closed_by_another(opened, staff):
    case, worker, head = opened(), staff("CW"), staff("CS")
    moving.write_assessment(case, text="Aman; ingin gajinya.", version=1, by=worker)
    working.add_task(case, facts=TaskFacts(what="Gaji dibayar", kind="goal"), by=worker)

    for code, result in STEPS.items():
        moving.finish_step(case, code=code, on=TODAY, note="", result=result, by=worker)
    case.refresh_from_db()
    moving.write_outcome(case, code="paid", text="Dibayar penuh.", version=case.version, by=worker)
    moving.ask_to_close(case, ground="SELESAI", note="", by=worker)
    own = refused(moving.decide_closing, case, agree=True, reason="", by=worker)
    moving.decide_closing(case, agree=True, reason="", by=head)

    case.refresh_from_db()
    assert own == "own_act"
    assert (case.state, case.closed_ground) == ("closed", "SELESAI")
    assert refused(working.add_task, case, facts=TaskFacts(what="x"), by=worker) == "case_is_closed"
    assert refused(moving.reopen, case, reason="Belum dibayar.", by=worker) == "not_your_decision"
    reopened = moving.reopen(case, reason="Transfer ditolak bank.", by=head)
    assert (reopened.state, reopened.closed_at) == ("running", None)


def test_steps_keep_their_order(opened, staff):
    case = opened()

    code = refused(
        moving.finish_step, case, code="clarification_1", on=TODAY, note="", result="denied",
        by=staff("CW"),
    )  # fmt: skip

    assert code == "step_earlier_open"


def test_the_clock_closes_nothing_before_it_is_verified_and_over(opened, staff):
    from sasando.library.regulations import actions as regulations
    from sasando.records.cases import terms

    case, worker = opened(), staff("CW")
    for channel in ("TELEPON", "WHATSAPP"):
        facts = ContactFacts(channel, reached=False, with_whom="complainant", text="")
        working.record_contact(case, facts=facts, by=worker)
    ask = {"ground": "DOKUMEN_TIDAK_LENGKAP", "note": "", "by": worker}
    unverified = refused(moving.ask_to_close, case, **ask)

    seen = regulations.RuleFacts(30, "calendar_days", date(2024, 10, 1), "JDIH, BN 2024/700")
    regulations.verify_rule("R-PERBAN6-30A", version=1, facts=seen, by=staff("CS"))
    moved = terms.recompute(why="Aturan diverifikasi", rule_id="R-PERBAN6-30A", by=staff("CS"))
    running = refused(moving.ask_to_close, case, **ask)
    due = Term.objects.get(case=case, rule_id="R-PERBAN6-30A").due_on

    late = staff("CW", now=worker.now + timedelta(days=31))
    asked = moving.ask_to_close(case, ground="DOKUMEN_TIDAK_LENGKAP", note="", by=late)
    assert unverified == "term_not_verified"
    assert (moved, running, due) == (1, "term_not_over", TODAY + timedelta(days=30))
    assert asked.ground == "DOKUMEN_TIDAK_LENGKAP"


def test_a_death_is_never_closed_by_a_clock(opened, staff):
    case = opened("MENINGGAL")

    code = refused(
        moving.ask_to_close, case, ground="PENGADU_TIDAK_TERHUBUNG", note="", by=staff("CW")
    )

    assert code == "clock_never_closes"


def test_each_act_writes_one_event_one_line_and_its_message_together(opened, staff):
    case, other = opened(), staff("CW", login="staff-lain")
    before = Event.objects.count()

    moving.assign(case, to=other.user_ref, by=staff("CS"))

    assert Event.objects.count() == before + 1
    assert Event.objects.order_by("-seq").first().deed == "cases.assigned"
    assert Entry.objects.filter(case=case, deed="assigned").count() == 1
    assert Message.objects.get(kind="case_assigned").to_user == other.user_ref


def test_a_case_is_seen_by_its_owner_and_the_teams_supervisor_alone(opened, staff):
    case, other = opened(), staff("CW", login="staff-lain")

    seen = {
        role: queries.case_row(case.ref, actor=actor) is not None
        for role, actor in {
            "owner": staff("CW"),
            "colleague": other,
            "supervisor": staff("CS"),
            "other team": staff("CS", login="cs-lain", team="lain"),
            "head": staff("HO"),
            "placement": staff("PO"),
            "auditor": staff("AUD"),
            "admin": staff("ADM"),
        }.items()
    }

    assert seen == {
        "owner": True,
        "colleague": False,
        "supervisor": True,
        "other team": False,
        "head": False,
        "placement": False,
        "auditor": False,
        "admin": False,
    }


def test_the_former_owner_loses_the_case_with_the_next_request(opened, staff):
    case, other = opened(), staff("CW", login="staff-lain")

    moving.assign(case, to=other.user_ref, by=staff("CS"))

    assert queries.case_row(case.ref, actor=staff("CW")) is None
    assert queries.case_row(case.ref, actor=other) is not None


def walked(case, worker, *, second: str = "admitted", on: date = TODAY) -> None:
    steps = {"complete": "", "verified": "", "clarification_1": "denied", "clarification_2": second}
    for code, result in steps.items():
        moving.finish_step(case, code=code, on=on, note="", result=result, by=worker)


def verify(rule_id: str, amount: int, unit: str, by) -> None:
    from sasando.library.regulations import actions as regulations

    seen = regulations.RuleFacts(amount, unit, date(2025, 10, 9), "JDIH, BN 2025/23")
    regulations.verify_rule(rule_id, version=1, facts=seen, by=by)


def test_a_clarification_needs_its_result(opened, staff):
    case, worker = opened(), staff("CW")
    for code in ("complete", "verified"):
        moving.finish_step(case, code=code, on=TODAY, note="", by=worker)

    step = {"code": "clarification_1", "on": TODAY, "note": "", "by": worker}
    assert refused(moving.finish_step, case, **step) == "result_missing"
    assert refused(moving.finish_step, case, result="failed", **step) == "result_missing"


def test_only_an_admission_sets_the_respondents_term_off(opened, staff):
    """Permen P2MI 23/2025 Ps. 18(3): the respondent fulfils the commitment within 7 Hari."""
    admitted, denied, worker = opened(), opened(name="Gaspar Lodo"), staff("CW")

    walked(admitted, worker)
    walked(denied, worker, second="denied")

    terms = Term.objects.filter(rule_id="R-PERMEN23-18")
    assert [(row.case.pk, row.state) for row in terms] == [(admitted.pk, "unverified")]


def test_a_promise_is_broken_only_after_its_seven_days_and_then_a_sanction_may_be_advised(
    opened, staff
):
    """Permen P2MI 23/2025 Ps. 18(4): admitted and not put right needs no mediation."""
    case, worker = opened(), staff("CW")
    verify("R-PERMEN23-18", 7, "calendar_days", staff("CS"))
    walked(case, worker)
    advise = {"code": "sanction_advice", "note": ""}
    due = Term.objects.get(rule_id="R-PERMEN23-18").due_on

    early = refused(moving.record_promise, case, kept=False, text="Belum dibayar.", by=worker)
    before = refused(moving.finish_step, case, on=TODAY, by=worker, **advise)
    late = staff("CW", now=worker.now + timedelta(days=8))
    moving.record_promise(case, kept=False, text="Belum dibayar.", by=late)
    moving.finish_step(case, on=late.today, by=late, **advise)
    asked = moving.ask_to_close(case, ground="REKOMENDASI_SANKSI", note="", by=late)

    assert (due, early, before) == (TODAY + timedelta(days=7), "term_not_over", "promise_open")
    assert asked.ground == "REKOMENDASI_SANKSI"


def test_a_promise_that_is_kept_ends_its_term_and_no_sanction_is_advised(opened, staff):
    case, worker = opened(), staff("CW")
    walked(case, worker)

    moving.record_promise(case, kept=True, text="Transfer masuk.", by=worker)

    step = {"code": "sanction_advice", "on": TODAY, "note": "", "by": worker}
    assert Term.objects.get(rule_id="R-PERMEN23-18").state == "met"
    assert refused(moving.finish_step, case, **step) == "promise_kept"


def test_a_promise_without_an_admission_is_none(opened, staff):
    case, worker = opened(), staff("CW")
    walked(case, worker, second="denied")

    code = refused(moving.record_promise, case, kept=False, text="x", by=worker)

    assert code == "no_promise"


def test_an_answer_of_the_complainant_ends_the_terms_that_wait_for_one(opened, staff):
    case, worker = opened(), staff("CW")
    contact = {"channel": "TELEPON", "reached": True, "with_whom": "complainant", "text": ""}
    working.record_contact(case, facts=ContactFacts(**contact, asked=True), by=worker)
    working.tell_unresolvable(case, text="Dijelaskan.", by=worker)
    waiting = set(Term.objects.filter(state="unverified").values_list("rule_id", flat=True))

    working.record_contact(case, facts=ContactFacts(**contact, answered=True), by=worker)

    met = Term.objects.filter(state="met").values_list("rule_id", flat=True)
    assert waiting >= {"R-PERBAN6-30B", "R-PERBAN6-30C", "R-PERBAN6-30E"}
    assert set(met) == {"R-PERBAN6-30B", "R-PERBAN6-30E"}


def test_the_page_and_the_guards_gather_the_same_facts(opened, staff):
    from sasando.records.cases.gathering import case_facts
    from sasando.records.cases.summary import summary

    case, worker = opened(), staff("CW")
    walked(case, worker)
    moving.record_promise(case, kept=False, text="Belum dibayar.", by=worker)
    for channel in ("TELEPON", "WHATSAPP"):
        facts = ContactFacts(channel, reached=False, with_whom="complainant", text="")
        working.record_contact(case, facts=facts, by=worker)
    case.refresh_from_db()

    shown, asked = summary(case, by=worker).facts, case_facts(case, by=worker)

    assert asked.promise == "broken"
    assert replace(shown, clocks=()) == replace(asked, clocks=())
    assert set(shown.clocks) == set(asked.clocks)


def test_a_resting_term_runs_on_under_its_corrected_rule(opened, staff):
    from sasando.records.cases import terms

    case, worker, head = opened(), staff("CW"), staff("CS")
    verify("R-PERBAN6-30A", 30, "calendar_days", head)
    terms.recompute(why="Diverifikasi", rule_id="R-PERBAN6-30A", by=head)
    term = Term.objects.get(case=case, rule_id="R-PERBAN6-30A")
    terms.pause_term(case, term=term, reason="Menunggu KJRI", waits_for="KJRI", by=worker)
    Term.objects.filter(pk=term.pk).update(amount=10)

    moved = terms.recompute(why="Dibetulkan", rule_id="R-PERBAN6-30A", by=head)
    # The day of the trigger never counts: of the four days of rest three would have.
    later = staff("CW", now=worker.now + timedelta(days=4))
    terms.resume_term(case, term=term, by=later)

    term.refresh_from_db()
    assert moved == 0
    assert (term.state, term.amount, term.due_on) == ("running", 30, TODAY + timedelta(days=33))
