"""Staff add citations and readings at the desk; each stays unverified until an officer checks."""

from datetime import UTC, datetime

import pytest

from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.foundation.audit.models import Event
from sasando.library.regulations import adding, citing, on_day
from sasando.library.regulations.law import law
from sasando.library.regulations.models import Citation, Reading

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
HOME = "/meja/peraturan/"
CODE = "/akn/id/act/uu/2017/18"
ACT = f"{HOME}instrumen/id/act/uu/2017/18/"
SEEN = {"source_seen": "LN 2017 No. 242, hlm. 20 (uji)", "note": ""}
CITED = {**SEEN, "thing": "indicator sick_returns", "anchor": "31"}
READ = {
    **SEEN, "dispute": "placement_cost", "anchor": "30", "holder": "Asosiasi uji",
    "words": "Bacaan ketiga untuk uji.", "words_en": "A third reading for a test.",
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


def added() -> Citation:
    return Citation.objects.get(kind="indicator", key="sick_returns", anchor="art_31")


def test_a_citation_is_added_unverified_then_checked_by_name(sign_in):
    client = sign_in("po")
    client.post(f"{ACT}rujukan/", CITED)
    before = client.get(f"{ACT}pasal/art_31/").content.decode()

    checker = sign_in("cs")
    checker.post(f"{HOME}rujukan/{added().pk}/", {**SEEN, "is_checked": "on"})

    row = added()
    assert row.added_by and row.added_on == NOW.date()
    assert "belum diverifikasi" in before and f"ditambah {row.added_by}" in before
    assert (row.verified, row.verified_by) == ("primary", "Sela Naru")
    assert [place.anchor for place in citing.places_of("indicator", "sick_returns")] == ["art_31"]
    deeds = Event.objects.filter(deed__startswith="regulations.citation").order_by("seq")
    assert [one.deed for one in deeds] == [
        "regulations.citation_added", "regulations.citation_checked",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "thing",
    ["category BIAYA_BERLEBIH", "duty UU18-2017-41-b", "offer_check papers", "rule KASUS-REKAP-3B"],
)
def test_all_five_kinds_may_rest_on_an_article(sign_in, thing):
    client = sign_in("po")
    kind, key = thing.split(" ")
    choices = client.get(f"{ACT}rujukan/").content.decode()
    if f'value="{thing}"' not in choices:
        thing = next(part for part in choices.split('value="') if part.startswith(f"{kind} "))
        thing = thing.split('"')[0]
        key = thing.split(" ")[1]

    client.post(f"{ACT}rujukan/", {**CITED, "thing": thing, "anchor": "77"})

    assert Citation.objects.filter(kind=kind, key=key, anchor="art_77").count() == 1


def test_what_is_on_record_or_has_no_source_is_refused_in_words(sign_in):
    client = sign_in("po")
    client.post(f"{ACT}rujukan/", CITED)

    again = client.post(f"{ACT}rujukan/", CITED).content.decode()
    bare = client.post(f"{ACT}rujukan/", {**CITED, "anchor": "32", "source_seen": ""})
    strange = client.post(f"{ACT}rujukan/", {**CITED, "thing": "indicator nothing"})
    place = client.post(f"{ACT}rujukan/", {**CITED, "anchor": "<b>"}).content.decode()

    assert adding.CITATION_EXISTS.words.id in again
    assert (bare.status_code, strange.status_code) == (200, 200)
    assert "Tulis pasal seperti" in place
    assert Citation.objects.filter(kind="indicator", key="sick_returns").count() == 1


def test_a_withdrawn_citation_is_gone_stays_as_a_row_and_may_come_back(sign_in):
    client = sign_in("po")
    client.post(f"{ACT}rujukan/", CITED)
    pk = added().pk

    empty = client.post(f"{HOME}rujukan/{pk}/cabut/", {"reason": ""})
    client.post(f"{HOME}rujukan/{pk}/cabut/", {"reason": "Salah pasal"})
    gone = citing.places_of("indicator", "sick_returns")
    missing = client.get(f"{HOME}rujukan/{pk}/cabut/").status_code
    client.post(f"{ACT}rujukan/", CITED)

    assert empty.status_code == 200
    assert gone == []
    assert missing == 404
    assert added().pk == pk
    assert [place.anchor for place in citing.places_of("indicator", "sick_returns")] == ["art_31"]


def test_a_reading_stands_beside_the_others_unverified(sign_in):
    client = sign_in("po")
    client.post(f"{ACT}bacaan/", READ)

    row = Reading.objects.get(holder_id="Asosiasi uji")
    page = client.get(f"{ACT}pasal/art_30/").content.decode()
    checked = client.get(f"{HOME}bacaan/{row.code}/").status_code
    sign_in("cs").post(f"{HOME}bacaan/{row.code}/", {**SEEN, "is_checked": "on"})

    assert (row.dispute, row.position, row.verified_by) == ("placement_cost", 3, "")
    assert "Bacaan ketiga untuk uji." in page and f"ditambah {row.added_by}" in page
    assert checked == 404
    assert Reading.objects.get(code=row.code).verified_by == "Sela Naru"
    assert [one.code for one in on_day.readings_of(CODE, "art_30")][-1] == row.code


def test_a_reading_of_its_own_begins_a_contest_and_can_be_withdrawn(sign_in):
    client = sign_in("po")
    client.post(f"{ACT}bacaan/", {**READ, "dispute": "", "anchor": "42"})
    row = Reading.objects.get(holder_id="Asosiasi uji")

    again = client.post(f"{ACT}bacaan/", {**READ, "dispute": "", "anchor": "42"}).content.decode()
    client.post(f"{HOME}bacaan/{row.code}/cabut/", {"reason": "Salah sumber"})

    assert row.dispute == row.code
    assert adding.READING_EXISTS.words.id in again
    assert row.code not in {one.code for one in law().readings}
    assert Reading.objects.filter(code=row.code, is_withdrawn=True).exists()


def test_readers_outside_see_the_reading_and_no_officers_name(sign_in, client):
    sign_in("po").post(f"{ACT}bacaan/", READ)
    name = Reading.objects.get(holder_id="Asosiasi uji").added_by
    client.logout()

    page = client.get("/peraturan/id/act/uu/2017/18/").content.decode()

    assert "Bacaan ketiga untuk uji." in page
    assert name not in page


@pytest.mark.parametrize("role", ["cw", "aud", "adm", "cus"])
def test_other_roles_add_nothing(sign_in, role):
    client = sign_in(role)
    pages = (f"{ACT}rujukan/", f"{ACT}bacaan/", f"{HOME}bacaan/BIAYA-A/cabut/")

    assert {client.get(page).status_code for page in pages} <= {403, 404}
    assert {client.post(page, CITED).status_code for page in pages} <= {403, 404}
    assert "rujukan/" not in client.get(ACT).content.decode()
