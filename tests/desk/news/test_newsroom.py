"""A news item through the newsroom: drafted from a meeting, checked, approved, out, corrected."""

import io
import re
from datetime import timedelta

import pytest
from django.test import Client
from PIL import Image

from sasando.domain.news.names import Protected
from sasando.exchange.guard import actions as guard
from sasando.exchange.guard.models import Alarm, Try
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.foundation.audit.models import Event
from sasando.foundation.outbox.models import Message
from sasando.jobs import news as clock_work
from sasando.library.commitments.models import Meeting
from sasando.library.publications.models import Article
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
LIST = "/redaksi/"
DEEDS = ("news.written", "news.asked", "news.approved", "news.published", "news.corrected")
BODY = "Petugas menjelaskan layanan, biaya, dan hak pekerja kepada semua peserta di kantor. " * 3
FORM = {
    "title": "Layanan kantor dibuka lebih pagi", "summary": "Loket dibuka pukul tujuh.",
    "body": f"{BODY}\n\n## Jam baru\n\n{BODY}\n\n> Kami buka lebih pagi.", "category": "pelayanan",
    "place": "Kupang", "dated_on": "09/02/2026", "initials": "ab",
}  # fmt: skip


@pytest.fixture
def clock(monkeypatch):
    """Let the office's clock be set."""
    held = {"now": NOW}
    monkeypatch.setattr("sasando.config.clock.now", lambda: held["now"])
    return held


@pytest.fixture
def sign_in(reference, clock):
    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji · Kupang",
                           province_code="53")  # fmt: skip
    accounts.ensure_demo_users(NOW)
    protect(("Maria Yuliana Bere",))

    def go(role):
        client = Client()
        client.force_login(User.objects.get(username=f"demo-{role.lower()}"))
        return client

    return go


def protect(names):
    by = Actor.for_command("system", NOW)
    guard.keep_current([Protected(names)], fingerprint="test", by=by)


def text(response):
    return response.content.decode()


def written(client, **changes):
    answer = client.post(f"{LIST}baru/", FORM | changes)
    assert answer.status_code == 302, text(answer)
    return answer["Location"]


def approved(sign_in, **changes):
    url = written(sign_in("CMS"), **changes)
    sign_in("CMS").post(f"{url}minta/")
    sign_in("HO").post(f"{url}setuju/", {})
    return url


def article(url):
    return Article.objects.get(ref=url.rstrip("/").rpartition("/")[2])


def test_a_meeting_is_drafted_checked_scheduled_published_and_corrected(sign_in, clock, client):
    editor = sign_in("CMS")
    meeting = Meeting.objects.get(code="2026-02-06-komisi-v")
    url = editor.post(f"{LIST}sumber/rapat/{meeting.ref}/")["Location"]
    drafted = article(url).revisions.get()
    assert "Jumat, 6 Februari 2026" in drafted.body and "[KUTIPAN" in drafted.body
    body = re.sub(r"> \[KUTIPAN[^\n]*\n*", "", drafted.body)
    change = FORM | {"title": drafted.title, "body": body, "version": 1, "initials": "RK"}
    editor.post(f"{url}tulis/", change)

    editor.post(f"{url}minta/")
    assert article(url).state == "asked"
    sign_in("CS").post(f"{url}setuju/", {"day": "11/02/2026", "hour": "12.00"})
    assert article(url).state == "scheduled"
    assert client.get(f"/berita/{article(url).slug}/").status_code == 404
    clock["now"] = NOW + timedelta(hours=3)
    clock_work.each_minute(clock["now"])

    slug = article(url).slug
    page = text(client.get(f"/berita/{slug}/"))
    assert "Kupang, KemenP2MI (9/2)" in page and "** (Humas/RK/Uji)" in page
    assert slug in text(client.get("/berita/feed/"))

    clock["now"] += timedelta(days=1)
    guard.still_current(by=Actor.for_command("system", clock["now"]))
    fixed = change | {"version": 2, "body": body + "\n\nTambahan.", "erratum": "Semula tanpa hari."}
    assert editor.post(f"{url}tulis/", fixed).status_code == 302
    assert "Tambahan." not in text(client.get(f"/berita/{slug}/"))
    editor.post(f"{url}minta/")
    sign_in("HO").post(f"{url}setuju/", {})

    page = text(client.get(f"/berita/{slug}/"))
    assert "Tambahan." in page and "Semula tanpa hari." in page
    assert "Ralat" in text(client.get("/berita/feed/"))
    assert {*DEEDS} <= set(Event.objects.values_list("deed", flat=True))


def test_a_stopped_draft_tells_the_paragraph_and_no_name(sign_in):
    editor = sign_in("CMS")
    url = written(editor, body=f"{BODY}\n\nKeluarga Maria Bere hadir.\n\n{BODY}")

    page = text(editor.post(f"{url}minta/", follow=True))

    assert article(url).state == "draft"
    part = page[page.index("<h2>") : page.index("news-text")]
    assert "Paragraf 2" in part and "Bere" not in part


def test_who_wrote_cannot_approve_and_another_can(sign_in):
    url = written(sign_in("CMS"))
    sign_in("CMS").post(f"{url}minta/")
    row = article(url)
    row.hands = [*row.hands, "demo-cs"]
    row.save()

    sign_in("CS").post(f"{url}setuju/", {})
    assert article(url).state == "asked"
    sign_in("HO").post(f"{url}setuju/", {})

    assert article(url).state == "published"


@pytest.mark.parametrize("role", ["CMS", "AUD"])
def test_only_approvers_approve(sign_in, role):
    url = written(sign_in("CMS"))
    sign_in("CMS").post(f"{url}minta/")

    assert sign_in(role).post(f"{url}setuju/", {}).status_code == 404


def test_a_supervisor_lets_a_stopped_text_pass_for_a_reason(sign_in):
    editor, supervisor = sign_in("CMS"), sign_in("CS")
    url = written(editor, body=f"{BODY}\n\nKeluarga Maria Bere hadir.\n\n{BODY}")
    editor.post(f"{url}minta/")
    supervisor.post(f"{url}loloskan/", {"lolos-why": ""})
    editor.post(f"{url}minta/")
    assert article(url).state == "draft"

    supervisor.post(f"{url}loloskan/", {"lolos-why": "Keluarga setuju tertulis."})
    editor.post(f"{url}minta/")

    assert article(url).state == "asked"
    assert sign_in("HO").post(f"{url}loloskan/", {"lolos-why": "x"}).status_code == 404


def test_what_is_due_is_held_back_when_the_records_changed(sign_in, clock):
    url = written(sign_in("CMS"), body=f"{BODY}\n\nHadir Yosef Lado Wain.\n\n{BODY}")
    sign_in("CMS").post(f"{url}minta/")
    sign_in("HO").post(f"{url}setuju/", {"day": "11/02/2026", "hour": "12.00"})
    clock["now"] = NOW + timedelta(hours=3)
    protect(("Yosef Lado Wain",))
    by = Actor.for_command("system", clock["now"])
    guard.still_current(by=by)
    from sasando.library.directory.wording import institution_words
    from sasando.library.publications import newsroom

    _out, held = newsroom.publish_due(
        may_go_out=lambda _ref, whole: guard.recheck(
            whole, institutions=institution_words(), by=by
        ),
        by=by,
    )

    assert len(held) == 1 and article(url).state == "held"


def test_what_is_out_is_only_changed_with_an_erratum_and_may_be_withdrawn(sign_in, client):
    url = approved(sign_in)
    slug, editor = article(url).slug, sign_in("CMS")

    without = editor.post(f"{url}tulis/", FORM | {"version": 1})
    sign_in("HO").post(f"{url}tarik/", {"tarik-why": "Dimuat dua kali."})
    gone = client.get(f"/berita/{slug}/")

    assert without.status_code == 200 and "Ralat" in text(without)
    assert gone.status_code == 410 and "Dimuat dua kali." in text(gone)


def test_a_correction_left_keeps_what_is_out(sign_in, client):
    url = approved(sign_in)
    editor = sign_in("CMS")
    editor.post(f"{url}tulis/", FORM | {"version": 1, "title": "Lain", "erratum": "Salah."})

    editor.post(f"{url}buang/")

    assert article(url).state == "published"
    assert "Lain" not in text(client.get(f"/berita/{article(url).slug}/"))
    again = editor.post(f"{url}tulis/", FORM | {"version": 1, "erratum": "Benar."})
    assert again.status_code == 302


def test_the_second_of_two_savers_is_told(sign_in):
    editor = sign_in("CMS")
    url = written(editor)
    editor.post(f"{url}tulis/", FORM | {"version": 1})

    assert editor.post(f"{url}tulis/", FORM | {"version": 1}).status_code == 409


def photo():
    out = io.BytesIO()
    Image.new("RGB", (900, 600), (40, 90, 120)).save(out, "JPEG")
    out.seek(0)
    out.name = "sampul.jpg"
    return out


def test_a_cover_needs_words_and_faces_need_consent(sign_in, client):
    editor = sign_in("CMS")
    assert editor.post(f"{LIST}baru/", FORM | {"cover": photo()}).status_code == 200
    url = written(editor, cover=photo(), alt="Loket kantor dari depan", shows_faces="on")

    editor.post(f"{url}minta/")
    assert article(url).state == "draft"
    editor.post(
        f"{url}tulis/",
        FORM | {"version": 1, "alt": "Loket", "shows_faces": "on", "faces_agreed": "on"},
    )
    editor.post(f"{url}minta/")
    sign_in("HO").post(f"{url}setuju/", {})

    page = text(client.get(f"/berita/{article(url).slug}/"))
    picture = re.search(r"/berita/gambar/[^ \"]+-360\.jpg", page).group()
    answer = client.get(picture)
    assert answer.status_code == 200 and answer["Content-Type"] == "image/jpeg"
    assert "immutable" in answer["Cache-Control"] and 'alt="Loket"' in page


def arrival(**changes):
    given = {
        "day": "09/02/2026", "place": "Bandara El Tari", "how": "deported", "women": "2",
        "men": "3", "initials": "AB",
    }  # fmt: skip
    return given | changes


def islands(client, sums):
    page = text(client.get(f"{LIST}sumber/kedatangan/"))
    found = re.findall(r'for="id_(island_\d+)"[^>]*>\s*([^<(]+?)\s*<', page)
    return {key: sums[name[5:]] for key, name in found if name[5:] in sums}


def test_an_arrival_note_tells_number_sex_island_and_no_name_without_consent(sign_in):
    editor = sign_in("CMS")
    by_island = islands(editor, {"Timor": "4", "Sumba": "1"})
    url = f"{LIST}sumber/kedatangan/"

    named = editor.post(url, arrival(who="Ani Lo", **by_island))
    unequal = editor.post(url, arrival(men="9", **by_island))
    made = editor.post(url, arrival(**by_island))["Location"]

    body = article(made).revisions.get().body
    assert named.status_code == unequal.status_code == 200
    assert "2 perempuan dan 3 laki-laki" in body and "Sumba 1 dan Timor 4" in body
    editor.post(f"{made}minta/")
    assert article(made).state == "asked"


def test_a_list_of_names_shuts_the_guard_until_a_supervisor_opens_it(sign_in):
    editor, supervisor = sign_in("CMS"), sign_in("CS")
    names = ", ".join(f"Adel{chr(97 + at)} Kabosu{chr(97 + at)}" for at in range(26))
    url = written(editor, body=f"{BODY}\n\n{names}\n\n{BODY}")
    editor.post(f"{url}minta/")
    clean = written(editor, title="Lain lagi")
    editor.post(f"{clean}minta/")
    assert article(clean).state == "draft"
    alarm = Alarm.objects.get()

    assert "daftar nama" in text(supervisor.get(f"{LIST}penjaga/"))
    supervisor.post(f"{LIST}penjaga/{alarm.ref}/buka/", {"why": "Daftar peserta lomba."})
    editor.post(f"{clean}minta/")

    assert article(clean).state == "asked"
    assert Message.objects.filter(kind="guard_alarm").count() == 2
    assert Try.objects.count() == 3


@pytest.mark.parametrize("role", ["CW", "PO", "ADM", "SCR"])
def test_the_newsroom_is_missing_for_whoever_has_no_part_in_it(sign_in, role):
    assert sign_in(role).get(LIST).status_code == 404


def test_pages_open(sign_in):
    url = approved(sign_in)
    for role, paths in (
        ("CMS", ["", "baru/", "sumber/", "sumber/kedatangan/", "?keadaan=published&q=layanan"]),
        ("AUD", ["penjaga/", url.removeprefix(LIST), f"{url.removeprefix(LIST)}revisi/"]),
        ("CS", [f"{url.removeprefix(LIST)}revisi/1/"]),
    ):
        client = sign_in(role)
        for path in paths:
            answer = client.get(LIST + path)
            assert answer.status_code == 200, path
            assert answer["Cache-Control"] == "no-store"


def test_the_newest_item_stands_first(sign_in):
    editor = sign_in("CMS")
    for title in ("Lebih dulu", "Lebih baru"):
        written(editor, title=title)

    page = text(editor.get(LIST))

    assert page.index("Lebih baru") < page.index("Lebih dulu")


def test_a_signed_briefs_news_form_opens_as_a_draft(sign_in, monkeypatch):
    from sasando.library.publications import briefs
    from sasando.library.publications.facts import FileFacts

    told = f"RANCANGAN BERITA · x\n\n4.163 layanan\n\nKupang, KemenP2MI (9/2) — {BODY}\n\n** (x)"
    kept = FileFacts("berita.txt", "text/plain", told.encode())
    monkeypatch.setattr(briefs, "file", lambda *asked: kept if asked[0] == "P-1" else None)
    editor = sign_in("CMS")

    made = editor.post(f"{LIST}sumber/paparan/P-1/")["Location"]

    assert article(made).revisions.get().title == "4.163 layanan"
    assert editor.post(f"{LIST}sumber/paparan/P-2/").status_code == 404
