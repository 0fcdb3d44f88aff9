"""Lays a news item out in the ministry's manner: dateline, paragraphs, sign-off.

Source: handbook, "House style of ministry news".
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from sasando.domain.news.whole import paragraphs

HEADING, QUOTE, PLAIN = "heading", "quote", "plain"
MINISTRY = "KemenP2MI"
SLUG_LENGTH = 100


@dataclass(frozen=True)
class Block:
    """One block of an article: heading, quote or plain paragraph."""

    kind: str
    text: str


def blocks(body: str) -> list[Block]:
    """Return the blocks of a body: `## ` begins a heading, `> ` a quote."""
    return [_block(text) for text in paragraphs(body)]


def _block(text: str) -> Block:
    if text.startswith("## "):
        return Block(HEADING, text[3:].strip())
    if text.startswith("> "):
        return Block(QUOTE, text[2:].strip())
    return Block(PLAIN, text)


def dateline(place: str, day: date) -> str:
    """Return "Kupang, KemenP2MI (9/2)"."""
    return f"{place}, {MINISTRY} ({day.day}/{day.month})"


def sign_off(initials: str, office: str) -> str:
    """Return "** (Humas/AB/BP3MI NTT)"."""
    return f"** (Humas/{initials}/{office})"


def slug(title: str) -> str:
    """Return the address form of a title."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG_LENGTH].strip("-") or "berita"
