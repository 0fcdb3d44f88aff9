"""The letter's code opens one packet; wrong, locked, used up, expired and missing are one."""

import uuid
from datetime import timedelta

import pytest

from sasando.domain.values.words import Refused
from sasando.exchange.referrals import actions, answering, coded, codes, queries
from sasando.exchange.referrals.answering import Reply
from sasando.exchange.referrals.models import Code, Packet
from sasando.foundation.audit.models import Event
from tests.conftest import NOW
from tests.exchange.referrals.packets import NAME, NEED, agency, office, send

pytestmark = pytest.mark.django_db
WRONG = "AAAA-AAAA-AAAA"


def opened(sent, code=None, now=NOW):
    return coded.open_packet(sent.number, code=code or sent.code, now=now)


def test_a_code_is_made_of_letters_that_nobody_misreads():
    made = {codes.new_code() for _ in range(200)}

    assert len(made) == 200
    assert all(len(code) == 14 and set(code) <= {*codes.LETTERS, "-"} for code in made)
    assert not set(codes.LETTERS) & set("ILOQSZ0125")


@pytest.mark.parametrize("typed", [str.lower, lambda text: text.replace("-", " "), str.strip])
def test_a_code_opens_its_packet_however_it_is_typed(typed):
    sent = send(with_code=True)

    found = coded.open_packet(f" {sent.number.lower()} ", code=typed(sent.code), now=NOW)

    assert found.packet.snapshot == (NAME, NEED)
    event = Event.objects.order_by("-seq").first()
    assert (event.deed, event.login, event.facts["by_code"]) == ("referrals.viewed", "kode", True)


def test_the_code_itself_is_kept_nowhere():
    sent = send(with_code=True)
    row = Code.objects.get(packet__ref=sent.ref)

    letters = sent.code.replace("-", "")

    assert letters.encode() not in bytes(row.digest)
    assert len(bytes(row.digest)) == 32
    assert letters not in str(list(Event.objects.values()))


def test_the_sixth_try_is_refused_even_when_right():
    sent = send(with_code=True)

    tries = [opened(sent, WRONG) for _ in range(5)]

    assert tries == [None] * 5
    assert opened(sent) is None
    assert Code.objects.get(packet__ref=sent.ref).tries == 5
    assert Event.objects.filter(deed="referrals.code_refused").count() == 5


def test_a_right_code_forgives_the_wrong_ones_before_it():
    sent = send(with_code=True)

    for _ in range(3):
        for _ in range(4):
            opened(sent, WRONG)
        assert opened(sent) is not None

    assert Code.objects.get(packet__ref=sent.ref).tries == 0


def test_a_locked_packet_gets_a_new_code_and_the_old_one_is_dead():
    sent = send(with_code=True)
    for _ in range(5):
        opened(sent, WRONG)

    fresh = actions.renew_code(sent.ref, by=office())

    assert opened(sent) is None
    assert opened(sent, fresh) is not None


@pytest.mark.parametrize(
    "end",
    [
        lambda sent: actions.revoke(sent.ref, reason="x", by=office()),
        lambda sent: answering.reject(sent.ref, reason="not_ours", by=agency()),
        lambda sent: Code.objects.filter(packet__ref=sent.ref).update(expires_at=NOW),
        lambda sent: Packet.objects.filter(ref=sent.ref).update(
            answer_due_on=NOW.date() - timedelta(days=1)
        ),
    ],
    ids=["revoked", "rejected", "code-expired", "too-late"],
)
def test_a_code_ends_with_its_packet(end):
    sent = send(with_code=True)

    end(sent)

    assert opened(sent) is None


def test_numbers_that_are_not_there_or_have_no_code_open_nothing():
    without = send()

    for number in (without.number, "RJ-2026-9999", "", "\x00", "RJ' OR 1=1--" * 9):
        assert coded.open_packet(number, code=WRONG, now=NOW) is None


def test_the_letter_accepts_answers_and_is_burnt_at_the_last_answer():
    sent = send(with_code=True)
    door = opened(sent).door

    coded.reply(door, said=Reply("accept"), now=NOW)
    coded.reply(door, said=Reply("answer", "Korban didampingi"), now=NOW)
    last = coded.reply(door, said=Reply("done", "Selesai"), now=NOW)

    assert last.state == "done"
    assert opened(sent) is None
    assert coded.reply(door, said=Reply("answer", "lagi"), now=NOW) is None
    assert [(item.kind, item.by_login) for item in queries.answers_of(sent.ref)] == [
        ("accept", "kode"),
        ("answer", "kode"),
        ("done", "kode"),
    ]


def test_what_the_state_forbids_is_said_to_the_letter_too():
    door = opened(send(with_code=True)).door

    with pytest.raises(Refused) as caught:
        coded.reply(door, said=Reply("answer", "Ya"), now=NOW)

    assert caught.value.refusal.code == "packet_not_taken"


def test_a_form_of_a_letter_is_dead_after_call_back_or_a_new_code():
    first, second = send(with_code=True), send(with_code=True)
    doors = opened(first).door, opened(second).door

    actions.revoke(first.ref, reason="x", by=office())
    actions.renew_code(second.ref, by=office())

    for door in (*doors, uuid.uuid4()):
        assert coded.reply(door, said=Reply("accept"), now=NOW) is None
        assert coded.read_again(door, now=NOW) is None
