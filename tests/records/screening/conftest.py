"""A screening officer, and a sheet about one person of a case."""

import pytest

from tests.records.cases.conftest import opened, staff  # noqa: F401


@pytest.fixture
def screener(staff):  # noqa: F811
    return staff("SCR")


@pytest.fixture
def case(opened):  # noqa: F811
    return opened()


@pytest.fixture
def sheet(case, screener):
    from sasando.records.screening import actions

    person = case.people.get().identity.person.ref
    return actions.start_sheet(case.ref, person_ref=person, by=screener)
