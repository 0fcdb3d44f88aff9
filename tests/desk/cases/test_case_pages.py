"""Pages of cases: what they show, to whom, and how many questions they ask the store."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

MOST_QUERIES = 15


@pytest.fixture
def office(db):
    """Load a small made-up office once for a test."""
    from datetime import UTC, datetime

    from sasando.config import prepare
    from sasando.config.demo import loading

    now = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
    prepare.load_reference(now)
    loading.load(scale=0.02, now=now)


@pytest.fixture
def sign_in(office, client):
    """Return a function that signs in with a made-up role."""
    from sasando.foundation.accounts.queries import user_named

    def enter(login: str):
        client.force_login(user_named(login))
        return client

    return enter


def case_url(number: str, part: str = "") -> str:
    from sasando.records.cases.models import Case

    return f"/meja/kasus/{Case.objects.get(number=number).ref}/{part}"


@pytest.mark.prove
def test_a_case_page_asks_the_store_at_most_fifteen_questions(sign_in):
    for number in ("KS-2026-0001", "KS-2026-0003", "KS-2026-0006"):
        client, url = sign_in("demo-cw"), case_url(number)
        client.get(url)

        with CaptureQueriesContext(connection) as asked:
            response = client.get(url)

        assert response.status_code == 200
        said = [query["sql"][:110] for query in asked if "SAVEPOINT" not in query["sql"]]
        assert len(said) <= MOST_QUERIES, "\n".join(said)
