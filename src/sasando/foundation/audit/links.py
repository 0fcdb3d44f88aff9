"""How one link of the chain is hashed."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

GENESIS = "0" * 64


@dataclass(frozen=True)
class Link:
    """Everything of an event that the hash covers."""

    seq: int
    at: datetime
    login: str
    name: str
    role: str
    on_behalf_of: str
    deed: str
    reason: str
    facts: Mapping[str, Any]
    refs: Sequence[Sequence[str]]
    prev_hash: str


def hash_of(link: Link) -> str:
    """Return the SHA-256 of a link in one canonical writing, in hexadecimal."""
    body = [
        link.seq,
        link.at.astimezone(UTC).isoformat(timespec="microseconds"),
        link.login,
        link.name,
        link.role,
        link.on_behalf_of,
        link.deed,
        link.reason,
        link.facts,
        [list(ref) for ref in link.refs],
        link.prev_hash,
    ]
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def plain_text(text: str) -> str:
    """Return a text without what a database refuses to keep: NUL and halves of a sign."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode()


def plain(fact: Any) -> Any:
    """Return a fact as every database hands it back, so that its hash stays the same.

    Whole floats become integers: one database writes 1e16 out as digits. Raises TypeError for
    what JSON cannot hold and ValueError for a number that is none.
    """
    if isinstance(fact, str):
        return plain_text(fact)
    if isinstance(fact, float):
        if not math.isfinite(fact):
            raise ValueError("a fact must be a number that can be written")
        return int(fact) if fact.is_integer() else fact
    if isinstance(fact, Mapping):
        return {plain_text(str(name)): plain(value) for name, value in fact.items()}
    if isinstance(fact, list | tuple):
        return [plain(value) for value in fact]
    if fact is None or isinstance(fact, bool | int):
        return fact
    raise TypeError(f"a fact cannot be of type {type(fact).__name__}")
