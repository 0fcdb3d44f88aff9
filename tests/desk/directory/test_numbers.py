"""Staff see which numbers stand; a supervisor or head records a test call."""

import pytest

from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.foundation.audit.models import Event
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
NUMBERS, CALL = "/meja/direktori/nomor/", "/meja/direktori/SAPA-129/uji/"


@pytest.fixture
def sign_in(reference, client, monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)

    def as_role(role: str):
        client.force_login(User.objects.get(username=f"demo-{role}"))
        return client

    return as_role


def test_a_test_call_makes_a_number_stand(sign_in):
    client = sign_in("cs")
    before = client.get(NUMBERS).content.decode()

    answer = client.post(CALL, {"outcome": "answered", "on": "10/02/2026"})

    after = client.get(NUMBERS).content.decode()
    assert answer.status_code == 302
    assert "belum pernah diuji" in before and "nomor dicetak" in after
    assert Event.objects.filter(deed="directory.number_tried").count() == 1


def test_a_day_to_come_is_refused_with_words(sign_in):
    answer = sign_in("cs").post(CALL, {"outcome": "answered", "on": "12/02/2026"})

    assert answer.status_code == 200
    assert "hari yang sudah tiba" in answer.content.decode()


def test_a_caseworker_reads_and_does_not_record(sign_in):
    client = sign_in("cw")

    assert client.get(NUMBERS).status_code == 200
    assert client.get(CALL).status_code != 200
