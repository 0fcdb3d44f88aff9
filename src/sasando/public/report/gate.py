"""Keeps floods out without keeping anybody's address: proof of work, or a slower lane.

All of it lives in the memory of this process and is forgotten with it. Addresses are counted
under a key made by chance each day (promises P10).
"""

import hmac
import os
from collections import deque
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from threading import Lock

WINDOW_S = 600
CALM_MOST, BUSY_MOST = 5, 1
# An office gets a few reports a day: more tries than these, in a minute or in ten, are a flood.
BUSY_FROM, BUSY_MINUTE, MINUTE_S = 60, 8, 60
# Nobody who reads five steps is through in less; asked for only while a flood goes on.
LEAST_S = 12
MOST_SOURCES = 50_000
MOST_BYTES_AN_HOUR = 80 * 1024 * 1024
WORK, SLOW = "work", "slow"
# Tries in ten minutes → leading zero bits; each bit doubles the work of the sender.
STEPS = ((60, 12), (1_000, 14), (6_000, 16))
HARDEST = 18
LONGEST_WORK = 20


@dataclass(frozen=True)
class Asked:
    """One try: by which source, with what proof, `since_begun` seconds after its first step."""

    source: str
    challenge: str
    work: str
    bits: int
    since_begun: float


@dataclass
class Gate:
    """Counts of this process; `now` is handed in, in seconds."""

    key: bytes = field(default_factory=lambda: os.urandom(32))
    day: date | None = None
    tries: deque[float] = field(default_factory=deque)
    sources: dict[bytes, list[float]] = field(default_factory=dict)
    taken: deque[tuple[float, int]] = field(default_factory=deque)
    lock: Lock = field(default_factory=Lock)

    def bits(self, *, now: float) -> int:
        """Return how many zero bits a new form asks for: more, the more came in of late."""
        with self.lock:
            many = self._count(now)
        return next((bits for most, bits in STEPS if many < most), HARDEST)

    def admit(self, asked: Asked, *, now: float, today: date) -> str | int:
        """Return the lane of a try, or after how many seconds it may come again."""
        is_worked = works(asked.challenge, asked.work, bits=asked.bits)
        with self.lock:
            self._turn_day(today)
            self.tries.append(now)
            return WORK if is_worked else self._slow(asked, now)

    def has_room(self, size: int, *, now: float) -> bool:
        """Say whether so many bytes of files may still come in this hour, and count them."""
        with self.lock:
            while self.taken and self.taken[0][0] < now - 3600:
                self.taken.popleft()
            if sum(bytes_in for _at, bytes_in in self.taken) + size > MOST_BYTES_AN_HOUR:
                return False
            self.taken.append((now, size))
            return True

    def _slow(self, asked: Asked, now: float) -> str | int:
        is_busy = self._is_busy(now)
        if is_busy and asked.since_begun < LEAST_S:
            return int(LEAST_S - asked.since_begun) + 1
        key = hmac.digest(self.key, asked.source.encode(), sha256)[:16]
        stood = [at for at in self.sources.get(key, []) if at > now - WINDOW_S]
        if len(stood) >= (BUSY_MOST if is_busy else CALM_MOST):
            return int(stood[0] + WINDOW_S - now) + 1
        if len(self.sources) >= MOST_SOURCES:
            self._forget(now)
        self.sources[key] = [*stood, now]
        return SLOW

    def _is_busy(self, now: float) -> bool:
        if self._count(now) > BUSY_FROM:
            return True
        return sum(at > now - MINUTE_S for at in self.tries) > BUSY_MINUTE

    def _count(self, now: float) -> int:
        while self.tries and self.tries[0] < now - WINDOW_S:
            self.tries.popleft()
        return len(self.tries)

    def _turn_day(self, today: date) -> None:
        if self.day != today:
            self.day, self.key = today, os.urandom(32)
            self.sources.clear()

    def _forget(self, now: float) -> None:
        old = [key for key, stood in self.sources.items() if stood[-1] < now - WINDOW_S]
        for key in old or list(self.sources)[: MOST_SOURCES // 2]:
            del self.sources[key]


def works(challenge: str, work: str, *, bits: int) -> bool:
    """Say whether SHA-256 of challenge, colon and work begins with so many zero bits."""
    if not challenge or not work or len(work) > LONGEST_WORK:
        return False
    digest = sha256(f"{challenge}:{work}".encode()).digest()
    return int.from_bytes(digest, "big") >> (256 - bits) == 0


GATE = Gate()
