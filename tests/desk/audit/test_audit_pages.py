"""The audit trail on pages: filters in the address, paging below a number, the check."""

import pytest
from django.db import transaction

from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.foundation.audit import actions as audit
from sasando.foundation.audit import chain
from sasando.foundation.audit.models import Event
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
LIST, CHECK = "/meja/jejak/", "/meja/jejak/periksa/"


@pytest.fixture
def auditor(client):
    accounts.ensure_office(is_demo=True, name="Uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)
    client.force_login(User.objects.get(username="demo-aud"))
    return client


@pytest.fixture
def written(actor):
    """Write 60 events of two deeds."""
    for number in range(60):
        with transaction.atomic():
            deed = "workers.viewed" if number % 3 else "workers.unmasked"
            audit.record(by=actor("CW"), deed=deed, reason="pemeriksaan")


def shown(answer):
    return [event.seq for event, _ in answer.context["events"]]


def test_pages_go_back_through_every_event_once(auditor, written):
    first = auditor.get(LIST)
    rest = auditor.get(f"{LIST}?sebelum_no={first.context['next_before']}")

    seen = shown(first) + shown(rest)
    assert seen[:50] == shown(first)
    assert seen == sorted(set(seen), reverse=True)
    assert seen[-1] == 1


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("perbuatan=workers.unmasked", 20),
        ("perbuatan=workers.unmasked&siapa=test-cw", 20),
        ("siapa=tidak-ada", 0),
        ("peran=PO", 0),
        ("perbuatan=workers.unmasked&sejak=11/02/2026&sampai=11/02/2026", 20),
        ("perbuatan=workers.unmasked&sejak=12/02/2026", 0),
        ("perbuatan=workers.unmasked&sampai=10/02/2026", 0),
        ("perbuatan=workers.unmasked&sejak=31/02/2026", 20),
        ("perbuatan=workers.unmasked&sejak=99999999", 20),
    ],
)
def test_filters_stand_in_the_address(auditor, written, query, count):
    assert len(shown(auditor.get(f"{LIST}?{query}"))) == count


@pytest.mark.parametrize("cursor", ["x", "-1", "9" * 40, "1%00", "²", ""])
def test_a_broken_place_in_the_list_gives_its_beginning(auditor, written, cursor):
    answer = auditor.get(f"{LIST}?sebelum_no={cursor}")

    assert answer.status_code == 200
    assert len(shown(answer)) == 50


def test_looking_leaves_an_event_that_keeps_no_typed_word(auditor):
    auditor.get(f"{LIST}?siapa=maria")

    event = Event.objects.order_by("-seq").first()
    assert (event.deed, event.login, event.facts) == (
        "audit.listed",
        "demo-aud",
        {"filters": ["siapa"]},
    )


def test_a_whole_chain_and_an_anchor_of_this_office_are_told(auditor, written):
    answer = auditor.post(CHECK, {"anchor": chain.anchor()})

    assert answer.context["result"].ok
    assert Event.objects.order_by("-seq").first().deed == "audit.verified"
    assert auditor.get(LIST).context["last_check"].facts["ok"] is True


def test_a_strange_anchor_is_told_in_words(auditor, written):
    answer = auditor.post(CHECK, {"anchor": '{"seq": 1, "hash": "x", "mac": "y"}'})

    assert answer.status_code == 200
    assert not answer.context["result"].ok
    assert "<ul>" in answer.content.decode()
