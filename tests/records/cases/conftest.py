"""A caseworker, a supervisor, and a case of each kind."""

from datetime import UTC, datetime, timedelta

import pytest

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)


@pytest.fixture
def staff(reference):
    """Return a function that makes a user with a role and returns the actor."""
    from sasando.foundation.access.actor import Actor
    from sasando.foundation.accounts.models import RoleGrant, Team, User

    team, _made = Team.objects.get_or_create(code="pelindungan", defaults={"name": "Pelindungan"})

    def make(role: str = "CW", login: str = "", **values):
        login = login or f"staff-{role.lower()}"
        user = User.objects.filter(username=login).first()
        if user is None:
            user = User.objects.create_user(
                login, name=login.title(), created_at=NOW, created_by="test"
            )
            RoleGrant.objects.create(
                user=user,
                role=role,
                team=team,
                starts_on=NOW.date() - timedelta(days=30),
                granted_at=NOW,
                granted_by="test",
            )
        given = {"login": login, "name": user.name, "role": role, "now": NOW, "team": team.code}
        return Actor(user_ref=user.ref, **(given | values))

    return make


@pytest.fixture
def opened(staff, people):
    """Return a function that opens a case of a category for one person."""
    from sasando.records.cases import opening
    from sasando.records.cases.facts import IntakeFacts
    from sasando.records.workers.models import Identity

    def make(category: str = "GAJI_TIDAK_DIBAYAR", *, by=None, name="Yustina Mau Lodo", **values):
        by = by or staff("CW")
        person = people(name, regency_code="53.18")
        identity = Identity.objects.get(person=person)
        facts = {
            "category": category,
            "channel": "LANGSUNG",
            "country": "MY",
            "narrative": "Gaji tiga bulan belum dibayar.",
            "received_at": by.now,
        }
        return opening.open_case(IntakeFacts(**(facts | values)), identity=identity, by=by)

    return make
