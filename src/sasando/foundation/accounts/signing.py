"""Writes what people do with their own account: sign in, factors, password, looks."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts.models import User
from sasando.foundation.accounts.queries import own_actor
from sasando.foundation.audit import actions as audit


def signed_in(user: User, *, methods: Sequence[str], now: datetime) -> None:
    """Write that someone signed in, and by which methods."""
    _write("accounts.signed_in", user, now=now, methods=sorted(set(methods)))


def signed_out(user: User, *, now: datetime) -> None:
    """Write that someone signed out."""
    _write("accounts.signed_out", user, now=now)


def factor_changed(user: User, *, what: str, now: datetime) -> None:
    """Write that someone added or removed a second factor of their own."""
    _write("accounts.factor_changed", user, now=now, what=what)


def change_password(user: User, *, password: str, now: datetime) -> None:
    """Set someone's own new password; the start password is done with."""
    with transaction.atomic():
        user.set_password(password)
        user.must_change_password = False
        user.save(update_fields=["password", "must_change_password"])
        _write("accounts.password_changed", user, now=now)


def switch_role(user: User, *, role: str, by: Actor) -> None:
    """Write that someone acts in another of their roles from now on."""
    with transaction.atomic():
        refs = [("user", str(user.ref))]
        audit.record(by=by, deed="accounts.role_switched", refs=refs, facts={"role": role})


def choose_looks(user: User, *, language: str | None = None, theme: str | None = None) -> None:
    """Keep someone's language or theme; nobody else reads it, so no event."""
    chosen = {"language": language, "theme": theme}
    values = {name: value for name, value in chosen.items() if value is not None}
    User.objects.filter(pk=user.pk).update(**values)


def _write(deed: str, user: User, *, now: datetime, **facts: object) -> None:
    with transaction.atomic():
        by = own_actor(user, now=now)
        audit.record(by=by, deed=deed, refs=[("user", str(user.ref))], facts=facts)
