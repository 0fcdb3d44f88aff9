"""Packets leave sealed, are answered, called back, expire; each act one event."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from sasando.domain.values.words import Refused, Words
from sasando.exchange.referrals import actions, answering, queries
from sasando.exchange.referrals.facts import SnapshotField
from sasando.exchange.referrals.models import Answer, Packet
from sasando.foundation.audit.models import Event
from tests.conftest import NOW
from tests.exchange.referrals.packets import (
    DUE,
    NAME,
    NEED,
    NOTE,
    ORIGIN,
    OTHER_UNIT,
    UNIT,
    agency,
    office,
    send,
)  # fmt: skip

pytestmark = pytest.mark.django_db


def deeds() -> list[str]:
    return list(Event.objects.order_by("seq").values_list("deed", flat=True))


def refused(call, *args, **values) -> str:
    with pytest.raises(Refused) as caught:
        call(*args, **values)
    return caught.value.refusal.code


def test_numbers_run_through_a_year():
    first, second = send(), send()
    next_year = send(
        by=replace(office(), now=NOW + timedelta(days=400)), answer_due_on=date(2027, 6, 1)
    )

    assert (first.number, second.number) == ("RJ-2026-0001", "RJ-2026-0002")
    assert next_year.number == "RJ-2027-0001"


def test_a_packet_carries_what_was_permitted_and_nothing_else():
    sent = send()

    packet = queries.packet_for(sent.ref, actor=agency())

    assert packet.snapshot == (NAME, NEED)
    assert packet.fields == ("name", "needs")
    assert packet.purpose == Words(id="Laporan polisi", en="Police report")
    assert (packet.state, packet.answer_due_on) == ("sent", DUE)
    assert packet.expires_on == DUE + timedelta(days=90)


def test_the_snapshot_the_note_and_answers_lie_sealed():
    sent = send()
    answering.accept(sent.ref, by=agency(), words="Kami tangani bersama dokter Rekaan")
    if connection.vendor != "sqlite":
        pytest.skip("reads the bytes of an SQLite store")

    store = connection.connection.serialize()

    for text in (NAME.value, NEED.value, NOTE, "dokter Rekaan"):
        assert text.encode() not in store
    assert queries.answers_of(sent.ref)[0].words == "Kami tangani bersama dokter Rekaan"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"agency_code": " "}, "agency_missing"),
        ({"fields": []}, "fields_missing"),
        ({"basis": ""}, "basis_missing"),
        ({"basis": "friendship"}, "basis_missing"),
        ({"basis": "legal_duty"}, "basis_missing"),
        ({"answer_due_on": date(2026, 2, 10)}, "due_in_past"),
    ],
)
def test_a_packet_without_its_ground_stays(values, code):
    assert refused(send, **values) == code
    assert not Packet.objects.exists()
    assert deeds() == []


@pytest.mark.parametrize(
    ("basis", "kept"),
    [("kin", "next_of_kin"), ("next_of_kin", "next_of_kin"), ("override", "override")],
)
def test_a_basis_is_kept_under_one_name(basis, kept):
    sent = send(basis=basis)

    assert Packet.objects.get(ref=sent.ref).basis == kept


def test_each_act_writes_one_event_without_a_personal_value():
    sent = send(with_code=True)
    answering.ask(sent.ref, words="Apakah ada paspor?", by=agency())
    answering.accept(sent.ref, by=agency())
    answering.answer(sent.ref, words="Visum dilakukan", by=agency())
    actions.renew_code(sent.ref, by=office())
    answering.finish(sent.ref, by=agency())

    assert deeds() == [
        "referrals.sent",
        "referrals.asked",
        "referrals.accepted",
        "referrals.answered",
        "referrals.code_renewed",
        "referrals.finished",
    ]
    told = str(list(Event.objects.values_list("facts", "refs", "reason")))
    for text in (NAME.value, NEED.value, NOTE, "paspor", "Visum", sent.code, str(ORIGIN)):
        assert text not in told


def test_a_second_acceptance_is_refused_in_words():
    sent = send()
    answering.accept(sent.ref, by=agency())

    assert refused(answering.accept, sent.ref, by=agency()) == "packet_taken_already"
    assert refused(answering.reject, sent.ref, reason="not_ours", by=agency()) == (
        "packet_taken_already"
    )


def test_an_unaccepted_packet_is_not_answered():
    sent = send()

    assert refused(answering.answer, sent.ref, words="Ya", by=agency()) == "packet_not_taken"
    assert Answer.objects.count() == 0


@pytest.mark.parametrize(
    "by",
    [
        agency(OTHER_UNIT),
        agency(unit=""),
        agency(role="DPR"),
        agency(role="CW"),
        agency(role="KODE"),
    ],
    ids=["other-unit", "no-unit", "parliament", "staff", "code"],
)
def test_nobody_else_reads_or_answers(by):
    sent = send()

    assert queries.packet_for(sent.ref, actor=by) is None
    assert refused(answering.accept, sent.ref, by=by) == "packet_not_open"
    assert queries.waiting(by) == {}


def test_a_packet_called_back_is_gone_at_once():
    sent = send()

    actions.revoke(sent.ref, reason="Persetujuan ditarik", by=office())

    assert queries.packet_for(sent.ref, actor=agency()) is None
    assert refused(answering.accept, sent.ref, by=agency()) == "packet_not_open"
    assert refused(actions.revoke, sent.ref, reason="lagi", by=office()) == "packet_ended"


def test_calling_back_needs_a_reason_and_a_packet():
    assert refused(actions.revoke, send().ref, reason=" ", by=office()) == "reason_missing"
    assert refused(actions.revoke, uuid.uuid4(), reason="x", by=office()) == "packet_not_open"


def test_an_expired_day_closes_before_the_clock_comes():
    sent = send()
    late = agency(now=NOW + timedelta(days=10))

    assert queries.packet_for(sent.ref, actor=late) is None
    assert Packet.objects.get(ref=sent.ref).state == "sent"


def test_what_is_due_expires_in_one_act_and_only_once():
    old, other, taken = send(), send(origin=uuid.uuid4()), send()
    answering.accept(taken.ref, by=agency())
    after = NOW + timedelta(days=10)

    gone = actions.expire_due(after, by=office())
    again = actions.expire_due(after, by=office())

    assert [item.ref for item in gone] == [old.ref, other.ref]
    assert gone[0].origin == ORIGIN
    assert again == []
    assert deeds().count("referrals.expired") == 1
    assert Packet.objects.get(ref=taken.ref).state == "accepted"


def test_a_packet_done_stays_thirty_days_without_its_snapshot():
    sent = send()
    answering.accept(sent.ref, by=agency())
    answering.finish(sent.ref, words="Selesai", by=agency())
    soon, late = agency(now=NOW + timedelta(days=29)), agency(now=NOW + timedelta(days=30))

    packet = queries.packet_for(sent.ref, actor=soon)

    assert (packet.state, packet.snapshot) == ("done", ())
    assert queries.packet_for(sent.ref, actor=late) is None


def test_answers_wait_until_they_are_taken_in():
    sent = send()
    answering.accept(sent.ref, by=agency())
    answering.answer(sent.ref, words="Visum dilakukan", by=agency())

    unseen = queries.unseen_answers(10)
    taken = actions.take_in_done([item.id for item in unseen], by=office())
    again = actions.take_in_done([item.id for item in unseen], by=office())

    assert [(item.kind, item.words, item.origin) for item in unseen] == [
        ("accept", "", ORIGIN),
        ("answer", "Visum dilakukan", ORIGIN),
    ]
    assert (taken, again) == (2, 0)
    assert queries.unseen_answers(10) == []
    assert not queries.has_unseen_answers()
    assert deeds().count("referrals.taken_in") == 1


def test_the_sender_reads_states_and_the_snapshot_only_when_asked():
    sent = send()
    send(origin=uuid.uuid4())

    plain = queries.packets_of(ORIGIN)
    opened = queries.packets_of(ORIGIN, with_snapshot=True)

    assert [(item.ref, item.snapshot) for item in plain] == [(sent.ref, ())]
    assert opened[0].snapshot == (NAME, NEED)


def test_turnaround_counts_from_sending_to_the_first_answer():
    one, two, three, four = send(), send(), send(), send(agency_code=OTHER_UNIT, agency_name="RSJ")
    answering.ask(one.ref, words="Siapa?", by=agency(now=NOW + timedelta(hours=1)))
    answering.accept(one.ref, by=agency(now=NOW + timedelta(days=2)))
    answering.reject(two.ref, reason="no_place", by=agency(now=NOW + timedelta(days=5)))

    lines = {line.agency_code: line for line in queries.turnaround()}

    assert (lines[UNIT].sent, lines[UNIT].accepted, lines[UNIT].rejected) == (3, 1, 1)
    assert lines[UNIT].median_days == 3.5
    assert lines[OTHER_UNIT].median_days is None
    assert queries.turnaround(since=date(2026, 3, 1)) == []
    assert (three.number, four.number) == ("RJ-2026-0003", "RJ-2026-0004")


def test_a_snapshot_with_strange_signs_comes_back_whole():
    odd = SnapshotField("summary", Words(id="Ringkasan", en="Summary"), 'a"b\\c\n<script>é‮|')

    sent = send(fields=[odd])

    assert queries.packet_for(sent.ref, actor=agency()).snapshot == (odd,)
