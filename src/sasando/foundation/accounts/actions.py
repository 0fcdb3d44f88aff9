"""Writes users, roles and deputising: each act one transaction and one audit event."""

import secrets
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts.models import Office, RegencyScope, RoleGrant, Team, User
from sasando.foundation.audit import actions as audit

ROLE_UNKNOWN = Refusal(
    "role_unknown", Words(id="Peran ini tidak dikenal.", en="This role is not known.")
)
USERNAME_TAKEN = Refusal(
    "username_taken",
    Words(id="Nama masuk ini sudah dipakai.", en="This user name is taken."),
)
OWN_ACT = Refusal(
    "own_act",
    Words(
        id="Tindakan sendiri tidak dapat disetujui sendiri, juga tidak sebagai Plh. atau Plt.",
        en="Nobody approves their own act, not even as a deputy.",
    ),
)
DATES_BACKWARDS = Refusal(
    "dates_backwards",
    Words(id="Tanggal akhir mendahului tanggal mulai.", en="The end lies before the start."),
)
DEPUTY_UNDATED = Refusal(
    "deputy_undated",
    Words(
        id="Plh. dan Plt. memerlukan tanggal akhir dan orang yang diwakili.",
        en="A deputy needs an end date and the person they stand in for.",
    ),
)
# Rights over cases and people wait for the head of office (promises 6.2).
WAITING_ROLES = frozenset({"CW", "CS", "PO", "CUS", "SCR", "HO"})
DEMO_ROLES = ("CW", "CS", "PO", "HO", "CUS", "AUD", "ADM", "SCR", "CMS")


def create_user(username: str, *, name: str, by: Actor) -> tuple[User, str]:
    """Write a user; return them and the start password, which is shown once."""
    if User.objects.filter(username__iexact=username).exists():
        raise Refused(USERNAME_TAKEN)
    password = secrets.token_urlsafe(15)
    with transaction.atomic():
        user = User.objects.create_user(
            username, password=password, name=name, must_change_password=True,
            created_at=by.now, created_by=by.login,
        )  # fmt: skip
        _audit("accounts.created", user, by=by)
    return user, password


def deactivate(user: User, *, by: Actor) -> None:
    """Close an account; its acts stay."""
    with transaction.atomic():
        User.objects.filter(pk=user.pk).update(is_active=False)
        _audit("accounts.deactivated", user, by=by)


def grant_role(  # noqa: PLR0913 — a role has a holder, days, a team and perhaps a deputy
    user: User,
    *,
    role: str,
    starts_on: date,
    by: Actor,
    ends_on: date | None = None,
    team: Team | None = None,
    deputises: User | None = None,
    deputy: str = "",
) -> RoleGrant:
    """Give a role for days; rights over cases wait for the head of office.

    Raises Refused for an unknown role, dates backwards, an undated deputy, or a role in conflict
    with one held on overlapping days.
    """
    if role not in policy.policy().roles or role == "CLI":
        raise Refused(ROLE_UNKNOWN)
    if ends_on is not None and ends_on < starts_on:
        raise Refused(DATES_BACKWARDS)
    if bool(deputy) != (deputises is not None) or (deputy and ends_on is None):
        raise Refused(DEPUTY_UNDATED)
    with transaction.atomic():
        list(User.objects.select_for_update().filter(pk=user.pk))
        _refuse_conflict(user, role, starts_on, ends_on)
        waits = role in WAITING_ROLES and by.role != "CLI"
        grant = RoleGrant.objects.create(
            user=user, role=role, team=team, starts_on=starts_on, ends_on=ends_on,
            deputy=deputy, deputises=deputises, granted_at=by.now, granted_by=by.login,
            state=RoleGrant.State.WAITING if waits else RoleGrant.State.STANDING,
        )  # fmt: skip
        _audit("accounts.role_granted", user, by=by, role=role, waits=waits)
    return grant


def decide_role(grant: RoleGrant, *, agreed: bool, by: Actor) -> RoleGrant:
    """Agree to a waiting role or refuse it; whoever asked for it or receives it may not."""
    if by.login in (grant.granted_by, grant.user.username):
        raise Refused(OWN_ACT)
    with transaction.atomic():
        row = RoleGrant.objects.select_for_update().get(pk=grant.pk)
        if row.state == RoleGrant.State.WAITING:
            row.state = RoleGrant.State.STANDING if agreed else RoleGrant.State.REFUSED
            row.decided_at, row.decided_by = by.now, by.login
            row.save(update_fields=["state", "decided_at", "decided_by"])
            _audit("accounts.role_decided", row.user, by=by, role=row.role, agreed=agreed)
    return row


def end_role(grant: RoleGrant, *, ends_on: date, by: Actor) -> None:
    """End a role on a day."""
    if ends_on < grant.starts_on:
        raise Refused(DATES_BACKWARDS)
    with transaction.atomic():
        RoleGrant.objects.filter(pk=grant.pk).update(ends_on=ends_on)
        _audit("accounts.role_ended", grant.user, by=by, role=grant.role)


def bind_regencies(user: User, *, codes: list[str], by: Actor) -> None:
    """Bind a user to regencies; an empty list lets them see every regency."""
    with transaction.atomic():
        RegencyScope.objects.filter(user=user).delete()
        RegencyScope.objects.bulk_create(
            RegencyScope(user=user, regency_code=code) for code in sorted(set(codes))
        )
        _audit("accounts.regencies_bound", user, by=by, regencies=sorted(set(codes)))


def ensure_office(*, is_demo: bool, name: str, short_name: str, province_code: str) -> Office:
    """Write the one office when there is none."""
    office, _ = Office.objects.get_or_create(
        pk=1,
        defaults={
            "name": name, "short_name": short_name, "province_code": province_code,
            "is_demo": is_demo,
        },
    )  # fmt: skip
    return office


def ensure_demo_users(now: datetime) -> None:
    """Write one made-up user for each staff role, without a password."""
    by = Actor.for_command("demo", now)
    names = "Ina Raga|Sela Naru|Domi Kaleka|Beni Talan|Rosa Manek|Tius Bale|Lena Hurek"
    names += "|Niko Lobo|Yani Ketu"
    team, _ = Team.objects.get_or_create(code="kupang", defaults={"name": "Kupang"})
    for role, name in zip(DEMO_ROLES, names.split("|"), strict=True):
        username = f"demo-{role.lower()}"
        if User.objects.filter(username=username).exists():
            continue
        with transaction.atomic():
            user = User.objects.create_user(
                username, name=name, is_demo=True, created_at=now, created_by=by.login
            )
            user.set_unusable_password()
            user.save()
            grant_role(user, role=role, starts_on=by.today, team=team, by=by)


def _refuse_conflict(user: User, role: str, starts_on: date, ends_on: date | None) -> None:
    held = RoleGrant.objects.filter(user=user).exclude(state=RoleGrant.State.REFUSED)
    held = held.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
    if ends_on is not None:
        held = held.filter(starts_on__lte=ends_on)
    for other in held.values_list("role", flat=True):
        if policy.in_conflict(role, other):
            roles = policy.policy().roles
            raise Refused(_conflict_words(roles[role].label, roles[other].label))


def _conflict_words(first: Words, second: Words) -> Refusal:
    return Refusal(
        "roles_in_conflict",
        Words(
            id=f"{first.id} dan {second.id} tidak boleh dipegang satu orang pada waktu yang sama.",
            en=f"{first.en} and {second.en} may not be held by one person at the same time.",
        ),
    )


def _audit(deed: str, user: User, *, by: Actor, **facts: object) -> None:
    audit.record(by=by, deed=deed, refs=[("user", str(user.ref))], facts=facts)
