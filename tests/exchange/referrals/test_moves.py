"""The table of a packet's moves, said in plain values."""

from datetime import date

import pytest

from sasando.exchange.referrals import moves
from sasando.exchange.referrals.moves import PacketFacts

DUE, LAST = date(2026, 2, 20), date(2026, 5, 21)
TODAY = date(2026, 2, 11)


def facts(state, today=TODAY):
    return PacketFacts(state=state, answer_due_on=DUE, expires_on=LAST, today=today)


WHY_NOT = {
    moves.ACCEPTED: moves.why_not_accept,
    moves.REJECTED: lambda packet: moves.why_not_reject(packet, reason="not_ours", words=""),
    moves.ANSWERED: lambda packet: moves.why_not_answer(packet, words="Sudah ditangani"),
    moves.DONE: moves.why_not_finish,
    moves.REVOKED: moves.why_not_revoke,
}


@pytest.mark.parametrize("state", list(moves.MOVES))
@pytest.mark.parametrize("to", list(WHY_NOT))
def test_a_move_is_refused_exactly_where_the_table_lacks_it(state, to):
    refusal = WHY_NOT[to](facts(state))

    assert (refusal is None) == (to in moves.MOVES[state])


@pytest.mark.parametrize("state", ["rejected", "done", "revoked", "expired"])
def test_nothing_leaves_an_end(state):
    assert moves.MOVES[state] == frozenset()
    assert state not in moves.OPEN


@pytest.mark.parametrize(
    ("state", "today", "expires"),
    [
        ("sent", DUE, False),
        ("sent", date(2026, 2, 21), True),
        ("accepted", date(2026, 2, 21), False),
        ("accepted", LAST, False),
        ("answered", date(2026, 5, 22), True),
        ("done", date(2027, 1, 1), False),
    ],
)
def test_a_packet_expires_the_day_after_its_last(state, today, expires):
    assert (moves.why_not_expire(facts(state, today)) is None) is expires


@pytest.mark.parametrize("state", ["sent", "accepted", "answered"])
def test_after_the_last_day_an_agency_says_nothing_more(state):
    late = facts(state, date(2026, 6, 1))

    refusals = [why_not(late) for to, why_not in WHY_NOT.items() if to != moves.REVOKED]

    assert None not in refusals
    assert moves.why_not_ask(late, words="Siapa?") == moves.TOO_LATE


@pytest.mark.parametrize(
    ("reason", "words", "refusal"),
    [
        ("not_ours", "", None),
        ("other", "", moves.WORDS_MISSING),
        ("other", "  ", moves.WORDS_MISSING),
        ("other", "Sudah pindah", None),
        ("", "", moves.REASON_UNKNOWN),
        ("karena", "x", moves.REASON_UNKNOWN),
    ],
)
def test_a_rejection_says_why(reason, words, refusal):
    assert moves.why_not_reject(facts("sent"), reason=reason, words=words) == refusal


@pytest.mark.parametrize("state", list(moves.MOVES))
def test_asking_back_is_open_while_the_packet_is(state):
    asked = moves.why_not_ask(facts(state), words="Kapan?")

    assert (asked is None) == (state in moves.OPEN)
    assert moves.why_not_ask(facts("sent"), words=" ") == moves.WORDS_MISSING
