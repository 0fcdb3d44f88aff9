"""What the rail shows to a role: only rooms that it may open."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Item:
    """One line of the rail."""

    label: str | Promise
    url: str
    icon: str
    is_here: bool


@dataclass(frozen=True)
class Group:
    """Lines under one heading."""

    label: str | Promise
    items: tuple[Item, ...]


ROOMS = (
    (
        _("Work"),
        (
            (_("Desk"), "desk:home:index", "house-door", "home.view"),
            (_("Service counter"), "desk:services:list", "shop", "services.view"),
        ),
    ),
    (
        _("People"),
        (
            (_("Workers"), "desk:workers:list", "people", "workers.view"),
            (_("Placements"), "desk:placements:list", "airplane", "placements.view"),
            (_("Returns"), "desk:movements:list", "box-arrow-in-down", "movements.view"),
        ),
    ),
    (
        _("Data"),
        (
            (_("Imports"), "desk:imports:list", "table", "imports.view"),
            (_("Figures"), "desk:statistics:overview", "bar-chart", "statistics.view"),
        ),
    ),
    (
        _("Office"),
        (
            (_("Accounts"), "desk:accounts:list", "key", "accounts.view"),
            (_("Audit trail"), "desk:audit:list", "journal-check", "audit.view"),
        ),
    ),
)


def build(path: str, *, may: Callable[[str], bool]) -> list[Group]:
    """Return the groups that have a line to show."""
    groups = []
    for label, rooms in ROOMS:
        items = tuple(_items(path, rooms, may))
        if items:
            groups.append(Group(label, items))
    return groups


def _items(
    path: str, rooms: tuple[tuple[str | Promise, str, str, str], ...], may: Callable[[str], bool]
) -> list[Item]:
    found = []
    for label, name, icon, permission in rooms:
        if not may(permission):
            continue
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        here = path == url if name.endswith("index") else path.startswith(url)
        found.append(Item(label, url, icon, here))
    return found
