"""The check finds what was done to the audit, says no more than it can, and never breaks down."""

import json

import pytest
from django.db import connection, transaction

from sasando.domain.values.words import Refused
from sasando.foundation.audit import anchors, chain
from sasando.foundation.audit.links import GENESIS, Link, hash_of
from sasando.foundation.audit.models import Event, EventRef, Head
from sasando.foundation.privacy import keys
from tests.foundation.audit.conftest import drop_guards, sql, unguarded

pytestmark = pytest.mark.django_db


def test_an_empty_audit_is_whole():
    result = chain.verify(chain.anchor())

    assert (result.ok, result.checked, result.head) == (True, 0, GENESIS)


def test_an_untouched_audit_is_whole(record):
    anchor = chain.anchor()
    record(7)

    result = chain.verify(anchor + "\n" + chain.anchor())

    assert (result.ok, result.checked) == (True, 7)
    assert result.head == Head.objects.get().hash


def test_blocks_join_without_a_seam(record, monkeypatch):
    record(9)

    for size in (1, 2, 3, 4, 9, 10):
        monkeypatch.setattr(chain, "BLOCK", size)
        assert chain.verify() == chain.VerifyResult(True, 9, Head.objects.get().hash, ())


def test_others_may_write_while_the_check_runs(record, monkeypatch):
    record(4)
    look = chain._ends

    def look_and_write():
        found = look()
        record(3)
        return found

    monkeypatch.setattr(chain, "_ends", look_and_write)

    assert chain.verify().problems == ()


def test_missing_guards_are_a_finding(record):
    record()
    drop_guards()

    assert not chain.verify().ok


def cut_tail(keep: int) -> None:
    """Cut the newest events off as if they never were."""
    with unguarded():
        EventRef.objects.filter(event_id__gt=keep).delete()
        Event.objects.filter(seq__gt=keep).delete()
        last = Event.objects.filter(seq=keep).first()
        Head.objects.update(seq=keep, hash=last.hash if last else GENESIS)


def forge_from(seq: int) -> None:
    """Rewrite an event and every hash after it."""
    with unguarded():
        Event.objects.filter(seq=seq).update(login="someone.else")
        relink(after=seq - 1)


def take_out(seq: int) -> None:
    """Take an event out and link the others past the hole."""
    with unguarded():
        EventRef.objects.filter(event_id=seq).delete()
        Event.objects.filter(seq=seq).delete()
        relink(after=seq - 1)


def relink(after: int) -> None:
    last = Event.objects.filter(seq=after).values_list("hash", flat=True).first() or GENESIS
    for event in Event.objects.filter(seq__gt=after).order_by("seq"):
        event.prev_hash = last
        given = {name: getattr(event, name) for name in Link.__dataclass_fields__}
        event.hash = last = hash_of(Link(**given))
        event.save()
    Head.objects.update(hash=last)


def test_a_hole_is_found_without_an_anchor_though_all_hashes_fit(record):
    record(6)

    take_out(3)

    assert [words.en for words in chain.verify().problems] == ["Event 3: missing or moved."]


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ("UPDATE foundation_audit_head SET hash = 'f'", "head of the chain"),
        ("UPDATE foundation_audit_head SET seq = 2", "head of the chain"),
        ("UPDATE foundation_audit_eventref SET ref = 'x' WHERE event_id = 3", "refs were changed"),
        ("DELETE FROM foundation_audit_eventref WHERE event_id = 3", "refs were changed"),
    ],
)
def test_each_change_is_found_without_an_anchor(record, change, finding):
    record(6)
    with unguarded():
        sql(change)

    assert finding in " ".join(words.en for words in chain.verify().problems)


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ("INSERT INTO foundation_audit_event SELECT 'zz', at, login, name, role, on_behalf_of,"
         " deed, reason, facts, refs, prev_hash, hash FROM foundation_audit_event WHERE seq = 6",
         "head of the chain"),
        ("INSERT INTO foundation_audit_eventref (event_id, kind, ref) VALUES (99, 'person', 'x')",
         "refs too many"),
        ("INSERT INTO foundation_audit_eventref (event_id, kind, ref) VALUES (0, 'person', 'x')",
         "refs without an event"),
        ("INSERT INTO foundation_audit_eventref (event_id, kind, ref) VALUES ('zz', 'person', 'x')",
         "refs too many"),
    ],
)  # fmt: skip
def test_rows_that_hang_loose_are_found(record, change, finding):
    if connection.vendor != "sqlite":
        pytest.skip("this database keeps types and references by itself")
    record(6)
    with transaction.atomic():
        with unguarded():
            sql(change)
        found = chain.verify().problems
        transaction.set_rollback(True)

    assert [finding in words.en for words in found] == [True]


@pytest.mark.parametrize("spoil", [lambda: cut_tail(3), lambda: cut_tail(0), lambda: forge_from(2)])
def test_a_cut_tail_or_a_rewritten_chain_is_found_by_the_anchor_alone(record, spoil):
    record(6)
    anchor = chain.anchor()

    spoil()

    assert chain.verify().ok, "said openly: without an anchor this cannot be found"
    assert not chain.verify(anchor).ok


def test_a_lost_head_is_a_finding(record):
    record(2)
    with unguarded():
        Head.objects.all().delete()

    result = chain.verify()

    assert (result.ok, result.checked) == (False, 2)


@pytest.mark.parametrize(
    "change",
    [
        "refs = '5'", "refs = '[[1]]'", "refs = '[[[],2]]'", "refs = '{}'", "facts = '[1'",
        "at = 'nonsense'", "at = ''", "at = x'ff'", "login = x'ff00'", "hash = ''",
        "prev_hash = x'00'", "seq = 'abc'", "seq = 1.5", "seq = -3", "role = CAST(x'ff' AS TEXT)",
        "facts = '" + "[" * 3000 + "]" * 3000 + "'", "at = '9999-99-99 00:00:00'",
        "at = '2026-02-11 01:30:00+08:00'", "at = '0001-01-01 00:00:00+14:00'",
    ],
)  # fmt: skip
def test_a_spoilt_row_is_a_finding_and_no_breakdown(record, change):
    if connection.vendor != "sqlite":
        pytest.skip("this database keeps types by itself")
    record(3)
    sql("PRAGMA ignore_check_constraints = ON")
    with unguarded():
        EventRef.objects.filter(event_id=2).delete()
        sql(f"UPDATE foundation_audit_event SET {change} WHERE seq = 2")

    found = chain.verify().problems
    sql("PRAGMA ignore_check_constraints = OFF")

    assert found != ()


def test_findings_end_at_a_bound(record):
    record(120)
    with unguarded():
        Event.objects.update(login="x")

    assert len(chain.verify().problems) == chain.MAX_PROBLEMS


def test_an_anchor_names_the_newest_link_and_its_moment(record, actor):
    event = record(2)

    pinned = json.loads(chain.anchor())

    assert (pinned["seq"], pinned["hash"]) == (2, event.hash)
    assert pinned["at"] == actor().now.isoformat()


def changed(**values) -> str:
    return json.dumps(json.loads(chain.anchor()) | values)


@pytest.mark.parametrize(
    "values",
    [
        {"seq": 1}, {"seq": 1e999}, {"seq": "2"}, {"seq": True}, {"seq": None}, {"hash": "0" * 64},
        {"hash": 5}, {"at": "2020-01-01T00:00:00+00:00"}, {"mac": "é"}, {"mac": "\ud800"},
        {"mac": ""}, {"mac": []},
    ],
)  # fmt: skip
def test_an_anchor_that_was_changed_is_refused_in_words(record, values):
    record(2)

    result = chain.verify(changed(**values))

    assert result.problems in ((anchors.FOREIGN,), (anchors.UNREADABLE,))


@pytest.mark.parametrize("text", ["x", "[]", "{}", "null", "1", '"a"', "[" * 900, "[" * 99_999])
def test_what_is_no_anchor_is_refused_in_words(text):
    assert chain.verify(text).problems == (anchors.UNREADABLE,)


def test_an_anchor_of_another_office_is_refused(record, settings, tmp_path):
    record(2)
    settings.SASANDO_KEYS = tmp_path / "elsewhere"
    key = anchors._mac(b"k" * 32, 2, Head.objects.get().hash, "")

    assert chain.verify(changed_mac(key)).problems == (anchors.FOREIGN,)


def changed_mac(mac: str) -> str:
    return json.dumps({"seq": 2, "hash": Head.objects.get().hash, "at": "", "mac": mac})


def test_two_anchors_at_odds_are_a_finding(record):
    record(2)
    first = chain.anchor()
    forge_from(1)

    assert anchors.AT_ODDS in chain.verify(first + "\n" + chain.anchor()).problems


def test_without_its_key_no_anchor_is_made_or_read(record, monkeypatch):
    record()
    anchor = chain.anchor()
    ring = keys.current_ring()
    lost = keys.KeyRing(keks=ring.keks, current=ring.current, index=ring.index, anchor=None)
    monkeypatch.setattr(anchors, "current_ring", lambda: lost)

    with pytest.raises(Refused):
        chain.anchor()
    assert chain.verify(anchor).problems == (anchors.KEY_GONE.words,)
    assert chain.verify().ok
