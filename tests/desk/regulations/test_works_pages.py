"""Staff search the law, write and check it, supply texts, and ask what applied on a day."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.library.regulations import law, texts
from sasando.library.regulations.models import Article, Relation, TextSource

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
HOME = "/meja/peraturan/"
LIST, DAY = f"{HOME}instrumen/", f"{HOME}pada-tanggal/"
ACT, RULE = f"{LIST}id/act/uu/2017/18/", f"{LIST}id/act/perban-bp2mi/2024/6/"
SEEN = {"source_seen": "BN 2024/700 (uji)", "note": ""}
WORK = {
    **SEEN, "type": "Perban BP2MI", "number": "6", "year": "2024", "title": "Penanganan kasus",
    "status": "in_force", "level": "national", "language": "Indonesia", "edition": "1",
    "promulgated": "01/03/2024", "in_force_from": "01/03/2024", "is_checked": "on",
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


def upload(client, text: str, **more):
    file = SimpleUploadedFile("uu.txt", text.encode())
    data = {"file": file, "source_seen": "JDIH (uji)", "valid_from": "22/11/2017", "corrects": ""}
    return client.post(f"{ACT}naskah/unggah/", data | more)


@pytest.mark.parametrize("role", ["cw", "cs", "po", "ho", "cus", "aud", "adm"])
def test_all_staff_read_the_law(sign_in, role):
    client = sign_in(role)

    pages = (LIST, ACT, f"{ACT}pasal/art_30/", f"{ACT}naskah/", DAY, f"{DAY}banding/")
    assert [client.get(page).status_code for page in pages] == [200] * len(pages)


@pytest.mark.parametrize(
    ("role", "edits", "verifies"), [("cs", True, True), ("po", True, False), ("aud", False, False)]
)
def test_only_some_write_and_fewer_check(sign_in, role, edits, verifies):
    client = sign_in(role)
    reading = f"{HOME}bacaan/BIAYA-A/"
    relation = Relation.objects.first().ref

    writing = (f"{LIST}baru/", f"{RULE}betulkan/", f"{RULE}hubungan/", f"{RULE}ringkasan/",
               f"{RULE}naskah/unggah/", f"{HOME}hubungan/{relation}/")  # fmt: skip
    assert {client.get(page).status_code for page in writing} == {200 if edits else 404}
    assert client.get(reading).status_code == (200 if verifies else 404)
    assert (b'name="is_checked"' in client.get(writing[1]).content) == verifies


@pytest.mark.parametrize(
    "page", ["id/act/uu/1/1/", "x/", "id/act/uu/2017/18/pasal/satu/",
             "id/act/uu/2017/18/pasal/art_999/", "id/act/uu/2017/18/ringkasan/x/"]
)  # fmt: skip
def test_what_is_not_there_is_not_found(sign_in, page):
    assert sign_in("cs").get(LIST + page).status_code == 404


def test_words_find_works_and_places(sign_in):
    page = sign_in("cw").get(LIST, {"q": "biaya penempatan"}).content.decode()

    assert "Permen P2MI 17/2025" in page
    assert "/pasal/art_30/" in page
    assert "Kepmendagri" not in page


def test_the_list_is_filtered_by_how_works_stand(sign_in):
    client = sign_in("cw")

    contested = client.get(LIST, {"status": "contested"}).content.decode()
    nothing = client.get(LIST, {"q": "tidakadakatabegini"}).content.decode()

    assert contested.count("/instrumen/id/act/") == 1
    assert "<table" not in nothing


def test_a_work_says_what_is_not_verified_and_shows_sixteen_metadata(sign_in):
    page = sign_in("cw").get(ACT).content.decode()

    assert 'class="next next-warn"' in page
    assert page.count("<dt>") >= 16
    assert "LN 2017/242, TLN 6141" in page
    assert "UU18-2017-41-b" in page


def test_a_place_within_an_article_leads_to_the_article(sign_in):
    answer = sign_in("cw").get(f"{ACT}pasal/art_27__para_2/")

    assert answer["Location"] == f"{ACT}pasal/art_27/#art_27__para_2"


def test_a_deadline_rule_and_its_article_lead_to_each_other(sign_in):
    client = sign_in("cw")

    rule = client.get(f"{HOME}R-PERBAN6-30A/").content.decode()
    article = client.get(f"{RULE}pasal/art_30/").content.decode()

    assert f"{RULE}pasal/art_30__para_1__point_a/" in rule
    assert f"{HOME}R-PERBAN6-30A/" in article


def test_a_check_in_the_gazette_names_the_officer(sign_in):
    client = sign_in("cs")

    answer = client.post(f"{RULE}betulkan/", WORK)

    page = client.get(RULE).content.decode()
    name = User.objects.get(username="demo-cs").name
    assert answer.status_code == 302
    assert name in page
    assert "next-warn" not in page
    assert law.law().works["/akn/id/act/perban-bp2mi/2024/6"].in_force_from == date(2024, 3, 1)


def test_whoever_may_not_check_cannot_call_it_checked(sign_in):
    sign_in("po").post(f"{RULE}betulkan/", WORK)

    assert not law.law().works["/akn/id/act/perban-bp2mi/2024/6"].evidence.is_checked


def test_the_second_of_two_savers_is_told(sign_in):
    client = sign_in("cs")
    client.post(f"{RULE}betulkan/", WORK)

    answer = client.post(f"{RULE}betulkan/", WORK)

    assert answer.status_code == 409
    assert "diubah orang lain" in answer.content.decode()


def test_a_work_is_added(sign_in):
    data = WORK | {"type": "Perda Provinsi NTT", "number": "3", "year": "2026",
                   "level": "province", "promulgated": "", "in_force_from": ""}  # fmt: skip

    answer = sign_in("cs").post(f"{LIST}baru/", data)

    assert answer["Location"] == f"{LIST}id-nt/act/perda-provinsi-ntt/2026/3/"


def test_a_circular_amendment_is_refused_in_words(sign_in):
    data = SEEN | {"kind": "amends", "target": "/akn/id/act/uu/2023/6", "anchor": ""}

    answer = sign_in("cs").post(f"{ACT}hubungan/", data)

    assert answer.status_code == 200
    assert "melingkar" in answer.content.decode()


def test_a_relation_is_written_corrected_and_withdrawn(sign_in):
    client = sign_in("cs")
    data = SEEN | {"kind": "amends", "target": "/akn/id/act/perban-bp2mi/2024/6",
                   "anchor": "30(1)a", "on": "01/04/2024"}  # fmt: skip
    client.post(f"{LIST}id/act/permen-p2mi/2025/27/hubungan/", data)
    first = Relation.objects.get(anchor="art_30__para_1__point_a")

    early = client.post(f"{HOME}hubungan/{first.ref}/", SEEN | {"on": "01/04/2020"})
    client.post(f"{HOME}hubungan/{first.ref}/", SEEN | {"on": "01/05/2025"})
    second = Relation.objects.get(corrects=first)
    client.post(f"{HOME}hubungan/{second.ref}/cabut/", {"reason": "Uji"})

    assert "lebih awal" in early.content.decode()
    assert second.on == date(2025, 5, 1)
    assert Relation.objects.get(corrects=second).is_withdrawn


def test_a_place_written_in_no_known_way_is_refused_at_its_field(sign_in):
    data = SEEN | {"anchor": "pasal tiga puluh", "topic": "complaint", "summary": "Uji"}

    page = sign_in("po").post(f"{RULE}ringkasan/", data).content.decode()

    assert "30(1)a" in page
    assert 'class="field wrong"' in page


def test_a_text_is_uploaded_reviewed_and_accepted(sign_in):
    client = sign_in("cs")

    answer = upload(client, "Pasal 1\nSatu zamrud.\nPasal\nTanpa nomor.")
    review = answer["Location"]
    page = client.get(review).content.decode()
    refused = client.post(f"{review}terima/", {"edition": "1"}).content.decode()
    client.post(review, {"text": "Pasal 1\nSatu zamrud.\nPasal 2\n(1) Dua.", "edition": "1"})
    kept = client.post(f"{review}terima/", {"edition": "2"})

    assert "pasal tanpa nomor" in page
    assert f"{review}terima/" not in page
    assert "pasal tanpa nomor" in refused
    assert kept["Location"] == f"{ACT}naskah/"
    assert 'id="art_2__para_1"' in client.get(f"{ACT}naskah/").content.decode()
    assert "Satu zamrud" not in client.get(
        f"{ACT}naskah/", {"tanggal": "2017-11-21"}
    ).content.decode()  # fmt: skip
    assert "/pasal/art_1/" in client.get(LIST, {"q": "zamrud"}).content.decode()


def test_whoever_may_not_verify_uploads_but_does_not_accept(sign_in):
    client = sign_in("po")
    review = upload(client, "Pasal 1\nSatu.")["Location"]

    answer = client.post(f"{review}terima/", {"edition": "1"})

    assert answer.status_code == 404
    assert f"{review}terima/" not in client.get(review).content.decode()
    assert not Article.objects.exists()


def test_a_dropped_text_leaves_the_law_as_it_was(sign_in):
    client = sign_in("cs")
    review = upload(client, "Pasal 1\nSatu.")["Location"]

    client.post(f"{review}buang/")
    again = client.post(f"{review}buang/", follow=True).content.decode()

    assert TextSource.objects.get().state == "dropped"
    assert "sudah diterima atau dibuang" in again


@pytest.mark.parametrize(
    ("text", "said"),
    [("%PDF-1.7", "PDF tidak dibaca"), ("  ", "tidak berisi teks"), ("x\x00y", "tidak dikenal")],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(sign_in, text, said):
    answer = upload(sign_in("cs"), text)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not TextSource.objects.exists()


def test_what_applied_on_a_day_is_answered_with_both_readings(sign_in):
    client = sign_in("cw")

    today = client.get(DAY, {"tanggal": "6 Februari 2026", "kategori": "BIAYA_BERLEBIH"})
    before = client.get(DAY, {"tanggal": "30/06/2018", "pokok": "placement_cost"})

    page = today.content.decode()
    assert "tanpa kecuali" in page
    assert "mungkin tidak mutlak" in page
    assert "Hari mulai berlakunya belum diketahui." in page
    assert "UU 18/2017" in before.content.decode()
    assert "mungkin tidak mutlak" not in before.content.decode()


@pytest.mark.parametrize("day", ["99/99/9999", "besok", "0001-01-01", "31/02/2024"])
def test_a_day_that_is_none_is_said(sign_in, day):
    answer = sign_in("cw").get(DAY, {"tanggal": day})

    assert answer.status_code == 200


def test_days_stand_side_by_side(sign_in):
    query = {"pokok": "placement_cost", "hari": "2018-06-30, 2026-02-06, besok"}

    page = sign_in("cw").get(f"{DAY}banding/", query).content.decode()

    assert page.count('scope="col"') == 3
    assert page.count("chip-warn") == 2


def test_a_case_leads_to_what_applied_on_its_day(sign_in, people):
    from sasando.foundation.access.actor import Actor
    from sasando.records.cases import opening
    from sasando.records.cases.facts import IntakeFacts
    from sasando.records.workers.models import Identity

    client = sign_in("cw")
    user = User.objects.get(username="demo-cw")
    by = Actor(login=user.username, name=user.name, role="CW", now=NOW, user_ref=user.ref)
    facts = IntakeFacts(category="BIAYA_BERLEBIH", channel="LANGSUNG", country="MY",
                        narrative="Uji.", received_at=NOW)  # fmt: skip
    case = opening.open_case(facts, identity=Identity.objects.get(person=people()), by=by)

    page = client.get(f"/meja/kasus/{case.ref}/").content.decode()

    address = f"{DAY}?tanggal=2026-02-11&amp;kategori=BIAYA_BERLEBIH"
    assert address in page
    assert texts.waiting() == 0
