"""Screening sheets: who opens one, what is written of it, and what happens to its case."""

import json
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from sasando.domain.screening.questions import GROUP_OF, YES
from sasando.domain.values.words import Refused
from sasando.foundation.access.actor import Actor
from sasando.foundation.access.models import Grant
from sasando.foundation.audit.models import Event, EventRef
from sasando.foundation.privacy.models import PersonKey
from sasando.foundation.privacy.sealing import SealBrokenError
from sasando.records.cases.models import Case
from sasando.records.cases.models.case import RESTRICTED
from sasando.records.screening import actions, queries, sealed
from sasando.records.screening.facts import SheetContent
from sasando.records.screening.models import Sheet

pytestmark = pytest.mark.django_db
STRONG = {
    "TPPO_ACT-SEND": "yes", "TPPO_MEANS-DEBT": "yes", "TPPO_PURPOSE-EXPLOIT": "yes",
}  # fmt: skip
SIGN = {"ILO-07": "yes"}
NO_SIGN = dict.fromkeys(GROUP_OF, "no")
UNSURE = {"ILO-01": "no"}


def content(answers, **values) -> SheetContent:
    return SheetContent(answers=answers, **values)


def finish(sheet, by, answers=STRONG, version=1, **values):
    return actions.finish_sheet(sheet, content=content(answers, **values), version=version, by=by)


def deeds(sheet) -> list[str]:
    rows = EventRef.objects.filter(kind="screening", ref=str(sheet.ref)).order_by("event_id")
    return [row.event.deed for row in rows]


def refused(doing, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught:
        doing(*args, **kwargs)
    return caught.value.refusal.code


def test_starting_makes_a_sheet_with_a_key_of_its_own(sheet, case, screener):
    assert (sheet.case_ref, sheet.state, sheet.version) == (case.ref, "draft", 1)
    assert PersonKey.objects.filter(pk=sheet.ref).exists()
    assert deeds(sheet) == ["screening.started"]
    assert queries.view(sheet, actor=screener).content == content({})


@pytest.mark.parametrize("role", ["CW", "CS", "PO", "HO", "AUD", "ADM", "CUS", "CMS"])
def test_only_a_screening_officer_starts_one(case, staff, role):
    person = case.people.get().identity.person.ref
    by = staff(role)

    code = refused(actions.start_sheet, case.ref, person_ref=person, by=by)

    assert (code, Sheet.objects.count()) == ("not_a_screener", 0)


def test_a_sheet_is_about_someone_in_the_case(case, screener, people):
    stranger = people("Orang Lain Uji")

    for ref in (stranger.ref, uuid4()):
        code = refused(actions.start_sheet, case.ref, person_ref=ref, by=screener)
        assert code == "not_in_the_case"
    person = case.people.get().identity.person.ref
    assert refused(actions.start_sheet, uuid4(), person_ref=person, by=screener) == (
        "not_in_the_case"
    )


def test_a_death_nobody_was_told_of_is_not_found(opened, screener):
    case = opened("MENINGGAL")
    person = case.people.get().identity.person.ref

    assert refused(actions.start_sheet, case.ref, person_ref=person, by=screener) == (
        "not_in_the_case"
    )
    assert queries.case_numbered(case.number, actor=screener) is None


def test_one_draft_stands_for_a_person_and_another_may_follow_a_finished_one(sheet, case, screener):
    def again():
        return actions.start_sheet(case.ref, person_ref=sheet.person_ref, by=screener)

    assert refused(again) == "draft_stands"
    finish(sheet, screener, UNSURE)
    assert again().state == "draft"


def test_answers_are_sealed_and_bound_to_their_sheet(sheet, screener):
    told = content(SIGN, is_minor=True, note="Paspor dipegang agen.")

    row = actions.save_answers(sheet, content=told, version=1, by=screener)

    row.refresh_from_db()
    assert b"ILO-07" not in bytes(row.answers_sealed)
    assert sealed.open_content(row) == told
    assert (row.version, row.result_sealed) == (2, None)
    assert deeds(sheet) == ["screening.started", "screening.saved"]


def test_the_second_of_two_savers_is_told(sheet, screener):
    actions.save_answers(sheet, content=content(SIGN), version=1, by=screener)

    late = refused(actions.save_answers, sheet, content=content(UNSURE), version=1, by=screener)

    assert late == "stale_version"
    assert refused(finish, sheet, screener) == "stale_version"
    sheet.refresh_from_db()
    assert sealed.open_content(sheet).answers == SIGN


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({}, "nothing_answered"),
        ({"ILO-01": "unknown"}, "nothing_answered"),
        ({"ILO-99": "yes"}, "answer_unknown"),
        ({"ILO-01": "korban"}, "answer_unknown"),
    ],
)
def test_a_sheet_that_says_nothing_or_nonsense_is_not_finished(sheet, screener, answers, code):
    assert refused(finish, sheet, screener, answers) == code
    sheet.refresh_from_db()
    assert (sheet.state, deeds(sheet)) == ("draft", ["screening.started"])


@pytest.mark.parametrize(
    ("answers", "minor", "result"),
    [
        (STRONG, False, "indikasi_kuat"),
        (SIGN, False, "indikasi"),
        (NO_SIGN, False, "tidak_ada_tanda"),
        (UNSURE, False, "belum_cukup"),
        ({"TPPO_ACT-SEND": YES, "TPPO_PURPOSE-EXPLOIT": YES}, True, "indikasi_kuat"),
    ],
)
def test_an_indication_restricts_the_case_in_the_same_act(
    sheet, case, screener, answers, minor, result
):
    restricts = result.startswith("indikasi")

    row = finish(sheet, screener, answers, is_minor=minor)

    case.refresh_from_db()
    assert (row.state, sealed.open_result(row)) == ("done", result)
    assert case.is_restricted is restricts
    let_in = set(Grant.objects.filter(kind=RESTRICTED).values_list("who", flat=True))
    assert let_in == ({case.owner, screener.user_ref} if restricts else set())


def test_when_the_case_cannot_be_restricted_nothing_is_finished(sheet, screener, monkeypatch):
    def fail(_ref, *, by):
        raise RuntimeError

    monkeypatch.setattr(actions, "restrict", fail)
    with pytest.raises(RuntimeError):
        finish(sheet, screener)

    sheet.refresh_from_db()
    assert (sheet.state, deeds(sheet)) == ("draft", ["screening.started"])


def test_a_finished_sheet_stays_as_it_is(sheet, screener):
    finish(sheet, screener)

    assert refused(finish, sheet, screener, version=2) == "sheet_is_done"
    assert (
        refused(actions.save_answers, sheet, content=content({}), version=2, by=screener)
        == "sheet_is_done"
    )


def test_no_event_tells_a_result_an_answer_the_person_or_the_case(sheet, case, screener):
    actions.save_answers(sheet, content=content(SIGN, note="Rahasia"), version=1, by=screener)
    finish(sheet, screener, version=2)

    events = [event for event in Event.objects.all() if event.deed.startswith("screening.")]
    said = json.dumps([[event.facts, event.refs, event.reason] for event in events])
    assert [event.facts for event in events] == [{}, {}, {}]
    for secret in ("indikasi", "ILO", "yes", "Rahasia", str(case.ref), str(sheet.person_ref)):
        assert secret not in said
    assert case.number not in said


@pytest.mark.parametrize("role", ["CW", "CS", "PO", "HO", "AUD", "ADM", "CUS", "CMS"])
def test_no_other_role_sees_a_sheet_by_role(sheet, staff, role):
    assert not queries.sheets(staff(role)).exists()


def test_the_command_line_sees_none(sheet, screener):
    by = Actor.for_command("test", screener.now)

    assert not queries.sheets(by).exists()
    assert refused(finish, sheet, by) == "not_a_screener"


def test_a_grant_opens_one_sheet_to_a_supervisor_until_it_ends(sheet, screener, staff):
    head = staff("CS")
    until = screener.now + timedelta(hours=1)

    actions.give_access(sheet, who=head.user_ref, may_write=False, until=until, by=screener)

    assert queries.sheet_row(sheet.ref, actor=head) == sheet
    assert not queries.may_write(sheet, actor=head)
    assert refused(finish, sheet, head) == "not_a_screener"
    assert queries.sheet_row(sheet.ref, actor=replace(head, now=until)) is None


def test_a_grant_opens_nothing_to_a_role_without_the_right(sheet, screener, staff):
    officer = staff("CW")
    with transaction.atomic():
        Grant.objects.create(
            kind="screening", ref=sheet.ref, who=officer.user_ref, relation="writer",
            granted_at=screener.now, granted_by="test",
        )  # fmt: skip

    assert not queries.sheets(officer).exists()
    code = refused(
        actions.give_access, sheet, who=officer.user_ref, may_write=True, until=None, by=screener
    )
    assert code == "not_a_reader"


def test_a_writer_may_answer_and_finish_but_let_nobody_in(sheet, screener, staff):
    head = staff("CS")
    actions.give_access(sheet, who=head.user_ref, may_write=True, until=None, by=screener)

    code = refused(
        actions.give_access, sheet, who=screener.user_ref, may_write=True, until=None, by=head
    )

    assert code == "not_a_screener"
    assert finish(sheet, head).state == "done"


def test_giving_reading_takes_writing_back(sheet, screener, staff):
    head = staff("CS")
    for may_write in (True, False):
        actions.give_access(sheet, who=head.user_ref, may_write=may_write, until=None, by=screener)

    assert not queries.may_write(sheet, actor=head)
    later = replace(screener, now=screener.now + timedelta(seconds=1))
    assert [reader.may_write for reader in queries.readers(sheet, actor=later)] == [False]


def test_access_taken_back_is_gone_at_once(sheet, screener, staff):
    head = staff("CS")
    actions.give_access(sheet, who=head.user_ref, may_write=True, until=None, by=screener)

    actions.take_access(sheet, who=head.user_ref, by=screener)

    assert queries.sheet_row(sheet.ref, actor=head) is None
    assert refused(actions.take_access, sheet, who=head.user_ref, by=screener) == "no_access"
    assert deeds(sheet) == ["screening.started", "screening.access_given",
                            "screening.access_taken"]  # fmt: skip


def test_a_person_outside_the_officers_regencies_is_not_named(sheet, screener):
    bound = replace(screener, regencies=frozenset({"53.01"}))

    assert queries.cards([sheet], actor=bound)[0].name == ""
    assert queries.cards([sheet], actor=screener)[0].name == "Yustina Mau Lodo"


def test_a_case_is_found_by_its_number_with_its_people(sheet, case, screener, staff):
    found = queries.case_numbered(f" {case.number.lower()} ", actor=screener)

    assert (found.case_ref, found.number) == (case.ref, case.number)
    assert [(one.name, one.draft) for one in found.people] == [("Yustina Mau Lodo", sheet.ref)]
    assert queries.case_numbered(case.number, actor=staff("CS")) is None
    assert queries.case_numbered("KS-1999-0001", actor=screener) is None


@pytest.mark.parametrize(
    "change",
    [
        {"state": "done"},
        {"state": "done", "done_by": "x"},
        {"done_by": "x"},
        {"result_sealed": b"x"},
    ],
)
def test_the_store_itself_refuses_half_a_result(sheet, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Sheet.objects.filter(pk=sheet.pk).update(**change)


def test_the_store_itself_refuses_a_second_draft(sheet):
    with pytest.raises(IntegrityError), transaction.atomic():
        Sheet.objects.create(
            case_ref=sheet.case_ref, person_ref=sheet.person_ref, made_at=sheet.made_at,
            made_by="x",
        )  # fmt: skip


def test_a_sealed_result_cannot_be_moved_to_another_sheet(sheet, opened, screener):
    other = opened(name="Orang Kedua Uji")
    person: UUID = other.people.get().identity.person.ref
    second = actions.start_sheet(other.ref, person_ref=person, by=screener)
    done = finish(sheet, screener)

    second.result_sealed = done.result_sealed

    with pytest.raises(SealBrokenError):
        sealed.open_result(second)
    assert Case.objects.filter(is_restricted=True).count() == 1
