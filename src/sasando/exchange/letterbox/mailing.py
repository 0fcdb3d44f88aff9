"""Makes sealed reports of mail: sealed first, then taken out of the mailbox; nothing is lost.

What cannot be taken as a report is kept whole beside it, sealed and uncleaned; what is too large
to read stays in the mailbox, and the office is told.
"""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from django.db import IntegrityError, transaction

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.letterbox import attaching, enveloped, inbox, mails, reports
from sasando.exchange.letterbox.mailboxes import Letter
from sasando.exchange.letterbox.models import MailSeen, Report, ReportWord
from sasando.exchange.letterbox.reports import Attached, Told
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.outbox import actions as outbox
from sasando.foundation.privacy.blind import blind_index

# Each takes half a second and 64 MB for its receipt; the rest waits for the next minute.
MOST_A_RUN = 30
WHOLE, KIND, SYSTEM = inbox.WHOLE_MAIL, "report-mail", inbox.MAIL
NOT_READABLE = Refusal(
    "mail_not_readable",
    Words(id="Surel ini tidak terbaca.", en="This mail cannot be read."),
)
NO_WORDS = Refusal(
    "mail_no_words", Words(id="Surel ini tanpa kata.", en="This mail holds no words.")
)
KEPT_WHOLE = Words(
    id="{why} Surel aslinya disimpan tersegel, belum dibersihkan: jangan dibuka di komputer kerja.",
    en="{why} The mail itself is kept sealed, not cleaned: do not open it on a work computer.",
)
REPLY = Words(
    id="Laporan Anda diterima kantor dengan nomor {number}. Resi: {receipt}. Baca jawaban dan tulis"
    " lagi di {address}. Resi hilang tidak dapat dipulihkan. Surel tidak anonim: untuk"
    " selanjutnya pakailah alamat itu, dan hapus surel yang Anda kirim.",
    en="Your report reached the office, number {number}. Receipt: {receipt}. Read answers and write"
    " more at {address}. A lost receipt cannot be recovered. E-mail is not anonymous: from now"
    " on use that address, and delete the mail you sent.",
)
PATH = "/lapor/resi/"


@dataclass
class TakenIn:
    """How many messages became reports, were kept whole, came twice, were left, or wait."""

    filed: int = 0
    held: int = 0
    twice: int = 0
    left: int = 0
    later: int = 0


def take_in(letters: Iterable[Letter], *, base: str, now: datetime, today: date) -> TakenIn:
    """Seal what waits, then take it away; return what became of it.

    Raises Refused before the office has a key or while too many reports come in: what was not
    sealed stays where it is.
    """
    done = TakenIn()
    for letter in letters:
        if letter.size > mails.LARGEST:
            done.left += 1
            _tell_left(letter, now=now)
        elif done.filed + done.held >= MOST_A_RUN:
            done.later += 1
        else:
            _take(letter.read(), done, base=base, now=now, today=today)
            letter.take_away()
    return done


def _take(data: bytes, done: TakenIn, *, base: str, now: datetime, today: date) -> None:
    told, mark = _told(data)
    seen = blind_index(KIND, mark)
    if MailSeen.objects.filter(digest=seen).exists():
        done.twice += 1
        return

    def beside(row: Report, receipt: str) -> None:
        MailSeen.objects.create(digest=seen, at=now)
        words = REPLY.format(number=row.number, receipt=receipt, address=base + PATH)
        note = ReportWord(
            ref=uuid4(), report=row, author=ReportWord.Author.NOTE, at=now, by=SYSTEM, by_name=""
        )
        enveloped.close(note, "body", f"{words.id}\n\n{words.en}".encode(), now=now)
        note.save(force_insert=True)

    try:
        reports.file(told, now=now, today=today, beside=beside)
    except IntegrityError:
        if not MailSeen.objects.filter(digest=seen).exists():
            raise
        done.twice += 1
        return
    is_whole = any(one.media_type == WHOLE for one in told.files)
    done.held += is_whole
    done.filed += not is_whole


def _told(data: bytes) -> tuple[Told, str]:
    """Return what is told of a message, and the mark by which it is known when it comes again."""
    try:
        mail = mails.read(data)
    except mails.OddMailError:
        return _kept_whole(data, NOT_READABLE), hashlib.sha256(data).hexdigest()
    subject = f"{mail.subject}\n\n" if mail.subject else ""
    text = subject + mail.text
    refusal = reports.why_not_tell(text)
    if refusal is not None:
        refusal = NO_WORDS if refusal.code == reports.EMPTY.code else refusal
        return _kept_whole(data, refusal, text=text, sender=mail.sender), mail.mark
    try:
        files: Sequence[Attached] = attaching.cleaned(mail.files)
    except Refused as refused:
        whole = _kept_whole(data, refused.refusal, text=text, sender=mail.sender)
        return whole, mail.mark
    return _new(text, files, sender=mail.sender), mail.mark


def _kept_whole(data: bytes, why: Refusal, *, text: str = "", sender: str = "") -> Told:
    words = KEPT_WHOLE.format(why=why.words)
    said = f"{words.id} / {words.en}\n\n{text}"[: reports.LONGEST]
    return _new(said, [Attached(WHOLE, data)], sender=sender)


def _new(text: str, files: Sequence[Attached], *, sender: str) -> Told:
    # The receipt is drawn from a name by chance, not from the message: others keep copies of that.
    return Told(
        text=text, form=secrets.token_hex(16), lane="mail", channel=Report.Channel.MAIL,
        identity=sender, files=tuple(files),
    )  # fmt: skip


def _tell_left(letter: Letter, *, now: datetime) -> None:
    """Tell the office once that a message is too large to be taken in."""
    by = Actor(login=SYSTEM, name="Surel", role=reports.REPORTER, now=now)
    key = f"mail-left:{blind_index(KIND, f'{letter.key}:{letter.size}').hex()[:24]}"
    if outbox.is_posted(key):
        return
    with transaction.atomic():
        facts = {"bytes": letter.size, "most": mails.LARGEST}
        audit.record(by=by, deed="letterbox.mail_left", facts=facts)
        outbox.post(
            kind="mail_left", params={}, to_role=reports.SUPERVISOR, dedupe_key=key, by=by,
            url_path=reports.URL,
        )  # fmt: skip
