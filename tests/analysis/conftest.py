"""The small office as rows, and as a snapshot."""

from datetime import UTC, datetime

import pytest

from tests.records.cases.conftest import opened, staff  # noqa: F401


@pytest.fixture
def by():
    from tests.analysis import office

    return office.BY


@pytest.fixture
def home(settings, tmp_path):
    settings.SASANDO_HOME = tmp_path
    return tmp_path


@pytest.fixture
def identities(reference):
    from tests.analysis import office

    return office.record_people()


@pytest.fixture
def placed(identities):
    from tests.analysis import office

    return office.place(identities)


@pytest.fixture
def worked(reference):
    from tests.analysis import office

    return office.open_cases()


@pytest.fixture
def frozen(home, identities, placed, worked, by):
    """Return a snapshot of the small office, whose rows stand."""
    from sasando.analysis.extracts import snapshots
    from tests.analysis import office

    office.bring_home(identities, placed)
    office.hold_sessions()
    return snapshots.freeze(as_of=None, by=by)


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory, django_db_setup, django_db_blocker):
    """Return a snapshot of the small office, made once; its rows are gone, its files stay."""
    from django.conf import settings
    from django.db import transaction

    from sasando.analysis.extracts import snapshots
    from sasando.config import prepare
    from tests.analysis import office
    from tests.conftest import forget

    before, settings.SASANDO_HOME = settings.SASANDO_HOME, tmp_path_factory.mktemp("snapshot")
    with django_db_blocker.unblock(), transaction.atomic():
        prepare.load_reference(datetime(2026, 2, 11, 1, 30, tzinfo=UTC))
        people = office.record_people()
        office.bring_home(people, office.place(people))
        office.open_cases()
        office.hold_sessions()
        found = snapshots.freeze(as_of=None, by=office.BY)
        transaction.set_rollback(True)
    settings.SASANDO_HOME = before
    forget()
    return found
