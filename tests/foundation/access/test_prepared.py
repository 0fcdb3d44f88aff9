"""A prepared query makes its statement once and answers as the plain query does."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import models

from sasando.foundation.access.models import Grant
from sasando.foundation.access.prepared import Given, Prepared

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
WHO = UUID("00000000-0000-4000-8000-000000000001")
OTHER = UUID("00000000-0000-4000-8000-000000000002")
pytestmark = pytest.mark.django_db


@pytest.fixture
def grants():
    for who in (WHO, OTHER):
        Grant.objects.create(
            kind="case", ref=who, who=who, relation="owner", until=NOW, granted_at=NOW,
            granted_by="lena",
        )  # fmt: skip


def until_after():
    rows = Grant.objects.filter(
        who=Given("who", models.UUIDField()), until__gt=Given("now", models.DateTimeField())
    )
    return rows.values_list("ref", "until", "relation")


def test_rows_are_those_of_the_values_given(grants):
    prepared = Prepared(until_after)
    early, late = NOW - timedelta(seconds=1), NOW + timedelta(seconds=1)

    found = [prepared.rows(who=who, now=early) for who in (WHO, OTHER)]

    assert found == [[(WHO, NOW, "owner")], [(OTHER, NOW, "owner")]]
    assert prepared.rows(who=WHO, now=late) == []


def test_a_change_shows_in_the_next_run(grants):
    prepared = Prepared(until_after)
    before = prepared.rows(who=WHO, now=NOW - timedelta(days=1))

    Grant.objects.filter(who=WHO).delete()

    assert before
    assert prepared.rows(who=WHO, now=NOW - timedelta(days=1)) == []


def test_the_statement_is_made_once(grants):
    made = []
    prepared = Prepared(lambda: made.append(1) or until_after())

    for _ in range(3):
        prepared.rows(who=WHO, now=NOW)

    assert made == [1]


def test_a_value_that_is_missing_is_refused(grants):
    with pytest.raises(KeyError):
        Prepared(until_after).rows(who=WHO)


def test_a_query_that_never_finds_a_row_is_refused():
    with pytest.raises(ValueError, match="find a row"):
        Prepared(lambda: Grant.objects.none().values_list("ref")).rows()
