"""A release on its way through the desk: plan, audit, preview, two approvals, out."""

import pytest
from django.test import Client

from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.foundation.audit.models import Event
from sasando.library.publications import queries
from tests.analysis.conftest import by  # noqa: F401
from tests.analysis.releases.conftest import PLAN, departed, snapshot  # noqa: F401
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
LIST = "/meja/rilis/"
FORM = {
    "title": "Uji", "title_en": "Test", "audience": "public", "supersedes": "", "plan": PLAN
}  # fmt: skip


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("sasando.config.clock.now", lambda: NOW)


@pytest.fixture
def office(snapshot):  # noqa: F811
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")
    accounts.ensure_demo_users(NOW)


@pytest.fixture
def sign_in(office):
    def go(role):
        client = Client()
        client.force_login(User.objects.get(username=f"demo-{role.lower()}"))
        return client

    return go


@pytest.fixture
def audited(sign_in, departed):  # noqa: F811
    """Return the address of an audited draft, and whoever made it."""
    maker = sign_in("PO")
    url = maker.post(f"{LIST}baru/", FORM)["Location"]
    maker.post(f"{url}audit/", follow=True)
    return url, maker


def draft_of(url):
    return queries.draft(url.rstrip("/").rpartition("/")[2])


def test_a_release_goes_out_after_audit_and_two_approvals(audited, sign_in):
    url, maker = audited
    digest = draft_of(url).package_sha256
    preview = maker.get(f"{url}pratinjau/").content.decode()
    for role in ("CS", "HO"):
        sign_in(role).post(f"{url}setuju/", {"package": digest})

    maker.post(f"{url}terbitkan/")

    number = draft_of(url).release
    assert number == "RL-2026-0001"
    assert "disamarkan" in preview
    assert "disamarkan" in Client().get(f"/data/rilis/{number}/").content.decode()
    register = maker.get(f"{LIST}terdaftar/").content.decode()
    assert register.count(number) >= 2
    assert Event.objects.filter(deed="releases.published").count() == 1


def test_the_maker_sees_why_agreeing_is_not_theirs(audited):
    url, maker = audited

    page = maker.get(url).content.decode()
    answer = maker.post(f"{url}setuju/", {"package": draft_of(url).package_sha256}, follow=True)

    assert "yang menyetujui harus orang lain" in page
    assert "yang menyetujui harus orang lain" in answer.content.decode()
    assert draft_of(url).approvals == ()


def test_nothing_goes_out_with_one_approval(audited, sign_in):
    url, maker = audited
    sign_in("HO").post(f"{url}setuju/", {"package": draft_of(url).package_sha256})

    answer = maker.post(f"{url}terbitkan/", follow=True)

    assert "Belum dua orang menyetujui" in answer.content.decode()
    assert queries.releases() == []


def test_approval_of_bytes_seen_earlier_is_refused(audited, sign_in):
    url, _maker = audited

    answer = sign_in("HO").post(f"{url}setuju/", {"package": "0" * 64}, follow=True)

    assert "Isinya berubah sejak Anda membukanya" in answer.content.decode()
    assert draft_of(url).approvals == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"plan": PLAN.replace('"year"', '"warna"')}, "tidak dapat dipilah menurut warna"),
        ({"plan": PLAN.replace('"2025"', '""', 1)}, "sebut `period`"),
        ({"plan": "[[table]"}, "tidak terbaca sebagai TOML"),
        ({"plan": ""}, "kosong"),
        ({"title": ""}, "kosong"),
        ({"supersedes": "RL-2099-0001"}, "pilihan"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_what_was_typed_stays(sign_in, change, said):
    answer = sign_in("PO").post(f"{LIST}baru/", FORM | change)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert said in page.lower() or said in page
    assert queries.drafts() == []


def test_a_table_that_is_empty_is_named_when_it_is_audited(sign_in):
    maker = sign_in("PO")
    plan = PLAN.replace('period = "2025"', 'period = "1999"')
    url = maker.post(f"{LIST}baru/", FORM | {"plan": plan})["Location"]

    answer = maker.post(f"{url}audit/", follow=True)

    assert "Tabel asal kosong" in answer.content.decode()
    assert draft_of(url).state == "open"


def test_a_second_saver_is_told(audited):
    url, maker = audited
    version = draft_of(url).version
    maker.post(f"{url}ubah/", FORM | {"title": "Satu", "version": version})

    answer = maker.post(f"{url}ubah/", FORM | {"title": "Dua", "version": version})

    assert answer.status_code == 409
    assert "Dua" in answer.content.decode()
    assert draft_of(url).title == "Satu"
    assert draft_of(url).state == "open"


def test_a_snapshot_changed_by_hand_is_refused(audited, settings):
    url, maker = audited
    folder = settings.SASANDO_HOME / "snapshots" / draft_of(url).snapshot
    path = next(folder.glob("placements*"))
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))

    answer = maker.get(f"{url}pratinjau/", follow=True)

    path.write_bytes(content)
    assert answer.redirect_chain
    assert "berubah setelah dibekukan" in answer.content.decode()


def test_an_erratum_is_written_by_whoever_may_approve(audited, sign_in):
    url, maker = audited
    head = sign_in("HO")
    for client in (sign_in("CS"), head):
        client.post(f"{url}setuju/", {"package": draft_of(url).package_sha256})
    maker.post(f"{url}terbitkan/")
    number = draft_of(url).release

    head.post(f"{LIST}{number}/ralat/", {"text": "Salah cetak.", "text_en": "Misprint."})

    assert "Salah cetak." in Client().get(f"/data/rilis/{number}/").content.decode()
    assert "Misprint." in Client().get(f"/en/data/rilis/{number}/").content.decode()
    assert sign_in("CW").get(f"{LIST}{number}/ralat/").status_code == 404


def test_a_dropped_draft_is_on_the_way_no_more(audited):
    url, maker = audited

    maker.post(f"{url}buang/")

    assert queries.drafts() == []
    assert maker.post(f"{url}audit/", follow=True).status_code == 200
    assert draft_of(url).state == "dropped"


def test_roles_without_the_right_find_nothing(audited, sign_in):
    url, _maker = audited
    paths = (LIST, url, f"{url}pratinjau/")

    for role in ("ADM", "CUS", "SCR", "CMS"):
        client = sign_in(role)
        assert [client.get(path).status_code for path in paths] == [404] * 3, role


def test_each_example_plan_can_be_read(sign_in):
    maker = sign_in("PO")

    for code in ("tahunan", "pulau", "kasus"):
        page = maker.get(f"{LIST}baru/?contoh={code}").content.decode()
        assert "[[table]]" in page
