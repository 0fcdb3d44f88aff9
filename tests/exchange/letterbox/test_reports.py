"""Sealed reports: what the receiving process keeps, what a receipt gives back, what expires."""

from datetime import timedelta

import pytest

from sasando.domain.values.words import Refused
from sasando.exchange.letterbox import (
    codes,
    identities,
    inbox,
    officekeys,
    receipts,
    replies,
    reports,
)
from sasando.exchange.letterbox.models import OfficeKey, Report, ReportIdentity, ReportWord
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit.models import Event
from sasando.foundation.outbox.models import Message
from sasando.foundation.privacy import envelopes
from sasando.foundation.privacy.sealing import SealBrokenError
from tests.conftest import NOW

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
TEXT = "Paman Kanari mengambil paspor keponakan saya di rumah penampungan."
ANSWER = "Kami sudah membaca. Apakah ia bisa menelepon dengan aman?"
REASON = "Perlu dihubungi untuk perlindungan saksi."


@pytest.fixture(autouse=True)
def own_keys(tmp_path, settings):
    settings.SASANDO_LETTERBOX_KEYS = tmp_path / "letterbox"


def officer(role: str = "CS", **values) -> Actor:
    given = {"login": f"test-{role}", "name": f"Test {role}", "role": role, "now": NOW}
    return Actor(**(given | values))


def told(text: str = TEXT, *, form: str = "a", **values) -> reports.Told:
    return reports.Told(text=text, form=form, **values)


def send(text: str = TEXT, *, now=NOW, **values) -> reports.Filed:
    return reports.file(told(text, **values), now=now, today=now.date())


def come_back(receipt: str, *, now=NOW, source: str = "10.0.0.1") -> reports.Thread | None:
    return reports.read(receipt, source=source, now=now)


def write(receipt: str, text: str, *, form: str = "b", now=NOW, **values):
    more = told(text, form=form, **values)
    return reports.add(receipt, told=more, source="10.0.0.1", now=now, today=now.date())


def test_the_office_reads_what_came_in_and_the_receiving_process_cannot(settings):
    filed = send()
    row = Report.objects.get()

    read = inbox.read(row.ref, by=officer())

    assert [word.text for word in read.words] == [TEXT]
    assert codes.plain(filed.receipt) is not None
    settings.SASANDO_FLOOR = "public"
    with pytest.raises(Refused, match="letterbox_not_here"):
        inbox.read(row.ref, by=officer())


def test_a_public_process_files_without_any_private_key(settings, tmp_path):
    officekeys.ensure(NOW)
    settings.SASANDO_FLOOR = "public"
    settings.SASANDO_LETTERBOX_KEYS = tmp_path / "nowhere"

    filed = send(identity="Ibu Kanari, 0812")

    assert come_back(filed.receipt).has_identity
    assert not (tmp_path / "nowhere").exists()


def test_nothing_is_taken_before_the_office_has_a_key(settings):
    settings.SASANDO_FLOOR = "public"

    with pytest.raises(Refused, match="letterbox_not_ready"):
        send()
    assert Report.objects.count() == 0


def test_an_answer_opens_with_the_receipt_and_with_no_other(settings):
    filed, other = send(), send("Lain sekali.", form="c")
    replies.answer(Report.objects.get(number=filed.number).ref, ANSWER, by=officer())
    settings.SASANDO_FLOOR = "public"

    thread = come_back(filed.receipt)

    assert [(line.is_ours, line.text) for line in thread.lines] == [(False, ""), (True, ANSWER)]
    assert [line.text for line in come_back(other.receipt).lines] == [""]
    word = ReportWord.objects.get(author="office")
    row = Report.objects.get(number=other.number)
    key = receipts.private(codes.plain(other.receipt), salt=bytes(row.salt), cost=row.cost)
    with pytest.raises(SealBrokenError):
        envelopes.open_with(key, bytes(word.for_reader_sealed), place=b"x")


def test_notes_of_the_office_never_go_out():
    filed = send()
    ref = Report.objects.get().ref
    replies.note(ref, "Mirip laporan Mei.", by=officer())

    thread = come_back(filed.receipt)

    assert [line.text for line in thread.lines] == [""]
    assert [word.author for word in inbox.read(ref, by=officer()).words] == ["reporter", "note"]


def test_the_same_form_sent_twice_is_one_report_with_one_receipt():
    first, second, changed = send(), send(), send("Sudah saya ubah.")

    assert first.receipt == second.receipt == changed.receipt
    assert (first.is_other, second.is_other, changed.is_other) == (False, False, True)
    assert (Report.objects.count(), ReportWord.objects.count()) == (1, 1)


def test_more_is_written_with_the_receipt_and_a_closed_report_opens_again():
    filed = send()
    ref = Report.objects.get().ref
    replies.close(ref, ANSWER, by=officer())

    more = write(filed.receipt.replace(" ", "-"), "Ia sekarang di Batam.")
    again = write(filed.receipt, "Ia sekarang di Batam.")

    assert more.number == again.number == filed.number
    assert come_back(filed.receipt).said == reports.SAID["open"]
    assert [word.author for word in ReportWord.objects.all()] == ["reporter", "office", "reporter"]


def test_twenty_messages_a_day_are_enough():
    filed = send()
    for at in range(reports.MOST_A_DAY - 1):
        write(filed.receipt, f"Pesan {at}", form=f"f{at}")

    with pytest.raises(Refused, match="report_flood"):
        write(filed.receipt, "Satu lagi", form="last")
    assert write(filed.receipt, "Besok", form="new", now=NOW + timedelta(hours=25))


@pytest.mark.parametrize("text", ["", "  \n\t ", "\u200b\u200d\u2060", "\u00a0"])
def test_a_report_of_blanks_is_refused(text):
    with pytest.raises(Refused, match="report_empty"):
        send(text)


def test_a_text_is_refused_only_above_the_limit():
    assert send("a" * reports.LONGEST)
    with pytest.raises(Refused, match="report_too_long"):
        send("a" * (reports.LONGEST + 1), form="b")


def test_wrong_receipts_are_throttled_and_slips_of_the_pen_are_not():
    filed = send()
    typo = filed.receipt[:-1] + str((int(filed.receipt[-1]) + 1) % 10)
    for _at in range(30):
        assert come_back(typo) is None
    for _at in range(10):
        assert come_back(codes.new_code()) is None

    assert come_back(filed.receipt) is None
    assert come_back(filed.receipt, source="10.0.0.2") is not None
    assert come_back(filed.receipt, now=NOW) is None


def test_an_identity_is_opened_by_the_custodian_on_a_reason_and_told():
    filed = send()
    write(filed.receipt, "", identity="Ibu Kanari, 0812-3456-7890")
    ref = ReportIdentity.objects.get().ref
    by = officer("CUS")

    with pytest.raises(Refused):
        identities.open_up(ref, reason="perlu", by=by)
    text = identities.open_up(ref, reason=REASON, by=by)

    assert text == "Ibu Kanari, 0812-3456-7890"
    assert Event.objects.filter(deed="letterbox.identity_opened").count() == 1
    assert Message.objects.filter(kind="identity_opened", to_role="CS").count() == 1
    assert identities.of_report(Report.objects.get().ref)[0].reason == REASON
    keys = {key.purpose: key.key_id for key in OfficeKey.objects.all()}
    assert ReportIdentity.objects.get().key_id == keys["identities"] != keys["reports"]


def test_who_may_open_a_report_is_the_supervisor_and_whom_it_was_handed_to():
    send()
    ref = Report.objects.get().ref
    who = "00000000-0000-4000-8000-0000000000bb"
    from uuid import UUID

    mine, other = officer("CW", user_ref=UUID(who)), officer("CW", user_ref=UUID(int=7))

    assert inbox.read(ref, by=mine) is None
    replies.hand_to(ref, who=UUID(who), name="Petugas", by=officer())
    assert inbox.read(ref, by=mine) is not None
    assert inbox.read(ref, by=other) is None
    assert inbox.listed(actor=other) == []
    for role in ("PO", "HO", "AUD", "ADM", "CUS", "SCR", "PAR"):
        assert inbox.read(ref, by=officer(role, user_ref=UUID(int=9))) is None


def test_every_look_is_written_before_words_leave():
    send()
    ref = Report.objects.get().ref

    inbox.read(ref, by=officer())

    event = Event.objects.filter(deed="letterbox.report_read").get()
    assert event.facts == {"number": Report.objects.get().number}


def test_a_flood_of_the_same_words_is_one_row_and_closed_at_once():
    send("Murah! Kerja di Malaysia, hubungi.", form="spam0")
    for at in range(1, 6):
        send(f"MURAH{'!' * at} kerja di malaysia   hubungi", form=f"spam{at}")
    send("Tolong, saya dikunci.", form="true", danger="yes")

    rows = inbox.listed(actor=officer())

    assert [(row.danger, row.twins) for row in rows] == [("yes", 0), ("unknown", 5)]
    assert replies.close_twins(rows[1].ref, by=officer()) == 5
    assert [row.twins for row in inbox.listed(actor=officer())] == [0, 0]


def test_an_expired_report_keeps_no_word_and_answers_as_a_wrong_receipt_does():
    filed = send(identity="Ibu Kanari", files=(reports.Attached("image/jpeg", b"x" * 99),))
    ref = Report.objects.get().ref
    replies.answer(ref, ANSWER, by=officer())
    late = NOW + timedelta(days=366)

    done = replies.expire(by=officer(now=late))

    assert done == 1
    assert come_back(filed.receipt) is None
    assert ReportWord.objects.exclude(body_sealed__isnull=True).count() == 0
    assert ReportIdentity.objects.exclude(body_sealed__isnull=True).count() == 0
    assert inbox.read(ref, by=officer()) is None
    assert replies.expire(by=officer(now=late)) == 0


def test_files_come_back_to_the_office_only():
    send(files=(reports.Attached("audio/amr", b"#!AMR\n" + b"\x04" * 40),))
    word = inbox.read(Report.objects.get().ref, by=officer()).words[0]

    media, data = inbox.file(word.files[0].ref, by=officer())

    assert (media.media_type, data[:5]) == ("audio/amr", b"#!AMR")
    assert inbox.file(word.files[0].ref, by=officer("HO")) is None


def test_two_derive_a_key_at_a_time_one_waits_and_more_are_told_to_come_again():
    for _turn in range(receipts.AT_ONCE + receipts.WAITING):
        receipts._ROOM.acquire(blocking=False)

    try:
        with pytest.raises(Refused, match="letterbox_busy"):
            send()
    finally:
        for _turn in range(receipts.AT_ONCE + receipts.WAITING):
            receipts._ROOM.release()
    assert send().receipt
