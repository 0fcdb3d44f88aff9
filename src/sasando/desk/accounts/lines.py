"""What the lists of accounts show, in finished words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sasando.domain.values.words import Words
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries
from sasando.foundation.accounts.models import RoleGrant, User
from sasando.foundation.accounts.queries import HeldRole

WAITING = ("warn", Words(id="menunggu persetujuan", en="waits for agreement"), "hourglass-split")
REFUSED = ("plain", Words(id="tidak jadi", en="not given"), "x-lg")
OVER = ("plain", Words(id="sudah berakhir", en="over"), "x-lg")
AHEAD = ("info", Words(id="belum mulai", en="not yet"), "calendar3")
HOLDS = ("ok", Words(id="berlaku", en="holds"), "check-lg")


@dataclass(frozen=True)
class UserLine:
    """One user in the list."""

    ref: UUID
    username: str
    name: str
    is_active: bool
    roles: tuple[str | Words, ...]


@dataclass(frozen=True)
class RoleLine:
    """One role that a user holds, held, or waits for."""

    ref: UUID
    name: str
    role: Words
    team: str
    deputy: str
    starts_on: date
    ends_on: date | None
    asked_by: str
    reason: str
    kind: str
    state: Words
    icon: str
    can_end: bool
    why_not: Words | None = None


def user_lines(found: Iterable[tuple[User, list[HeldRole]]]) -> list[UserLine]:
    """Return users in the order given; a deputised role reads as it signs."""
    return [
        UserLine(
            ref=user.ref,
            username=user.username,
            name=user.name,
            is_active=user.is_active,
            roles=tuple(role.on_behalf_of or policy.label(role.role) for role in held),
        )
        for user, held in found
    ]


def role_lines(grants: Iterable[RoleGrant], *, today: date) -> list[RoleLine]:
    """Return a user's roles in the order given."""
    return [_line(grant, today=today) for grant in grants]


def waiting_lines(grants: Iterable[RoleGrant], *, by: Actor) -> list[RoleLine]:
    """Return roles that wait, each with the reason why this actor may not decide it."""
    return [_line(grant, today=by.today, why_not=_why_not(grant, by)) for grant in grants]


def _why_not(grant: RoleGrant, by: Actor) -> Words | None:
    for login in (grant.granted_by, grant.user.username):
        refusal = queries.why_not_approve(by, made_by=login)
        if refusal is not None:
            return refusal.words
    return None


def _line(grant: RoleGrant, *, today: date, why_not: Words | None = None) -> RoleLine:
    kind, state, icon = _state(grant, today)
    deputised = grant.deputises
    return RoleLine(
        ref=grant.ref,
        name=grant.user.name,
        role=policy.label(grant.role),
        team=grant.team.name if grant.team else "",
        deputy=f"{grant.deputy} a.n. {deputised.name}" if deputised else "",
        starts_on=grant.starts_on,
        ends_on=grant.ends_on,
        asked_by=grant.granted_by,
        reason=grant.reason,
        kind=kind,
        state=state,
        icon=icon,
        can_end=kind in ("ok", "info", "warn") and (not grant.ends_on or grant.ends_on > today),
        why_not=why_not,
    )


def _state(grant: RoleGrant, today: date) -> tuple[str, Words, str]:
    if grant.state == RoleGrant.State.WAITING:
        return WAITING
    if grant.state == RoleGrant.State.REFUSED:
        return REFUSED
    if grant.ends_on is not None and grant.ends_on < today:
        return OVER
    return AHEAD if grant.starts_on > today else HOLDS
