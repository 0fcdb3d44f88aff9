"""Staff find units; a supervisor or head writes them, and the second of two savers is told."""

from datetime import UTC, datetime

import pytest

from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.library.directory import queries

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
LIST, UNIT = "/meja/direktori/", "POLDA-NTT-RENAKTA"
FACTS = {
    "name": "UPTD PPA Uji", "institution": "PEMDA-5321", "services": ["shelter"],
    "regency_code": "53.21", "areas": ["53.21"], "accepts": "on", "answer_days": "3",
    "source": "Surat (uji)",
}  # fmt: skip
COMPANY = {
    "name": "PT Uji Coba", "licence_no": "X-1", "licence": "active", "state_on": "01/02/2026",
    "source": "Daftar (uji)",
}  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_in(reference, client, monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)

    def as_role(role: str):
        client.force_login(User.objects.get(username=f"demo-{role}"))
        return client

    return as_role


@pytest.mark.parametrize("role", ["cw", "cs", "po", "ho", "cus", "aud", "adm"])
def test_all_staff_read_and_only_two_roles_write(sign_in, role):
    client = sign_in(role)

    pages = (LIST, f"{LIST}{UNIT}/", f"{LIST}p3mi/")
    assert [client.get(page).status_code for page in pages] == [200] * 3
    expected = 200 if role in ("cs", "ho") else 404
    writing = (f"{LIST}baru/", f"{LIST}{UNIT}/betulkan/", f"{LIST}p3mi/baru/")
    assert {client.get(page).status_code for page in writing} == {expected}


def test_the_list_is_found_by_name_service_and_place(sign_in):
    client = sign_in("cw")
    asked = {"q": "renakta", "layanan": "police_report", "kabupaten": "53.21", "jenis": "police"}

    found = client.get(LIST, asked).content.decode()
    nothing = client.get(LIST, asked | {"jenis": "church"}).content.decode()

    assert found.count(f'href="{LIST}{UNIT}/"') == 1
    assert "<table" not in nothing


def test_the_list_asks_no_more_for_more_units(sign_in, django_assert_max_num_queries):
    client = sign_in("cw")
    client.get(LIST)

    with django_assert_max_num_queries(10):
        client.get(LIST)


def test_a_unit_that_nobody_checked_shows_as_not_verified(sign_in):
    client = sign_in("cw")

    assert "chip-flag" in client.get(f"{LIST}DISNAKER-5321/").content.decode()
    assert "chip-flag" not in client.get(f"{LIST}{UNIT}/").content.decode()


def test_a_unit_is_added_and_corrected(sign_in):
    client = sign_in("cs")

    made = client.post(f"{LIST}baru/", FACTS)
    changed = FACTS | {"phone": "(0389) 1", "version": "1", "services": []}
    client.post(f"{made['Location']}betulkan/", changed)

    unit = queries.unit("UPTD-PPA-UJI")
    assert made.status_code == 302
    assert (unit.phone, unit.services, unit.version) == ("(0389) 1", (), 2)


def test_the_second_of_two_savers_is_told(sign_in):
    client = sign_in("cs")
    client.post(f"{LIST}baru/", FACTS)
    address = f"{LIST}UPTD-PPA-UJI/betulkan/"
    client.post(address, FACTS | {"version": "1", "phone": "1"})

    answer = client.post(address, FACTS | {"version": "1", "phone": "2"})

    assert answer.status_code == 409
    assert queries.unit("UPTD-PPA-UJI").phone == "1"


def test_a_form_by_halves_is_shown_again(sign_in):
    client = sign_in("cs")

    answer = client.post(f"{LIST}baru/", FACTS | {"source": "", "answer_days": "0"})

    assert answer.status_code == 200
    assert b'role="alert"' in answer.content


def test_a_correction_keeps_an_area_abroad(sign_in):
    client = sign_in("cs")
    address = f"{LIST}KJRI-KUCHING/betulkan/"
    unit = queries.unit("KJRI-KUCHING")
    facts = FACTS | {"name": unit.name, "institution": unit.institution_code, "areas": ["MY"]}

    answer = client.post(address, facts | {"version": str(unit.version)})

    assert answer.status_code == 302
    assert queries.unit("KJRI-KUCHING").areas == ("MY",)


def test_a_company_is_written_and_its_licence_dated(sign_in):
    client = sign_in("ho")

    undated = client.post(f"{LIST}p3mi/baru/", COMPANY | {"state_on": ""})
    client.post(f"{LIST}p3mi/baru/", COMPANY)
    client.post(f"{LIST}p3mi/PT-UJI-COBA/", COMPANY | {"licence": "revoked"})

    assert undated.status_code == 200
    assert queries.p3mi("PT-UJI-COBA").licence == "revoked"
    assert "1 Feb 2026" in client.get(f"{LIST}p3mi/", {"q": "uji"}).content.decode()
