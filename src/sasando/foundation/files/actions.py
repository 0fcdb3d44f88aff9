"""Keeps, opens, redacts and destroys attachments; the caller's act is the audited one."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import PurePosixPath
from uuid import UUID, uuid4

from django.db import connection, transaction

from sasando.domain.values.words import Refused
from sasando.foundation.audit.actions import Who
from sasando.foundation.files import cleaning, keeping, refusals, sniffing
from sasando.foundation.files.models import StoredFile
from sasando.foundation.privacy import sealing

LONGEST_NAME = 120
ORPHAN_AGE = timedelta(hours=1)


def keep(
    data: bytes,
    *,
    name: str,
    kind: str,
    subject: UUID,
    by: Who,
    **more: bool | date | StoredFile | None,
) -> StoredFile:
    """Clean, seal and keep a file within the caller's transaction.

    `more` may hold `sensitive`, `expires_on`, `redacted_from`. The file lies on the disk before
    its row is written; raises Refused for a file that is not taken.
    """
    _need_the_act()
    media = sniffing.media_type(data)
    kept = cleaning.clean(data, media=media)
    key = sealing.open_subject_key(subject)
    row = StoredFile(
        ref=uuid4(), subject=subject, kind=kind[:40], media_type=media, size=len(kept),
        parts=keeping.parts_of(len(kept)), received_sha256=sha256(data).hexdigest(),
        kept_sha256=sha256(kept).hexdigest(), added_at=by.now, added_by=by.login,
        is_sensitive=bool(more.get("sensitive")), expires_on=more.get("expires_on"),
        redacted_from=more.get("redacted_from"),
    )  # fmt: skip
    row.title_sealed = sealing.seal(key, plain_name(name, media=media), _aad(row))
    keeping.write(row.ref, kept, key=key)
    row.save()
    return row


def _aad(row: StoredFile) -> bytes:
    return sealing.aad(StoredFile._meta.db_table, "title", str(row.ref))


def _need_the_act() -> None:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a file needs the act's transaction")


def plain_name(name: str, *, media: str) -> str:
    """Return a name without path, control signs and false endings."""
    last = PurePosixPath(name.replace("\\", "/")).name
    stem = "".join(sign for sign in last if sign.isprintable()).split(".")[0].strip()
    return (stem[:LONGEST_NAME] or "berkas") + sniffing.SUFFIX[media]


def stored(ref: UUID) -> StoredFile:
    """Return a file that still exists; raises Refused."""
    row = StoredFile.objects.filter(ref=ref, destroyed_at__isnull=True).first()
    if row is None:
        raise Refused(refusals.GONE)
    return row


def title_of(row: StoredFile) -> str:
    """Return the name of a file in clear."""
    if row.title_sealed is None:
        return ""
    key = sealing.open_subject_key(row.subject)
    return sealing.unseal(key, bytes(row.title_sealed), _aad(row))


def read(row: StoredFile) -> bytes:
    """Return a file in clear; raises FileBrokenError when it is not what was kept."""
    key = sealing.open_subject_key(row.subject)
    data = keeping.read(row.ref, key=key, parts=row.parts)
    if sha256(data).hexdigest() != row.kept_sha256:
        raise keeping.FileBrokenError
    return data


def redact_photo(row: StoredFile, *, boxes: Sequence[cleaning.Box], by: Who) -> StoredFile:
    """Keep a copy of a photo with areas painted over; the first file stays as it is."""
    data = cleaning.without_boxes(read(row), media=row.media_type, boxes=boxes)
    return _copy(row, data, by=by)


def redact_pages(row: StoredFile, *, pages: Sequence[int], by: Who) -> StoredFile:
    """Keep a copy of a PDF without some pages; the first file stays as it is."""
    data = cleaning.without_pages(read(row), media=row.media_type, pages=pages)
    return _copy(row, data, by=by)


def _copy(row: StoredFile, data: bytes, *, by: Who) -> StoredFile:
    return keep(
        data, name=title_of(row), kind=row.kind, subject=row.subject, by=by,
        sensitive=row.is_sensitive, expires_on=row.expires_on, redacted_from=row,
    )  # fmt: skip


def destroy(row: StoredFile, *, why: str, by: Who) -> None:
    """Destroy the content of a file within the caller's transaction; its row says who and why."""
    _need_the_act()
    row.destroyed_at, row.destroyed_by, row.destroyed_why = by.now, by.login, why[:200]
    row.title_sealed = None
    row.save()
    transaction.on_commit(lambda: keeping.remove(row.ref))


def expired(today: date) -> list[StoredFile]:
    """Return the files whose time is over."""
    rows = StoredFile.objects.filter(expires_on__lt=today, destroyed_at__isnull=True)
    return list(rows.order_by("id")[:200])


def sweep(now: datetime) -> int:
    """Remove files that no row knows, an hour after they were written; return how many."""
    gone = 0
    for path in keeping.on_disk():
        written = datetime.fromtimestamp(path.stat().st_mtime, tz=now.tzinfo)
        if now - written < ORPHAN_AGE:
            continue
        known = (
            path.suffix == ".sealed"
            and StoredFile.objects.filter(ref=UUID(path.stem), destroyed_at__isnull=True).exists()
        )
        if not known:
            path.unlink()
            gone += 1
    return gone
