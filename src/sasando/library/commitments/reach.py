"""Which commitments a partner answers for: those in which its unit or institution has part."""

from typing import TYPE_CHECKING
from uuid import UUID

from sasando.foundation.access.actor import Actor
from sasando.library.commitments import queries
from sasando.library.commitments.facts import PARTNERS_SEE
from sasando.library.directory import queries as directory

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from sasando.library.commitments.models import Commitment


def own(actor: Actor) -> "QuerySet[Commitment]":
    """Return the commitments of a partner's unit; none for a partner without a unit."""
    rows = queries.commitments(PARTNERS_SEE)
    if not actor.unit:
        return rows.none()
    unit = directory.unit(actor.unit)
    institution = unit.institution_code if unit else ""
    return queries.of_parties(rows, unit=actor.unit, institution=institution)


def is_own(actor: Actor, ref: UUID) -> bool:
    """Say whether a partner may report on a commitment."""
    return own(actor).filter(ref=ref).exists()


def unit_name(actor: Actor) -> str:
    """Return the name under which a partner's words stand."""
    unit = directory.unit(actor.unit) if actor.unit else None
    return unit.name if unit else actor.unit
