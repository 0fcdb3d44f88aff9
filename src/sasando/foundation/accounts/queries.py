"""Reads users, the roles they hold on a day, and the office."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import models
from django.db.models import Q, QuerySet

from sasando.domain.values.words import Refusal, Words
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor, office_day
from sasando.foundation.access.prepared import Given, Prepared
from sasando.foundation.accounts.models import Office, RegencyScope, RoleGrant, Team, User

BEHALF_LENGTH = 150
STAFF_PAGE, PARTNER_PAGE = "/meja/", "/mitra/"
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
OWN_ACT = Refusal(
    "own_act",
    Words(
        id="Tindakan sendiri tidak dapat disetujui sendiri, juga tidak sebagai Plh. atau Plt.",
        en="Nobody approves their own act, not even as a deputy.",
    ),
)
DEPUTISED_ACT = Refusal(
    "deputised_act",
    Words(
        id="Plh. atau Plt. tidak menyetujui tindakan orang yang diwakilinya.",
        en="A deputy does not approve an act of the person they stand in for.",
    ),
)


@dataclass(frozen=True)
class OfficeView:
    """The office for reading."""

    name: str
    short_name: str
    province_code: str
    zone: str
    is_demo: bool
    data_officer: str
    data_officer_contact: str


@dataclass(frozen=True)
class HeldRole:
    """One role that a user holds on a day."""

    ref: UUID
    role: str
    team: str | None
    on_behalf_of: str | None
    ends_on: date | None
    unit: str = ""

    @property
    def label(self) -> Words:
        """Return the name of the role."""
        return policy.label(self.role)


def office() -> OfficeView | None:
    """Return the office of this installation; None in a new store."""
    found = _OFFICE.rows()
    return OfficeView(*found[0]) if found else None


def why_not_start() -> list[Words]:
    """Return what must be decided before a real office may start; empty for a made-up one."""
    row = Office.objects.filter(pk=1).first()
    if row is None or row.is_demo:
        return []
    wanted = (
        (row.data_officer, "pejabat pelindungan data pribadi", "a data protection officer"),
        (row.impact_assessed_on, "tanggal penilaian dampak", "the date of an impact assessment"),
        (row.retention_set_on, "jadwal retensi", "a retention schedule"),
        (row.restore_drill_on, "latihan pemulihan cadangan", "a restore drill"),
    )
    return [Words(id=words_id, en=words_en) for value, words_id, words_en in wanted if not value]


def roles_on(user: User, *, day: date) -> list[HeldRole]:
    """Return the roles that a user holds on a day, own roles before deputised ones."""
    return [
        HeldRole(ref, role, team, _behalf(role, deputy, deputised), ends_on, unit)
        for ref, role, team, deputy, deputised, ends_on, unit in _ROLES.rows(user=user.pk, day=day)
    ]


def _standing(day: date | Given) -> QuerySet[RoleGrant]:
    rows = RoleGrant.objects.filter(state=RoleGrant.State.STANDING, starts_on__lte=day)
    return rows.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))


def actor_for(user: User, *, now: datetime, chosen: str | None) -> Actor | None:
    """Return the actor of a signed-in user in the chosen or first role; None without a role."""
    return actor_in(roles_on(user, day=office_day(now)), user=user, now=now, chosen=chosen)


def actor_in(
    held: Sequence[HeldRole], *, user: User, now: datetime, chosen: str | None
) -> Actor | None:
    """Return the actor in the chosen or first of the roles held now; None when there is none."""
    role = _picked(held, chosen)
    if role is None:
        return None
    regencies = frozenset(code for (code,) in _REGENCIES.rows(user=user.pk))
    return Actor(
        login=user.username,
        name=user.name,
        role=role.role,
        now=now,
        team=role.team,
        regencies=regencies,
        on_behalf_of=role.on_behalf_of,
        user_ref=user.ref,
        unit=role.unit,
    )


def first_page(role: str) -> str:
    """Return where a role starts: staff at the desk, partners at their own door."""
    found = policy.policy().roles.get(role)
    return PARTNER_PAGE if found is not None and not found.is_staff else STAFF_PAGE


def own_actor(user: User, *, now: datetime) -> Actor:
    """Return a user as the actor of an act on their own account; they may lack a role."""
    found = actor_for(user, now=now, chosen=None)
    return found or Actor(login=user.username, name=user.name, role="", now=now, user_ref=user.ref)


def why_not_approve(actor: Actor, *, made_by: str) -> Refusal | None:
    """Return why the actor may not approve what `made_by` (a user name) did; None when they may.

    Nobody approves their own act, also not in a role held for another; a deputy does not approve
    what the person they stand in for did.
    """
    if actor.login == made_by:
        return OWN_ACT
    if actor.on_behalf_of is None or actor.user_ref is None:
        return None
    deputised = _standing(actor.today).filter(
        user__ref=actor.user_ref, role=actor.role, deputises__username=made_by
    )
    return DEPUTISED_ACT if deputised.exists() else None


def has_second_factor(user: User) -> bool:
    """Say whether an app or a passkey is enrolled; recovery codes alone are none."""
    found: bool = Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS).exists()
    return found


def second_factors(user: User) -> list[str]:
    """Return the kinds of second factors enrolled: `totp`, `webauthn`, `recovery_codes`."""
    kinds = Authenticator.objects.filter(user=user).values_list("type", flat=True)
    return sorted(set(kinds))


def _picked(held: Iterable[HeldRole], chosen: str | None) -> HeldRole | None:
    roles = list(held)
    named = [role for role in roles if str(role.ref) == chosen]
    return next(iter(named or roles), None)


def _behalf(role: str, deputy: str, deputised: str | None) -> str | None:
    """Return how a deputy signs, as "Plh. Kepala kantor a.n. Beni Talan"."""
    if deputised is None:
        return None
    return f"{deputy} {policy.label(role)} a.n. {deputised}"[:BEHALF_LENGTH]


def _office_columns() -> QuerySet[Any, Any]:
    return Office.objects.filter(pk=1).values_list(*OfficeView.__dataclass_fields__)


def _role_columns() -> QuerySet[Any, Any]:
    rows = _standing(Given("day", models.DateField())).filter(user=USER).order_by("deputy", "id")
    names = ("ref", "role", "team__code", "deputy", "deputises__name", "ends_on", "unit_code")
    return rows.values_list(*names)


def _regency_columns() -> QuerySet[Any, Any]:
    return RegencyScope.objects.filter(user=USER).values_list("regency_code")


def _holder_columns() -> QuerySet[Any, Any]:
    standing = _standing(Given("day", models.DateField()))
    holders = standing.filter(user__is_active=True).order_by("user__name", "user__ref")
    return holders.values_list("user__ref", "user__name", "role")


# Every staff page asks these anew, so that a right that ends is gone with the next request.
USER = Given("user", models.BigIntegerField())
_OFFICE = Prepared(_office_columns)
_ROLES = Prepared(_role_columns)
_REGENCIES = Prepared(_regency_columns)
_HOLDERS = Prepared(_holder_columns)


def office_or_blank() -> OfficeView:
    """Return the office, or an empty one so that pages of a new store still draw."""
    return office() or OfficeView("Sasando", "Sasando", "", "Asia/Makassar", False, "", "")


def users_with_roles(*, day: date) -> list[tuple[User, list[HeldRole]]]:
    """Return users by name with the roles they hold on a day."""
    return [(user, roles_on(user, day=day)) for user in User.objects.order_by("username")]


def holders_of(roles: Container[str], *, day: date) -> list[tuple[str, str]]:
    """Return (ref, name) of active users who hold one of some roles on a day, by name."""
    found = {str(ref): name for ref, name, role in _HOLDERS.rows(day=day) if role in roles}
    return list(found.items())


def user_choices() -> list[tuple[str, str]]:
    """Return (user name, name) of active users."""
    rows = User.objects.filter(is_active=True).order_by("name")
    return list(rows.values_list("username", "name"))


def user_for(ref: UUID) -> User | None:
    """Return one user, else None."""
    return User.objects.filter(ref=ref).first()


def user_named(username: str) -> User | None:
    """Return the user of a user name, else None."""
    return User.objects.filter(username=username).first()


def grants_of(user: User) -> list[RoleGrant]:
    """Return every role a user held, newest first."""
    rows = RoleGrant.objects.filter(user=user).select_related("user", "deputises", "team")
    return list(rows.order_by("-id"))


def waiting_roles() -> list[RoleGrant]:
    """Return roles that wait for the head of office."""
    rows = RoleGrant.objects.filter(state=RoleGrant.State.WAITING, user__is_active=True)
    return list(rows.select_related("user", "team", "deputises").order_by("id"))


def teams() -> list[Team]:
    """Return the teams of the office, by name."""
    return list(Team.objects.order_by("name"))


def team_named(code: str) -> Team | None:
    """Return one team, else None."""
    return Team.objects.filter(code=code).first()


def grant_for(ref: UUID) -> RoleGrant | None:
    """Return one role grant, else None."""
    return RoleGrant.objects.filter(ref=ref).select_related("user").first()


def regencies_of(user: User) -> list[str]:
    """Return the codes that a user is bound to."""
    return sorted(user.regencies.values_list("regency_code", flat=True))


def demo_people(*, day: date) -> list[tuple[User, HeldRole]]:
    """Return the made-up users with the role that each opens; none outside a made-up office."""
    if not office_or_blank().is_demo:
        return []
    users = User.objects.filter(is_demo=True, is_active=True).order_by("id")
    return [(user, held[0]) for user in users if (held := roles_on(user, day=day))]
