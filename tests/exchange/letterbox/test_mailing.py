"""Reports by mail: sealed, then taken away; what is odd is kept whole; nothing is lost."""

import pytest

from sasando.domain.values.words import Refused
from sasando.exchange.letterbox import (
    identities,
    inbox,
    mailboxes,
    mailing,
    mails,
    officekeys,
    replies,
    reports,
)
from sasando.exchange.letterbox.models import MailSeen, Report, ReportFile, ReportIdentity
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit.models import Event
from sasando.foundation.outbox.models import Message
from tests.conftest import NOW
from tests.exchange.letterbox import letters
from tests.public.report.walks import DIGITS

pytestmark = pytest.mark.django_db
BASE = "https://kantor.test"
OFFICE, CUSTODIAN = (Actor("test", "Test", role, NOW) for role in ("CS", "CUS"))
ODD = {
    "no words": letters.NO_WORDS,
    "no head": letters.NO_HEAD,
    "deep": letters.DEEP,
    "many parts": letters.MANY_PARTS,
    "an archive": letters.with_files(letters.BOMB),
    "a spoilt photo": letters.with_files(letters.photo()[:200]),
    "six files": letters.with_files(*[letters.photo()] * 6),
    "too many words": letters.with_files(text="kata " * 5000),
    "a message in it": letters.in_a_message(letters.PLAIN),
    "nothing at all": b"",
}


@pytest.fixture(autouse=True)
def own_keys(tmp_path, settings):
    settings.SASANDO_LETTERBOX_KEYS = tmp_path / "letterbox"


@pytest.fixture
def box(tmp_path):
    folder = tmp_path / "box"
    folder.mkdir()

    def put(*messages: bytes) -> None:
        for at, data in enumerate(messages):
            (folder / f"{at}.eml").write_bytes(data)

    return folder, put


def take_in(folder) -> mailing.TakenIn:
    letters_there = mailboxes.waiting(str(folder))
    return mailing.take_in(letters_there, base=BASE, now=NOW, today=NOW.date())


def read(report: Report) -> inbox.ReportView:
    return inbox.read(report.ref, by=OFFICE)


def test_a_mail_becomes_a_sealed_report_and_leaves_the_box(box):
    folder, put = box
    put(letters.PLAIN)

    done = take_in(folder)

    assert done == mailing.TakenIn(filed=1)
    assert list(folder.iterdir()) == []
    found = read(Report.objects.get())
    assert found.row.is_mail
    assert found.words[0].text == f"Tolong keponakan saya\n\n{letters.STORY}"
    assert "203.0.113.9" not in "".join(word.text for word in found.words)
    [who] = ReportIdentity.objects.all()
    reason = "Membalas surel pelapor dengan resinya."
    assert identities.open_up(who.ref, reason=reason, by=CUSTODIAN) == letters.SENDER
    assert not Event.objects.filter(facts__icontains="melati").exists()


def test_the_receipt_in_the_reply_opens_the_answer(box):
    folder, put = box
    put(letters.PLAIN)
    take_in(folder)
    report = Report.objects.get()

    reply = read(report).words[1]
    replies.answer(report.ref, "Kami sudah membaca.", by=OFFICE)
    receipt = DIGITS.search(reply.text)[0]
    thread = reports.read(receipt, source="10.0.0.1", now=NOW)

    assert reply.is_reply
    assert f"{BASE}/lapor/resi/" in reply.text
    assert [line.text for line in thread.lines if line.is_ours] == ["Kami sudah membaca."]
    assert receipt.replace(" ", "") not in str(MailSeen.objects.values())


def test_a_page_gives_its_words_alone(box):
    folder, put = box
    put(letters.PAGE)

    take_in(folder)

    assert read(Report.objects.get()).words[0].text == f"laman\n\n{letters.STORY}"


def test_a_photo_loses_place_and_device(box):
    folder, put = box
    put(letters.with_files(letters.photo()))

    done = take_in(folder)

    assert done == mailing.TakenIn(filed=1)
    row, data = inbox.file(ReportFile.objects.get().ref, by=OFFICE)
    assert row.media_type == "image/jpeg"
    assert letters.SECRET.encode() not in data


@pytest.mark.parametrize("name", ODD)
def test_an_odd_mail_is_kept_whole_and_sealed_with_the_reason(box, name):
    folder, put = box
    put(ODD[name])

    done = take_in(folder)

    assert done == mailing.TakenIn(held=1)
    assert list(folder.iterdir()) == []
    row, data = inbox.file(ReportFile.objects.get().ref, by=OFFICE)
    assert data == ODD[name]
    assert row.is_unclean
    assert "disimpan tersegel" in read(Report.objects.get()).words[0].text


@pytest.mark.parametrize("data", [letters.CUT_SHORT, letters.ODD_HEADS])
def test_a_mail_that_can_still_be_read_is_a_report(box, data):
    folder, put = box
    put(data)

    assert take_in(folder) == mailing.TakenIn(filed=1)
    assert "Kata" in read(Report.objects.get()).words[0].text


def test_the_same_mail_twice_is_one_report_whatever_way_it_came(box):
    folder, put = box
    again = letters.PLAIN.replace(b"203.0.113.9", b"198.51.100.4")
    put(letters.PLAIN, again)

    assert take_in(folder) == mailing.TakenIn(filed=1, twice=1)
    put(letters.PLAIN)
    assert take_in(folder) == mailing.TakenIn(twice=1)
    assert Report.objects.count() == 1
    assert list(folder.iterdir()) == []


def test_other_words_under_the_same_message_id_are_not_lost(box):
    folder, put = box
    put(letters.PLAIN, letters.PLAIN.replace(b"paspor", b"gaji"))

    assert take_in(folder) == mailing.TakenIn(filed=2)


def test_what_is_too_large_stays_and_the_office_is_told_once(box):
    folder, _put = box
    with (folder / "besar.eml").open("wb") as file:
        file.truncate(100 * 1024 * 1024)

    assert take_in(folder) == take_in(folder) == mailing.TakenIn(left=1)
    assert [path.name for path in folder.iterdir()] == ["besar.eml"]
    assert Message.objects.filter(kind="mail_left").count() == 1
    assert Report.objects.count() == 0


def test_nothing_is_taken_away_before_the_sealed_copy_stands(box, monkeypatch):
    folder, put = box
    put(letters.PLAIN)
    monkeypatch.setattr(officekeys, "newest", _refuse)

    with pytest.raises(Refused):
        take_in(folder)

    assert [path.name for path in folder.iterdir()] == ["0.eml"]
    assert not (Report.objects.exists() or MailSeen.objects.exists())


def _refuse(*_args, **_values):
    raise Refused(officekeys.NOT_READY)


def test_a_flood_waits_for_the_next_turn(box, monkeypatch):
    folder, put = box
    monkeypatch.setattr(mailing, "MOST_A_RUN", 2)
    put(*(letters.with_files(key=str(at)) for at in range(3)))

    assert take_in(folder) == mailing.TakenIn(filed=2, later=1)
    assert take_in(folder) == mailing.TakenIn(filed=1)


def test_a_maildir_gives_what_was_delivered_and_no_link_out(tmp_path):
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "new" / "1.host").write_bytes(letters.PLAIN)
    (tmp_path / "cur" / "2.host:2,S").write_bytes(letters.PAGE)
    (tmp_path / "tmp" / "3.host").write_bytes(letters.PAGE)
    (tmp_path / "new" / "4.host").symlink_to("/etc/hostname")

    found = [letter.key for letter in mailboxes.waiting(str(tmp_path))]

    assert sorted(found) == ["1.host", "2.host:2,S"]


@pytest.mark.parametrize(
    "address",
    ["/tidak/ada", "imap://a:b@contoh.test/INBOX", "imaps://contoh.test", "https://a@contoh.test"],
)
def test_what_is_no_mailbox_is_refused_in_words(address):
    with pytest.raises(Refused) as refused:
        list(mailboxes.waiting(address))

    assert refused.value.refusal.code == "mailbox_unknown"


def test_the_largest_mail_holds_what_a_form_may_carry():
    whole = letters.with_files(*[bytes(12 * 1024 * 1024 // 5)] * 5)

    assert len(whole) <= mails.LARGEST
