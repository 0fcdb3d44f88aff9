"""Seals a snapshot's files with a key of the office: nobody reads or changes one unseen."""

import hmac
import json
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.privacy.keys import NONCE_BYTES, current_ring

PURPOSE = b"sasando snapshot files"
MARK = b"SSNP1"
TAMPERED = Refusal(
    "snapshot_tampered",
    Words(
        id="Berkas potret data ini berubah setelah dibekukan, atau rusak. Angka darinya tidak "
        "dapat dipercaya. Bekukan potret baru (sasando snapshot) dan laporkan kepada auditor.",
        en="A file of this snapshot was changed after it was frozen, or is damaged. Figures from "
        "it cannot be trusted. Freeze a new one (sasando snapshot) and tell the auditor.",
    ),
)
KEY_GONE = Refusal(
    "snapshot_key_gone",
    Words(
        id="Kunci yang menyegel potret data ini tidak ada di folder kunci. Kembalikan kuncinya, "
        "atau bekukan potret baru.",
        en="The key that sealed this snapshot is not in the key folder. Bring it back, or freeze "
        "a new snapshot.",
    ),
)


def seal(path: Path, content: bytes, *, about: str) -> None:
    """Write content sealed, whole or not at all; `about` binds it to its snapshot and table."""
    ring = current_ring()
    name = ring.current.encode()
    nonce = os.urandom(NONCE_BYTES)
    head = MARK + bytes([len(name)]) + name
    body = AESGCM(_key(ring.current)).encrypt(nonce, content, head + about.encode())
    temporary = path.with_name(f".{path.name}")
    temporary.touch(mode=0o600)
    temporary.write_bytes(head + nonce + body)
    temporary.replace(path)


def unseal(path: Path, *, about: str) -> bytes:
    """Return what was sealed; raises Refused when it was changed or its key is not here."""
    try:
        sealed = path.read_bytes()
    except FileNotFoundError as missing:
        raise Refused(TAMPERED) from missing
    start = len(MARK)
    if not sealed.startswith(MARK) or len(sealed) < start + 1:
        raise Refused(TAMPERED)
    end = start + 1 + sealed[start]
    head, nonce = sealed[:end], sealed[end : end + NONCE_BYTES]
    key = _key(sealed[start + 1 : end].decode("ascii", "replace"))
    try:
        return AESGCM(key).decrypt(nonce, sealed[end + NONCE_BYTES :], head + about.encode())
    except (InvalidTag, ValueError) as wrong:
        raise Refused(TAMPERED) from wrong


def seal_note(path: Path, note: dict[str, object], *, about: str) -> None:
    """Write a manifest readable by anyone who may read the folder, with the office's mark."""
    body = json.dumps(note, indent=1, sort_keys=True)
    told = {"note": note, "mark": _mark(body, about, kek=current_ring().current)}
    told["key"] = current_ring().current
    temporary = path.with_name(f".{path.name}")
    temporary.write_text(json.dumps(told, indent=1, sort_keys=True), encoding="utf-8")
    temporary.replace(path)


def read_note(path: Path, *, about: str) -> dict[str, object]:
    """Return a manifest; raises Refused when it is not as the office wrote it."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        note, mark, kek = told["note"], str(told["mark"]), str(told["key"])
    except (ValueError, KeyError, TypeError) as wrong:
        raise Refused(TAMPERED) from wrong
    body = json.dumps(note, indent=1, sort_keys=True)
    if not hmac.compare_digest(mark, _mark(body, about, kek=kek)):
        raise Refused(TAMPERED)
    found: dict[str, object] = note
    return found


def _mark(body: str, about: str, *, kek: str) -> str:
    return hmac.new(_key(kek), f"{about}\n{body}".encode(), "sha256").hexdigest()


def _key(kek: str) -> bytes:
    ring = current_ring()
    if kek not in ring.keks:
        raise Refused(KEY_GONE)
    return hmac.digest(ring.keks[kek], PURPOSE, "sha256")
