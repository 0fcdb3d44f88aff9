"""A unit reports on its own commitments; partners read what is theirs to read and no more."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sasando.foundation.files import receiving
from sasando.foundation.outbox.models import Message
from sasando.library.commitments import actions
from sasando.library.commitments.facts import INTERNAL, PARTNERS, StepFacts
from sasando.library.commitments.models import Commitment, Meeting
from tests.exchange.referrals.packets import agency_user
from tests.library.commitments.rooms import hearing, promise

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
TODAY = date(2026, 2, 11)
BASE = "/mitra/komitmen/"
REPORT = {"says": "going", "words": "Rancangan keputusan di biro hukum.", "source": ""}
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def office(reference, monkeypatch, settings, tmp_path):
    settings.SASANDO_HOME = tmp_path
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)


@pytest.fixture
def clerk(actor):
    return actor("PO", login="clerk", name="Domi Kaleka")


def partner(role: str, unit: str = "") -> Client:
    client = Client()
    client.force_login(agency_user(f"uji-{role.lower()}-{unit[-4:].lower()}", unit=unit, role=role))
    return client


def ref(number="JP-2026-0004"):
    return Commitment.objects.get(number=number).ref


@pytest.mark.parametrize(
    ("role", "unit", "own"),
    [
        ("PRV", "DISNAKER-NTT", 4), ("DPR", "DPRD-NTT-KOMISI-V", 2), ("DPR", "", 0),
        ("REG", "DISNAKER-5307", 0), ("VIL", "DESA-53.07.01.2001", 0), ("PAR", "LPSK", 0),
    ],
)  # fmt: skip
def test_each_partner_sees_its_own_first_and_then_everything_open(role, unit, own):
    page = partner(role, unit).get(BASE).content.decode()

    assert page.count('class="what"') == 10 + own
    assert ("Komitmen Dinas" in page) == (unit == "DISNAKER-NTT")


def test_a_unit_reports_and_its_words_stand_beside_the_commitment():
    client = partner("PRV", "DISNAKER-NTT")

    answer = client.post(f"{BASE}{ref()}/lapor/", REPORT | {"due_on": "30/06/2026"})

    page = client.get(answer["Location"]).content.decode()
    assert "Rancangan keputusan di biro hukum." in page
    assert "Dinas tenaga kerja Provinsi NTT" in page
    row = Commitment.objects.get(ref=ref())
    assert row.due_on == date(2026, 6, 30)
    assert set(row.steps.values_list("what", "unit")) >= {
        ("reported", "DISNAKER-NTT"), ("dated", "DISNAKER-NTT"),
    }  # fmt: skip


def test_what_a_unit_calls_done_waits_for_the_office():
    client = partner("PRV", "DISNAKER-NTT")

    client.post(f"{BASE}{ref()}/lapor/", REPORT | {"says": "done"})

    page = client.get(f"{BASE}{ref()}/").content.decode()
    assert "unit melaporkan selesai, belum dipastikan" in page.lower() or (
        "Unit melaporkan selesai" in page
    )
    assert Commitment.objects.get(ref=ref()).closing == ""
    assert Message.objects.get(kind="commitment_done").to_role == "PO"


@pytest.mark.parametrize(
    ("role", "unit"), [("REG", "DISNAKER-5307"), ("DPR", "DPRD-NTT-KOMISI-V"), ("PAR", "LPSK")]
)
def test_nobody_reports_for_another(role, unit):
    client = partner(role, unit)

    shown, sent = client.get(f"{BASE}{ref()}/"), client.post(f"{BASE}{ref()}/lapor/", REPORT)

    assert (shown.status_code, sent.status_code) == (200, 404)
    assert "lapor/" not in shown.content.decode()


def test_internal_meetings_commitments_steps_and_files_are_shut(clerk):
    hidden = hearing(clerk, visibility=INTERNAL)
    inside = promise(clerk, hidden)
    open_one = promise(clerk, hearing(clerk))
    step = StepFacts("Rahasia", source="arsip", visibility=INTERNAL)
    made = actions.look(open_one.ref, step=step, is_found=True, by=clerk)
    client = partner("PRV", "DISNAKER-NTT")

    shut = [
        f"{BASE}rapat/{hidden.ref}/", f"{BASE}rapat/{hidden.ref}/notulen.pdf",
        f"{BASE}rapat/{hidden.ref}/undangan.ics", f"{BASE}{inside.ref}/",
        f"{BASE}{inside.ref}/lapor/", f"{BASE}{open_one.ref}/berkas/{made.ref}/",
    ]  # fmt: skip

    assert {client.get(address).status_code for address in shut} == {404}
    assert "Rahasia" not in client.get(f"{BASE}{open_one.ref}/").content.decode()


def test_a_meeting_opens_with_its_files_and_names_no_officer(clerk):
    client = partner("DPR", "DPRD-NTT-KOMISI-V")
    actions.ask(ref("JP-2026-0008"), step=StepFacts("Surat 1", visibility=PARTNERS), by=clerk)
    meeting = Meeting.objects.get(code="2026-02-06-komisi-v")
    base = f"{BASE}rapat/{meeting.ref}/"

    page = client.get(base).content.decode()
    files = [client.get(f"{base}{name}") for name in ("notulen.pdf", "pembuka.pdf", "undangan.ics")]
    one = client.get(reverse("portal:commitments:commitment", args=[ref("JP-2026-0008")]))

    assert page.count('class="what"') == 10
    assert {answer.status_code for answer in files} == {200}
    assert "Surat 1" in one.content.decode()
    assert "Domi Kaleka" not in one.content.decode()


def test_a_proof_is_kept_and_can_be_read_again_and_one_too_large_is_refused(monkeypatch):
    client = partner("PRV", "DISNAKER-NTT")
    small = SimpleUploadedFile("surat.txt", b"Surat uji.")
    client.post(f"{BASE}{ref()}/lapor/", REPORT | {"file": small})
    step = Commitment.objects.get(ref=ref()).steps.get(what="reported")
    monkeypatch.setattr(receiving, "LARGEST", 1000)
    big = SimpleUploadedFile("besar.txt", b"0" * 2000)

    read = client.get(f"{BASE}{ref()}/berkas/{step.ref}/")
    refused = client.post(f"{BASE}{ref()}/lapor/", REPORT | {"file": big})

    assert read.content == b"Surat uji."
    assert "lebih dari 20 MB" in refused.content.decode()
    assert REPORT["words"] in refused.content.decode()


def test_a_closed_commitment_takes_no_report(clerk):
    actions.withdraw(ref(), step=StepFacts("Tidak jadi"), by=clerk)

    answer = partner("PRV", "DISNAKER-NTT").post(f"{BASE}{ref()}/lapor/", REPORT)

    assert answer.status_code == 422
    assert "sudah ditutup" in answer.content.decode()
