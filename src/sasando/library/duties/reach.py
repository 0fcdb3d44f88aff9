"""Whose row a partner may see and fill in: its own, and those of the villages inside it."""

from uuid import UUID

from sasando.foundation.access.actor import Actor
from sasando.library.directory import queries as directory
from sasando.library.duties.facts import PROVINCE, REGENCY, VILLAGE, BearerView
from sasando.library.duties.models import Bearer
from sasando.library.duties.queries import Placed, bearer_view, evidence

# Which level a partner's role stands for: its user acts for no other.
LEVEL_OF = {"PRV": PROVINCE, "REG": REGENCY, "VIL": VILLAGE}


def own_bearers(actor: Actor) -> list[BearerView]:
    """Return the bearers for which a partner acts, by its unit or its unit's institution."""
    level = LEVEL_OF.get(actor.role)
    if level is None or not actor.unit:
        return []
    rows = list(Bearer.objects.filter(level=level, unit=actor.unit))
    if not rows:
        found = directory.unit(actor.unit)
        owner = found.institution_code if found else ""
        rows = list(Bearer.objects.filter(level=level, institution=owner)) if owner else []
    return [bearer_view(row) for row in rows]


def villages_inside(bearer: BearerView) -> list[BearerView]:
    """Return the villages of the sample inside a regency: its clerk may upload for them."""
    if bearer.level != REGENCY:
        return []
    rows = Bearer.objects.filter(level=VILLAGE, code__startswith=f"{bearer.code}.")
    return [bearer_view(row) for row in rows]


def open_bearer(actor: Actor, level: str, code: str) -> BearerView | None:
    """Return a bearer that the actor may see and answer for; None for every other."""
    own = own_bearers(actor)
    reached = [*own, *(village for each in own for village in villages_inside(each))]
    shown = (each for each in reached if each.shown_on is not None)
    return next((each for each in shown if (each.level, each.code) == (level, code)), None)


def is_own(actor: Actor, bearer: BearerView) -> bool:
    """Say whether a partner speaks for a bearer; a clerk only uploads for its villages."""
    return any(each.code == bearer.code for each in own_bearers(actor))


def own_evidence(actor: Actor, ref: UUID) -> Placed | None:
    """Return evidence of a row that the partner may see; None for every other."""
    found = evidence(ref)
    if found is None or open_bearer(actor, found[2].level, found[2].code) is None:
        return None
    return found
