"""Sealed reports at the desk, clicked through: answered, noted, handed over, made into a case."""

import re
from uuid import uuid4

import pytest
from django.core.cache import cache

from sasando.exchange.letterbox import identities, inbox, mailboxes, mailing, replies, reports
from sasando.exchange.letterbox.models import Report, ReportFile, ReportIdentity
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import actions as accounts
from sasando.foundation.accounts.models import User
from sasando.foundation.audit.models import Event
from sasando.foundation.outbox.models import Message
from sasando.records.cases import opening
from sasando.records.cases.facts import IntakeFacts
from sasando.records.cases.models import Case, Entry
from tests.conftest import NOW
from tests.exchange.letterbox import letters

pytestmark = pytest.mark.django_db
BOX = "/meja/kotak-surat/laporan/"
IDENTITIES = "/meja/kotak-surat/identitas/"
TEXT = "Paman Kanari menahan paspor. <script>alert(1)</script>"
ANSWER = "Kami sudah membaca."
REASON = "Perlu dihubungi untuk perlindungan saksi."


@pytest.fixture(autouse=True)
def office(reference, monkeypatch, settings, tmp_path):
    settings.SASANDO_LETTERBOX_KEYS = tmp_path / "letterbox"
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


def officer(login: str, role: str) -> Actor:
    user = User.objects.get(username=login)
    return Actor(login, user.name, role, NOW, team="kupang", user_ref=user.ref)


def filed(text: str = TEXT, *, form: str = "a", **values) -> tuple[reports.Filed, str]:
    told = reports.Told(text=text, form=form, **values)
    made = reports.file(told, now=NOW, today=NOW.date())
    return made, str(Report.objects.get(number=made.number).ref)


def hand_to_cw(ref: str) -> None:
    user = User.objects.get(username="demo-cw")
    replies.hand_to(ref, who=user.ref, name=user.name, by=officer("demo-cs", "CS"))


def page_of(ref: str, act: str = "") -> str:
    return f"{BOX}{ref}/" + (f"{act}/" if act else "")


def test_a_supervisor_reads_answers_and_the_receipt_reads_the_answer(enter):
    made, ref = filed(danger="yes")
    desk = enter("demo-cs")

    listed = desk.get(BOX).content.decode()
    shown = desk.get(page_of(ref)).content.decode()
    sent = desk.post(page_of(ref, "jawab"), {"text": ANSWER})

    assert made.number in listed
    assert "Bahaya sekarang" in listed
    assert "Kanari" not in listed
    assert "Paman Kanari menahan paspor. &lt;script&gt;" in shown
    assert sent.status_code == 302
    thread = reports.read(made.receipt, source="10.0.0.1", now=NOW)
    assert [line.text for line in thread.lines if line.is_ours] == [ANSWER]


def test_a_note_stays_in_the_office(enter):
    made, ref = filed()
    desk = enter("demo-cs")

    desk.post(page_of(ref, "catat"), {"text": "Mirip laporan Mei."})

    assert "Mirip laporan Mei." in desk.get(page_of(ref)).content.decode()
    thread = reports.read(made.receipt, source="10.0.0.1", now=NOW)
    assert "Mei" not in repr(thread)


@pytest.mark.parametrize("act", ["jawab", "catat"])
def test_nothing_empty_is_sent(enter, act):
    _made, ref = filed()

    page = enter("demo-cs").post(page_of(ref, act), {"text": "  "})

    assert page.status_code == 422


def test_a_caseworker_opens_only_what_was_handed_over(enter):
    _made, ref = filed()
    desk = enter("demo-cw")
    missing = desk.get(page_of(str(uuid4())))

    shut = desk.get(page_of(ref))
    hand_to_cw(ref)
    opened = desk.get(page_of(ref))

    def bare(answer) -> str:
        return re.sub(
            r"csrfmiddlewaretoken\" value=\"[^\"]+|[0-9a-f-]{36}", "", answer.content.decode()
        )

    assert (missing.status_code, shut.status_code, opened.status_code) == (404, 404, 200)
    assert bare(missing) == bare(shut)
    assert Message.objects.filter(kind="report_handed").count() == 1


@pytest.mark.parametrize(
    "login", ["demo-po", "demo-ho", "demo-aud", "demo-adm", "demo-cus", "demo-scr"]
)
def test_other_roles_find_nothing(enter, login):
    _made, ref = filed()
    desk = enter(login)

    answers = [
        desk.get(BOX),
        desk.get(page_of(ref)),
        desk.post(page_of(ref, "jawab"), {"text": "x"}),
    ]

    assert {answer.status_code for answer in answers} == {404}


def test_a_supervisor_hands_a_report_over(enter):
    _made, ref = filed()
    who = str(User.objects.get(username="demo-cw").ref)
    desk = enter("demo-cs")

    moved = desk.post(page_of(ref, "serahkan"), {"who": who})
    stranger = desk.post(page_of(ref, "serahkan"), {"who": str(uuid4())})

    assert (moved.status_code, stranger.status_code) == (302, 422)
    assert str(Report.objects.get().handler) == who


def test_a_report_opens_a_case_that_keeps_the_link(enter):
    made, ref = filed()
    hand_to_cw(ref)
    desk = enter("demo-cw")
    form = desk.get(f"/meja/kasus/baru/?laporan={ref}").content.decode()
    sent = re.search(r'name="sent" value="([^"]+)"', form)[1]
    data = {
        "category": "PERDAGANGAN_ORANG", "channel": "E_PENGADUAN", "narrative": "Paspor ditahan.",
        "received_at": "11/02/2026 09:30", "procedural": "unknown", "report": ref, "sent": sent,
    }  # fmt: skip

    opened = desk.post("/meja/kasus/baru/", data)

    assert "Paman Kanari menahan paspor." in form
    assert opened.status_code == 302, re.findall(
        r'class="error">(.*?)</p>', opened.content.decode()
    )
    row, case = Report.objects.get(), Case.objects.get()
    assert (row.state, row.case_ref, row.case_number) == ("case", case.ref, case.number)
    entry = Entry.objects.get(deed="report_taken_in")
    assert entry.facts["report"] == made.number
    assert case.number in desk.get(page_of(ref)).content.decode()
    assert reports.read(made.receipt, source="1", now=NOW).said == reports.SAID["case"]


def test_a_report_is_written_onto_a_case_once(enter):
    _made, ref = filed()
    by = officer("demo-cs", "CS")
    facts = IntakeFacts("GAJI_TIDAK_DIBAYAR", "LANGSUNG", "Gaji belum dibayar.", NOW)
    case = opening.open_case(facts, identity=None, by=by)
    desk = enter("demo-cs")

    first = desk.post(page_of(ref, "kasus"), {"number": case.number})
    again = desk.post(page_of(ref, "kasus"), {"number": case.number})
    wrong = desk.post(page_of(ref, "kasus"), {"number": "KS-2026-9999"})

    assert (first.status_code, again.status_code, wrong.status_code) == (302, 422, 422)
    assert Entry.objects.filter(deed="report_taken_in").count() == 1


def test_a_photo_is_saved_under_a_name_that_says_nothing(enter):
    _made, ref = filed(files=(reports.Attached("audio/amr", b"#!AMR\n" + bytes(40)),))
    address = f"{BOX}berkas/{ReportFile.objects.get().ref}/"

    answer = enter("demo-cs").get(address)

    assert answer.content.startswith(b"#!AMR")
    assert answer["Content-Disposition"].startswith("attachment")
    assert ".amr" in answer["Content-Disposition"]
    assert Event.objects.filter(deed="letterbox.report_file_read").count() == 1
    assert enter("demo-cw").get(address).status_code == 404


def test_the_custodian_opens_an_identity_on_a_reason(enter):
    _made, ref = filed(identity="Ibu Kanari, 0812")
    address = f"{IDENTITIES}{ReportIdentity.objects.get().ref}/"
    asked = enter("demo-cs").post(page_of(ref, "identitas"))
    desk = enter("demo-cus")

    listed = desk.get(IDENTITIES).content.decode()
    short = desk.post(address, {"reason": "perlu"})
    opened = desk.post(address, {"reason": REASON})
    later = desk.get(address)

    assert asked.status_code == 302
    assert Message.objects.filter(kind="identity_asked", to_role="CUS").count() == 1
    assert "Ibu Kanari" not in listed + short.content.decode() + later.content.decode()
    assert "Ibu Kanari, 0812" in opened.content.decode()
    assert REASON in enter("demo-cs").get(page_of(ref)).content.decode()
    assert enter("demo-cs").get(address).status_code == 404
    assert enter("demo-cw").post(address, {"reason": REASON}).status_code == 404


def test_twins_are_closed_at_once(enter):
    _made, ref = filed("Kerja murah!", form="1")
    filed("kerja murah", form="2")
    filed("KERJA MURAH.", form="3")
    desk = enter("demo-cs")

    listed = desk.get(BOX).content.decode()
    closed = desk.post(page_of(ref, "kembar"))

    assert "dan 2 dengan kata yang sama" in listed
    assert closed.status_code == 302
    assert Report.objects.filter(state="closed").count() == 2


def test_what_waits_stands_on_the_first_page(enter):
    made, _ref = filed(danger="yes")

    page = enter("demo-cs").get("/meja/").content.decode()

    assert made.number in page
    assert "Bahaya sekarang" in page


def test_a_public_process_shows_no_report_even_to_a_supervisor(enter, settings):
    _made, ref = filed()
    settings.SASANDO_FLOOR = "public"

    with pytest.raises(Exception, match="letterbox_not_here"):
        inbox.read(Report.objects.get().ref, by=officer("demo-cs", "CS"))
    with pytest.raises(Exception, match="letterbox_not_here"):
        filed(identity="Ibu", form="b")
        identities.open_up(
            ReportIdentity.objects.get().ref, reason=REASON, by=officer("demo-cus", "CUS")
        )


def test_a_report_by_mail_warns_and_gives_the_words_to_send_back(enter, tmp_path):
    (tmp_path / "1.eml").write_bytes(letters.PLAIN)
    (tmp_path / "2.eml").write_bytes(letters.with_files(letters.BOMB))
    box = mailboxes.waiting(str(tmp_path))
    mailing.take_in(box, base="https://kantor.test", now=NOW, today=NOW.date())
    first, second = (
        page_of(str(ref)) for ref in Report.objects.order_by("pk").values_list("ref", flat=True)
    )
    desk = enter("demo-cs")

    listed, shown, held = (desk.get(path).content.decode() for path in (BOX, first, second))

    assert listed.count("lewat surel") == 2
    assert "datang lewat surel, tidak anonim" in shown
    assert re.search(r"<textarea id=\"reply\"[^>]*>Laporan Anda diterima.*\d{4} \d{4}", shown)
    assert "melati" not in (listed + shown + held).casefold()
    assert "belum dibersihkan, dapat merusak" in held
    file = desk.get(re.search(rf"{BOX}berkas/[0-9a-f-]+/", held)[0])
    assert file.headers["Content-Disposition"].startswith("attachment")
