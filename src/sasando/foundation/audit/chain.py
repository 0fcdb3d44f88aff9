"""Checks the chain from its first link, and prints an anchor to keep elsewhere."""

import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from django.db import connection

from sasando.domain.values.words import Words
from sasando.foundation.audit import triggers
from sasando.foundation.audit.links import GENESIS, Link, hash_of
from sasando.foundation.audit.models import Event, EventRef, Head
from sasando.foundation.privacy.keys import current_ring

MAX_PROBLEMS = 50
CHUNK = 2000


@dataclass(frozen=True)
class VerifyResult:
    """Whether the chain is whole, how many events were read, its head, and what is wrong."""

    ok: bool
    checked: int
    head: str
    problems: tuple[Words, ...]


def verify(anchor: str | None = None) -> VerifyResult:
    """Read the whole chain and its refs; with an anchor also find a tail that was cut off."""
    problems: list[Words] = [_no_guard(name) for name in triggers.missing(connection)]
    checked, last, hashes_at = 0, GENESIS, _wanted(anchor, problems)
    expected = 1
    for event in _events():
        if event.seq != expected:
            problems.append(_at(expected, "hilang atau berpindah", "missing or moved"))
            expected = event.seq
        problems += _wrong(event, last)
        if event.seq in hashes_at and hashes_at.pop(event.seq) != event.hash:
            problems.append(_at(event.seq, "tidak sama dengan jangkar", "differs from the anchor"))
        last, expected, checked = event.hash, event.seq + 1, checked + 1
        if len(problems) > MAX_PROBLEMS:
            break
    problems += [
        _at(seq, "dalam jangkar, tidak ada lagi", "in the anchor, gone") for seq in hashes_at
    ]
    problems += _head_wrong(expected - 1, last) + _refs_wrong()
    return VerifyResult(not problems, checked, last, tuple(problems[:MAX_PROBLEMS]))


def anchor() -> str:
    """Return the newest link as one line of JSON, with a code that only this office can make."""
    head = Head.objects.get(pk=1)
    body = {"seq": head.seq, "hash": head.hash}
    return json.dumps(body | {"mac": _mac(head.seq, head.hash)})


def _mac(seq: int, digest: str) -> str:
    return hmac.digest(current_ring().anchor, f"{seq}:{digest}".encode(), sha256).hex()


def _wanted(text: str | None, problems: list[Words]) -> dict[int, str]:
    if text is None:
        return {}
    try:
        body = json.loads(text)
        seq, digest, mac = int(body["seq"]), str(body["hash"]), str(body["mac"])
    except (ValueError, KeyError, TypeError):
        problems.append(Words(id="Jangkar tidak terbaca.", en="The anchor cannot be read."))
        return {}
    if not hmac.compare_digest(mac, _mac(seq, digest)):
        problems.append(
            Words(id="Jangkar bukan dari kantor ini.", en="The anchor is not of this office.")
        )
        return {}
    return {seq: digest} if seq else {}


def _events() -> Iterator[Event]:
    return Event.objects.order_by("seq").iterator(chunk_size=CHUNK)


def _wrong(event: Event, last: str) -> list[Words]:
    if event.prev_hash != last:
        return [_at(event.seq, "rantai putus", "the chain is broken")]
    names = [name for name in Link.__dataclass_fields__]
    if hash_of(Link(**{name: getattr(event, name) for name in names})) != event.hash:
        return [_at(event.seq, "isinya diubah", "its content was changed")]
    return []


def _head_wrong(seq: int, digest: str) -> list[Words]:
    head = Head.objects.filter(pk=1).first()
    if head is None or head.seq != seq or head.hash != digest:
        return [_at(seq, "kepala rantai tidak cocok", "the head of the chain does not fit")]
    return []


def _refs_wrong() -> list[Words]:
    """Compare the finding table with the refs inside the events, both in order."""
    listed = _listed()
    for event in _events():
        inside = sorted((event.seq, kind, ref) for kind, ref in event.refs)
        outside = next(listed, (0, []))[1] if inside else []
        if inside and sorted(outside) != inside:
            return [_at(event.seq, "rujukannya diubah", "its refs were changed")]
    if next(listed, None) is not None:
        return [Words(id="Ada rujukan berlebih.", en="There are refs too many.")]
    return []


def _listed() -> Iterator[tuple[int, list[tuple[int, str, str]]]]:
    current = 0
    rows: list[tuple[int, str, str]] = []
    found = EventRef.objects.order_by("event_id", "id").values_list("event_id", "kind", "ref")
    for event_id, kind, ref in found.iterator(chunk_size=CHUNK):
        if event_id != current and rows:
            yield current, rows
            rows = []
        current = event_id
        rows.append((event_id, kind, ref))
    if rows:
        yield current, rows


def _at(seq: int, words_id: str, words_en: str) -> Words:
    return Words(id=f"Peristiwa {seq}: {words_id}.", en=f"Event {seq}: {words_en}.")


def _no_guard(name: str) -> Words:
    return Words(id=f"Pengaman {name} hilang.", en=f"The guard {name} is missing.")
