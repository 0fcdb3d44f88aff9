"""How one link of the chain is hashed."""

import json
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
