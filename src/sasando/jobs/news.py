"""What the clock does for the news: the name guard follows the records; what is due goes out."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sasando.domain.news.whole import Whole
from sasando.exchange.guard import actions as guard
from sasando.foundation.access.actor import Actor
from sasando.foundation.outbox import actions as outbox
from sasando.library.directory.wording import institution_words
from sasando.library.publications import newsroom
from sasando.records.cases import protecting

TOLD = ("CMS", "CS")


def each_minute(now: datetime) -> None:
    """Bring the name guard up to the cases; publish what is due and still passes."""
    by = Actor.for_command("system", now)
    protecting.keep_guard_current(by=by)
    words = institution_words()

    def may_go_out(_ref: UUID, whole: Whole) -> bool:
        return guard.recheck(whole, institutions=words, by=by)

    _out, held = newsroom.publish_due(may_go_out=may_go_out, by=by)
    with transaction.atomic():
        for ref in held:
            _tell(ref, by=by)


def each_night(now: datetime) -> None:
    """Forget which names were asked for a month ago."""
    guard.forget_names(by=Actor.for_command("system", now))


def _tell(ref: UUID, *, by: Actor) -> None:
    for role in TOLD:
        outbox.post(
            kind="news_held", params={}, dedupe_key=f"held-{ref}-{by.now:%Y%m%d%H%M}-{role}",
            by=by, url_path=f"/redaksi/{ref}/", to_role=role,
        )  # fmt: skip
