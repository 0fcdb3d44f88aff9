"""Keeps what was counted over a snapshot beside it, sealed: the same question is counted once."""

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from sasando.analysis.extracts import sealing
from sasando.analysis.extracts.snapshots import Snapshot

# Rises when the shape of an answer changes; what it means is in the snapshot's own id.
FORMAT = "1"
NAME_LENGTH = 16


def kept(snapshot: Snapshot, question: str, count: Callable[[], Any]) -> Any:
    """Return the answer to a question over a snapshot, counting it only the first time.

    It lies in the snapshot's folder, sealed as its tables are, and goes when the snapshot goes.
    """
    name = sha256(f"{FORMAT} {question}".encode()).hexdigest()[:NAME_LENGTH]
    path = snapshot.path / f"counted-{name}.sealed"
    about = f"{snapshot.id} {name}"
    if path.exists():
        return json.loads(sealing.unseal(path, about=about))
    found = count()
    sealing.seal(path, json.dumps(found).encode(), about=about)
    return found
