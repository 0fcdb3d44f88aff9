"""Random tampering by someone with the database in hand, guards put back: all of it is found."""

import copy
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from sasando.foundation.audit import chain
from sasando.foundation.audit.links import GENESIS, Link, hash_of
from sasando.foundation.audit.models import Event, EventRef, Head
from tests.foundation.audit.conftest import unguarded

TEXTS = ("login", "name", "on_behalf_of", "reason")
SHORT = ("role", "deed", "hash", "prev_hash")
EVENTS = 12


@dataclass
class Store:
    """The audit's tables as lists, to be spoilt at will."""

    events: list[dict[str, Any]]
    refs: list[tuple[int, str, str]]
    head: dict[str, Any]


def read() -> Store:
    return Store(
        list(Event.objects.order_by("seq").values()),
        list(EventRef.objects.order_by("id").values_list("event_id", "kind", "ref")),
        Head.objects.values().get(),
    )


def write(store: Store) -> None:
    """Replace all that stands in the tables."""
    numbers = {event["seq"] for event in store.events}
    orphans = connection.vendor == "sqlite"
    with unguarded():
        EventRef.objects.all().delete()
        Event.objects.all()._raw_delete(using="default")
        Event.objects.bulk_create(Event(**event) for event in store.events)
        EventRef.objects.bulk_create(
            EventRef(event_id=seq, kind=kind, ref=ref)
            for seq, kind, ref in store.refs
            if orphans or seq in numbers
        )
        Head.objects.update(**store.head)


def rehash(store: Store, start: int) -> None:
    """Rewrite the hashes from one event on, and the head."""
    last = store.events[start - 1]["hash"] if start else GENESIS
    for event in store.events[start:]:
        event["prev_hash"] = last
        event["hash"] = last = own_hash(event)
    store.head |= {"seq": store.events[-1]["seq"], "hash": last}


def own_hash(event: dict[str, Any]) -> str:
    return hash_of(Link(**{name: event[name] for name in Link.__dataclass_fields__}))


def alter(store: Store, chance: random.Random) -> int:
    """Alter one column of one event; return where."""
    at = chance.randrange(len(store.events))
    event = store.events[at]
    column = chance.choice([*TEXTS, *SHORT, "at", "facts", "refs", "seq"])
    if column in TEXTS:
        event[column] += "x"
    elif column in SHORT:
        event[column] = chance.choice("ghjk") + event[column][1:]
    elif column == "at":
        event["at"] += timedelta(microseconds=chance.choice([-1, 1, 10**9]))
    elif column == "facts":
        event["facts"] = event["facts"] | {"at": -1}
    elif column == "refs":
        event["refs"] = [*event["refs"], ["person", "other"]]
    else:
        event["seq"] += 100 + len(store.events)
    return at


def alter_only(store: Store, chance: random.Random) -> None:
    alter(store, chance)


def alter_and_rehash_it(store: Store, chance: random.Random) -> None:
    at = alter(store, chance)
    store.events[at]["hash"] = own_hash(store.events[at])
    if at == len(store.events) - 1:
        store.head["hash"] = store.events[at]["hash"]


def alter_and_rehash_all_after(store: Store, chance: random.Random) -> None:
    at = chance.randrange(len(store.events))
    store.events[at]["login"] += "x"
    rehash(store, at)


def delete_some(store: Store, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 3)):
        gone = store.events.pop(chance.randrange(len(store.events)))
        if chance.random() < 0.5:
            store.refs = [ref for ref in store.refs if ref[0] != gone["seq"]]


def delete_and_close_the_gap(store: Store, chance: random.Random) -> None:
    at = chance.randrange(len(store.events) - 1)
    gone = store.events.pop(at)["seq"]
    store.refs = [(seq - (seq > gone), *rest) for seq, *rest in store.refs if seq != gone]
    for event in store.events[at:]:
        event["seq"] -= 1
    if chance.random() < 0.5:
        rehash(store, at)


def swap(store: Store, chance: random.Random) -> None:
    one, two = chance.sample(store.events, 2)
    one["seq"], two["seq"] = two["seq"], one["seq"]


def insert(store: Store, chance: random.Random) -> None:
    """Add a copy of an event before, after or between the others."""
    added = copy.deepcopy(chance.choice(store.events)) | {"login": "planted"}
    last = store.events[-1]["seq"]
    added["seq"] = chance.choice([0, -3, last + 1, last + 7])
    if chance.random() < 0.5:
        at = chance.randrange(len(store.events))
        added["seq"] = store.events[at]["seq"]
        for event in store.events[at:]:
            event["seq"] += 1
    if chance.random() < 0.5:
        added["hash"] = own_hash(added)
    store.events.append(added)


def cut_tail(store: Store, chance: random.Random) -> None:
    keep = chance.randrange(len(store.events))
    store.events = store.events[:keep]
    store.refs = [ref for ref in store.refs if ref[0] <= keep]
    if chance.random() < 0.5:
        digest = store.events[-1]["hash"] if keep else GENESIS
        store.head |= {"seq": keep, "hash": digest}


def spoil_refs(store: Store, chance: random.Random) -> None:
    at = chance.randrange(len(store.refs))
    seq, kind, ref = store.refs[at]
    way = chance.choice(["kind", "ref", "event", "delete", "double", "add"])
    others = [event["seq"] for event in store.events if event["seq"] != seq]
    spoilt = {
        "kind": [(seq, kind + "x", ref)],
        "ref": [(seq, kind, ref + "x")],
        "event": [(chance.choice(others), kind, ref)],
        "delete": [],
        "double": [(seq, kind, ref)] * 2,
        "add": [(seq, kind, ref), (chance.choice(others), "person", "other")],
    }
    store.refs[at : at + 1] = spoilt[way]


def spoil_head(store: Store, chance: random.Random) -> None:
    ways: list[dict[str, Any]] = [{"seq": EVENTS + 1}, {"seq": 3}, {"seq": 0, "hash": GENESIS}]
    store.head |= chance.choice([*ways, {"hash": "f" * 64}])


WAYS: list[Callable[[Store, random.Random], None]] = [
    alter_only, alter_only, alter_only, alter_and_rehash_it, alter_and_rehash_all_after,
    delete_some, delete_and_close_the_gap, swap, insert, cut_tail, spoil_refs, spoil_refs,
    spoil_head,
]  # fmt: skip


def undetected(record, count: int) -> list[str]:
    """Spoil the same audit in `count` random ways, one by one; return those not found."""
    record(EVENTS)
    anchor, missed, whole = chain.anchor(), [], read()
    for seed in range(count):
        chance = random.Random(seed)
        way, store = chance.choice(WAYS), copy.deepcopy(whole)
        while store == whole:
            way(store, chance)
        with transaction.atomic():
            write(store)
            if chain.verify(anchor).ok:
                missed.append(f"{seed} {way.__name__}")
            transaction.set_rollback(True)
    assert chain.verify(anchor).ok, "the audit stands as it was"
    return missed


@pytest.mark.django_db
def test_a_hundred_random_tamperings_are_found(record):
    assert undetected(record, 100) == []


@pytest.mark.prove
@pytest.mark.django_db
def test_a_thousand_random_tamperings_are_found(record):
    assert undetected(record, 1000) == []
