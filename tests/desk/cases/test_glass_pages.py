"""Pages of emergency openings, clicked as three people would."""

import pytest
from django.test import Client

from sasando.foundation.access import glass
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.records.cases.models import Case
from tests.conftest import NOW
from tests.records.cases.conftest import opened, staff  # noqa: F401

pytestmark = pytest.mark.django_db
WHY = "Keluarga di bandara, pemiliknya tidak terjangkau."
PAGE, REVIEWS = "/meja/kasus/darurat/", "/meja/kasus/darurat/tinjauan/"


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)


@pytest.fixture
def sign_in(reference):
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)

    def go(role):
        client = Client()
        client.force_login(User.objects.get(username=f"demo-{role.lower()}"))
        return client

    return go


def test_a_case_of_others_is_opened_read_and_reviewed(sign_in, opened, staff):  # noqa: F811
    case = opened()
    Case.objects.filter(pk=case.pk).update(team="lain")
    reader = sign_in("CW")
    assert reader.get(f"/meja/kasus/{case.ref}/").status_code == 404

    answer = reader.post(PAGE, {"number": case.number, "reason": WHY, "hours": "2"})

    assert answer["Location"] == f"/meja/kasus/{case.ref}/"
    assert reader.get(answer["Location"]).status_code == 200
    assert reader.post(f"/meja/kasus/{case.ref}/catatan/", {"text": "x"}).status_code == 404
    ref = glass.openings()[0].ref
    auditor, head = sign_in("AUD"), sign_in("HO")
    assert WHY in auditor.get(REVIEWS).content.decode()
    assert auditor.post(f"{PAGE}{ref}/", {"verdict": "justified"}).status_code == 404
    head.post(f"{PAGE}{ref}/", {"verdict": "justified"})
    assert glass.openings()[0].reviewed_by == "demo-ho"


@pytest.mark.parametrize("number", ["KS-2026-9999", "apa saja"])
def test_a_number_that_opens_nothing_says_so_and_keeps_what_was_typed(sign_in, number):
    answer = sign_in("CW").post(PAGE, {"number": number, "reason": WHY, "hours": "1"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Kasus tidak ditemukan." in page
    assert WHY in page


@pytest.mark.parametrize("role", ["PO", "HO", "AUD", "ADM", "SCR", "CUS", "CMS"])
def test_other_roles_break_no_glass(sign_in, role):
    client = sign_in(role)

    assert client.get(PAGE).status_code == 404
    assert client.post(PAGE, {"number": "x", "reason": WHY, "hours": "1"}).status_code == 404
