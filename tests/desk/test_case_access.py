"""Every surface of a case, derived ones too: closed to whoever it is not theirs (promises §6)."""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import RoleGrant, Team, User
from sasando.records.cases import restricting, working
from sasando.records.cases.glass import break_glass
from sasando.records.cases.models import Case, Entry
from tests.conftest import NOW
from tests.exchange.referrals.packets import agency_user
from tests.records.cases.conftest import opened, staff  # noqa: F401

pytestmark = pytest.mark.django_db
UNKNOWN = uuid.UUID("00000000-0000-4000-8000-00000000000f")
NAME, STORY, PHONE = "Kanari Lodo Ngongo", "Cerita kanari yang tidak boleh bocor.", "081299887766"
# Nobody among them owns the case, helps with it, or supervises its team.
STRANGERS = ("CW", "CS", "HO", "PAR")
# The same for every other role, in the longer proofs.
ALL_STRANGERS = [
    *STRANGERS,
    *(
        pytest.param(role, marks=pytest.mark.prove)
        for role in ("PO", "AUD", "ADM", "SCR", "CUS", "CMS", "DPR", "VIL")
    ),
]
LISTS = (
    "/meja/", "/meja/kasus/?daftar=semua", "/meja/kasus/?daftar=semua&q=Kanari",
    "/meja/kasus/?masalah=GAJI_TIDAK_DIBAYAR", "/meja/kasus/?prioritas=high",
    "/meja/kasus/dikenal/?q=Kanari", "/meja/kasus/lembaga/", "/meja/kasus/darurat/tinjauan/",
    "/meja/kotak-surat/", "/meja/penapisan/", "/meja/jejak/",
)  # fmt: skip


def case_routes() -> list[str]:
    """Return every staff address that names a case, with `{case}` in its place."""
    found = []

    def walk(patterns, prefix):
        for pattern in patterns:
            path = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, path)
            elif isinstance(pattern, URLPattern) and path.startswith("meja/kasus/<uuid:ref>/"):
                path = path.replace("<uuid:ref>", "{case}", 1)
                path = re.sub(r"<uuid:\w+>", str(UNKNOWN), path)
                found.append("/" + re.sub(r"<(?:slug|str):\w+>", "catatan", path))

    walk(get_resolver().url_patterns, "")
    return found


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    moment = {"now": NOW}
    monkeypatch.setattr("sasando.config.clock.now", lambda: moment["now"])
    return moment


@pytest.fixture
def office(reference):
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    Team.objects.get_or_create(code="lain", defaults={"name": "Lain"})


@pytest.fixture
def case(office, opened, staff):  # noqa: F811
    row = opened(by=staff("CW"), name=NAME, narrative=STORY, complainant_phone=PHONE)
    working.add_note(row, text=STORY, by=staff("CW"))
    return row


@pytest.fixture
def sign_in(office):
    def go(role, login="orang-lain"):
        client = Client()
        if role in ("PAR", "DPR", "VIL"):
            client.force_login(agency_user(login, unit="", role=role))
            return client
        user = User.objects.create_user(login, name="Orang Lain", created_at=NOW, created_by="uji")
        User.objects.filter(pk=user.pk).update(is_demo=True)
        RoleGrant.objects.create(
            user=user, role=role, team=Team.objects.get(code="lain"),
            starts_on=NOW.date() - timedelta(days=9), granted_at=NOW, granted_by="uji",
        )  # fmt: skip
        client.force_login(User.objects.get(pk=user.pk))
        return client

    return go


def told(answer) -> tuple[int, bytes]:
    body = b"".join(answer) if answer.streaming else answer.content
    body = re.sub(rb'(csrfmiddlewaretoken|name="next")" value="[^"]*"', b"", body)
    return answer.status_code, re.sub(rb"[0-9a-f]{8}-[0-9a-f-]{27}", b"", body)


def test_there_are_many_surfaces():
    assert len(case_routes()) >= 30


@pytest.mark.parametrize("role", ALL_STRANGERS)
def test_a_case_of_others_answers_as_one_that_is_not_there(case, sign_in, role):
    client = sign_in(role)
    before = (Entry.objects.count(), Case.objects.get().version)
    wrong = []

    for route in case_routes():
        for method in ("get", "post"):
            real, missing = (
                told(getattr(client, method)(route.format(case=ref))) for ref in (case.ref, UNKNOWN)
            )
            if real[0] not in (404, 405) or real != missing:
                wrong.append((route, method, real[0], missing[0]))

    assert wrong == []
    assert (Entry.objects.count(), Case.objects.get().version) == before


@pytest.mark.parametrize(
    "role",
    [
        "CW",
        *(pytest.param(one, marks=pytest.mark.prove) for one in ("CS", "PO", "HO", "AUD", "SCR")),
    ],
)
def test_no_list_count_hint_or_message_tells_of_a_case_of_others(case, sign_in, role):
    client = sign_in(role)

    bodies = [told(client.get(path))[1].decode() for path in LISTS]

    assert not [secret for secret in (STORY, PHONE) for body in bodies if secret in body]
    if role not in ("HO", "AUD"):
        assert not [body for body in bodies if case.number in body]


@pytest.mark.parametrize(
    "change", [{"category": "SAKIT"}, {"priority": "high"}, {"country": "SG"}, {"next_step": "x"}]
)
def test_a_hidden_value_changes_no_answer(case, sign_in, change):
    client = sign_in("CW")
    before = [told(client.get(path)) for path in LISTS]

    Case.objects.filter(pk=case.pk).update(**change)

    assert [told(client.get(path)) for path in LISTS] == before


def test_an_emergency_opening_reads_until_it_ends_and_never_writes(case, sign_in, clock):
    client = sign_in("CW")
    user = User.objects.get(username="orang-lain")
    by = Actor("orang-lain", "Orang Lain", "CW", NOW, team="lain", user_ref=user.ref)
    break_glass(case.number, reason="Keluarga di bandara, pemilik tidak ada.", hours=1, by=by)
    path = f"/meja/kasus/{case.ref}/"

    assert client.get(path).status_code == 200
    assert client.post(f"{path}catatan/", {"text": "x", "kind": "note"}).status_code == 404
    clock["now"] = NOW + timedelta(hours=1)
    assert client.get(path).status_code == 404


def test_a_restricted_case_is_a_closed_book_to_its_team_s_supervisor(case, staff):  # noqa: F811
    with transaction.atomic():
        restricting.restrict(case.ref, by=staff("CW"))
    staff("CS")
    User.objects.filter(username="staff-cs").update(is_demo=True)
    supervisor = Client()
    supervisor.force_login(User.objects.get(username="staff-cs"))

    answers = [told(supervisor.get(route.format(case=case.ref))) for route in case_routes()]
    lists = [told(supervisor.get(path)) for path in LISTS]

    bodies = [body.decode(errors="replace") for _status, body in (*answers, *lists)]
    assert not [one for one in (STORY, PHONE) for body in bodies if one in body]
    assert not [body for _status, body in answers if NAME in body.decode(errors="replace")]


def test_whoever_is_not_signed_in_is_sent_to_sign_in_for_any_address(case):
    client = Client()

    for route in case_routes():
        real = client.get(route.format(case=case.ref))
        assert real.status_code == 302
        assert real["Location"].startswith("/akun/masuk/")
