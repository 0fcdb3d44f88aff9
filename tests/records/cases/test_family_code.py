"""The family code follows its case: given with reason, current in each act, stopped at once."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import transaction

from sasando.domain.values.money import Money
from sasando.domain.values.words import Refused
from sasando.exchange.letterbox import decisions
from sasando.exchange.letterbox import slips as hatch
from sasando.exchange.letterbox.models import Slip
from sasando.foundation.audit.models import Event
from sasando.foundation.outbox.models import Message
from sasando.records.cases import moving, persons, restricting, slips, working
from sasando.records.cases.facts import DetailFacts
from sasando.records.cases.inputs import CostFacts, MinorFacts, TaskFacts
from sasando.records.cases.models import Case, CasePerson, Entry
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
PHONE = "0380 555 123"
REASON = "Ibu kandung, tinggal sendiri, menanyakan tiap hari."


@pytest.fixture(autouse=True)
def no_tries():
    cache.clear()


@pytest.fixture
def checked(opened, staff):
    """Return a function that opens a case whose complainant's kinship was checked."""

    def make(category: str = "GAJI_TIDAK_DIBAYAR", **values):
        by = staff("CW")
        case = opened(category, by=by, **values)
        persons.check_kinship(case, kinship="mother", how="KK dan KTP dilihat.", by=by)
        return case, by

    return make


def read(code: str):
    return hatch.read(code, source="10.0.0.1", now=NOW, today=NOW.date())


def cost(payer: str, minor: int, currency: str = "IDR", *, about: bool = False) -> CostFacts:
    return CostFacts(
        "travel", "Ojek", Money(minor, currency), is_estimate=about, payer=payer, state="planned"
    )


def test_no_code_before_the_kinship_is_checked(opened, staff):
    case = opened()

    with pytest.raises(Refused) as refused:
        slips.give(case, phone=PHONE, by=staff("CW"))

    assert refused.value.refusal.code == "family_kinship"
    assert not Slip.objects.exists()


@pytest.mark.parametrize(
    "phone", ["", "Ibu Maria 0812", "12", "0380 555 123; Petrus", "0" * 40, "<b>0380555</b>"]
)
def test_the_telephone_of_the_slip_holds_digits_only(checked, phone):
    case, by = checked()

    with pytest.raises(Refused) as refused:
        slips.give(case, phone=phone, by=by)

    assert refused.value.refusal.code == "family_phone"


def test_the_family_reads_status_next_step_whom_to_call_and_cost_but_no_name(checked):
    case, by = checked()

    made = slips.give(case, phone=PHONE, by=by)

    found = read(made.code)
    assert (found.number, found.status.id, found.phone) == (case.number, "Diterima", PHONE)
    assert found.next_step.id
    assert found.family_pays == (hatch.Share(Money(0, "IDR"), is_estimate=False),)
    said = repr(found)
    names = ("Yustina", by.name, "Gaji tiga bulan", "mother")
    assert [name for name in names if name in said] == []


def test_the_slip_is_current_within_each_act(checked):
    case, by = checked()
    code = slips.give(case, phone=PHONE, by=by).code

    working.write_cost(case, facts=cost("family", 5_000_000), by=by)
    working.write_cost(case, facts=cost("family", 2_500_000, about=True), by=by)
    working.write_cost(case, facts=cost("family", 1200, "MYR"), by=by)
    working.write_cost(case, facts=cost("office", 9_900_000), by=by)
    pays = {share.money: share.is_estimate for share in read(code).family_pays}
    assert pays == {Money(7_500_000, "IDR"): True, Money(1200, "MYR"): False}

    later = NOW + timedelta(days=2)
    working.add_task(case, facts=TaskFacts("Telepon Petrus Lado", due_on=later.date()), by=by)
    found = read(code)
    assert (found.next_on, "Petrus" in repr(found)) == (later.date(), False)

    moving.write_assessment(case, text="Aman.", version=case_now(case).version, by=by)
    assert read(code).status.id == "Diases"


def case_now(case) -> Case:
    return Case.objects.get(pk=case.pk)


def test_an_act_that_fails_changes_no_slip(checked):
    case, by = checked()
    code = slips.give(case, phone=PHONE, by=by).code
    before = read(code)

    with pytest.raises(RuntimeError), transaction.atomic():
        working.write_cost(case, facts=cost("family", 5_000_000), by=by)
        raise RuntimeError

    assert read(code) == before


def restrict(case, by):
    with transaction.atomic():
        restricting.restrict(case.ref, by=by)


def minor(case, by):
    person = CasePerson.objects.get(case=case)
    facts = MinorFacts(is_minor=True, guardian_name="", guardian_kinship="", best_interest="")
    persons.write_minor(case, person=person.ref, facts=facts, version=person.version, by=by)


def correct(case, by, **change):
    row = case_now(case)
    names = DetailFacts.__dataclass_fields__
    facts = DetailFacts(**({name: getattr(row, name) for name in names} | change))
    working.correct_details(row, facts=facts, version=row.version, by=by)


def signs(case, by):
    correct(case, by, category="KERJA_PAKSA")


def violence(case, by):
    correct(case, by, violence_at_home=True)


@pytest.mark.parametrize("protect", [restrict, minor, signs, violence])
def test_the_code_stops_in_the_act_that_protects_the_case(checked, protect):
    case, by = checked()
    code = slips.give(case, phone=PHONE, by=by).code
    assert read(code) is not None

    protect(case, by)

    assert read(code) is None
    assert Slip.objects.get().content_sealed is None
    assert Entry.objects.filter(case=case, deed="family_code_stopped").count() == 1
    event = Event.objects.get(deed="cases.family_code_stopped")
    assert "why" not in event.facts
    assert Message.objects.filter(kind="family_code_stopped", to_user=by.user_ref).count() == 1


@pytest.mark.parametrize(
    ("category", "values", "code"),
    [
        ("PERDAGANGAN_ORANG", {}, "family_signs"),
        ("GAJI_TIDAK_DIBAYAR", {"is_minor": True}, "family_minor"),
        ("GAJI_TIDAK_DIBAYAR", {"violence_at_home": True}, "family_home"),
        ("MENINGGAL", {}, "family_untold"),
    ],
)
def test_protected_cases_give_no_code_by_default(checked, category, values, code):
    case, by = checked(category, **values)

    with pytest.raises(Refused) as refused:
        slips.give(case, phone=PHONE, by=by)

    assert refused.value.refusal.code == code


def test_only_the_head_of_office_lifts_it_and_a_later_ground_stops_the_code(checked, staff):
    case, by = checked(is_minor=True)
    slips.ask(case, reason=REASON, by=by)
    asked = decisions.waiting()[0]

    with pytest.raises(Refused) as short:
        decisions.decide(asked.ref, agree=True, why="ya", by=staff("HO"))
    with pytest.raises(Refused):
        decisions.decide(asked.ref, agree=True, why=REASON, by=by)
    decisions.decide(asked.ref, agree=True, why=REASON, by=staff("HO"))
    code = slips.give(case, phone=PHONE, by=by).code

    assert short.value.refusal.code == "family_reason_short"
    assert read(code) is not None
    violence(case, by)
    assert read(code) is None
    slips.ask(case, reason=REASON, by=by)
    decisions.decide(decisions.waiting()[0].ref, agree=False, why=REASON, by=staff("HO"))
    assert slips.why_not_give(case_now(case)).code == "family_home"


def test_a_request_is_refused_where_no_decision_can_help(checked, staff):
    plain, by = checked()
    untold, _by = checked("MENINGGAL")

    for case, code in ((plain, "family_no_decision_needed"), (untold, "family_untold")):
        with pytest.raises(Refused) as refused:
            slips.ask(case, reason=REASON, by=by)
        assert refused.value.refusal.code == code
    assert decisions.waiting() == []


def test_a_code_is_revoked_with_a_reason_and_gone_at_once(checked):
    case, by = checked()
    code = slips.give(case, phone=PHONE, by=by).code

    with pytest.raises(Refused):
        slips.revoke(case, reason=" ", by=by)
    slips.revoke(case, reason="Slip hilang.", by=by)

    assert read(code) is None
    with pytest.raises(Refused):
        slips.revoke(case, reason="Slip hilang.", by=by)


def test_whoever_does_not_carry_the_case_gives_no_code(checked, staff):
    case, _by = checked()

    with pytest.raises(Refused):
        slips.give(case, phone=PHONE, by=staff("CW", login="other"))

    assert not Slip.objects.exists()


def test_the_code_stands_in_no_line_or_event(checked):
    case, by = checked()

    code = slips.give(case, phone=PHONE, by=by).code

    written = [*Entry.objects.values_list("facts", flat=True), *Event.objects.values()]
    assert code not in repr(written)
    assert code.replace(" ", "") not in repr(written)
    assert Event.objects.filter(deed="cases.family_code_given").count() == 1


def test_a_death_gives_a_code_after_the_family_was_told_and_the_head_agreed(checked, staff):
    case, by = checked("MENINGGAL")
    head = staff("CS")
    for evidence in ("fingerprint", "kin"):
        match = persons.add_match(case, evidence=evidence, note="Cocok.", by=by)
        persons.agree(case, match=match.ref, by=head)
    for step in ("identity_sure", "family_told"):
        moving.finish_step(case, code=step, on=NOW.date(), note="", by=by)

    with pytest.raises(Refused) as refused:
        slips.give(case, phone=PHONE, by=by)
    slips.ask(case, reason=REASON, by=by)
    decisions.decide(decisions.waiting()[0].ref, agree=True, why=REASON, by=staff("HO"))

    assert refused.value.refusal.code == "family_death"
    assert read(slips.give(case, phone=PHONE, by=by).code) is not None
