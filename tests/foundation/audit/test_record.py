"""An event stands or falls with its act, and carries no more than it should."""

import uuid
from datetime import datetime
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, transaction

from sasando.foundation.audit import actions, chain, queries
from sasando.foundation.audit.links import GENESIS
from sasando.foundation.audit.models import Event, EventRef, Head
from sasando.foundation.privacy.models import PersonKey
from tests.foundation.audit.conftest import unguarded

pytestmark = pytest.mark.django_db


def test_record_outside_a_transaction_is_refused(actor, monkeypatch):
    monkeypatch.setattr(actions, "connection", SimpleNamespace(in_atomic_block=False))

    with pytest.raises(transaction.TransactionManagementError):
        actions.record(by=actor("CS"), deed="workers.viewed")


def test_events_are_numbered_without_gaps_and_linked(record):
    record(5)

    events = list(Event.objects.order_by("seq"))
    assert [event.seq for event in events] == [1, 2, 3, 4, 5]
    before = [GENESIS, *(event.hash for event in events)]
    assert [event.prev_hash for event in events] == before[:-1]
    assert (Head.objects.get().seq, Head.objects.get().hash) == (5, before[-1])


def test_an_act_that_fails_leaves_no_event_and_no_gap(record):
    record()
    with pytest.raises(RuntimeError), transaction.atomic():
        record()
        raise RuntimeError

    assert record().seq == 2
    assert chain.verify().ok


def test_an_event_that_fails_takes_its_act_along(actor):
    with unguarded():
        Head.objects.update(seq=41)

    with pytest.raises(DatabaseError), transaction.atomic():
        PersonKey.objects.create(
            subject=uuid.uuid4(), wrapped=b"", kek_id="x", created_at=actor().now
        )
        actions.record(by=actor("CS"), deed="workers.recorded")

    assert not PersonKey.objects.exists()
    assert not Event.objects.exists()


def test_a_page_of_fifty_rows_is_one_event_in_four_statements(actor, django_assert_num_queries):
    refs = [("person", uuid.uuid4()) for _ in range(50)]

    with transaction.atomic(), django_assert_num_queries(4):
        event = actions.record(by=actor("CS"), deed="workers.listed", refs=refs)

    assert EventRef.objects.filter(event=event).count() == 50


def test_a_ref_named_twice_stands_once(record):
    event = record(refs=[("person", "a"), ("person", "a"), ("batch", "a")])

    assert event.refs == [("batch", "a"), ("person", "a")]
    assert event.ref_rows.count() == 2


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"rows": 3.0, "share": 0.25, "none": None}, {"rows": 3, "share": 0.25, "none": None}),
        ({"huge": 1e16, "zero": -0.0, "small": 1e-7}, {"huge": 10**16, "zero": 0, "small": 1e-7}),
        ({"text": "a\0b\ud800c", 7: ("x", ["y"])}, {"text": "abc", "7": ["x", ["y"]]}),
        ({"words": "“Ngada” – émigré 🙂", "deep": {"b": True}}, None),
    ],
)
def test_facts_come_back_as_they_were_hashed(record, given, kept):
    event = record(facts=given)

    assert Event.objects.get(pk=event.pk).facts == (kept or given)
    assert chain.verify().ok


@pytest.mark.parametrize("fact", [float("nan"), float("inf"), {1, 2}, b"x", uuid.uuid4()])
def test_facts_that_json_cannot_hold_are_refused(record, fact):
    with pytest.raises((TypeError, ValueError)):
        record(facts={"it": fact})

    assert not Event.objects.exists()


def test_a_moment_without_a_zone_is_refused(actor):
    with pytest.raises(ValueError, match="zone"), transaction.atomic():
        naive = datetime(2026, 1, 1)  # noqa: DTZ001 — what is refused
        actions.record(by=actor("CS", now=naive), deed="workers.viewed")


def test_odd_signs_and_long_reasons_are_kept_in_bounds(record):
    event = record(reason="  a\0" + "é" * 900)

    assert event.reason == "a" + "é" * 499
    assert chain.verify().ok


def test_events_of_a_row_come_newest_first_and_of_no_other(record):
    record(refs=[("person", "a")])
    record(refs=[("person", "b"), ("batch", "a")])
    record(refs=[("person", "a"), ("person", "b")], reason="diminta keluarga")

    found = queries.events_for("person", "a")

    assert [event.seq for event in found] == [3, 1]
    assert found[0].reason == "diminta keluarga"
    assert found[0].deed_words.id == "membuka halaman"
    assert [event.seq for event in queries.events_for("person", "b", limit=1)] == [3]


@pytest.mark.parametrize(
    ("before", "seqs", "following"),
    [("", [5, 4], "4"), ("4", [3, 2], "2"), ("2", [1], ""), ("x", [5, 4], "4"), ("²", [5, 4], "4")],
)
def test_pages_start_below_the_number_given(record, before, seqs, following):
    record(5)

    page = queries.page(queries.events(), before=before, size=2)

    assert [event.seq for event in page.events] == seqs
    assert page.next_before == following
