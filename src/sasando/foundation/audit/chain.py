"""Checks the chain from its first link, and prints an anchor to keep elsewhere."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import DatabaseError, connection

from sasando.domain.values.words import Words
from sasando.foundation.audit import anchors, triggers
from sasando.foundation.audit.links import GENESIS, Link, hash_of
from sasando.foundation.audit.models import Event, Head

MAX_PROBLEMS = 50
BLOCK = 2000
Row = tuple[Any, ...]
# What a row that somebody spoilt may raise while it is read.
SPOILT = (TypeError, ValueError, AttributeError, OverflowError, RecursionError)
# As text: a spoilt moment must end in a finding, not in the framework's own error.
MOMENT = {
    "postgresql": "CAST(at AT TIME ZONE 'UTC' AS TEXT)",
    "sqlite": "CAST(at AS TEXT)",
}


@dataclass(frozen=True)
class VerifyResult:
    """Whether the chain is whole, how many events were read, its head, and what is wrong."""

    ok: bool
    checked: int
    head: str
    problems: tuple[Words, ...]


@dataclass(frozen=True)
class _Ends:
    """Number and hash of the head (None without one), newest event, newest event with a ref."""

    seq: Any
    digest: Any
    event: Any
    ref: Any

    @property
    def bound(self) -> int:
        """Return how far to walk; a spoilt table may hold text for a number."""
        return next((end for end in (self.event, self.seq) if isinstance(end, int)), 0)


@dataclass
class _Walk:
    """How far the check has come."""

    problems: list[Words]
    anchored: dict[int, str]
    seq: int = 0
    last: str = GENESIS
    checked: int = 0
    refs: dict[Any, Counter[Row]] = field(default_factory=dict)

    @property
    def is_over(self) -> bool:
        return len(self.problems) >= MAX_PROBLEMS


def verify(anchor: str | None = None) -> VerifyResult:
    """Read the whole chain and its refs; with anchors (one a line) also find a tail cut off.

    Reads in blocks, locks nothing, and lets others write meanwhile.
    """
    problems = [_no_guard(name) for name in triggers.missing(connection)]
    anchored, unfit = anchors.read(anchor or "")
    walk = _Walk(problems + unfit, anchored)
    try:
        _walk_to(walk, _ends().bound)
        _finish(walk, _ends())
    except DatabaseError:
        walk.problems.append(Words(id="Jejak audit tidak terbaca.", en="The audit cannot be read."))
    found = tuple(walk.problems[:MAX_PROBLEMS])
    return VerifyResult(not found, walk.checked, walk.last, found)


def anchor() -> str:
    """Return the newest link as one line of JSON, with a code that only this office can make."""
    head = Head.objects.get(pk=1)
    at = Event.objects.filter(seq=head.seq).values_list("at", flat=True).first()
    return anchors.write(head.seq, head.hash, at=at.astimezone(UTC).isoformat() if at else "")


def _ends() -> _Ends:
    """Return the ends of the tables as one moment shows them: others may be writing."""
    head = f"FROM {triggers.HEAD} WHERE id = 1"
    rows = _select(
        f"SELECT (SELECT seq {head}), (SELECT hash {head}),"
        f" (SELECT MAX(seq) FROM {triggers.EVENT}), (SELECT MAX(event_id) FROM {triggers.REF})",
        [],
    )
    return _Ends(*rows[0])


def _finish(walk: _Walk, ends: _Ends) -> None:
    """Walk what came meanwhile, then hold the end against the head and the anchors."""
    _walk_to(walk, ends.bound)
    if walk.is_over:
        return
    if (walk.seq, walk.last) != (ends.seq, ends.digest) or (ends.event or 0) != ends.seq:
        walk.problems.append(
            _at(walk.seq, "kepala rantai tidak cocok", "the head of the chain does not fit")
        )
    if ends.ref is not None and not (isinstance(ends.ref, int) and ends.ref <= ends.bound):
        walk.problems.append(Words(id="Ada rujukan berlebih.", en="There are refs too many."))
    for lost in walk.anchored:
        walk.problems.append(_at(lost, "dalam jangkar, tidak ada lagi", "in the anchor, gone"))


def _walk_to(walk: _Walk, bound: int) -> None:
    """Check every event up to `bound`, block by block."""
    after = walk.seq if walk.checked else None
    while not walk.is_over:
        rows = _events(after, bound)
        until = rows[-1][0] if len(rows) == BLOCK else bound
        walk.refs = _refs(after, until)
        for row in rows:
            _check(walk, row)
        walk.problems += [
            _at(seq, "rujukan tanpa peristiwa", "refs without an event") for seq in walk.refs
        ]
        after = until
        if len(rows) < BLOCK:
            return


def _check(walk: _Walk, row: Row) -> None:
    seq, digest = row[0], row[-1]
    if seq != walk.seq + 1:
        walk.problems.append(_at(walk.seq + 1, "hilang atau berpindah", "missing or moved"))
    refs = walk.refs.pop(seq, Counter())
    try:
        walk.problems += _wrong(_link(row), digest, last=walk.last, refs=refs)
    except SPOILT:
        walk.problems.append(_at(seq, "tidak terbaca", "cannot be read"))
    if walk.anchored.pop(seq, digest) != digest:
        walk.problems.append(_at(seq, "tidak sama dengan jangkar", "differs from the anchor"))
    walk.seq, walk.last, walk.checked = seq, digest, walk.checked + 1


def _wrong(link: Link, digest: str, *, last: str, refs: Counter[Row]) -> Iterable[Words]:
    if link.prev_hash != last:
        yield _at(link.seq, "rantai putus", "the chain is broken")
    if hash_of(link) != digest:
        yield _at(link.seq, "isinya diubah", "its content was changed")
    if Counter((kind, ref) for kind, ref in link.refs) != refs:
        yield _at(link.seq, "rujukannya diubah", "its refs were changed")


def _link(row: Row) -> Link:
    """Return a row as the link it was; raises one of SPOILT when it cannot have been one."""
    seq, at, login, name, role, on_behalf_of, deed, reason, facts, refs, prev_hash, _digest = row
    moment = datetime.fromisoformat(at)
    return Link(
        seq=seq,
        at=moment if moment.tzinfo else moment.replace(tzinfo=UTC),
        login=login,
        name=name,
        role=role,
        on_behalf_of=on_behalf_of,
        deed=deed,
        reason=reason,
        facts=json.loads(facts),
        refs=json.loads(refs),
        prev_hash=prev_hash,
    )


def _events(after: int | None, until: int) -> list[Row]:
    """Return the next block in the order of `_link`."""
    where, given = _between("seq", after, until)
    return _select(
        f"SELECT seq, {MOMENT[connection.vendor]}, login, name, role, on_behalf_of, deed, reason,"
        f" CAST(facts AS TEXT), CAST(refs AS TEXT), prev_hash, hash FROM {triggers.EVENT}"
        f" WHERE {where} ORDER BY seq LIMIT {BLOCK}",
        given,
    )


def _refs(after: int | None, until: int) -> dict[Any, Counter[Row]]:
    where, given = _between("event_id", after, until)
    found: dict[Any, Counter[Row]] = {}
    rows = _select(f"SELECT event_id, kind, ref FROM {triggers.REF} WHERE {where}", given)
    for event, kind, ref in rows:
        found.setdefault(event, Counter())[(kind, ref)] += 1
    return found


def _between(column: str, after: int | None, until: int) -> tuple[str, list[int]]:
    if after is None:
        return f"{column} <= %s", [until]
    return f"{column} <= %s AND {column} > %s", [until, after]


def _select(statement: str, given: list[int]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return list(cursor.fetchall())


def _at(seq: object, words_id: str, words_en: str) -> Words:
    return Words(id=f"Peristiwa {seq}: {words_id}.", en=f"Event {seq}: {words_en}.")


def _no_guard(name: str) -> Words:
    return Words(
        id=f"Pengaman {name} hilang atau diubah.", en=f"The guard {name} is missing or changed."
    )
