"""Notices of partners: sent by a link, numbered at once, taken in by the staff."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from uuid import UUID, uuid4

from django.db import transaction

from sasando.domain.values.refusals import REASON_MISSING
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.letterbox import links, sealed
from sasando.exchange.letterbox.models import Notice, NoticeLink, NoticeSeries
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.outbox import actions as outbox
from sasando.foundation.privacy import sealing
from sasando.foundation.privacy.blind import blind_index

LONGEST, LONGEST_CONTACT, MOST_A_DAY = 5000, 200, 20
DAY = timedelta(hours=24)
PARTNER, SUPERVISOR = "PAR", "CS"
Became = Notice.Became
KINDS: Mapping[str, Words] = MappingProxyType(
    {
        "notice": Words(id="Kabar", en="Notice"),
        "tracing": Words(id="Jawaban penelusuran", en="Answer to a tracing request"),
    }
)
EMPTY = Refusal("notice_empty", Words(id="Tulis kabarnya dahulu.", en="Write the notice first."))
TOO_LONG = Refusal(
    "notice_too_long",
    Words(
        id="Teksnya {found} huruf, paling banyak {most}. Persingkat, atau kirim sebagian dahulu.",
        en="The text has {found} letters, at most {most}. Shorten it, or send a part first.",
    ),
)
FLOOD = Refusal(
    "notice_flood",
    Words(
        id="Hari ini sudah 20 kabar lewat tautan ini. Hubungi kantor, atau kirim lagi besok.",
        en="Twenty notices came by this link today. Call the office, or send again tomorrow.",
    ),
)
TAKEN = Refusal(
    "notice_taken", Words(id="Kabar ini sudah diambil.", en="This notice was taken in already.")
)


@dataclass(frozen=True)
class Said:
    """What a partner wrote; `form` is the one-time name of the form it was written in."""

    kind: str
    text: str
    contact: str
    form: str


@dataclass(frozen=True)
class NoticeView:
    """One notice; text and contact in clear only where they were asked for."""

    ref: UUID
    number: str
    kind: str
    unit_name: str
    unit_code: str
    about: UUID | None
    about_number: str
    at: datetime
    became: str
    became_number: str
    taken_in_at: datetime | None
    taken_in_name: str
    text: str = ""
    contact: str = ""
    reason: str = ""


def why_not_drop(said: Said) -> Refusal | None:
    """Return why a notice cannot be sent: nothing but blanks in it, or far too much."""
    if all(unicodedata.category(sign)[0] in "ZC" for sign in said.text):
        return EMPTY
    if len(said.text) > LONGEST:
        words = TOO_LONG.words.format(found=len(said.text), most=LONGEST)
        return Refusal(TOO_LONG.code, words)
    return None


def drop(token: str, *, said: Said, now: datetime, today: date) -> str | None:
    """Keep a notice and return its number; None when the link does not stand.

    The same form with the same words gets the number it got. Raises Refused for an empty or too
    long notice, and after 20 in a day.
    """
    refusal = why_not_drop(said)
    if refusal is not None:
        raise Refused(refusal)
    with transaction.atomic():
        link = links.row_of(token, today=today, for_update=True)
        if link is None:
            return None
        once = blind_index("notice", f"{link.ref.hex}:{said.form}:{said.text}:{said.contact}")
        known = Notice.objects.filter(sent_once=once).values_list("number", flat=True).first()
        if known is not None:
            return known
        if Notice.objects.filter(link=link, at__gt=now - DAY).count() >= MOST_A_DAY:
            raise Refused(FLOOD)
        return _keep(link, said, once=once, now=now, today=today)


def _keep(link: NoticeLink, said: Said, *, once: bytes, now: datetime, today: date) -> str:
    kind = said.kind if said.kind in KINDS else "notice"
    row = Notice(
        ref=uuid4(), number=_number(today), link=link, kind=kind, sent_once=once, at=now
    )  # fmt: skip
    sealing.new_subject_key(row.ref, now=now)
    row.text_sealed = sealed.seal(row, "text", said.text.strip())
    row.contact_sealed = sealed.seal(row, "contact", said.contact.strip()[:LONGEST_CONTACT])
    row.save()
    by = Actor(login=f"mitra:{link.unit_code}", name=link.unit_name, role=PARTNER, now=now)
    refs = [("notice", str(row.ref)), ("notice_link", str(link.ref))]
    audit.record(by=by, deed="letterbox.notice_dropped", refs=refs, facts={"number": row.number})
    to_maker = link.made_ref if link.about else None
    outbox.post(
        kind="partner_notice", params={"number": row.number}, to_user=to_maker,
        to_role="" if to_maker else SUPERVISOR, url_path=f"/meja/kotak-surat/kabar/{row.ref}/",
        dedupe_key=f"notice:{row.ref}", by=by,
    )  # fmt: skip
    return row.number


def _number(today: date) -> str:
    NoticeSeries.objects.get_or_create(year=today.year)
    row = NoticeSeries.objects.select_for_update().get(year=today.year)
    row.last += 1
    row.save(update_fields=["last"])
    return f"KM-{today.year}-{row.last:04d}"


def waiting(limit: int = 100) -> list[NoticeView]:
    """Return notices that nobody took in yet, oldest first, without their words."""
    rows = Notice.objects.filter(taken_in_at__isnull=True).select_related("link")
    return [_view(row) for row in rows.order_by("id")[:limit]]


def done(limit: int = 100) -> list[NoticeView]:
    """Return notices that were taken in or set aside, newest first, without their words."""
    rows = Notice.objects.filter(taken_in_at__isnull=False).select_related("link")
    return [_view(row) for row in rows.order_by("-taken_in_at", "-id")[:limit]]


def header(ref: UUID) -> NoticeView | None:
    """Return one notice without its words."""
    row = Notice.objects.filter(ref=ref).select_related("link").first()
    return _view(row) if row else None


def read(ref: UUID, *, by: Actor) -> NoticeView | None:
    """Return one notice with its words; the look is written before anything leaves."""
    with transaction.atomic():
        row = Notice.objects.filter(ref=ref).select_related("link").first()
        if row is None:
            return None
        refs = [("notice", str(row.ref))]
        audit.record(by=by, deed="letterbox.notice_read", refs=refs, facts={"number": row.number})
        return _view(row, with_words=True)


def take_in(ref: UUID, *, became: str, number: str, by: Actor) -> NoticeView:
    """Mark a notice as taken in, within the caller's act and under its event; return its words.

    Raises Refused when it was taken in already.
    """
    row = _still_waiting(ref)
    row.became, row.became_number = became, number
    _finish(row, by=by)
    return _view(row, with_words=True)


def set_aside(ref: UUID, *, reason: str, by: Actor) -> None:
    """Set a notice aside, with the reason; its words are kept."""
    if not reason.strip():
        raise Refused(REASON_MISSING)
    with transaction.atomic():
        row = _still_waiting(ref)
        row.became = Became.ASIDE
        row.reason_sealed = sealed.seal(row, "reason", reason.strip()[:1000])
        _finish(row, by=by)
        refs = [("notice", str(row.ref))]
        facts = {"number": row.number}
        audit.record(by=by, deed="letterbox.notice_set_aside", refs=refs, facts=facts)


def _still_waiting(ref: UUID) -> Notice:
    rows = Notice.objects.select_for_update(of=("self",)).select_related("link")
    row = rows.filter(ref=ref, taken_in_at__isnull=True).first()
    if row is None:
        raise Refused(TAKEN)
    return row


def _finish(row: Notice, *, by: Actor) -> None:
    row.taken_in_at, row.taken_in_by, row.taken_in_name = by.now, by.login, by.name
    row.save()


def _view(row: Notice, *, with_words: bool = False) -> NoticeView:
    link = row.link
    shown = ("text", "contact", "reason") if with_words else ()
    return NoticeView(
        row.ref, row.number, row.kind, link.unit_name, link.unit_code, link.about,
        link.about_number, row.at, row.became, row.became_number, row.taken_in_at,
        row.taken_in_name, **{name: sealed.unseal(row, name) for name in shown},
    )  # fmt: skip
