"""What every test may use: an actor of each role, the reference data, a store without guards."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, settings

# A busy machine that draws slowly is no finding.
settings.register_profile("house", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)


@pytest.fixture
def actor():
    """Return a function that makes an actor of a role."""
    from sasando.foundation.access.actor import Actor

    def make(role: str = "CS", **values):
        given = {"login": f"test-{role.lower()}", "name": f"Test {role}", "role": role, "now": NOW}
        return Actor(**(given | values))

    return make


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Load the reference data once for a worker: every test starts from it."""
    with django_db_blocker.unblock():
        load_reference()


@pytest.fixture
def reference(db):
    """Give the reference data, also after a test that emptied the store."""
    from sasando.library.places.models import Regency

    if not Regency.objects.exists():
        load_reference()
    yield
    forget()


def load_reference() -> None:
    """Load the reference data of every room."""
    from sasando.library.commitments import actions as commitments
    from sasando.library.directory import actions as directory
    from sasando.library.duties import actions as duties
    from sasando.library.places import actions as places
    from sasando.library.regulations import actions as regulations
    from sasando.library.statistics import actions as statistics
    from sasando.library.terms import actions as terms

    for room in (places, terms, regulations, directory, statistics, duties, commitments):
        room.load_reference(NOW)
    forget()


def forget() -> None:
    """Drop what was remembered of reference tables, so that no test reads another's."""
    from sasando.library.places import queries as places
    from sasando.library.regulations import queries as regulations
    from sasando.library.statistics import queries as statistics
    from sasando.library.terms import queries as terms

    for room in (places, terms, regulations, statistics):
        room.forget()


@pytest.fixture
def people(reference):
    """Return a function that records a person."""
    from sasando.foundation.access.actor import Actor
    from sasando.records.workers import actions
    from sasando.records.workers.facts import IdentityFacts

    by = Actor.for_command("test", NOW)

    def record(name: str = "Petrus Lado Wain", **facts):
        return actions.record_person(IdentityFacts(name=name, **facts), by=by)

    return record
