"""The letterbox at the desk, clicked through: code given once, notices taken in, doors shut."""

import re

import pytest
from django.core.cache import cache
from django.db import transaction

from sasando.exchange.letterbox import decisions, links, notices, slips
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.foundation.audit.models import Event
from sasando.records.cases import opening, persons, restricting
from sasando.records.cases.facts import IntakeFacts
from sasando.records.cases.models import Case, Entry
from sasando.records.workers.models import Identity
from tests.conftest import NOW
from tests.exchange.letterbox import boxes

pytestmark = pytest.mark.django_db
BOX = "/meja/kotak-surat/"
SCRIPT = "<script>alert(1)</script>"
REASON = "Ibu kandung, tinggal sendiri, bertanya tiap hari."


@pytest.fixture(autouse=True)
def office(reference, monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)
    cache.clear()


@pytest.fixture
def enter(client):
    def sign_in(login: str):
        client.force_login(User.objects.get(username=login))
        return client

    return sign_in


def officer(login: str = "demo-cw", role: str = "CW", team: str = "kupang") -> Actor:
    user = User.objects.get(username=login)
    return Actor(login, user.name, role, NOW, team=team, user_ref=user.ref)


@pytest.fixture
def case(people):
    by = officer()
    identity = Identity.objects.get(person=people("Yustina Mau Lodo"))
    facts = IntakeFacts("GAJI_TIDAK_DIBAYAR", "LANGSUNG", "Gaji belum dibayar.", NOW)
    made = opening.open_case(facts, identity=identity, by=by)
    persons.check_kinship(made, kinship="mother", how="KK dilihat.", by=by)
    return made


def about(case) -> links.About:
    return links.About(case.ref, case.number)


def dropped(token: str, **values) -> notices.NoticeView:
    number = boxes.drop(token, **values)
    return next(one for one in notices.waiting() if one.number == number)


def give(client, case):
    data = {"phone": "0380 555 123", "in_person": "on"}
    return client.post(f"/meja/kasus/{case.ref}/kode-keluarga/beri/", data)


def test_the_code_shows_once_on_the_slip_and_opens_the_family_page(enter, case):
    client = enter("demo-cw")

    answer = give(client, case)
    again = client.get(f"/meja/kasus/{case.ref}/kode-keluarga/")

    code = re.search(r"\d{4}( \d{4}){4}", answer.content.decode())[0]
    assert answer["Cache-Control"] == "no-store"
    assert slips.read(code, source="a", now=NOW, today=NOW.date()).number == case.number
    assert again.status_code == 200
    assert code not in again.content.decode()
    assert client.get(f"/meja/kasus/{case.ref}/kode-keluarga/beri/").status_code == 405


def test_the_slip_is_not_made_without_handing_it_over_in_person(enter, case):
    client = enter("demo-cw")

    client.post(f"/meja/kasus/{case.ref}/kode-keluarga/beri/", {"phone": "0380 555 123"})

    assert slips.live(case.ref, today=NOW.date()) is None


def test_a_protected_case_says_why_and_the_head_of_office_decides(enter, case):
    Case.objects.filter(pk=case.pk).update(violence_at_home=True)
    client, path = enter("demo-cw"), f"/meja/kasus/{case.ref}/kode-keluarga/"

    shown = client.get(path).content.decode()
    refused = give(client, case).content.decode()
    client.post(f"{path}minta/", {"reason": REASON})
    asked = decisions.waiting()[0]
    assert client.get(f"{BOX}keputusan/{asked.ref}/").status_code == 404
    head = enter("demo-ho")
    home = head.get("/meja/").content.decode()
    page = head.get(f"{BOX}keputusan/{asked.ref}/").content.decode()
    head.post(f"{BOX}keputusan/{asked.ref}/", {"agree": "yes", "why": REASON})

    assert "kekerasan di rumah" in shown
    assert "kekerasan di rumah" in refused
    assert case.number in home
    assert REASON in page
    assert "Yustina" not in page
    assert re.search(r"\d{4}( \d{4}){4}", give(enter("demo-cw"), case).content.decode())


@pytest.mark.parametrize("when", ["before", "after"])
def test_of_a_restricted_case_the_head_reads_only_that_it_is(enter, case, when):
    grounds = ["minor", "restricted"] if when == "before" else ["minor"]
    with transaction.atomic():
        decisions.ask(
            case.ref, number=case.number, grounds=grounds, reason=REASON,
            by=officer(),
        )  # fmt: skip

    with transaction.atomic():
        restricting.restrict(case.ref, by=officer())

    page = enter("demo-ho").get(f"{BOX}keputusan/").content.decode()

    assert "kasus terbatas" in page
    assert "anak" not in re.search(r"<tbody>.*</tbody>", page, re.S)[0]


@pytest.mark.parametrize(
    ("login", "status"), [("demo-cw2", 404), ("demo-ho", 404), ("demo-cs", 200)]
)
def test_only_who_carries_the_case_opens_its_family_code(enter, case, login, status):
    client = enter(login)

    assert client.get(f"/meja/kasus/{case.ref}/kode-keluarga/").status_code == status
    assert (give(client, case).status_code == 404) == (status == 404)


def test_a_link_is_shown_once_and_its_notice_waits_on_list_and_home(enter, case):
    client = enter("demo-cw")

    made = client.post(f"{BOX}tautan/", {"unit": "GMIT", "number": case.number})
    token = re.search(r"/lapor/kabar/([^/]+)/", made.content.decode())[1]
    number = boxes.drop(token, text=SCRIPT)
    listed, home = client.get(BOX).content.decode(), client.get("/meja/").content.decode()

    assert all(text in listed for text in (number, "GMIT", case.number))
    assert number in home
    assert "alert(1)" not in listed + home
    assert token not in listed


def test_a_link_about_a_case_of_others_is_not_made(enter, case):
    answer = enter("demo-cw2").post(f"{BOX}tautan/", {"unit": "GMIT", "number": case.number})

    assert "tidak terbuka" in answer.content.decode()
    assert links.standing(today=NOW.date()) == []


def test_a_notice_is_shown_inert_and_the_look_is_written_first(enter):
    found = dropped(boxes.link(), text=SCRIPT)

    body = enter("demo-cw").get(f"{BOX}kabar/{found.ref}/").content.decode()

    assert "&lt;script&gt;alert(1)" in body
    assert SCRIPT not in body
    assert boxes.CONTACT in body
    assert Event.objects.filter(deed="letterbox.notice_read").count() == 1


def test_a_notice_becomes_a_note_of_its_case_once(enter, case):
    client, found = enter("demo-cw"), dropped(boxes.link(about(case)))
    path = f"{BOX}kabar/{found.ref}/kasus/"

    first = client.post(path, {"number": case.number, "kind": "contact"})
    second = client.post(path, {"number": case.number, "kind": "note"})

    assert first.status_code == 302
    assert "Diambil oleh" in second.content.decode()
    entry = Entry.objects.get(case=case, deed="notice_taken_in")
    assert entry.kind == "contact"
    assert boxes.TEXT in client.get(f"/meja/kasus/{case.ref}/").content.decode()
    assert notices.waiting() == []


def test_a_notice_fills_in_a_new_case_that_keeps_it(enter):
    client, found = enter("demo-cw"), dropped(boxes.link())

    page = client.get(f"/meja/kasus/baru/?kabar={found.ref}").content.decode()
    data = {
        "notice": str(found.ref), "category": "ORANG_HILANG", "channel": "LEMBAGA_AGAMA_LSM",
        "narrative": boxes.TEXT, "received_at": "11/02/2026 09.00", "procedural": "unknown",
    }  # fmt: skip
    client.post("/meja/kasus/baru/", data)

    assert boxes.TEXT in page
    assert f'value="{found.ref}"' in page
    taken = notices.done()[0]
    made = Case.objects.get(number=taken.became_number)
    assert taken.became == "case"
    assert Entry.objects.filter(case=made, deed="notice_taken_in").count() == 1


def test_a_notice_is_set_aside_with_its_reason(enter):
    client, found = enter("demo-cs"), dropped(boxes.link())

    client.post(f"{BOX}kabar/{found.ref}/sisihkan/", {"reason": " "})
    assert notices.waiting() != []
    client.post(f"{BOX}kabar/{found.ref}/sisihkan/", {"reason": "Kembar dengan telepon."})

    assert notices.waiting() == []
    body = client.get(f"{BOX}kabar/{found.ref}/").content.decode()
    assert "Kembar dengan telepon." in body


def test_a_notice_about_a_case_is_as_closed_as_the_case(enter, case):
    found = dropped(boxes.link(about(case), by=officer()))
    with transaction.atomic():
        restricting.restrict(case.ref, by=officer())

    for login in ("demo-cw2", "demo-cs"):
        client = enter(login)
        listed = client.get(BOX).content.decode()
        assert found.number in listed
        table = re.search(r"<tbody>.*?</tbody>", listed, re.S)[0]
        assert case.number not in table
        assert found.number not in client.get("/meja/").content.decode()
        for part in ("", "kasus/", "sisihkan/"):
            answer = client.post(f"{BOX}kabar/{found.ref}/{part}", {"reason": "x", "number": "x"})
            assert answer.status_code == 404 or boxes.TEXT not in answer.content.decode()
        assert client.get(f"{BOX}kabar/{found.ref}/").status_code == 404
        assert client.get(f"/meja/kasus/baru/?kabar={found.ref}").status_code == 404
    assert enter("demo-cw").get(f"{BOX}kabar/{found.ref}/").status_code == 200
    assert notices.waiting()[0].ref == found.ref


def test_links_that_stand_hide_the_case_from_others(enter, case):
    boxes.link(about(case))

    listed = enter("demo-cw2").get(BOX).content.decode()

    assert case.number not in listed


def test_a_link_is_ended_and_opens_nothing(enter, case):
    token = boxes.link(about(case))
    client, one = enter("demo-cw"), links.standing(today=NOW.date())[0]

    asked = client.get(f"{BOX}tautan/{one.ref}/akhiri/")
    client.post(f"{BOX}tautan/{one.ref}/akhiri/")

    assert asked.status_code == 200
    assert client.get(f"/lapor/kabar/{token}/").status_code == 404


@pytest.mark.parametrize("login", ["demo-po", "demo-aud", "demo-adm", "demo-ho", "demo-scr"])
def test_other_roles_find_no_letterbox(enter, login):
    found = dropped(boxes.link())
    client = enter(login)

    assert client.get(BOX).status_code == 404
    assert client.get(f"{BOX}kabar/{found.ref}/").status_code == 404
