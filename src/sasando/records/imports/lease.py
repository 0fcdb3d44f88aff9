"""Tells a batch that is being received from one whose process was killed: a lock dies with it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings

from sasando.foundation.sources.models import Batch


@contextmanager
def held(ref: UUID | None) -> Iterator[None]:
    """Hold the lock of the batch `ref` while it is being received, from before it is written."""
    if ref is None:
        yield
        return
    path = _path(ref)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("w", encoding="ascii") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def is_held(batch: Batch) -> bool:
    """Say whether a living process holds the batch."""
    try:
        with _path(batch.ref).open("r", encoding="ascii") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _path(ref: UUID) -> Path:
    return Path(settings.SASANDO_HOME) / "locks" / f"{ref}.lock"
