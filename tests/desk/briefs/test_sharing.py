"""The head of office shares a signed brief at the desk, and withdraws it."""

import pytest
from django.test import Client

from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.library.publications import sharing
from tests.conftest import NOW
from tests.library.publications.signed import signed_brief

pytestmark = pytest.mark.django_db
NUMBER = "PA-2026-0001"
PAGE = f"/meja/paparan/{NUMBER}/"


@pytest.fixture
def sign_in(reference, monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)
    signed_brief()

    def go(role):
        client = Client()
        client.force_login(User.objects.get(username=f"demo-{role.lower()}"))
        return client

    return go


def test_the_head_shares_and_withdraws_and_the_page_tells_both(sign_in):
    head = sign_in("HO")

    given = head.post(f"{PAGE}bagikan/", {"audience": "DPR"}, follow=True).content.decode()
    ended = head.post(f"{PAGE}bagikan/", {"audience": "DPR", "do": "withdraw"}, follow=True)

    assert "dibagikan kepada DPRD" in given
    assert "ditarik dari DPRD" in ended.content.decode()
    assert [line.is_open for line in sharing.history(NUMBER)] == [True, False]


@pytest.mark.parametrize("role", ["PO", "CS", "AUD", "CW"])
def test_no_other_role_shares_a_brief(sign_in, role):
    client = sign_in(role)

    answer = client.post(f"{PAGE}bagikan/", {"audience": "DPR"})

    assert answer.status_code in (403, 404)
    assert "bagikan/" not in client.get(PAGE).content.decode()
    assert sharing.history(NUMBER) == []


def test_an_unknown_audience_is_refused_in_words(sign_in):
    page = sign_in("HO").post(f"{PAGE}bagikan/", {"audience": "VIL"}, follow=True)

    assert sharing.NO_AUDIENCE.words.id in page.content.decode()
    assert sign_in("HO").post("/meja/paparan/PA-2099-0001/bagikan/").status_code == 404
