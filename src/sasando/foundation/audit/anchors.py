"""One line that pins the newest link: kept elsewhere, it shows a tail cut off or rewritten."""

import hmac
import json
from hashlib import sha256

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.privacy.keys import current_ring

LONGEST_LINE = 1000
KEY_GONE = Refusal(
    "anchor_key_gone",
    Words(
        id="Kunci jangkar tidak ada di folder kunci: kembalikan folder itu.",
        en="The anchor key is not in the key folder: bring that folder back.",
    ),
)
UNREADABLE = Words(id="Jangkar tidak terbaca.", en="The anchor cannot be read.")
FOREIGN = Words(id="Jangkar bukan dari kantor ini.", en="The anchor is not of this office.")
AT_ODDS = Words(id="Dua jangkar saling bertentangan.", en="Two anchors contradict each other.")


def write(seq: int, digest: str, *, at: str) -> str:
    """Return a link's number, hash and moment as JSON with their code; Refused without a key."""
    key = current_ring().anchor
    if key is None:
        raise Refused(KEY_GONE)
    body = {"seq": seq, "hash": digest, "at": at}
    return json.dumps(body | {"mac": _mac(key, seq, digest, at)})


def read(text: str) -> tuple[dict[int, str], list[Words]]:
    """Return hash by number from anchors, one a line, and what is wrong with them."""
    found: dict[int, str] = {}
    problems: list[Words] = []
    for line in text.splitlines():
        pinned = _read_line(line) if line.strip() else (0, "")
        if isinstance(pinned, Words):
            problems.append(pinned)
        elif pinned[0] and found.setdefault(*pinned) != pinned[1]:
            problems.append(AT_ODDS)
    return found, problems


def _read_line(line: str) -> tuple[int, str] | Words:
    key = current_ring().anchor
    if key is None:
        return KEY_GONE.words
    if len(line) > LONGEST_LINE:
        return UNREADABLE
    try:
        body = json.loads(line)
        seq, digest, at, mac = (body[name] for name in ("seq", "hash", "at", "mac"))
    except (ValueError, KeyError, TypeError, RecursionError):
        return UNREADABLE
    if not isinstance(seq, int) or not all(isinstance(each, str) for each in (digest, at, mac)):
        return UNREADABLE
    expected = _mac(key, seq, digest, at)
    fits = hmac.compare_digest(mac.encode(errors="replace"), expected.encode())
    return (seq, digest) if fits else FOREIGN


def _mac(key: bytes, seq: int, digest: str, at: str) -> str:
    message = f"{seq}:{digest}:{at}".encode(errors="replace")
    return hmac.digest(key, message, sha256).hex()
