"""What lists read of a commitment repeats what its steps and parties say, old rows too."""

from importlib import import_module

import pytest
from django.apps import apps

from sasando.domain.commitments import states
from sasando.library.commitments import actions, queries
from sasando.library.commitments.facts import STAFF_SEE, StepFacts
from sasando.library.commitments.models import Commitment
from tests.library.commitments.rooms import TODAY, hearing, promise, view

pytestmark = pytest.mark.usefixtures("reference")
COLUMNS = ("has_owner", "is_seen", "says_done")


@pytest.fixture
def clerk(actor):
    return actor("PO", login="clerk", name="Domi Kaleka")


@pytest.fixture
def rows(clerk):
    """Return commitments without owner, without report, going, done, stuck, and opened again."""
    meeting = hearing(clerk)
    made = [promise(clerk, meeting) for _each in range(5)]
    for row, says in zip(made[1:], ("going", "done", "not_yet", "done"), strict=True):
        actions.report(row.ref, step=StepFacts("Kata unit", says=says), by=clerk)
    reopened = made[4]
    actions.meet(reopened.ref, step=StepFacts("Sudah", confirmed_by="Kantor"), by=clerk)
    actions.reopen(reopened.ref, step=StepFacts("Belum lengkap"), by=clerk)
    return [*made, promise(clerk, meeting, owner=None)]


def columns():
    return list(Commitment.objects.order_by("pk").values_list(*COLUMNS))


def test_the_migration_writes_what_the_deeds_would_have_written(rows):
    written = columns()
    Commitment.objects.update(has_owner=False, is_seen=False, says_done=False)
    fill = import_module("sasando.library.commitments.migrations.0004_fill_repeated").fill

    fill(apps, None)
    once = columns()
    fill(apps, None)

    assert once == columns() == written
    assert [any(flags) for flags in zip(*written, strict=True)] == [True, True, True]


def test_a_list_by_state_finds_what_each_commitment_says_of_itself(rows):
    every = queries.commitments(STAFF_SEE)

    found = {
        row.pk: state
        for state in states.STATES
        for row in queries.in_state(every, state, day=TODAY)
    }

    assert {row.pk: found[row.pk] for row in rows} == {row.pk: view(row).state for row in rows}
    assert [one.ref for one in queries.waiting(day=TODAY)] == [rows[2].ref]
