"""Reads one untrusted text through the child process."""

import os
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256

from sasando.foundation.sources.prose import refusals

CHILD = "sasando.foundation.sources.prose.child"
MOST_BYTES = 10 * 1024 * 1024
WALL_S = 12.0


@dataclass(frozen=True)
class Prose:
    """A running text: `kind` is docx, html or text; lines end with a line feed."""

    kind: str
    text: str
    sha256: str


def read_prose(data: bytes) -> Prose:
    """Return the text in a DOCX, web page or plain text; raises Refused in words otherwise."""
    if not data:
        raise refusals.refused(refusals.EMPTY)
    if len(data) > MOST_BYTES:
        raise refusals.refused(refusals.TOO_BIG)
    answer = _answer(data)
    if not answer:
        raise refusals.refused(refusals.TOO_HEAVY)
    if answer.startswith(b"-"):
        raise refusals.refused(answer[1:].decode("ascii", "replace"))
    kind, _line, text = answer[1:].decode().partition("\n")
    return Prose(kind, text, sha256(data).hexdigest())


def _answer(data: bytes) -> bytes:
    """Return what the child told; nothing when it took too long or was stopped."""
    # -P: the folder it starts in is no place to load code from.
    command = [sys.executable, "-P", "-B", "-m", CHILD]
    try:
        done = subprocess.run(
            command, input=data, cwd="/", env=_environment(), timeout=WALL_S, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode in (0, 3) else b""


def _environment() -> dict[str, str]:
    """Return all that the child knows of its surroundings: where its code is."""
    return {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path), "LANG": "C.UTF-8"}
