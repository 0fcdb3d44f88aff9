"""Writes the news: drafts and revisions, asking, approving, publishing, correcting, withdrawing."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from sasando.domain.news import moves
from sasando.domain.news.laid import slug as slug_of
from sasando.domain.news.moves import Standing
from sasando.domain.news.whole import Whole
from sasando.domain.values.refusals import REASON_MISSING, STALE_VERSION
from sasando.domain.values.words import Refusal, Refused
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.library.publications.articles import ARTICLE_MISSING, ArticleFacts, Origin
from sasando.library.publications.models import Article, Picture, Revision
from sasando.library.publications.news import facts_of

State = Article.State
WHY_LENGTH = 500
FREE_TRIES = 100
# Says whether a content may go out now: its item, and all that would be printed.
Judge = Callable[[UUID, Whole], bool]


def write(facts: ArticleFacts, *, origin: Origin | None = None, by: Actor) -> UUID:
    """Begin an article and return its ref."""
    came = origin or Origin()
    with transaction.atomic():
        row = Article(
            slug=_free_slug(facts.title), origin=came.kind, origin_ref=came.ref,
            made_at=by.now, made_name=by.name,
        )  # fmt: skip
        row.hands = [by.login]
        row.save()
        _add(row, facts, by=by)
        _tell(row, deed="news.written", by=by)
    return row.ref


def revise(ref: UUID, facts: ArticleFacts, *, version: int, by: Actor) -> int:
    """Save a new revision and return its number; what was asked for or approved ends."""
    with transaction.atomic():
        row, newest = _row(ref)
        if newest.number != version:
            raise Refused(STALE_VERSION)
        _refuse(moves.why_not_write(_standing(row, newest)))
        added = _add(row, facts, by=by)
        row.state, row.publish_at = State.DRAFT, None
        row.returned_name = row.returned_why = ""
        row.hands = sorted({*_hands_since(row, newest), by.login})
        row.save()
        _tell(row, deed="news.revised", by=by)
    return added.number


def _hands_since(row: Article, newest: Revision) -> list[str]:
    """Return who had a hand in what is not out yet: a correction begins with new hands."""
    return [] if newest.published_at else list(row.hands)


def ask(ref: UUID, *, content_sha256: str, by: Actor) -> None:
    """Ask for approval of a content that the guard let pass."""
    with transaction.atomic():
        row, newest = _row(ref)
        has_passed = newest.content_sha256 == content_sha256
        _refuse(moves.why_not_ask(_standing(row, newest), has_passed=has_passed))
        row.state = State.ASKED
        row.hands = sorted({*row.hands, by.login})
        newest.asked_at, newest.asked_name = by.now, by.name
        newest.save()
        row.save()
        _tell(row, deed="news.asked", by=by)


def give_back(ref: UUID, *, why: str, by: Actor) -> None:
    """Give an item back to its writers, saying what is to be put right; also one that waits."""
    if not why.strip():
        raise Refused(REASON_MISSING)
    with transaction.atomic():
        row, _newest = _row(ref)
        if row.state not in (State.ASKED, State.SCHEDULED):
            raise Refused(moves.NOT_NOW)
        row.state, row.publish_at = State.DRAFT, None
        row.returned_name, row.returned_why = by.name, why.strip()[:WHY_LENGTH]
        row.save()
        _tell(row, deed="news.returned", by=by, reason=why)


def approve(
    ref: UUID, *, content_sha256: str, publish_at: datetime | None = None, by: Actor
) -> bool:
    """Approve the very content the guard let pass; return whether it is out already.

    With a moment still to come it waits for the clock, which asks the guard again.
    """
    with transaction.atomic():
        row, newest = _row(ref)
        has_passed = newest.content_sha256 == content_sha256
        standing = _standing(row, newest)
        _refuse(moves.why_not_approve(standing, login=by.login, has_passed=has_passed))
        newest.approved_at, newest.approved_login, newest.approved_name = by.now, by.login, by.name
        newest.save()
        row.publish_at = max(publish_at or by.now, by.now)
        row.state = State.SCHEDULED
        row.save()
        _tell(row, deed="news.approved", by=by)
        if row.publish_at <= by.now:
            _publish(row, newest, by=by)
    return row.state == State.PUBLISHED


def publish_due(*, may_go_out: Judge, by: Actor) -> tuple[int, list[UUID]]:
    """Publish what is due; return how many went out, and the refs of those held back."""
    due = Article.objects.filter(state=State.SCHEDULED, publish_at__lte=by.now)
    out, held = 0, []
    for ref in due.order_by("publish_at").values_list("ref", flat=True):
        with transaction.atomic():
            row, newest = _row(ref)
            if may_go_out(ref, facts_of(newest).whole()):
                _publish(row, newest, by=by)
                out += 1
                continue
            row.state, row.publish_at = State.HELD, None
            row.save()
            _tell(row, deed="news.held", by=by)
            held.append(ref)
    return out, held


def _publish(row: Article, newest: Revision, *, by: Actor) -> None:
    newest.published_at = by.now
    newest.save()
    row.live, row.state, row.publish_at = newest, State.PUBLISHED, None
    row.published_at = row.published_at or by.now
    row.changed_at = by.now
    row.save()
    _tell(row, deed="news.corrected" if newest.erratum else "news.published", by=by)


def drop(ref: UUID, *, by: Actor) -> None:
    """Drop a draft that was never out, or leave a correction and keep what is out."""
    with transaction.atomic():
        row, newest = _row(ref)
        if row.live is not None and row.state in moves.WRITABLE and not newest.published_at:
            row.state, row.publish_at = State.PUBLISHED, None
        else:
            _refuse(moves.why_not_drop(_standing(row, newest)))
            row.state, row.publish_at = State.DROPPED, None
        row.save()
        _tell(row, deed="news.dropped", by=by)


def withdraw(ref: UUID, *, why: str, by: Actor) -> None:
    """Take an article out; its address says from then on that it was withdrawn, and why."""
    if not why.strip():
        raise Refused(REASON_MISSING)
    with transaction.atomic():
        row, _newest = _row(ref)
        if row.live is None:
            raise Refused(moves.NOT_NOW)
        row.live, row.state, row.publish_at = None, State.WITHDRAWN, None
        row.withdrawn_at, row.withdrawn_why = by.now, why.strip()[:WHY_LENGTH]
        row.changed_at = by.now
        row.save()
        _tell(row, deed="news.withdrawn", by=by, reason=why)


def _add(row: Article, facts: ArticleFacts, *, by: Actor) -> Revision:
    if not moves.are_initials(facts.initials):
        raise Refused(moves.WRONG_INITIALS)
    if facts.picture and not facts.alt.strip():
        raise Refused(moves.NO_ALT)
    last = row.revisions.order_by("-number").values_list("number", flat=True).first() or 0
    values = asdict(facts)
    picture = Picture.objects.filter(ref=values.pop("picture")).first()
    values["related"] = list(facts.related)
    return Revision.objects.create(
        article=row, number=last + 1, picture=picture, content_sha256=facts.whole().sha256,
        at=by.now, login=by.login, name=by.name, **values,
    )  # fmt: skip


def _row(ref: UUID) -> tuple[Article, Revision]:
    """Return an article and its standing revision: what is out, or else the newest."""
    row = Article.objects.select_for_update().filter(ref=ref).first()
    newest = row.revisions.order_by("-number").first() if row else None
    if row is not None and row.state == State.PUBLISHED:
        newest = row.live
    if row is None or newest is None:
        raise Refused(ARTICLE_MISSING)
    return row, newest


def _standing(row: Article, newest: Revision) -> Standing:
    told = f"{newest.body}\n{newest.body_en}\n{newest.title}\n{newest.summary}"
    return Standing(row.state, row.live_id is not None, frozenset(row.hands), told, newest.erratum)


def _free_slug(title: str) -> str:
    first = slug_of(title)
    taken = set(Article.objects.filter(slug__startswith=first).values_list("slug", flat=True))
    names = [first, *(f"{first}-{at}" for at in range(2, FREE_TRIES + len(taken)))]
    return next(name for name in names if name not in taken)


def _refuse(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise Refused(refusal)


def _tell(row: Article, *, deed: str, by: Actor, reason: str = "") -> None:
    audit.record(by=by, deed=deed, refs=[("article", str(row.ref))], reason=reason)
