"""Links that let a partner in once: an invitation to set up a passkey, or a day's visit by phone.

Only the digest of a link is kept; a link works once, until its hour, and each step is audited.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.access import policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import actions, queries
from sasando.foundation.accounts.models import RoleGrant, SignInLink, User
from sasando.foundation.audit import actions as audit

# An invitation waits for a week; a link for one visit for a day.
LIVES = {
    SignInLink.Purpose.INVITE: timedelta(days=7),
    SignInLink.Purpose.ONCE: timedelta(hours=24),
}
VISIT = timedelta(hours=4)
TOKEN_BYTES = 32
PARTNERS_ONLY = Refusal(
    "partners_only",
    Words(
        id="Tautan masuk hanya untuk mitra; petugas memakai sandi dan faktor kedua.",
        en="Links are for partners only; staff use a password and a second factor.",
    ),
)
NO_ROLE = Refusal(
    "link_without_role",
    Words(
        id="Akun ini tidak aktif atau tidak memegang peran mitra hari ini.",
        en="This account is closed, or holds no partner's role today.",
    ),
)


@dataclass(frozen=True)
class Invited:
    """Whom an invitation is for, in which role and for which unit, until when."""

    user: User
    token: str
    expires_at: datetime


@dataclass(frozen=True)
class Found:
    """A link that still works; nothing has happened yet."""

    name: str
    role: Words
    unit: str
    is_invitation: bool
    expires_at: datetime


def invite(name: str, *, email: str, role: str, unit: str, reason: str, by: Actor) -> Invited:
    """Make a partner's account with its role and a link to set up a passkey; raises Refused."""
    found = policy.policy().roles.get(role)
    if found is None or found.is_staff:
        raise Refused(PARTNERS_ONLY)
    with transaction.atomic():
        user = User.objects.create_user(
            _free_username(role), name=name, email=email, created_at=by.now, created_by=by.login
        )
        refs = [("user", str(user.ref))]
        audit.record(by=by, deed="accounts.invited", refs=refs, facts={"role": role, "unit": unit})
        actions.grant_role(user, role=role, starts_on=by.today, unit=unit, reason=reason, by=by)
        return issue(user, purpose=SignInLink.Purpose.INVITE, by=by)


def issue(user: User, *, purpose: str, by: Actor) -> Invited:
    """Make a link for a partner; an earlier one that was not used stops working. Raises Refused."""
    if by.user_ref == user.ref:
        raise Refused(queries.OWN_ACT)
    if not _is_partner(user, day=by.now):
        raise Refused(NO_ROLE)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    kind = SignInLink.Purpose(purpose)
    with transaction.atomic():
        list(User.objects.select_for_update().filter(pk=user.pk))
        old = SignInLink.objects.filter(user=user, used_at=None, revoked_at=None)
        stopped = old.update(revoked_at=by.now)
        row = SignInLink.objects.create(
            user=user, digest=_digest(token), purpose=kind, made_at=by.now, made_by=by.login,
            expires_at=by.now + LIVES[kind],
        )  # fmt: skip
        refs = [("user", str(user.ref))]
        facts = {"purpose": str(kind.value), "stopped": stopped}
        audit.record(by=by, deed="accounts.link_made", refs=refs, facts=facts)
    return Invited(user, token, row.expires_at)


def look(token: str, *, now: datetime) -> Found | None:
    """Return what a link would open; None when it is wrong, used, withdrawn or too old."""
    row = SignInLink.objects.select_related("user").filter(digest=_digest(token)).first()
    if row is None or not _works(row, now):
        return None
    by = queries.own_actor(row.user, now=now)
    is_invitation = row.purpose == SignInLink.Purpose.INVITE
    return Found(row.user.name, policy.label(by.role), by.unit, is_invitation, row.expires_at)


def use(token: str, *, now: datetime) -> tuple[User, bool] | None:
    """Use a link up; return whose it is and whether it invites. None as `look` gives it."""
    with transaction.atomic():
        rows = SignInLink.objects.select_for_update(of=("self",)).select_related("user")
        row = rows.filter(digest=_digest(token)).first()
        if row is None or not _works(row, now):
            return None
        row.used_at = now
        row.save(update_fields=["used_at"])
        by = queries.own_actor(row.user, now=now)
        refs = [("user", str(row.user.ref))]
        facts = {"purpose": row.purpose}
        audit.record(by=by, deed="accounts.link_used", refs=refs, facts=facts)
    return row.user, row.purpose == SignInLink.Purpose.INVITE


def _works(row: SignInLink, now: datetime) -> bool:
    fresh = row.used_at is None and row.revoked_at is None and now < row.expires_at
    return fresh and _is_partner(row.user, day=now)


def _is_partner(user: User, *, day: datetime) -> bool:
    """Say whether an open account holds a partner's role, and no other, at a moment."""
    actor = queries.actor_for(user, now=day, chosen=None)
    held = RoleGrant.objects.filter(user=user, state=RoleGrant.State.STANDING)
    roles = policy.policy().roles
    is_staff = any(roles[code].is_staff for code in held.values_list("role", flat=True))
    return user.is_active and actor is not None and not is_staff


def _digest(token: str) -> str:
    """Return the digest that is kept: 256 random bits need no key and no salt."""
    return sha256(token.encode()).hexdigest()


def _free_username(role: str) -> str:
    """Return a user name that tells nothing of the person: a passkey needs none typed."""
    return f"mitra-{role.lower()}-{secrets.token_hex(4)}"
