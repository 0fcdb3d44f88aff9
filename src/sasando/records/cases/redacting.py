"""Takes parts out of a case's file for good: the copy without them is a paper of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sasando.domain.values.words import Refused
from sasando.foundation.access.actor import Actor
from sasando.foundation.files import actions as files
from sasando.foundation.files import cleaning
from sasando.foundation.files.models import StoredFile
from sasando.records.cases.acting import act
from sasando.records.cases.models import Case, CasePaper
from sasando.records.cases.working import NO_SUCH_ROW

WHOLE = 100
TITLE = "{title} (ditutup sebagian)"


@dataclass(frozen=True)
class Area:
    """A part of a photo in percent of its width and height, from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class HeldFile:
    """What a page says of a file before parts of it are taken out."""

    title: str
    media_type: str
    is_picture: bool


def held_file(case: Case, *, ref: UUID) -> HeldFile | None:
    """Return what a paper's file is; None when there is none."""
    row = CasePaper.objects.filter(case=case, ref=ref, file__isnull=False).first()
    if row is None or row.file is None:
        return None
    kept = files.stored(row.file)
    return HeldFile(files.title_of(kept), kept.media_type, kept.media_type.startswith("image/"))


def redact(
    case: Case,
    *,
    ref: UUID,
    title: str,
    areas: Sequence[Area] = (),
    pages: Sequence[int] = (),
    by: Actor,
) -> CasePaper:
    """Keep a copy of a photo without some areas, or of a PDF without some pages.

    What was there is gone from the bytes of the copy; the first file stays with the case. Raises
    Refused when nothing is named, or an area or page does not exist.
    """
    with act(case, deed="file_redacted", by=by, is_open=False) as doing:
        doing.kind = "document"
        row = CasePaper.objects.filter(case=doing.case, ref=ref, file__isnull=False).first()
        if row is None or row.file is None:
            raise Refused(NO_SUCH_ROW)
        stored = files.stored(row.file)
        if pages:
            kept = files.redact_pages(stored, pages=pages, by=by)
        else:
            kept = files.redact_image(stored, boxes=_boxes(stored, areas), by=by)
        made = CasePaper.objects.create(
            case=doing.case, code="other", title=TITLE.format(title=title.strip())[:200],
            is_there=True, file=kept.ref, file_sha256=kept.kept_sha256,
            is_sensitive=kept.is_sensitive, written_at=by.now, written_by=by.login,
        )  # fmt: skip
        doing.facts = {"paper": row.code, "sha256": kept.kept_sha256}
        doing.refs = [("file", str(stored.ref)), ("file", str(kept.ref))]
    return made


def _boxes(stored: StoredFile, areas: Sequence[Area]) -> list[cleaning.Box]:
    """Return areas in points, each widened to whole points so that no edge stays readable."""
    if not areas:
        return []
    wide, high = files.picture_size(stored)
    return [
        (
            int(area.left * wide // WHOLE), int(area.top * high // WHOLE),
            int(-(-area.right * wide // WHOLE)), int(-(-area.bottom * high // WHOLE)),
        )
        for area in areas
    ]  # fmt: skip
