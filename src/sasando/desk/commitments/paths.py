"""Addresses of meetings and commitments, and who asks for them."""

from datetime import date
from functools import cache
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.library.commitments import queries
from sasando.library.commitments.facts import STAFF_SEE, CommitmentView, MeetingPage

SAMPLE = UUID(int=0)


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def today(request: HttpRequest) -> date:
    """Return the day it is at the office."""
    return actor_of(request).today


def meeting_url(ref: UUID, name: str = "meeting") -> str:
    """Return the address of a meeting, or of a deed on it."""
    return reverse(f"desk:commitments:{name}", args=[ref])


def commitment_url(one: CommitmentView) -> str:
    """Return the address of a commitment."""
    return _sample("desk:commitments:commitment").format(one.ref)


@cache
def _sample(name: str, *more: str) -> str:
    """Return an address with a place for the ref: looked up once, not once a row."""
    return reverse(name, args=[SAMPLE, *more]).replace(str(SAMPLE), "{}")


def deed_url(ref: UUID, deed: str) -> str:
    """Return the address of a deed on a commitment."""
    return reverse("desk:commitments:deed", args=[ref, deed])


def ask_url(one: CommitmentView) -> str:
    """Return where it is written that its owner was asked for a date."""
    return _sample("desk:commitments:deed", "minta").format(one.ref)


def meeting(request: HttpRequest, ref: UUID) -> MeetingPage:
    """Return a meeting; raises NotOpen."""
    found = queries.page(ref, day=today(request), sees=STAFF_SEE)
    if found is None:
        raise guards.NotOpen
    return found


def commitment(request: HttpRequest, ref: UUID) -> CommitmentView:
    """Return a commitment; raises NotOpen."""
    found = queries.commitment(ref, day=today(request), sees=STAFF_SEE)
    if found is None:
        raise guards.NotOpen
    return found
