"""Links by which a partner sends notices: made, revoked, and opened by their signed token."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core import signing
from django.db import transaction

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.letterbox.models import NoticeLink
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit

SALT = "letterbox.notices"
STANDS = timedelta(days=30)
GONE = Refusal("link_gone", Words(id="Tautan itu sudah berakhir.", en="That link is over already."))


@dataclass(frozen=True)
class LinkView:
    """A link for reading; its token is shown once."""

    ref: UUID
    unit_name: str
    about: UUID | None
    about_number: str
    until: date
    made_at: datetime
    made_name: str


@dataclass(frozen=True)
class About:
    """The sender's row that a link asks about, and its number for people."""

    ref: UUID
    number: str


def make(*, unit_code: str, unit_name: str, about: About | None, by: Actor) -> str:
    """Return the token of a new link for one partner; it stands 30 days."""
    with transaction.atomic():
        row = NoticeLink.objects.create(
            unit_code=unit_code, unit_name=unit_name, about=about.ref if about else None,
            about_number=about.number if about else "", until=by.today + STANDS, made_at=by.now,
            made_by=by.login, made_name=by.name, made_ref=by.user_ref,
        )  # fmt: skip
        refs = [("notice_link", str(row.ref))]
        facts = {"unit": unit_code, "number": row.about_number}
        audit.record(by=by, deed="letterbox.link_made", refs=refs, facts=facts)
    return signing.dumps(row.ref.hex, salt=SALT)


def revoke(ref: UUID, *, by: Actor) -> None:
    """End a link; it opens nothing from the next request."""
    with transaction.atomic():
        rows = NoticeLink.objects.filter(ref=ref, revoked_at__isnull=True)
        if not rows.update(revoked_at=by.now, revoked_by=by.login):
            raise Refused(GONE)
        audit.record(by=by, deed="letterbox.link_revoked", refs=[("notice_link", str(ref))])


def standing(*, today: date) -> list[LinkView]:
    """Return the links that open now, newest first."""
    rows = NoticeLink.objects.filter(revoked_at__isnull=True, until__gte=today)
    return [_view(row) for row in rows.order_by("-id")[:100]]


def one(ref: UUID) -> LinkView | None:
    """Return a link that was not revoked."""
    row = NoticeLink.objects.filter(ref=ref, revoked_at__isnull=True).first()
    return _view(row) if row else None


def opened_by(token: str, *, today: date) -> LinkView | None:
    """Return the link a token opens; None when false, revoked or over."""
    row = row_of(token, today=today)
    return _view(row) if row else None


def row_of(token: str, *, today: date, for_update: bool = False) -> NoticeLink | None:
    """Return the row of a token, locked for an act when wanted."""
    try:
        ref = UUID(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError, AttributeError):
        return None
    rows = NoticeLink.objects.select_for_update() if for_update else NoticeLink.objects.all()
    return rows.filter(ref=ref, revoked_at__isnull=True, until__gte=today).first()


def _view(row: NoticeLink) -> LinkView:
    return LinkView(
        row.ref, row.unit_name, row.about, row.about_number, row.until, row.made_at, row.made_name
    )
