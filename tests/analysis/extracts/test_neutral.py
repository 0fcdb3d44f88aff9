"""Nobody can count trafficking, or a death that the family does not know of, from a snapshot."""

import pytest

from sasando.analysis.extracts import snapshots
from sasando.records.screening import actions as screening
from sasando.records.screening.facts import SheetContent

pytestmark = pytest.mark.django_db
SIGNS = {"TPPO_ACT-SEND": "yes", "TPPO_MEANS-DEBT": "yes", "TPPO_PURPOSE-EXPLOIT": "yes"}
OF_CASES = (
    "cases", "terms", "steps", "costs", "referrals", "closings", "handovers", "tasks", "entries",
)  # fmt: skip


def contents(by):
    """Return every row of every table of cases, as text."""
    found = snapshots.freeze(as_of=None, by=by)
    return {name: snapshots.read_table(found, name).rows() for name in OF_CASES}


def screen(case, by):
    person = case.people.get().identity.person.ref
    sheet = screening.start_sheet(case.ref, person_ref=person, by=by)
    screening.finish_sheet(sheet, content=SheetContent(answers=SIGNS), version=1, by=by)


@pytest.mark.prove
def test_a_screened_person_is_one_of_the_others(home, worked, staff, by):
    other = worked[2]
    other_row = _row(by, other)

    screen(worked[0], staff("SCR"))
    told = contents(by)

    categories = [row[0] for row in told["cases"]]
    assert sorted(categories) == ["LAINNYA", "LAINNYA", "SAKIT"]
    # What an ordinary case of that name says, the screened one says too.
    screened = next(row for row in told["cases"] if row != other_row and row[0] == "LAINNYA")
    assert screened[:2] == other_row[:2] == ("LAINNYA", "other")


def _row(by, case):
    found = snapshots.freeze(as_of=None, by=by)
    frame = snapshots.read_table(found, "cases")
    return next(row for row in frame.rows() if row[0] == case.category)


def test_a_screened_case_and_an_ordinary_one_of_that_name_are_the_same_rows(
    home, opened, staff, by
):
    ordinary = opened("LAINNYA", name="Uji Satu")
    plain = contents(by)
    type(ordinary).objects.filter(pk=ordinary.pk).update(category="GAJI_TIDAK_DIBAYAR")
    screen(ordinary, staff("SCR"))

    assert contents(by) == plain


@pytest.mark.parametrize("category", ["PERDAGANGAN_ORANG", "KERJA_PAKSA", "SCAM_DARING"])
def test_a_case_opened_as_trafficking_is_not_told_apart(home, opened, by, category):
    case = opened(category, name="Uji Dua")
    named = contents(by)
    type(case).objects.filter(pk=case.pk).update(category="LAINNYA")

    assert named == contents(by)
    assert named["cases"][0][:2] == ("LAINNYA", "other")


def test_a_death_the_family_does_not_know_of_is_not_told(home, opened, by):
    opened("MENINGGAL", name="Uji Tiga")
    told = contents(by)

    assert [row[:2] for row in told["cases"]] == [("LAINNYA", "other")]
    assert told["steps"] == []


def test_the_agency_of_a_restricted_case_is_other(home, opened, staff, by):
    from sasando.records.cases.models import CaseReferral

    case = opened(name="Uji Empat")
    CaseReferral.objects.create(
        case=case, packet=case.ref, number="R-1", kind="referral", agency_code="RSUD-JOHANNES",
        agency_name="Uji", purpose="health", basis="consent", sent_at=by.now, sent_by="test",
        answer_due_on=by.today,
    )  # fmt: skip
    before = snapshots.read_table(snapshots.freeze(as_of=None, by=by), "referrals")
    screen(case, staff("SCR"))
    after = snapshots.read_table(snapshots.freeze(as_of=None, by=by), "referrals")

    assert before["agency_kind"].to_list() == ["health"]
    assert after.select("agency_kind", "category", "category_group").rows() == [
        ("other", "LAINNYA", "other")
    ]


def test_police_and_social_services_are_one_kind_of_agency():
    from sasando.analysis.extracts.of_cases import SHOWN_AGENCIES

    assert not SHOWN_AGENCIES & {"police", "social", "legal_aid", "church", "ngo", "oversight"}
