"""Statements, commitments and steps: what is written, what is refused, what carries on in words."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from sasando.domain.commitments import facts as known
from sasando.domain.commitments import states
from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.foundation.files.models import StoredFile
from sasando.library.commitments import actions, papers, queries, reach, reporting
from sasando.library.commitments.facts import (
    INTERNAL,
    PARTNERS,
    PARTNERS_SEE,
    PUBLIC_SEES,
    FileFacts,
    NewFacts,
    StatementFacts,
    StepFacts,
)
from sasando.library.commitments.models import Commitment, Step
from tests.library.commitments.rooms import PROVINCE, TODAY, hearing, on, promise, view

pytestmark = pytest.mark.usefixtures("reference")
BIG = b"%PDF-1.4 0123456789"


@pytest.fixture
def clerk(actor):
    return actor("PO", login="clerk", name="Domi Kaleka")


@pytest.fixture
def meeting(clerk):
    return hearing(clerk)


def code_of(refused):
    return refused.value.refusal.code


def test_a_commitment_gets_the_next_number_of_the_year_and_one_audit_event(clerk, meeting):
    first, second = promise(clerk, meeting), promise(clerk, meeting)

    assert [first.number, second.number] == ["JK-2026-0001", "JK-2026-0002"]
    deeds = Event.objects.filter(deed="commitments.made")
    assert [event.facts["number"] for event in deeds.order_by("seq")] == [
        "JK-2026-0001", "JK-2026-0002",
    ]  # fmt: skip


def test_a_promise_without_owner_is_refused_and_a_plan_without_owner_is_told(clerk, meeting):
    with pytest.raises(Refused) as refused:
        promise(clerk, meeting, kind=known.PROMISE, owner=None)
    plan = view(promise(clerk, meeting, owner=None))

    assert code_of(refused) == "promise_without_owner"
    assert plan.owners == ()
    assert "Pemilik belum disebut" in plan.why_no_clock.id


def test_a_refused_commitment_leaves_no_statement_behind(clerk, meeting):
    with pytest.raises(Refused):
        promise(clerk, meeting, owner=None, due=TODAY)

    assert meeting.statements.count() == 0


def test_a_unit_reports_and_only_the_office_confirms(clerk, meeting, actor):
    row = promise(clerk, meeting, due=TODAY + timedelta(60))
    unit = actor("PRV", login="dinas", name="Yos Bria", unit="DISNAKER-NTT")
    done = StepFacts("Sudah", says=known.DONE, visibility=PARTNERS, unit=unit.unit, unit_name="D")

    reporting.report(row.ref, step=done, due_on=None, by=unit)
    told = view(row)
    proof = StepFacts(confirmed_by="Sekretariat DPRD", visibility=PARTNERS)
    actions.meet(row.ref, step=proof, by=clerk)

    assert (told.state, told.waits) == (states.ON_COURSE, True)
    assert (view(row).state, view(row).waits) == (states.MET, False)
    row.refresh_from_db()
    assert (row.closing, row.closed_on) == ("met", TODAY)


def test_a_unit_answers_for_its_own_and_its_institutions_but_not_for_a_sister_unit(
    clerk, meeting, actor
):
    own = promise(clerk, meeting)

    def reached(unit, role="PRV"):
        return reach.own(actor(role, unit=unit))

    assert own in reached("DISNAKER-NTT")
    # The plans of January name the province itself.
    assert reached("DISNAKER-NTT").filter(number="JP-2026-0001").exists()
    assert own not in reached("DISNAKER-5307", "REG")
    assert not reached("").exists()
    assert reach.is_own(actor("DPR", unit="DPRD-NTT-KOMISI-V"), _ref("JP-2026-0008"))


def _ref(number):
    return Commitment.objects.get(number=number).ref


def test_what_is_internal_anywhere_above_it_is_shown_to_nobody_outside(clerk):
    hidden = hearing(clerk, visibility=INTERNAL)
    row = promise(clerk, hidden)

    assert view(row) is not None
    assert view(row, sees=PARTNERS_SEE) is None
    assert not queries.commitments(PUBLIC_SEES).filter(ref=row.ref).exists()
    assert queries.page(hidden.ref, day=TODAY, sees=PARTNERS_SEE) is None


def test_a_step_that_a_reader_may_not_see_still_counts(clerk, meeting):
    row = promise(clerk, meeting)
    actions.look(
        row.ref, step=StepFacts("", source="arsip", visibility=INTERNAL), is_found=True, by=clerk
    )

    seen = view(row, sees=PARTNERS_SEE)

    assert (seen.state, seen.steps) == (states.ON_COURSE, ())


def test_a_proof_of_a_hundred_megabytes_is_refused_before_it_is_read():
    with pytest.raises(Refused) as refused:
        papers.refuse_bytes(100 * 1024 * 1024)

    assert code_of(refused) == "file_too_large"


def test_a_proof_too_large_leaves_no_step_and_no_file(clerk, meeting, monkeypatch):
    monkeypatch.setattr("sasando.foundation.files.receiving.LARGEST", 10)
    row = promise(clerk, meeting)
    step = StepFacts("", source="x", file=FileFacts("besar.pdf", BIG))

    with pytest.raises(Refused):
        actions.look(row.ref, step=step, is_found=True, by=clerk)

    assert not row.steps.exists()
    assert not StoredFile.objects.exists()


def test_a_proof_is_kept_sealed_and_each_look_is_written(clerk, meeting):
    row = promise(clerk, meeting)
    step = StepFacts("", source="kantor dinas", file=FileFacts("surat.txt", b"Surat uji."))

    made = actions.look(row.ref, step=step, is_found=True, by=clerk)
    name, media, data = papers.read_proof(made.ref, by=clerk)

    assert (name, media, data) == ("surat.txt", "text/plain", b"Surat uji.")
    assert Event.objects.filter(deed="commitments.file_read").count() == 1


def test_steps_are_never_changed_not_even_by_the_database(clerk, meeting):
    row = promise(clerk, meeting)
    actions.ask(row.ref, step=StepFacts("Surat 1"), by=clerk)

    with pytest.raises(DatabaseError), transaction.atomic():
        Step.objects.filter(commitment=row).update(words_id="lain")


def test_a_changed_day_needs_its_reason_and_the_first_stays_to_be_read(clerk, meeting):
    row = promise(clerk, meeting, due=TODAY + timedelta(30))
    later = TODAY + timedelta(90)

    with pytest.raises(Refused) as refused:
        actions.set_due(row.ref, step=StepFacts(due_on=later), by=clerk)
    actions.set_due(row.ref, step=StepFacts("Sidang diundur", due_on=later), by=clerk)

    assert code_of(refused) == "commitment_reason_missing"
    assert (view(row).first_due_on, view(row).due_on) == (TODAY + timedelta(30), later)


def test_closed_is_closed_until_opened_with_a_reason(clerk, meeting):
    row = promise(clerk, meeting)
    actions.withdraw(row.ref, step=StepFacts("Dihapus dari rencana kerja"), by=clerk)

    with pytest.raises(Refused) as refused:
        actions.report(row.ref, step=StepFacts(says=known.GOING), by=clerk)
    actions.reopen(row.ref, step=StepFacts("Dimasukkan lagi"), by=clerk)

    assert code_of(refused) == "commitment_closed"
    assert view(row).state == states.UNSEEN
    row.refresh_from_db()
    assert (row.closing, row.closed_on) == ("", None)


def test_what_is_superseded_names_what_took_its_place_and_never_in_a_circle(clerk, meeting):
    old, new = promise(clerk, meeting), promise(clerk, meeting)
    why = StepFacts("Dirumuskan ulang")
    actions.supersede(old.ref, following=new.ref, step=why, by=clerk)

    with pytest.raises(Refused) as refused:
        actions.supersede(new.ref, following=old.ref, step=why, by=clerk)

    assert (view(old).state, view(old).superseded_by) == (states.SUPERSEDED, new.ref)
    assert code_of(refused) == "superseded_in_a_circle"


def test_a_step_of_tomorrow_is_refused(clerk, meeting):
    row = promise(clerk, meeting)

    with pytest.raises(Refused) as refused:
        actions.report(row.ref, step=StepFacts(says=known.GOING, on=TODAY + timedelta(1)), by=clerk)

    assert code_of(refused) == "step_of_tomorrow"


def test_the_second_of_two_savers_is_told(clerk, meeting):
    row = promise(clerk, meeting)
    new = NewFacts("Kata baru", (PROVINCE,), visibility=PARTNERS)
    actions.correct(row.ref, new=new, version=row.version, by=clerk)

    with pytest.raises(Refused) as refused:
        actions.correct(row.ref, new=new, version=row.version, by=clerk)

    assert code_of(refused) == "stale_version"


def test_a_statement_does_not_become_a_promise_while_nobody_owns_it(clerk, meeting):
    row = promise(clerk, meeting, owner=None)
    said = StatementFacts(known.PROMISE, "Yang diucapkan (uji).")

    with pytest.raises(Refused) as refused:
        actions.correct_statement(row.statement.ref, said=said, by=clerk)

    assert code_of(refused) == "promise_without_owner"


def test_lists_find_the_same_states_as_the_rule(clerk, meeting):
    """The columns that lists read and `states.state_on` are one rule, for every kind of fate."""
    old = hearing(clerk, days_ago=200)
    late = [promise(on(clerk, TODAY - timedelta(100)), old, due=TODAY - timedelta(1))]
    rows = [
        *late,
        promise(clerk, meeting, due=TODAY), promise(clerk, meeting, due=TODAY + timedelta(14)),
        promise(clerk, meeting, due=TODAY + timedelta(15)), promise(clerk, meeting, owner=None),
        promise(clerk, meeting, kind=known.HOPE, owner=None), promise(clerk, meeting),
        promise(clerk, meeting), promise(clerk, meeting), promise(clerk, meeting),
    ]  # fmt: skip
    actions.report(rows[6].ref, step=StepFacts(says=known.GOING), by=clerk)
    actions.report(rows[7].ref, step=StepFacts(says=known.NOT_YET), by=clerk)
    actions.look(rows[8].ref, step=StepFacts(source="x"), is_found=True, by=clerk)
    actions.withdraw(rows[9].ref, step=StepFacts("x"), by=clerk)
    every = Commitment.objects.all()

    found = {
        one.number: state
        for state in states.STATES
        for one in queries.in_state(every, state, day=TODAY)
    }

    computed = {one.number: view(one).state for one in every}
    assert found == computed
    assert len(set(computed.values())) == 6
    counted = queries.tally(every, day=TODAY)
    assert counted == states.tally(computed.values())
