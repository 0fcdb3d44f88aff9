"""Keeps, opens, redacts and destroys attachments; the caller's act is the audited one."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from django.db import connection, transaction
from PIL import Image

from sasando.domain.values.words import Refused
from sasando.foundation.audit.actions import Who
from sasando.foundation.files import cleaning, keeping, receiving, refusals
from sasando.foundation.files.models import StoredFile
from sasando.foundation.privacy import sealing

ORIGINAL = "original"
ORPHAN_AGE = timedelta(hours=1)
WHY_LENGTH = 200
AT_ONCE = 200


@dataclass(frozen=True)
class Received:
    """A file that was looked at and cleaned, and can be kept; printed, it says nothing of it."""

    data: bytes = field(repr=False)
    media_type: str
    received_sha256: str


def receive(data: bytes) -> Received:
    """Return a file cleaned and ready to be kept; raises Refused for one that is not taken.

    This takes up to some seconds: call it before the act's transaction, which locks others out.
    """
    media = receiving.media_type(data)
    return Received(cleaning.clean(data, media=media), media, sha256(data).hexdigest())


def keep(  # noqa: PLR0913 — a file has a name, a kind, an owner of its key, and an end
    data: bytes | Received,
    *,
    name: str,
    kind: str,
    subject: UUID,
    sensitive: bool = False,
    expires_on: date | None = None,
    by: Who,
) -> StoredFile:
    """Clean, seal and keep a file within the caller's transaction.

    The file lies on the disk before its row is written. Raises Refused for a file that is not
    taken, KeyErasedError when its subject has no key.
    """
    _need_the_act()
    received = data if isinstance(data, Received) else receive(data)
    row = StoredFile(
        subject=subject, kind=kind, media_type=received.media_type, is_sensitive=sensitive,
        expires_on=expires_on, received_sha256=received.received_sha256,
    )  # fmt: skip
    title = receiving.kept_name(name, media=received.media_type)
    return _seal(row, received.data, title=title, by=by)


def keep_original(data: bytes, *, name: str, of: StoredFile, by: Who) -> StoredFile:
    """Keep beside a cleaned file the very bytes that came, sealed: evidence for police or court.

    It never has a preview and ends when its cleaned copy does. Raises Refused when the bytes are
    not those that the copy was made of.
    """
    _need_the_act()
    if sha256(data).hexdigest() != of.received_sha256:
        raise Refused(refusals.NOT_THE_SAME)
    row = StoredFile(
        subject=of.subject, kind=ORIGINAL, media_type=of.media_type, is_sensitive=True,
        expires_on=of.expires_on, received_sha256=of.received_sha256,
    )  # fmt: skip
    return _seal(row, data, title=receiving.kept_name(name, media=of.media_type), by=by)


def _seal(row: StoredFile, data: bytes, *, title: str, by: Who) -> StoredFile:
    key = sealing.open_subject_key(row.subject)
    row.size, row.parts = len(data), keeping.parts_of(len(data))
    row.kept_sha256 = sha256(data).hexdigest()
    row.title_sealed = sealing.seal(key, title, _aad(row))
    row.added_at, row.added_by = by.now, by.login
    keeping.write(row.ref, data, key=key)
    row.save(force_insert=True)
    return row


def _aad(row: StoredFile) -> bytes:
    return sealing.aad(StoredFile._meta.db_table, "title", str(row.ref))


def _need_the_act() -> None:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a file needs the act's transaction")


def stored(ref: UUID) -> StoredFile:
    """Return a file that still exists; raises Refused."""
    row = StoredFile.objects.filter(ref=ref, destroyed_at__isnull=True).first()
    if row is None:
        raise Refused(refusals.GONE)
    return row


def title_of(row: StoredFile) -> str:
    """Return the name of a file in clear; a destroyed one has none."""
    if row.title_sealed is None:
        return ""
    key = sealing.open_subject_key(row.subject)
    return sealing.unseal(key, bytes(row.title_sealed), _aad(row))


def read(row: StoredFile) -> bytes:
    """Return a file in clear; the caller writes the look into the audit first.

    Raises Refused for a destroyed file, FileBrokenError when it is not what was kept.
    """
    if row.destroyed_at is not None:
        raise Refused(refusals.GONE)
    key = sealing.open_subject_key(row.subject)
    data = keeping.read(row.ref, key=key, parts=row.parts)
    if sha256(data).hexdigest() != row.kept_sha256:
        raise keeping.FileBrokenError
    return data


def picture_size(row: StoredFile) -> tuple[int, int]:
    """Return width and height of a photo that we drew anew ourselves; raises Refused for others."""
    if row.media_type not in receiving.PICTURES:
        raise Refused(refusals.ONLY_PICTURES_HAVE_AREAS)
    with Image.open(io.BytesIO(read(row))) as picture:
        return picture.size


def redact_image(row: StoredFile, *, boxes: Sequence[cleaning.Box], by: Who) -> StoredFile:
    """Keep a copy of a photo with areas (left, top, right, bottom) black; the first one stays.

    Raises Refused for a PDF: its areas cannot be taken out, only whole pages.
    """
    _need_the_act()
    data = cleaning.without_boxes(read(row), media=row.media_type, boxes=boxes)
    return _redacted(row, data, by=by)


def redact_pages(row: StoredFile, *, pages: Sequence[int], by: Who) -> StoredFile:
    """Keep a copy of a PDF without some pages (from 1); the first file stays as it is."""
    _need_the_act()
    data = cleaning.without_pages(read(row), media=row.media_type, pages=pages)
    return _redacted(row, data, by=by)


def _redacted(row: StoredFile, data: bytes, *, by: Who) -> StoredFile:
    """Keep what came of a file; what was received is the file it came of."""
    copy = StoredFile(
        subject=row.subject, kind=row.kind, media_type=row.media_type, redacted_from=row,
        is_sensitive=row.is_sensitive, expires_on=row.expires_on, received_sha256=row.kept_sha256,
    )  # fmt: skip
    return _seal(copy, data, title=title_of(row), by=by)


def destroy(row: StoredFile, *, why: str, by: Who) -> StoredFile:
    """Destroy the content of a file within the caller's transaction; its row says who and why.

    Content goes once the act stands: an act that fails destroys nothing. Raises Refused for a file
    that is destroyed already, ValueError without a why.
    """
    _need_the_act()
    if not why.strip():
        raise ValueError("a file is destroyed for a reason")
    locked = StoredFile.objects.select_for_update().get(pk=row.pk)
    if locked.destroyed_at is not None:
        raise Refused(refusals.GONE)
    locked.destroyed_at, locked.destroyed_by = by.now, by.login
    locked.destroyed_why = why.strip()[:WHY_LENGTH]
    locked.title_sealed, locked.has_preview = None, False
    locked.version += 1
    locked.save()
    # Robust: should the disk refuse, the act stands and the sweep removes the content later.
    transaction.on_commit(lambda: keeping.remove(locked.ref), robust=True)
    return locked


def ends_of(refs: Iterable[UUID]) -> dict[UUID, date | None]:
    """Return when each of some files is destroyed; None for one that is kept without an end."""
    rows = StoredFile.objects.filter(ref__in=list(refs))
    return dict(rows.values_list("ref", "expires_on"))


def expired(today: date) -> list[StoredFile]:
    """Return the files whose time is over, oldest first."""
    rows = StoredFile.objects.filter(expires_on__lt=today, destroyed_at__isnull=True)
    return list(rows.order_by("id"))


def sweep(now: datetime) -> int:
    """Remove files that no row holds, an hour after they were written; return how many."""
    old = [path for path in keeping.on_disk() if now - _written_at(path) > ORPHAN_AGE]
    return sum(_sweep_some(old[at : at + AT_ONCE]) for at in range(0, len(old), AT_ONCE))


def _written_at(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
    except FileNotFoundError:
        return datetime.max.replace(tzinfo=UTC)


def _sweep_some(paths: Sequence[Path]) -> int:
    refs = {path: keeping.ref_of(path) for path in paths}
    rows = StoredFile.objects.filter(ref__in=filter(None, refs.values()), destroyed_at__isnull=True)
    held = set(rows.values_list("ref", flat=True))
    orphans = [path for path, ref in refs.items() if ref not in held]
    for path in orphans:
        keeping.remove_at(path)
    return len(orphans)
