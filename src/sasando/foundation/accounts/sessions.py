"""Sessions as the framework keeps them in the database, read by a statement made once."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import QuerySet

from sasando.foundation.access.prepared import Given, Prepared
from sasando.foundation.accounts.middleware import now


def _open_session() -> QuerySet[Any, Any]:
    rows = Session.objects.filter(
        session_key=Given("key", models.CharField()),
        expire_date__gt=Given("now", models.DateTimeField()),
    )
    return rows.values_list("session_data")


_SESSION = Prepared(_open_session)


class SessionStore(db.SessionStore):
    """A session in the database; ended or expired ones are dropped as the framework does it."""

    def load(self) -> dict[str, Any]:
        """Return what an open session holds; an empty one otherwise."""
        found = _SESSION.rows(key=self.session_key, now=now())
        if not found:
            return super().load()
        held: dict[str, Any] = self.decode(found[0][0])
        return held
