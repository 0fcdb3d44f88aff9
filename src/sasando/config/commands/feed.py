"""Write public meetings and releases as an Atom feed."""

import argparse
import io
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed

from sasando.config import prepare
from sasando.domain.values.words import Words
from sasando.foundation.accounts import queries as accounts
from sasando.library.commitments import queries as commitments
from sasando.library.commitments import telling
from sasando.library.commitments.facts import PUBLIC_SEES, MeetingCard
from sasando.library.publications import queries as publications
from sasando.library.publications.facts import ReleaseCard

MOST = 50
TITLE = Words(id="Rapat dan rilis {office}", en="Meetings and releases of {office}")
MEETING_PAGE, RELEASE_PAGE = "/komitmen/rapat/{ref}/", "/data/rilis/{number}/"


@dataclass(frozen=True)
class Item:
    """One line of the feed."""

    title: str
    link: str
    key: str
    words: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--language", choices=("id", "en"), default="id")


def run(args: argparse.Namespace) -> int:
    """Write the feed, the newest first."""
    now = datetime.now(UTC)
    prepare.load_reference(now)
    office, base = accounts.office_or_blank(), settings.SASANDO_BASE_URL
    title = TITLE.format(office=office.short_name).in_language(args.language)
    feed = Atom1Feed(title=title, link=f"{base}/", description=title, language=args.language)
    for at, item in sorted(_items(args.language), key=lambda each: each[0], reverse=True)[:MOST]:
        feed.add_item(
            title=item.title, link=item.link, description=item.words, unique_id=item.key,
            pubdate=at, updateddate=at,
        )  # fmt: skip
    text = io.StringIO()
    feed.write(text, "utf-8")
    args.out.write_text(text.getvalue(), encoding="utf-8")
    sys.stdout.write(f"{args.out}\n")
    return 0


def _items(language: str) -> list[tuple[datetime, Item]]:
    held = commitments.cards(commitments.meetings(PUBLIC_SEES)[:MOST])
    released = publications.releases(limit=MOST)
    return [_meeting(card, language) for card in held] + [
        (card.published_at, _release(card, language)) for card in released
    ]


def _meeting(card: MeetingCard, language: str) -> tuple[datetime, Item]:
    zone = ZoneInfo(settings.OFFICE_ZONE)
    at = datetime.combine(card.held_on, card.starts_at or time(0), zone)
    parts = (
        telling.full_day(card.held_on, language), telling.hours(card, language), card.site
    )  # fmt: skip
    link = settings.SASANDO_BASE_URL + MEETING_PAGE.format(ref=card.ref)
    words = " · ".join(part for part in parts if part)
    return at, Item(card.title.in_language(language), link, f"urn:uuid:{card.ref}", words)


def _release(card: ReleaseCard, language: str) -> Item:
    link = settings.SASANDO_BASE_URL + RELEASE_PAGE.format(number=card.number)
    title = card.title_en if language == "en" and card.title_en else card.title
    return Item(title, link, link, card.number)
