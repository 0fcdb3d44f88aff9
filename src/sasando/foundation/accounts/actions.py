"""Writes the office, users, roles and deputising: each act one transaction, one event."""

import secrets
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.db.models import Q

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access import policy
from sasando.foundation.access.actor import COMMAND_ROLE, Actor
from sasando.foundation.accounts.models import (
    Office,
    RegencyScope,
    RoleGrant,
    SignInLink,
    Team,
    User,
)
from sasando.foundation.accounts.queries import OWN_ACT, why_not_approve
from sasando.foundation.audit import actions as audit

ROLE_UNKNOWN = Refusal(
    "role_unknown", Words(id="Peran ini tidak dikenal.", en="This role is not known.")
)
USERNAME_TAKEN = Refusal(
    "username_taken",
    Words(id="Nama masuk ini sudah dipakai.", en="This user name is taken."),
)
DATES_BACKWARDS = Refusal(
    "dates_backwards",
    Words(id="Tanggal akhir mendahului tanggal mulai.", en="The end lies before the start."),
)
ENDED_ALREADY = Refusal(
    "ended_already",
    Words(id="Peran ini sudah berakhir lebih awal.", en="This role ends earlier already."),
)
DEPUTY_UNDATED = Refusal(
    "deputy_undated",
    Words(
        id="Plh. dan Plt. memerlukan tanggal akhir dan orang yang diwakili.",
        en="A deputy needs an end date and the person they stand in for.",
    ),
)
DEPUTISES_SELF = Refusal(
    "deputises_self",
    Words(id="Tidak ada yang mewakili dirinya sendiri.", en="Nobody deputises for themselves."),
)
UNIT_FOR_STAFF = Refusal(
    "unit_for_staff",
    Words(
        id="Kode lembaga hanya untuk peran mitra.",
        en="Only a partner's role has the code of an agency.",
    ),
)

# (user name, name, role, team): two teams, so that two caseworkers do not share theirs.
DEMO_PEOPLE = (
    ("demo-cw", "Ina Raga", "CW", "kupang"),
    ("demo-cw2", "Maria Seran", "CW", "atambua"),
    ("demo-cs", "Sela Naru", "CS", "kupang"),
    ("demo-po", "Domi Kaleka", "PO", "kupang"),
    ("demo-ho", "Beni Talan", "HO", None),
    ("demo-cus", "Rosa Manek", "CUS", None),
    ("demo-aud", "Tius Bale", "AUD", None),
    ("demo-adm", "Lena Hurek", "ADM", None),
    ("demo-scr", "Niko Lobo", "SCR", None),
    ("demo-cms", "Yani Ketu", "CMS", None),
)
DEMO_TEAMS = (("kupang", "Kupang"), ("atambua", "Atambua"))


def create_user(username: str, *, name: str, by: Actor) -> tuple[User, str]:
    """Write a user; return them and the start password, which is shown once."""
    if User.objects.filter(username__iexact=username).exists():
        raise Refused(USERNAME_TAKEN)
    password = _start_password()
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                username, password=password, name=name, must_change_password=True,
                created_at=by.now, created_by=by.login,
            )  # fmt: skip
            _audit("accounts.created", user, by=by)
    except IntegrityError as taken:
        raise Refused(USERNAME_TAKEN) from taken
    return user, password


def deactivate(user: User, *, by: Actor) -> None:
    """Close an account at once, its password and open sessions with it; its acts stay."""
    _refuse_own(user, by)
    with transaction.atomic():
        row = User.objects.select_for_update().get(pk=user.pk)
        row.is_active = False
        row.set_unusable_password()
        row.save(update_fields=["is_active", "password"])
        _stop_links(row, by=by)
        _audit("accounts.deactivated", row, by=by)


def reactivate(user: User, *, by: Actor) -> str:
    """Open an account again with a new start password, as `reset_sign_in` does."""
    return _reset(user, "accounts.reactivated", by=by)


def reset_sign_in(user: User, *, by: Actor) -> str:
    """Drop password and second factors; return the new start password, shown once.

    Whoever resets could sign in first: roles over cases wait for the head of office anew, and
    all open sessions end with the old password.
    """
    return _reset(user, "accounts.sign_in_reset", by=by)


def _reset(user: User, deed: str, *, by: Actor) -> str:
    _refuse_own(user, by)
    password = _start_password()
    with transaction.atomic():
        row = User.objects.select_for_update().get(pk=user.pk)
        row.set_password(password)
        row.must_change_password = row.is_active = True
        row.save(update_fields=["password", "must_change_password", "is_active"])
        Authenticator.objects.filter(user=row).delete()
        _stop_links(row, by=by)
        waiting = _let_roles_wait(row, by=by)
        _audit(deed, row, by=by, roles_waiting=waiting)
    return password


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
    reason: str = "",
    unit: str = "",
) -> RoleGrant:
    """Give a role for days; rights over cases wait for the head of office.

    `unit` is the directory's code of the agency that a partner acts for. Raises Refused for an
    unknown role, dates backwards, an undated deputy, staff with a unit, one's own account, or a
    role in conflict with one held on overlapping days.
    """
    _refuse_own(user, by)
    _refuse_role(role, unit)
    if ends_on is not None and ends_on < starts_on:
        raise Refused(DATES_BACKWARDS)
    _refuse_deputising(user, deputises, deputy=deputy, ends_on=ends_on)
    with transaction.atomic():
        list(User.objects.select_for_update().filter(pk=user.pk))
        _refuse_conflict(user, role, starts_on, ends_on)
        waits = policy.needs_approval(role) and by.role != COMMAND_ROLE
        grant = RoleGrant.objects.create(
            user=user, role=role, team=team, unit_code=unit.strip(), starts_on=starts_on,
            ends_on=ends_on, deputy=deputy, deputises=deputises, granted_at=by.now,
            granted_by=by.login, reason=reason.strip()[:300],
            state=RoleGrant.State.WAITING if waits else RoleGrant.State.STANDING,
        )  # fmt: skip
        facts = {"role": role, "waits": waits, "deputy": deputy}
        _audit("accounts.role_granted", user, by=by, reason=reason, **facts)
    return grant


def decide_role(grant: RoleGrant, *, agreed: bool, by: Actor) -> RoleGrant:
    """Agree to a waiting role or refuse it.

    Raises Refused when the decider asked for it, receives it, or stands in for whoever did.
    """
    for login in (grant.granted_by, grant.user.username):
        refusal = why_not_approve(by, made_by=login)
        if refusal is not None:
            raise Refused(refusal)
    with transaction.atomic():
        row = RoleGrant.objects.select_for_update().get(pk=grant.pk)
        if row.state == RoleGrant.State.WAITING:
            row.state = RoleGrant.State.STANDING if agreed else RoleGrant.State.REFUSED
            row.decided_at, row.decided_by = by.now, by.login
            row.save(update_fields=["state", "decided_at", "decided_by"])
            _audit("accounts.role_decided", row.user, by=by, role=row.role, agreed=agreed)
    return row


def end_role(grant: RoleGrant, *, ends_on: date, by: Actor) -> RoleGrant:
    """Let a role end with a day, never later than it ends already.

    A role that has not begun by then is withdrawn whole.
    """
    with transaction.atomic():
        row = RoleGrant.objects.select_for_update().get(pk=grant.pk)
        if row.ends_on is not None and row.ends_on <= ends_on:
            raise Refused(ENDED_ALREADY)
        if row.starts_on > ends_on:
            row.state = RoleGrant.State.REFUSED
            row.decided_at, row.decided_by = by.now, by.login
        else:
            row.ends_on = ends_on
        row.save(update_fields=["state", "ends_on", "decided_at", "decided_by"])
        _audit("accounts.role_ended", row.user, by=by, role=row.role, ends_on=str(ends_on))
    return row


def bind_regencies(user: User, *, codes: list[str], by: Actor) -> None:
    """Bind a user to regencies; an empty list lets them see every regency."""
    _refuse_own(user, by)
    with transaction.atomic():
        RegencyScope.objects.filter(user=user).delete()
        RegencyScope.objects.bulk_create(
            RegencyScope(user=user, regency_code=code) for code in sorted(set(codes))
        )
        _audit("accounts.regencies_bound", user, by=by, regencies=sorted(set(codes)))


def add_team(code: str, *, name: str, by: Actor) -> Team:
    """Write a team, or give the one of this code a new name."""
    with transaction.atomic():
        team, _ = Team.objects.update_or_create(code=code, defaults={"name": name})
        audit.record(by=by, deed="accounts.team_written", facts={"team": code})
    return team


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


def record_decisions(
    *,
    by: Actor,
    data_officer: str | None = None,
    data_officer_contact: str | None = None,
    impact_assessed_on: date | None = None,
    retention_set_on: date | None = None,
    restore_drill_on: date | None = None,
) -> Office:
    """Write what the office decided before real data; what is not given stays as it is."""
    given = {
        "data_officer": data_officer, "data_officer_contact": data_officer_contact,
        "impact_assessed_on": impact_assessed_on, "retention_set_on": retention_set_on,
        "restore_drill_on": restore_drill_on,
    }  # fmt: skip
    values = {name: value for name, value in given.items() if value is not None}
    with transaction.atomic():
        office = Office.objects.select_for_update().get(pk=1)
        for name, value in values.items():
            setattr(office, name, value)
        office.save()
        audit.record(by=by, deed="office.decided", facts={"fields": sorted(values)})
    return office


def ensure_demo_users(now: datetime) -> None:
    """Write one made-up user for each staff role, without a password."""
    by = Actor.for_command("demo", now)
    teams = {
        code: Team.objects.get_or_create(code=code, defaults={"name": name})[0]
        for code, name in DEMO_TEAMS
    }
    for username, name, role, team in DEMO_PEOPLE:
        if User.objects.filter(username=username).exists():
            continue
        with transaction.atomic():
            user = User.objects.create_user(
                username, name=name, is_demo=True, created_at=now, created_by=by.login
            )
            grant_role(user, role=role, starts_on=by.today, team=teams.get(team or ""), by=by)


def ensure_demo_partner(username: str, *, name: str, role: str, unit: str, by: Actor) -> None:
    """Write one made-up user of a partner agency, without a password."""
    if User.objects.filter(username=username).exists():
        return
    with transaction.atomic():
        user = User.objects.create_user(
            username, name=name, is_demo=True, created_at=by.now, created_by=by.login
        )
        grant_role(user, role=role, starts_on=by.today, unit=unit, by=by)


def _start_password() -> str:
    """Return four groups of five signs, to be read out and typed."""
    signs = "abcdefghjkmnpqrstuvwxyz23456789"
    groups = ("".join(secrets.choice(signs) for _ in range(5)) for _ in range(4))
    return "-".join(groups)


def _stop_links(user: User, *, by: Actor) -> None:
    links = SignInLink.objects.filter(user=user, used_at=None, revoked_at=None)
    links.update(revoked_at=by.now)


def _let_roles_wait(user: User, *, by: Actor) -> int:
    """Send standing roles that need an agreement back to waiting; return how many.

    The command line is the way out when the head of office is locked out: nothing waits then.
    """
    if by.role == COMMAND_ROLE:
        return 0
    roles = RoleGrant.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=by.today),
        user=user,
        state=RoleGrant.State.STANDING,
        role__in=policy.policy().approval,
    )
    return roles.update(
        state=RoleGrant.State.WAITING, granted_at=by.now, granted_by=by.login,
        decided_at=None, decided_by="",
    )  # fmt: skip


def _refuse_own(user: User, by: Actor) -> None:
    if by.user_ref == user.ref:
        raise Refused(OWN_ACT)


def _refuse_role(role: str, unit: str) -> None:
    found = policy.policy().roles.get(role)
    if found is None or role == COMMAND_ROLE:
        raise Refused(ROLE_UNKNOWN)
    if unit.strip() and found.is_staff:
        raise Refused(UNIT_FOR_STAFF)


def _refuse_deputising(
    user: User, deputises: User | None, *, deputy: str, ends_on: date | None
) -> None:
    if bool(deputy) != (deputises is not None) or (deputy and ends_on is None):
        raise Refused(DEPUTY_UNDATED)
    if deputises is not None and deputises.pk == user.pk:
        raise Refused(DEPUTISES_SELF)


def _refuse_conflict(user: User, role: str, starts_on: date, ends_on: date | None) -> None:
    held = RoleGrant.objects.filter(user=user).exclude(state=RoleGrant.State.REFUSED)
    held = held.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
    if ends_on is not None:
        held = held.filter(starts_on__lte=ends_on)
    for other in held.values_list("role", flat=True):
        if policy.in_conflict(role, other):
            raise Refused(_conflict_words(policy.label(role), policy.label(other)))


def _conflict_words(first: Words, second: Words) -> Refusal:
    return Refusal(
        "roles_in_conflict",
        Words(
            id=f"{first.id} dan {second.id} tidak boleh dipegang satu orang pada waktu yang sama.",
            en=f"{first.en} and {second.en} may not be held by one person at the same time.",
        ),
    )


def _audit(deed: str, user: User, *, by: Actor, reason: str = "", **facts: object) -> None:
    audit.record(by=by, deed=deed, refs=[("user", str(user.ref))], facts=facts, reason=reason)
