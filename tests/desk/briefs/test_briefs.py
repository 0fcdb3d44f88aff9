"""A brief through the desk: prepared, looked at as a draft, asked for, signed by someone else."""

import re

import pytest
from django.test import Client
from django.utils.html import escape

from sasando.analysis.extracts import snapshots
from sasando.domain.disclosure import signing as rules
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import RoleGrant, User
from sasando.foundation.audit.models import Event
from sasando.library.publications import briefs
from sasando.library.statistics.models import PrintedFigure
from tests.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.prove]
LIST = "/meja/paparan/"
FORM = {
    "occasion": "Bahan rapat uji", "period": "2025", "compare": "2024", "month": "2025-12",
    "snapshot": "", "which": "some", "codes": ["53.21"],
}  # fmt: skip


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


@pytest.fixture
def prepared(sign_in):
    """Return the address of a prepared brief, and whoever made it."""
    maker = sign_in("PO")
    return maker.post(f"{LIST}baru/", FORM)["Location"], maker


@pytest.fixture
def asked(prepared):
    url, maker = prepared
    maker.post(f"{url}minta/", {"content": content(url)})
    return url, maker


def draft_of(url):
    return briefs.draft(url.rstrip("/").rpartition("/")[2])


def content(url) -> str:
    return draft_of(url).laid.content_sha256


def text(answer) -> str:
    return answer.content.decode()


def test_a_brief_is_prepared_asked_for_and_signed(asked, sign_in):
    url, maker = asked
    head = sign_in("HO")

    page = head.post(f"{url}tanda-tangan/", {"content": content(url)}, follow=True)

    assert page.redirect_chain[0][0] == f"{LIST}PA-2026-0001/"
    assert "ditandatangani Beni Talan, Kepala kantor, 11 Feb 2026" in text(page)
    assert "PA-2026-0001" in text(maker.get(LIST))
    assert "PA-2026-0001" in text(maker.get(url))
    deeds = Event.objects.filter(deed__startswith="briefs.").order_by("seq")
    assert list(deeds.values_list("deed", flat=True)) == [
        "briefs.prepared", "briefs.asked", "briefs.signed",
    ]  # fmt: skip


def test_kept_forms_say_who_signed_and_come_as_they_are_kept(asked, sign_in):
    url, _maker = asked
    sign_in("HO").post(f"{url}tanda-tangan/", {"content": content(url)})
    reader = sign_in("AUD")

    page = reader.get(f"{LIST}PA-2026-0001/berkas/gambaran-umum.html?lihat=1")
    sheet = reader.get(f"{LIST}PA-2026-0001/berkas/lembar-53.21.pdf")

    assert "Ditandatangani Beni Talan, Kepala kantor, 11 Feb 2026" in text(page)
    assert page.content == briefs.file("PA-2026-0001", "gambaran-umum.html").content
    assert page["Content-Disposition"].startswith("inline")
    assert "sandbox" in page["Content-Security-Policy"]
    assert sheet["Content-Disposition"].startswith("attachment")
    assert sheet.content.startswith(b"%PDF")
    assert reader.get(f"{LIST}PA-2026-0001/berkas/lain.pdf").status_code == 404


def test_drafts_are_looked_at_with_their_mark(prepared):
    url, maker = prepared

    page = maker.get(f"{url}berkas/gambaran-umum.html?lihat=1")

    assert "Rancangan, belum ditandatangani" in text(page)
    assert "Bahan rapat uji" in text(page)
    assert maker.get(f"{url}berkas/lembar-53.04.pdf").status_code == 404
    assert "Lembar: Malaka" in text(maker.get(url))
    assert Event.objects.filter(deed="briefs.previewed").count() == 1


def test_the_maker_cannot_sign_and_the_head_not_before_it_is_asked(prepared, sign_in):
    url, maker = prepared
    head = sign_in("HO")

    early = head.post(f"{url}tanda-tangan/", {"content": content(url)}, follow=True)

    assert rules.NOT_ASKED.words.id in text(head.get(url))
    assert rules.NOT_ASKED.words.id in text(early)
    assert maker.post(f"{url}tanda-tangan/", {"content": content(url)}).status_code == 404
    assert briefs.signed() == []


def test_a_maker_who_became_head_is_told_why_not(asked, sign_in):
    url, _maker = asked
    RoleGrant.objects.filter(user__username="demo-po").update(role="HO")
    own = sign_in("PO")

    page = own.get(url)
    answer = own.post(f"{url}tanda-tangan/", {"content": content(url)}, follow=True)

    assert rules.OWN_BRIEF.words.id in text(page)
    assert rules.OWN_BRIEF.words.id in text(answer)
    assert briefs.signed() == []


def test_what_changed_after_the_request_is_not_signed(asked, sign_in):
    url, maker = asked
    seen = content(url)
    row = PrintedFigure.objects.filter(indicator="placements_by_origin", area_code="53").first()
    PrintedFigure.objects.filter(pk=row.pk).update(value=row.value + 1)
    head = sign_in("HO")

    changed = head.post(f"{url}tanda-tangan/", {"content": seen}, follow=True)
    maker.post(f"{url}ubah/", FORM | {"version": draft_of(url).version})
    maker.post(f"{url}minta/", {"content": content(url)})
    stale = head.post(f"{url}tanda-tangan/", {"content": seen}, follow=True)

    assert rules.CONTENT_CHANGED.words.id in text(changed)
    assert rules.OTHER_CONTENT.words.id in text(stale)
    assert briefs.signed() == []


def test_a_missing_snapshot_is_said_in_words(asked, sign_in, settings):
    url, _maker = asked
    folder = settings.SASANDO_HOME / "snapshots" / draft_of(url).laid.snapshot
    hidden = folder.rename(folder.with_name("hidden"))

    answer = sign_in("HO").post(f"{url}tanda-tangan/", {"content": content(url)}, follow=True)

    hidden.rename(folder)
    assert snapshots.UNKNOWN.words.id in text(answer)
    assert briefs.signed() == []


def test_the_head_gives_a_brief_back_with_what_is_to_be_put_right(asked, sign_in):
    url, maker = asked
    head = sign_in("HO")

    empty = head.post(f"{url}kembalikan/", {"why": " "})
    head.post(f"{url}kembalikan/", {"why": "Sebut tahun 2024 juga."})

    assert empty.status_code == 200
    assert "Sebut tahun 2024 juga." in text(maker.get(url))
    assert draft_of(url).state == "open"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"occasion": ""}, "wajib"),
        ({"period": "kapan"}, "Periode tidak terbaca"),
        ({"month": "2025-13"}, "Periode tidak terbaca"),
        ({"period": "1999"}, "belum ada angka cetak"),
        ({"compare": "tahun"}, "bilangan"),
        ({"snapshot": "f" * 32}, "pilihan"),
        ({"codes": []}, "Centang setidaknya satu lembar"),
        ({"codes": ["53.99"]}, "pilihan"),
    ],
)
def test_bad_wishes_are_said_in_words_and_what_was_typed_stays(sign_in, change, said):
    answer = sign_in("PO").post(f"{LIST}baru/", FORM | change)

    page = re.sub(r"\s+", " ", text(answer))
    assert answer.status_code == 200
    assert escape(said).lower() in page.lower()
    assert 'value="2024"' in page or change.get("compare")
    assert briefs.drafts() == []


def test_the_second_of_two_savers_is_told(prepared):
    url, maker = prepared
    version = draft_of(url).version
    maker.post(f"{url}ubah/", FORM | {"occasion": "Satu", "version": version})

    answer = maker.post(f"{url}ubah/", FORM | {"occasion": "Dua", "version": version})

    assert answer.status_code == 409
    assert "Dua" in text(answer)
    assert draft_of(url).laid.choice.occasion == "Satu"


def test_a_dropped_brief_is_on_the_way_no_more(prepared):
    url, maker = prepared

    maker.post(f"{url}buang/")

    assert briefs.drafts() == []
    assert rules.ENDED.words.id in text(
        maker.post(f"{url}minta/", {"content": content(url)}, follow=True)
    )


@pytest.mark.parametrize("role", ["ADM", "CUS", "SCR", "CMS"])
def test_roles_without_the_right_find_nothing(prepared, sign_in, role):
    url, _maker = prepared
    client = sign_in(role)

    assert {client.get(path).status_code for path in (LIST, url, f"{LIST}baru/")} == {404}


def test_others_see_where_a_brief_stands_but_open_no_draft(prepared, sign_in):
    url, _maker = prepared
    client = sign_in("CW")

    assert client.get(url).status_code == 200
    assert client.get(f"{url}berkas/berita.txt").status_code == 404
    assert client.get(f"{LIST}baru/").status_code == 404
