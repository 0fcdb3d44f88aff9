"""Reports without an account: sealed as they come in; the receipt reads answers and writes more."""

import secrets
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from uuid import uuid4

from django.db import IntegrityError, transaction

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.letterbox import codes, enveloped, identities, receipts, tries
from sasando.exchange.letterbox.models import Report, ReportFile, ReportWord
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.outbox import actions as outbox
from sasando.foundation.privacy.blind import blind_index

LONGEST, MOST_A_DAY = 20_000, 20
DAY, STANDS = timedelta(hours=24), timedelta(days=365)
REPORTER, SUPERVISOR = "RCP", "CS"
URL = "/meja/kotak-surat/laporan/"
# Letters that are not mistaken for one another, and no digits: a number that looks like no NIK.
LETTERS, LONG = "BCDFGHJKLMNPQRSTVWXZ", 8
DANGERS = ("yes", "no", "unknown")
EMPTY = Refusal(
    "report_empty", Words(id="Tulis dulu apa yang terjadi.", en="Write first what happened.")
)
TOO_LONG = Refusal(
    "report_too_long",
    Words(
        id="Teksnya {found} huruf, paling banyak {most}. Persingkat, atau kirim sebagian dulu.",
        en="The text has {found} letters, at most {most}. Shorten it, or send a part first.",
    ),
)
FLOOD = Refusal(
    "report_flood",
    Words(
        id="Hari ini sudah 20 pesan dengan resi ini. Telepon kantor, atau tulis lagi besok.",
        en="Twenty messages came with this receipt today. Call the office, or write tomorrow.",
    ),
)
SAID: Mapping[str, Words] = MappingProxyType(
    {
        "new": Words(id="Sudah diterima. Belum dibuka.", en="Received. Not opened yet."),
        "open": Words(id="Sedang dibaca petugas.", en="An officer is reading it."),
        "case": Words(
            id="Sudah menjadi kasus. Kantor menanganinya.",
            en="It became a case. The office works on it.",
        ),
        "closed": Words(
            id="Selesai dibaca. Anda masih bisa menulis lagi.",
            en="Read and closed. You can still write more.",
        ),
    }
)


@dataclass(frozen=True)
class Attached:
    """A photo or voice note, cleaned."""

    media_type: str
    data: bytes


@dataclass(frozen=True)
class Told:
    """What a reporter sends; `form` is the secret name of the form, which draws the receipt."""

    text: str
    form: str
    danger: str = "unknown"
    language: str = "id"
    lane: str = "slow"
    identity: str = ""
    files: tuple[Attached, ...] = ()
    channel: str = Report.Channel.WEB


@dataclass(frozen=True)
class Filed:
    """A report that stands; `is_other` when the same form had been sent with other words."""

    receipt: str
    number: str
    at: datetime
    expires_on: date
    is_other: bool = False


@dataclass(frozen=True)
class Line:
    """One message as the reporter sees it: what they wrote themselves is not shown again."""

    is_ours: bool
    at: datetime
    text: str


@dataclass(frozen=True)
class Thread:
    """What a receipt opens: how far the office is, its answers, and when own words came in."""

    number: str
    said: Words
    at: datetime
    expires_on: date
    lines: tuple[Line, ...]
    has_identity: bool


def why_not_tell(text: str) -> Refusal | None:
    """Return why a text cannot be sent: nothing but blanks in it, or far too much."""
    if all(unicodedata.category(sign)[0] in "ZC" for sign in text):
        return EMPTY
    if len(text) > LONGEST:
        return Refusal(TOO_LONG.code, TOO_LONG.words.format(found=len(text), most=LONGEST))
    return None


def stands(form: str) -> bool:
    """Say whether a form was sent before: then it costs nothing to answer it once more."""
    return _found(receipts.drawn(form)) is not None


def file(
    told: Told,
    *,
    now: datetime,
    today: date,
    beside: Callable[[Report, str], None] | None = None,
) -> Filed:
    """Seal and keep a report; return its receipt, which is kept nowhere.

    The same form sent again gets the same receipt and leaves one report. Raises Refused for an
    empty or too long text, before the office has a key, and while too many wait. `beside` writes
    more within the same act, given the row and the receipt as it is shown.
    """
    refusal = why_not_tell(told.text)
    if refusal is not None:
        raise Refused(refusal)
    receipt = receipts.drawn(told.form)
    known = _found(receipt)
    if known is not None:
        return _filed(known, receipt, told)
    row = _new(told, receipt, now=now, today=today)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            _keep(row, told, by=_reporter(now), deed="letterbox.report_filed")
            if beside is not None:
                beside(row, codes.shown(receipt))
    except IntegrityError:
        # The same form came a second time while the first was being written.
        known = _found(receipt)
        if known is None:
            raise
        return _filed(known, receipt, told)
    return _filed(row, receipt, told)


def read(text: str, *, source: str, now: datetime) -> Thread | None:
    """Return what a receipt opens; None when wrong, expired, erased, or tried too often.

    A wrong receipt costs as long as a right one. `source` is an address of the network, of which
    only a keyed digest is counted, for an hour.
    """
    receipt = codes.plain(text)
    if receipt is None or tries.is_slowed(source):
        return None
    row = _found(receipt)
    salt = bytes(row.salt) if row and row.salt else receipts.new_salt()
    key = receipts.private(receipt, salt=salt, cost=row.cost if row else receipts.cost())
    if row is None:
        tries.count_wrong(source)
        return None
    with transaction.atomic():
        refs = [("report", str(row.ref))]
        audit.record(by=_reporter(now), deed="letterbox.report_returned_to", refs=refs)
    return _thread(row, key)


def add(text: str, *, told: Told, source: str, now: datetime, today: date) -> Filed | None:
    """Add words, files or an identity to the report of a receipt; None when it opens nothing.

    Raises Refused for an empty or too long text, and after 20 messages in a day.
    """
    receipt = codes.plain(text)
    if receipt is None or tries.is_slowed(source):
        return None
    refusal = None if told.identity and not told.text.strip() else why_not_tell(told.text)
    if refusal is not None:
        raise Refused(refusal)
    with transaction.atomic():
        row = _found(receipt, for_update=True)
        if row is None:
            tries.count_wrong(source)
            return None
        if row.words.filter(sent_once=_once(told)).exists():
            return _filed(row, receipt, told)
        if row.words.filter(author="reporter", at__gt=now - DAY).count() >= MOST_A_DAY:
            raise Refused(FLOOD)
        row.last_at, row.expires_on = now, today + STANDS
        if row.state == Report.State.CLOSED:
            row.state = Report.State.OPEN
        row.save(update_fields=["last_at", "expires_on", "state"])
        _keep(row, told, by=_reporter(now), deed="letterbox.report_continued")
    return _filed(row, receipt, told)


def _new(told: Told, receipt: str, *, now: datetime, today: date) -> Report:
    salt, cost = receipts.new_salt(), receipts.cost()
    return Report(
        ref=uuid4(), number=_number(), digest=receipts.digest(receipt), salt=salt, cost=cost,
        reader_key=receipts.public(receipt, salt=salt, cost=cost), language=told.language,
        danger=told.danger if told.danger in DANGERS else "unknown", lane=told.lane,
        channel=told.channel, alike=_alike(told.text), at=now, last_at=now,
        expires_on=today + STANDS,
    )  # fmt: skip


def _keep(row: Report, told: Told, *, by: Actor, deed: str) -> None:
    """Write one message with its files and identity, within the caller's transaction."""
    if told.text.strip():
        word = ReportWord(
            ref=uuid4(), report=row, author=ReportWord.Author.REPORTER, at=by.now,
            sent_once=_once(told),
        )  # fmt: skip
        enveloped.close(word, "body", told.text.strip().encode(), now=by.now)
        word.save(force_insert=True)
        for one in told.files:
            _keep_file(word, one, now=by.now)
        outbox.post(
            kind="report_came", params={"number": row.number}, to_user=row.handler,
            to_role="" if row.handler else SUPERVISOR, url_path=f"{URL}{row.ref}/",
            dedupe_key=f"report:{word.ref}", by=by,
        )  # fmt: skip
    if told.identity.strip():
        identities.add(row, told.identity, now=by.now)
    facts = {"number": row.number, "files": len(told.files), "identity": bool(told.identity)}
    facts |= {"channel": told.channel} if told.channel != Report.Channel.WEB else {}
    audit.record(by=by, deed=deed, refs=[("report", str(row.ref))], facts=facts)


def _keep_file(word: ReportWord, one: Attached, *, now: datetime) -> None:
    row = ReportFile(ref=uuid4(), word=word, media_type=one.media_type, size=len(one.data))
    enveloped.close(row, "body", one.data, now=now)
    row.save(force_insert=True)


def _found(receipt: str, *, for_update: bool = False) -> Report | None:
    rows = Report.objects.select_for_update() if for_update else Report.objects.all()
    return rows.filter(digest=receipts.digest(receipt)).first()


def _filed(row: Report, receipt: str, told: Told) -> Filed:
    is_other = bool(told.text.strip()) and not row.words.filter(sent_once=_once(told)).exists()
    return Filed(codes.shown(receipt), row.number, row.at, row.expires_on, is_other)


def _thread(row: Report, key: bytes) -> Thread:
    words = row.words.exclude(author=ReportWord.Author.NOTE)
    return Thread(
        row.number, SAID[row.state], row.at, row.expires_on, tuple(_lines(words, key)),
        row.identities.exists(),
    )  # fmt: skip


def _lines(words: Iterable[ReportWord], key: bytes) -> Iterable[Line]:
    for word in words:
        is_ours = word.author == ReportWord.Author.OFFICE
        text = enveloped.opened(word, "for_reader", key=key).decode() if is_ours else ""
        yield Line(is_ours, word.at, text)


def _once(told: Told) -> bytes:
    return blind_index("report-word", f"{told.form}:{told.text.strip()}")


def _alike(text: str) -> bytes:
    """Return the keyed digest of a text's letters and digits alone: floods repeat themselves."""
    bare = "".join(sign for sign in text.casefold() if sign.isalnum())
    return blind_index("report-alike", bare)


def _number() -> str:
    drawn = "".join(secrets.choice(LETTERS) for _at in range(LONG))
    return f"LP-{drawn[:4]}-{drawn[4:]}"


def _reporter(now: datetime) -> Actor:
    return Actor(login="pelapor", name="Pelapor", role=REPORTER, now=now)
