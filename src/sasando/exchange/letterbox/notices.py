"""Notices of partners: sent by a link, numbered at once, taken in by the staff."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.core import signing
from django.db import transaction

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.letterbox.models import Notice, NoticeLink, NoticeSeries
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.outbox import actions as outbox
from sasando.foundation.privacy import sealing

SALT = "letterbox.notices"
STANDS = timedelta(days=30)
LONGEST = 5000
PARTNER = "PAR"
TEXT_MISSING = Refusal(
    "notice_empty", Words(id="Tulis kabarnya dahulu.", en="Write the notice first.")
)
TAKEN = Refusal(
    "notice_taken", Words(id="Kabar ini sudah diambil.", en="This notice was taken in already.")
)


@dataclass(frozen=True)
class LinkView:
    """A link for reading."""

    ref: UUID
    unit_name: str
    about_number: str
    until: date


@dataclass(frozen=True)
class NoticeView:
    """One notice in clear; `about` the sender's row that the link was made for."""

    ref: UUID
    number: str
    unit_name: str
    about: UUID | None
    about_number: str
    text: str
    contact: str
    at: datetime
    became: str


def make_link(
    *, unit_code: str, unit_name: str, about: UUID | None, about_number: str, by: Actor
) -> str:
    """Return the token of a new link for one partner; it stands 30 days."""
    with transaction.atomic():
        row = NoticeLink.objects.create(
            unit_code=unit_code, unit_name=unit_name, about=about, about_number=about_number,
            until=by.today + STANDS, made_at=by.now, made_by=by.login,
        )  # fmt: skip
        audit.record(
            by=by, deed="letterbox.link_made", refs=[("notice_link", str(row.ref))],
            facts={"unit": unit_code, "number": about_number},
        )  # fmt: skip
    return signing.dumps(row.ref.hex, salt=SALT)


def link_of(token: str, *, today: date) -> LinkView | None:
    """Return the link a token opens; None when false, revoked or over."""
    row = _row(token, today=today)
    return LinkView(row.ref, row.unit_name, row.about_number, row.until) if row else None


def _row(token: str, *, today: date) -> NoticeLink | None:
    try:
        ref = UUID(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError):
        return None
    return NoticeLink.objects.filter(ref=ref, revoked_at__isnull=True, until__gte=today).first()


def drop(token: str, *, text: str, contact: str, now: datetime, today: date) -> str | None:
    """Keep a notice and return its number; None when the link does not stand.

    Raises Refused for an empty notice.
    """
    if not text.strip():
        raise Refused(TEXT_MISSING)
    link = _row(token, today=today)
    if link is None:
        return None
    by = Actor(login=f"mitra:{link.unit_code}", name=link.unit_name, role=PARTNER, now=now)
    with transaction.atomic():
        row = Notice(ref=uuid4(), number=_number(today), link=link, at=now)
        sealing.new_subject_key(row.ref, now=now)
        row.text_sealed = _seal(row, "text", text.strip()[:LONGEST])
        row.contact_sealed = _seal(row, "contact", contact.strip()[:200])
        row.save()
        refs = [("notice", str(row.ref))]
        audit.record(by=by, deed="letterbox.notice_dropped", refs=refs)
        outbox.post(
            kind="partner_notice", params={"number": row.number}, to_role="CS", by=by,
            url_path="/meja/kasus/kabar/", dedupe_key=f"notice:{row.ref}",
        )  # fmt: skip
    return row.number


def _number(today: date) -> str:
    NoticeSeries.objects.get_or_create(year=today.year)
    row = NoticeSeries.objects.select_for_update().get(year=today.year)
    row.last += 1
    row.save(update_fields=["last"])
    return f"KM-{today.year}-{row.last:04d}"


def _seal(row: Notice, column: str, text: str) -> bytes | None:
    if not text:
        return None
    aad = sealing.aad(Notice._meta.db_table, column, str(row.ref))
    return sealing.seal(sealing.open_subject_key(row.ref), text, aad)


def waiting(limit: int = 50) -> list[NoticeView]:
    """Return notices that nobody took in yet, oldest first."""
    rows = Notice.objects.filter(taken_in_at__isnull=True).select_related("link")
    return [_view(row) for row in rows.order_by("id")[:limit]]


def notice(ref: UUID) -> NoticeView | None:
    """Return one notice."""
    row = Notice.objects.filter(ref=ref).select_related("link").first()
    return _view(row) if row else None


def take_in(ref: UUID, *, became: str, by: Actor) -> NoticeView:
    """Mark a notice as taken in, within the caller's act; raises Refused when it was."""
    row = (
        Notice.objects.select_for_update()
        .select_related("link")
        .filter(ref=ref, taken_in_at__isnull=True)
        .first()
    )
    if row is None:
        raise Refused(TAKEN)
    row.taken_in_at, row.taken_in_by, row.became = by.now, by.login, became
    row.save(update_fields=["taken_in_at", "taken_in_by", "became"])
    return _view(row)


def _view(row: Notice) -> NoticeView:
    return NoticeView(
        row.ref, row.number, row.link.unit_name, row.link.about, row.link.about_number,
        _open(row, "text"), _open(row, "contact"), row.at, row.became,
    )  # fmt: skip


def _open(row: Notice, column: str) -> str:
    blob = getattr(row, f"{column}_sealed")
    if blob is None:
        return ""
    table = Notice._meta.db_table
    return sealing.unseal_for(row.ref, bytes(blob), table=table, column=column, ref=row.ref)
