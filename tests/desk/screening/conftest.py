"""A made-up office whose people sign in, with one person in an open and a screened case."""

import pytest

from tests.records.cases.conftest import opened, staff  # noqa: F401
from tests.records.screening.conftest import case, screener, sheet  # noqa: F401

ROLES = ("SCR", "CS", "CW", "PO", "HO", "AUD", "CUS")


@pytest.fixture
def sign_in(staff, client):  # noqa: F811
    """Return a function that signs in as someone of a role."""
    from sasando.foundation.accounts import actions as accounts
    from sasando.foundation.accounts.models import User

    accounts.ensure_office(is_demo=True, name="Kantor uji", short_name="Uji", province_code="53")

    def enter(role: str = "SCR", login: str = ""):
        by = staff(role, login)
        User.objects.filter(ref=by.user_ref).update(is_demo=True)
        client.force_login(User.objects.get(ref=by.user_ref))
        return client

    return enter
