"""Whatever happens in whatever order, an agency sees what the policy says and no byte more.

The policy is written here a second time, in plain values, and compared after each step.
"""

import random
import re
import uuid
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from sasando.domain.values.words import Refused, Words
from sasando.exchange.referrals import actions, answering, coded, queries
from sasando.exchange.referrals.answering import Reply
from sasando.exchange.referrals.facts import SnapshotField
from sasando.foundation.access.actor import Actor
from tests.conftest import NOW
from tests.exchange.referrals.packets import OTHER_UNIT, UNIT, agency, agency_user, send

pytestmark = pytest.mark.django_db
STEPS = 280
UNITS = (UNIT, OTHER_UNIT)
ENDS = {"reject": "rejected", "done": "done"}
FROM = {
    "accept": ("sent",),
    "reject": ("sent",),
    "answer": ("accepted", "answered"),
    "done": ("accepted", "answered"),
    "question": ("sent", "accepted", "answered"),
}


@dataclass(frozen=True)
class Told:
    """What the model knows of one packet."""

    ref: uuid.UUID
    number: str
    code: str
    unit: str
    shown: str
    hidden: str
    due: date
    state: str = "sent"
    ended: datetime | None = None

    def is_open(self, now: datetime) -> bool:
        day = (now + timedelta(hours=8)).date()
        if self.state == "sent":
            return day <= self.due
        return self.state in ("accepted", "answered") and day <= self.due + timedelta(days=90)

    def is_seen(self, now: datetime) -> bool:
        done = self.state == "done" and now - self.ended < timedelta(days=30)
        return done or self.is_open(now)


class World:
    """The office, two agencies, and a clock that runs."""

    def __init__(self, seed: int, monkeypatch) -> None:
        self.chance, self.now = random.Random(seed), NOW
        self.packets: dict[uuid.UUID, Told] = {}
        self.clients = {unit: Client() for unit in UNITS}
        for unit, client in self.clients.items():
            client.force_login(agency_user(f"user-{unit.lower()}", unit=unit))
        monkeypatch.setattr("sasando.config.clock.now", lambda: self.now)

    @property
    def office(self) -> Actor:
        return Actor.for_command("test", self.now)

    def any(self) -> Told | None:
        """Return a packet, more often than not one that is open."""
        packets = list(self.packets.values())
        alive = [packet for packet in packets if packet.is_open(self.now)]
        chosen = alive if alive and self.chance.random() < 0.7 else packets
        return self.chance.choice(chosen) if chosen else None

    def send(self) -> None:
        at = len(self.packets)
        shown, hidden = f"boleh{at}terlihat", f"rahasia{at}kantor"
        unit, due = self.chance.choice(UNITS), self.office.today + timedelta(days=at % 9)
        field = SnapshotField("name", Words(id="Nama", en="Name"), shown)
        sent = send(
            self.office, agency_code=unit, fields=[field], basis_note=hidden, with_code=True,
            answer_due_on=due, origin=uuid.uuid4(),
        )  # fmt: skip
        told = Told(sent.ref, sent.number, sent.code, unit, shown, hidden, due)
        self.packets[sent.ref] = told

    def reply(self) -> None:
        """Let an agency, right or wrong, by account, page or letter, say anything."""
        packet = self.any()
        if packet is None:
            return
        kind, way = (
            self.chance.choice(list(FROM)),
            self.chance.choice(("own", "own", "letter", "other")),
        )
        said = Reply(kind, "kata", "not_ours" if kind == "reject" else "")
        may = packet.is_open(self.now) and packet.state in FROM[kind] and way != "other"
        assert self._tried(packet, said, way) == may
        if may:
            state = {"accept": "accepted", "answer": "answered"} | ENDS
            ended = self.now if kind in ENDS else None
            now_is = replace(packet, state=state.get(kind, packet.state), ended=ended)
            self.packets[packet.ref] = now_is

    def _tried(self, packet: Told, said: Reply, way: str) -> bool:
        try:
            if way == "letter":
                opened = coded.open_packet(packet.number, code=packet.code, now=self.now)
                return bool(opened and coded.reply(opened.door, said=said, now=self.now))
            unit = packet.unit if way == "own" else next(u for u in UNITS if u != packet.unit)
            answering.reply(packet.ref, said=said, by=agency(unit, now=self.now))
        except Refused:
            return False
        return True

    def revoke(self) -> None:
        packet = self.any()
        if packet is None:
            return
        may = packet.state in ("sent", "accepted", "answered")
        try:
            actions.revoke(packet.ref, reason="ditarik", by=self.office)
        except Refused:
            assert not may
        else:
            assert may
            self.packets[packet.ref] = replace(packet, state="revoked", ended=self.now)

    def expire(self) -> None:
        gone = {item.ref for item in actions.expire_due(self.now, by=self.office)}
        for ref, packet in self.packets.items():
            due = packet.state in FROM["question"] and not packet.is_open(self.now)
            assert (ref in gone) == due
            if due:
                self.packets[ref] = replace(packet, state="expired", ended=self.now)

    def wait(self) -> None:
        self.now += timedelta(hours=self.chance.choice((1, 5, 20, 50)))

    def check(self) -> None:
        for unit in UNITS:
            found = set(queries.inbox(agency(unit, now=self.now)).values_list("ref", flat=True))
            assert found == {
                ref
                for ref, packet in self.packets.items()
                if packet.unit == unit and packet.is_seen(self.now)
            }
        self._check_bytes()

    def _check_bytes(self) -> None:
        packet, unit = self.any(), self.chance.choice(UNITS)
        if packet is None:
            return
        answer = self.clients[unit].get(f"/mitra/rujukan/{packet.ref}/")
        body = answer.content.decode()
        may = packet.unit == unit and packet.is_seen(self.now)
        assert answer.status_code == (200 if may else 404)
        assert not re.search(r"rahasia\d+kantor", body)
        reads = may and packet.is_open(self.now)
        assert set(re.findall(r"boleh\d+terlihat", body)) == ({packet.shown} if reads else set())


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.prove
def test_after_every_step_the_agency_sees_what_the_policy_says(seed, monkeypatch):
    world = World(seed, monkeypatch)
    steps = [world.send, world.reply, world.reply, world.reply, world.reply, world.revoke,
             world.expire, world.wait, world.wait]  # fmt: skip

    for _ in range(STEPS):
        world.chance.choice(steps)()
        world.check()

    states = {packet.state for packet in world.packets.values()}
    assert len(world.packets) > 10
    assert states >= {"revoked", "expired", "done", "rejected"}
    assert queries.unseen_answers(10_000)
