"""Keeps and reads the files of steps and meetings, sealed and bound by their hash."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from sasando.domain.values.words import Refused
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.files import actions as files
from sasando.foundation.files import receiving
from sasando.foundation.files import refusals as file_refusals
from sasando.foundation.privacy import sealing
from sasando.library.commitments import refusals
from sasando.library.commitments.facts import FileFacts
from sasando.library.commitments.models import Document, Step
from sasando.library.publications import briefs

KIND = "commitment"
# The form of a signed brief that is laid before a meeting.
PAPARAN = "gambaran-umum.pdf"


@dataclass(frozen=True)
class Incoming:
    """A file that was looked at and can be kept, with the name it came by."""

    name: str
    received: files.Received


def refuse_bytes(size: int) -> None:
    """Raise Refused for a file too large to be taken, before a byte of it is read."""
    if size > receiving.LARGEST:
        raise Refused(file_refusals.TOO_LARGE)


def refuse_size(file: FileFacts | None) -> None:
    """Raise Refused for a file too large to be taken."""
    refuse_bytes(len(file.data) if file else 0)


def receive(file: FileFacts | None) -> Incoming | None:
    """Return a file ready to be kept; raises Refused. Call it before the act's transaction."""
    return Incoming(file.name, files.receive(file.data)) if file is not None else None


def keep(incoming: Incoming | None, *, of: UUID, by: Actor) -> tuple[UUID | None, str]:
    """Keep a file in the act's transaction; return its ref and hash, or nothing."""
    if incoming is None:
        return None, ""
    sealing.new_subject_key(of, now=by.now)
    stored = files.keep(incoming.received, name=incoming.name, kind=KIND, subject=of, by=by)
    return stored.ref, stored.kept_sha256


def read_proof(step: UUID, *, by: Actor) -> tuple[str, str, bytes]:
    """Return name, media type and bytes of a step's file; the look is written first."""
    return _read(Step.objects.filter(ref=step).first(), by=by)


def read_document(document: UUID, *, by: Actor) -> tuple[str, str, bytes]:
    """Return name, media type and bytes of a meeting's paper; the look is written first.

    A signed paparan is handed out as it was signed, byte for byte.
    """
    row = Document.objects.filter(ref=document).first()
    if row is not None and row.file is None and row.brief:
        return _paparan(row.brief, by=by)
    return _read(row, by=by)


def _paparan(number: str, *, by: Actor) -> tuple[str, str, bytes]:
    found = briefs.file(number, PAPARAN)
    if found is None:
        raise Refused(refusals.NO_FILE)
    with transaction.atomic():
        audit.record(by=by, deed="commitments.file_read", refs=[("brief", number)])
    return f"{number}.pdf", found.media_type, found.content


def _read(row: Step | Document | None, *, by: Actor) -> tuple[str, str, bytes]:
    if row is None or row.file is None:
        raise Refused(refusals.NO_FILE)
    with transaction.atomic():
        stored = files.stored(row.file)
        audit.record(by=by, deed="commitments.file_read", refs=[("file", str(stored.ref))])
        return files.title_of(stored), stored.media_type, files.read(stored)
