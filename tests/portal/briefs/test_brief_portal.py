"""Partners take a signed brief that was shared with their kind of unit; nobody another."""

import pytest
from django.test import Client

from sasando.library.publications import sharing
from tests.exchange.referrals.packets import agency_user
from tests.library.publications.signed import signed_brief

pytestmark = pytest.mark.django_db
NUMBER = "PA-2026-0001"
URL = f"/mitra/paparan/{NUMBER}/"
PACK = {"gambaran-umum.pdf", "gambaran-umum.pptx", "gambaran-umum.xlsx", "gambaran-umum.html"}
ALL_SHEETS = {"lembar-53.07.pdf", "lembar-53.21.pdf", "lembar-NTT-5.pdf", "lembar-NTT-7.pdf"}
INNER = {"berita.txt", "angka-diaudit.json", "laporan-bulanan.pdf"}


@pytest.fixture
def shared(reference, actor, monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: actor("HO").now)
    signed_brief()
    for audience in ("DPR", "PRV", "REG"):
        sharing.share(NUMBER, audience, by=actor("HO"))


def partner(role: str, unit: str = "") -> Client:
    client = Client()
    client.force_login(agency_user(f"uji-{role.lower()}", unit=unit, role=role))
    return client


def taken(client: Client) -> set[str]:
    """Return every path that is given out, tried one by one."""
    tried = sorted(PACK | ALL_SHEETS | INNER)
    return {path for path in tried if client.get(f"{URL}berkas/{path}").status_code == 200}


@pytest.mark.parametrize(
    ("role", "unit", "sheets"),
    [
        ("DPR", "DPRD-NTT-KOMISI-V", ALL_SHEETS),
        ("PRV", "", ALL_SHEETS),
        ("REG", "DISNAKER-5307", {"lembar-53.07.pdf", "lembar-NTT-5.pdf"}),
        ("REG", "", set()),
    ],
)
def test_a_partner_takes_the_pack_and_its_own_sheets_and_no_other_form(shared, role, unit, sheets):
    client = partner(role, unit)

    page = client.get(URL).content.decode()

    assert taken(client) == PACK | sheets
    assert {path for path in PACK | ALL_SHEETS | INNER if f"berkas/{path}" in page} == PACK | sheets
    assert NUMBER in client.get("/mitra/paparan/").content.decode()
    assert NUMBER in client.get("/mitra/").content.decode()


def test_an_unshared_brief_answers_as_one_that_is_missing(shared, actor):
    client = partner("DPR")
    signed_brief("PA-2026-0002")
    sharing.withdraw(NUMBER, "DPR", by=actor("HO"))

    answers = [
        client.get(path)
        for number in (NUMBER, "PA-2026-0002", "PA-2099-0001")
        for path in (
            f"/mitra/paparan/{number}/", f"/mitra/paparan/{number}/berkas/gambaran-umum.pdf",
        )
    ]  # fmt: skip

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert "Belum ada paparan" in client.get("/mitra/paparan/").content.decode()
    assert NUMBER not in client.get("/mitra/").content.decode()


@pytest.mark.parametrize("role", ["VIL", "PAR"])
def test_other_partners_have_no_such_room(shared, role):
    client = partner(role, "DISNAKER-5307")

    assert client.get("/mitra/paparan/").status_code in (403, 404)
    assert client.get(f"{URL}berkas/gambaran-umum.pdf").status_code in (403, 404)


def test_a_page_is_shown_in_a_sandbox_and_a_workbook_is_only_saved(shared):
    client = partner("DPR")

    page = client.get(f"{URL}berkas/gambaran-umum.html?lihat=1")
    book = client.get(f"{URL}berkas/gambaran-umum.xlsx?lihat=1")

    assert page["Content-Disposition"].startswith("inline")
    assert "sandbox" in page["Content-Security-Policy"]
    assert book["Content-Disposition"].startswith("attachment")


def test_the_room_reads_in_english(shared):
    client = partner("DPR")
    client.post("/akun/bahasa/", {"language": "en", "next": "/mitra/"})

    assert "Signed briefs" in client.get("/mitra/paparan/").content.decode()
