"""The directory finds units by service and place, shows its sources, and keeps own edits."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.library.directory import actions, queries
from sasando.library.directory.actions import P3miFacts, UnitFacts
from sasando.library.directory.models import P3mi, Service, Unit
from sasando.library.places.models import ReferenceFile
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("reference")
FACTS = UnitFacts(
    name="UPTD PPA Uji", institution="PEMDA-5321", source="Surat dinas (uji)",
    regency_code="53.21", areas=("53.21",), services=frozenset({"shelter", "health"}),
)  # fmt: skip


def codes(**chosen) -> set[str]:
    return {unit.code for unit in queries.units(**chosen)}


def test_every_shipped_row_is_loaded():
    assert (len(queries.institutions()), len(queries.units())) == (53, 155)


def test_every_unit_has_a_known_kind_known_services_and_a_source():
    for unit in queries.units():
        assert unit.kind in queries.KINDS
        assert set(unit.services) <= set(queries.SERVICES)
        assert unit.source


def test_no_telephone_number_is_shipped_but_the_one_a_service_is_named_after():
    assert {unit.code: unit.phone for unit in queries.units() if unit.phone} == {"SAPA-129": "129"}


def test_units_are_found_by_service():
    assert codes(service="police_report") == {"POLDA-NTT-RENAKTA"}


def test_a_regency_finds_its_own_units_and_those_of_the_province():
    found = codes(regency="53.21")

    assert {"DISNAKER-5321", "POLDA-NTT-RENAKTA"} <= found
    assert not {"DISNAKER-5304", "IMIGRASI-ATAMBUA", "KJRI-KUCHING"} & found


def test_what_comes_from_memory_is_flagged():
    assert not queries.unit("DISNAKER-5321").is_verified
    assert queries.unit("POLDA-NTT-RENAKTA").is_verified


def test_an_added_unit_is_found_with_its_services(actor):
    row = actions.add_unit(FACTS, by=actor("CS"))

    found = queries.unit(row.code)
    assert set(found.services) == {"shelter", "health"}
    assert (found.institution_code, found.source_date) == ("PEMDA-5321", NOW.date())
    assert Event.objects.first().deed == "directory.unit_written"


def test_a_service_that_ended_finds_the_unit_no_longer(actor):
    code = actions.add_unit(FACTS, by=actor("CS")).code
    facts = replace(FACTS, services=frozenset({"health"}))

    actions.correct_unit(code, facts=facts, version=1, by=actor("CS"))

    assert code not in codes(service="shelter")
    assert Service.objects.filter(unit__code=code).count() == 2


def test_the_second_of_two_savers_is_refused(actor):
    code = actions.add_unit(FACTS, by=actor("CS")).code
    actions.correct_unit(code, facts=replace(FACTS, phone="(0380) 1"), version=1, by=actor("CS"))

    with pytest.raises(Refused) as found:
        actions.correct_unit(code, facts=FACTS, version=1, by=actor("CS"))

    assert found.value.refusal.code == "stale_version"
    assert queries.unit(code).phone == "(0380) 1"


@pytest.mark.parametrize(
    "change",
    [{"name": " "}, {"institution": "X"}, {"source": ""}, {"services": frozenset({"x"})},
     {"answer_days": 0}],
)  # fmt: skip
def test_a_unit_by_halves_is_refused(actor, change):
    with pytest.raises(Refused) as found:
        actions.add_unit(replace(FACTS, **change), by=actor("CS"))

    assert found.value.refusal.code == "unit_incomplete"


def test_a_name_stands_once(actor):
    actions.add_unit(FACTS, by=actor("CS"))

    with pytest.raises(Refused) as found:
        actions.add_unit(FACTS, by=actor("CS"))

    assert found.value.refusal.code == "unit_exists"


def test_a_later_load_leaves_what_the_office_wrote(actor):
    code = "UPTD-PPA-NTT"
    actions.correct_unit(code, facts=FACTS, version=1, by=actor("CS"))
    ReferenceFile.objects.filter(name="units.csv").delete()

    actions.load_reference(NOW)

    found = queries.unit(code)
    assert (found.name, set(found.services)) == ("UPTD PPA Uji", {"shelter", "health"})
    assert Unit.objects.get(code=code).offered["name"] == "UPTD PPA Provinsi NTT"


def test_a_service_that_the_file_names_no_longer_ends():
    unit = Unit.objects.get(code="IRGSC")
    Service.objects.create(unit=unit, code="shelter")
    ReferenceFile.objects.filter(name="units.csv").delete()

    actions.load_reference(NOW)

    assert queries.unit("IRGSC").services == ()


def test_a_company_is_found_by_a_part_of_its_name(actor):
    facts = P3miFacts("PT Uji Coba Mandiri", "daftar SIP3MI (uji)", "X-1", "active", NOW.date())

    actions.write_p3mi(facts=facts, by=actor("CS"))

    found = queries.p3mi_named("coba")
    assert [(one.code, one.licence, one.state_on) for one in found] == [
        ("PT-UJI-COBA-MANDIRI", "active", NOW.date())
    ]
    assert Event.objects.first().deed == "directory.p3mi_written"


def test_a_licence_without_its_day_is_refused_by_act_and_table(actor):
    with pytest.raises(Refused) as found:
        actions.write_p3mi(facts=P3miFacts("PT Uji", "daftar", licence="active"), by=actor("CS"))
    with pytest.raises(IntegrityError), transaction.atomic():
        P3mi.objects.create(code="X", name="X", licence_state="revoked", source="x")

    assert found.value.refusal.code == "p3mi_incomplete"


def test_a_licence_is_written_anew(actor):
    facts = P3miFacts("PT Uji", "daftar", licence="active", state_on=date(2026, 1, 2))
    code = actions.write_p3mi(facts=facts, by=actor("CS")).code
    gone = replace(facts, licence="revoked", state_on=date(2026, 2, 1))

    actions.write_p3mi(code, facts=gone, by=actor("CS"))

    assert queries.p3mi(code).licence == "revoked"
