"""Single grants open a row outside one's regencies, until they end."""

import uuid
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import models, transaction

from sasando.foundation.access import actions
from sasando.foundation.access.models import Grant
from sasando.foundation.access.scoped import ScopedQuerySet
from sasando.records.workers.models import Identity

NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
ME, ELSE = uuid.uuid4(), uuid.uuid4()


class BoundQuerySet(ScopedQuerySet[Identity]):
    permission = "workers.view"
    regency_field = "regency_code"
    grant_kind = "identity"


def bound() -> models.QuerySet:
    return BoundQuerySet(Identity)


@pytest.fixture
def rows(people):
    inside, outside = people(regency_code="53.21"), people(regency_code="53.04")
    return (
        Identity.objects.get(person__ref=inside.ref).ref,
        Identity.objects.get(person__ref=outside.ref).ref,
    )


def give(ref, *, by, until=None, who=ME):
    with transaction.atomic():
        actions.grant("identity", ref=ref, who=who, relation="collaborator", until=until, by=by)


def seen(actor) -> set:
    return set(bound().visible_to(actor).values_list("ref", flat=True))


def test_regencies_bound_what_a_role_sees(rows, actor):
    inside, outside = rows

    assert seen(actor("CS")) == {inside, outside}
    assert seen(actor("CS", regencies=frozenset({"53.21"}))) == {inside}
    assert seen(actor("CS", regencies=frozenset({"53.01"}))) == set()
    assert seen(actor("ADM")) == set()


@pytest.mark.parametrize(
    ("until", "opens"),
    [(None, True), (NOW + timedelta(seconds=1), True), (NOW, False), (NOW - timedelta(1), False)],
)
def test_a_grant_opens_one_row_until_it_ends(rows, actor, until, opens):
    inside, outside = rows
    give(outside, by=actor("CS"), until=until)

    mine = seen(actor("CW", regencies=frozenset({"53.21"}), user_ref=ME))

    assert (outside in mine) is opens
    assert inside in mine


def test_a_grant_is_for_one_person_and_gives_no_right(rows, actor):
    _, outside = rows
    give(outside, by=actor("CS"))
    narrow = {"regencies": frozenset({"53.21"})}

    assert outside not in seen(actor("CW", user_ref=ELSE, **narrow))
    assert outside not in seen(actor("CW", **narrow))
    assert seen(actor("ADM", user_ref=ME)) == set()


def test_revoking_ends_a_grant_and_keeps_its_row(rows, actor):
    _, outside = rows
    by = actor("CS")
    give(outside, by=by)

    with transaction.atomic():
        first = actions.revoke("identity", ref=outside, who=ME, relation="collaborator", by=by)
        again = actions.revoke("identity", ref=outside, who=ME, relation="collaborator", by=by)

    assert (first, again) == (True, False)
    assert Grant.objects.get().until == NOW
    assert outside not in seen(actor("CW", regencies=frozenset({"53.21"}), user_ref=ME))


@pytest.mark.django_db
def test_a_grant_outside_a_transaction_is_refused(actor, monkeypatch):
    monkeypatch.setattr(actions, "connection", SimpleNamespace(in_atomic_block=False))

    with pytest.raises(transaction.TransactionManagementError):
        actions.grant(
            "identity", ref=uuid.uuid4(), who=ME, relation="owner", until=None, by=actor("CS")
        )
