"""Reads users, the roles they hold on a day, and the office."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from sasando.domain.values.words import Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts.models import Office, RoleGrant, User


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


def office() -> OfficeView | None:
    """Return the office of this installation; None in a new store."""
    row = Office.objects.filter(pk=1).first()
    if row is None:
        return None
    return OfficeView(
        name=row.name,
        short_name=row.short_name,
        province_code=row.province_code,
        zone=row.zone,
        is_demo=row.is_demo,
        data_officer=row.data_officer,
        data_officer_contact=row.data_officer_contact,
    )


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
    rows = (
        RoleGrant.objects.filter(user=user, state=RoleGrant.State.STANDING, starts_on__lte=day)
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))
        .select_related("team", "deputises")
        .order_by("deputy", "id")
    )
    return [_held(row) for row in rows]


def actor_for(user: User, *, now: datetime, chosen: str | None) -> Actor | None:
    """Return the actor of a signed-in user in the chosen or first role; None without a role."""
    regencies = frozenset(user.regencies.values_list("regency_code", flat=True))
    probe = Actor(login=user.username, name=user.name, role="", now=now)
    held = roles_on(user, day=probe.today)
    role = _picked(held, chosen)
    if role is None:
        return None
    return Actor(
        login=user.username,
        name=user.name,
        role=role.role,
        now=now,
        team=role.team,
        regencies=regencies,
        on_behalf_of=role.on_behalf_of,
        user_ref=user.ref,
    )


def _picked(held: Iterable[HeldRole], chosen: str | None) -> HeldRole | None:
    roles = list(held)
    named = [role for role in roles if str(role.ref) == chosen]
    return next(iter(named or roles), None)


def _held(row: RoleGrant) -> HeldRole:
    behalf = f"{row.deputy} a.n. {row.deputises.name}" if row.deputises is not None else None
    return HeldRole(
        ref=row.ref,
        role=row.role,
        team=row.team.code if row.team else None,
        on_behalf_of=behalf,
        ends_on=row.ends_on,
    )


def office_or_blank() -> OfficeView:
    """Return the office, or an empty one so that pages of a new store still draw."""
    return office() or OfficeView("Sasando", "Sasando", "", "Asia/Makassar", False, "", "")


def users_with_roles(*, day: date) -> list[tuple[User, list[HeldRole]]]:
    """Return users by name with the roles they hold on a day."""
    return [(user, roles_on(user, day=day)) for user in User.objects.order_by("username")]


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
    return list(RoleGrant.objects.filter(user=user).select_related("deputises").order_by("-id"))


def waiting_roles() -> list[RoleGrant]:
    """Return roles that wait for the head of office."""
    rows = RoleGrant.objects.filter(state=RoleGrant.State.WAITING)
    return list(rows.select_related("user").order_by("id"))


def grant_for(ref: UUID) -> RoleGrant | None:
    """Return one role grant, else None."""
    return RoleGrant.objects.filter(ref=ref).select_related("user").first()


def regencies_of(user: User) -> list[str]:
    """Return the codes that a user is bound to."""
    return sorted(user.regencies.values_list("regency_code", flat=True))
