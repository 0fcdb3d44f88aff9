"""What the rail shows to a role: only rooms that it may open."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Room:
    """A room of the desk as the rail names it."""

    label: str | Promise
    name: str
    icon: str
    permission: str


@dataclass(frozen=True)
class Item:
    """One line of the rail."""

    label: str | Promise
    url: str
    icon: str
    is_here: bool
    count: int = 0


@dataclass(frozen=True)
class Group:
    """Lines under one heading."""

    label: str | Promise
    items: tuple[Item, ...]


ROOMS: tuple[tuple[str | Promise, tuple[Room, ...]], ...] = (
    (
        _("Work"),
        (
            Room(_("Desk"), "desk:home:index", "house-door", "home.view"),
            Room(_("Cases"), "desk:cases:list", "briefcase", "cases.view"),
            Room(_("Letterbox"), "desk:letterbox:list", "envelope-open", "letterbox.view"),
            Room(_("Sealed identities"), "desk:letterbox:identities", "key", "letterbox.identity"),
            Room(
                _("Family codes to decide"),
                "desk:letterbox:decisions",
                "people",
                "letterbox.decide",
            ),
            Room(_("Emergency openings"), "desk:cases:glass_reviews", "eye", "audit.verify"),
            Room(_("Screening"), "desk:screening:list", "shield-check", "screening.view"),
            Room(_("Service counter"), "desk:services:list", "shop", "services.view"),
            Room(_("Offer check"), "public:offer_check:index", "clipboard", "home.view"),
            Room(_("Outreach"), "desk:outreach:list", "megaphone", "outreach.view"),
        ),
    ),
    (
        _("People"),
        (
            Room(_("Workers"), "desk:workers:list", "people", "workers.view"),
            Room(_("Placements"), "desk:placements:list", "airplane", "placements.view"),
            Room(_("Returns"), "desk:movements:list", "box-arrow-in-down", "movements.view"),
        ),
    ),
    (
        _("Data"),
        (
            Room(_("Imports"), "desk:imports:list", "table", "imports.view"),
            Room(_("Figures"), "desk:statistics:overview", "bar-chart", "statistics.view"),
            Room(_("Explore"), "desk:explore:index", "compass", "figures.explore"),
            Room(_("Releases"), "desk:figures:list", "megaphone", "releases.view"),
            Room(_("Briefs"), "desk:briefs:list", "easel", "briefs.view"),
            Room(_("News"), "redaksi:list", "journal-text", "news.view"),
        ),
    ),
    (
        _("Promises"),
        (
            Room(
                _("Meetings & commitments"),
                "desk:commitments:board",
                "calendar-event",
                "commitments.view",
            ),
            Room(_("Duties"), "desk:duties:matrix", "grid-3x3", "duties.view"),
            Room(_("Questions"), "desk:questions:list", "question-circle", "questions.answer"),
            Room(_("Regulations"), "desk:regulations:list", "book", "regulations.view"),
            Room(_("Directory"), "desk:directory:list", "telephone", "directory.view"),
        ),
    ),
    (
        _("Office"),
        (
            Room(_("Accounts"), "desk:accounts:list", "key", "accounts.view"),
            Room(_("Audit trail"), "desk:audit:list", "journal-check", "audit.view"),
        ),
    ),
)


PARTNER_ROOMS = (
    Room(_("Overview"), "portal:home:index", "house-door", "figures.receive"),
    Room(_("Referrals"), "portal:referrals:list", "send", "referrals.receive"),
    Room(_("Figures"), "portal:figures:list", "bar-chart", "figures.receive"),
    Room(_("Briefs"), "portal:briefs:list", "easel", "briefs.receive"),
    Room(_("Regulations"), "portal:regulations:list", "book", "regulations.read"),
    Room(_("Commitments"), "portal:commitments:list", "calendar-event", "commitments.follow"),
    Room(_("Duties"), "portal:duties:own", "grid-3x3", "duties.answer"),
    Room(_("Duties"), "portal:duties:matrix", "grid-3x3", "duties.oversee"),
    Room(_("Questions"), "portal:questions:list", "question-circle", "questions.ask"),
)


def partner_tabs(path: str, *, may: Callable[[str], bool]) -> tuple[Item, ...]:
    """Return the tabs of a partner's pages; what waits is a page of its own above the others."""
    found = [(room, url, here) for room, url, here in _open(path, PARTNER_ROOMS, may)]
    urls = [url for _room, url, _here in found]
    return tuple(
        Item(room.label, url, room.icon, path == url if _is_above(url, urls) else here)
        for room, url, here in found
    )


def _is_above(url: str, urls: Iterable[str]) -> bool:
    return any(other != url and other.startswith(url) for other in urls)


def build(
    path: str, *, may: Callable[[str], bool], counts: Mapping[str, int] | None = None
) -> list[Group]:
    """Return the groups that have a line to show; `counts` says what waits behind a name."""
    groups = []
    for label, rooms in ROOMS:
        items = tuple(
            Item(room.label, url, room.icon, here, (counts or {}).get(room.name, 0))
            for room, url, here in _open(path, rooms, may)
        )
        if items:
            groups.append(Group(label, items))
    return groups


def _open(
    path: str, rooms: Iterable[Room], may: Callable[[str], bool]
) -> Iterator[tuple[Room, str, bool]]:
    for room in rooms:
        if not may(room.permission):
            continue
        url = _address(room.name, settings.ROOT_URLCONF, get_script_prefix(), get_language())
        if url is None:
            continue
        here = path == url if room.name.endswith("index") else path.startswith(url)
        yield room, url, here


@cache
def _address(name: str, urlconf: str, _prefix: str, _language: str | None) -> str | None:
    """Return the address of a room, a public one in the language; None when it is not served."""
    try:
        return reverse(name, urlconf)
    except NoReverseMatch:
        return None
