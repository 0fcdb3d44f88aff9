"""Reads briefs: those on their way, and those that were signed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models.functions import Length

from sasando.library.publications.facts import FileFacts
from sasando.library.publications.models import Brief, BriefDraft, BriefFile

# Where a signed brief keeps every figure that its audit let print, as a data package.
AUDITED = "angka-diaudit.json"
# The pack itself, under which path in which form.
WHOLE = {
    "pdf": "gambaran-umum.pdf",
    "pptx": "gambaran-umum.pptx",
    "xlsx": "gambaran-umum.xlsx",
    "html": "gambaran-umum.html",
}
SHEET_START, SHEET_END = "lembar-", ".pdf"
ON_THE_WAY = (BriefDraft.State.OPEN, BriefDraft.State.ASKED)


@dataclass(frozen=True)
class BriefChoice:
    """What a brief is to show.

    `period` and `month` as people write them ("" for the newest), `compare` a year, `sheets` the
    codes of regencies and electoral districts that get a page of their own.
    """

    occasion: str
    period: str = ""
    compare: int | None = None
    month: str = ""
    sheets: tuple[str, ...] = ()

    def stored(self) -> dict[str, Any]:
        """Return what a row keeps of it."""
        return asdict(self) | {"sheets": list(self.sheets)}


@dataclass(frozen=True)
class Laid:
    """A choice over one snapshot, with the print of everything it says."""

    choice: BriefChoice
    snapshot: str
    as_of: date
    content_sha256: str


@dataclass(frozen=True)
class SignedFacts:
    """All that is kept of a signed brief: who signed, in which words, and its forms."""

    laid: Laid
    name: str
    post: str
    files: tuple[FileFacts, ...]


@dataclass(frozen=True)
class BriefDraftView:
    """A brief on its way, for reading."""

    ref: UUID
    laid: Laid
    state: str
    hands: tuple[str, ...]
    made_at: datetime
    made_name: str
    asked_at: datetime | None
    asked_name: str
    returned_name: str
    returned_why: str
    brief: str
    version: int


@dataclass(frozen=True)
class BriefView:
    """A signed brief for reading; `files` as path, media type, digest and size in bytes."""

    number: str
    laid: Laid
    signed_name: str
    signed_post: str
    signed_on: date
    prepared_name: str
    files: tuple[tuple[str, str, str, int], ...]


def sheet_path(code: str) -> str:
    """Return under which path the sheet of a regency or district is kept."""
    return f"{SHEET_START}{code}{SHEET_END}"


def drafts() -> list[BriefDraftView]:
    """Return briefs on their way, newest first."""
    rows = BriefDraft.objects.filter(state__in=ON_THE_WAY).select_related("brief")
    return [_draft(row) for row in rows]


def draft(ref: UUID) -> BriefDraftView | None:
    """Return one brief on its way, or where it ended."""
    row = BriefDraft.objects.filter(ref=ref).select_related("brief").first()
    return _draft(row) if row else None


def signed(*, limit: int | None = None) -> list[BriefView]:
    """Return signed briefs, newest first."""
    return [view(row) for row in Brief.objects.all()[:limit]]


def brief(number: str) -> BriefView | None:
    """Return one signed brief."""
    row = Brief.objects.filter(number=number).first()
    return view(row) if row else None


def file(number: str, path: str) -> FileFacts | None:
    """Return one form of a signed brief, byte for byte."""
    row = BriefFile.objects.filter(brief__number=number, path=path).first()
    return FileFacts(row.path, row.media_type, bytes(row.content)) if row else None


def choice(stored: Mapping[str, Any]) -> BriefChoice:
    """Return a choice from what a row keeps of it."""
    return BriefChoice(**{**stored, "sheets": tuple(stored.get("sheets", ()))})


def _laid(row: Brief | BriefDraft) -> Laid:
    return Laid(choice(row.choice), row.snapshot, row.as_of, row.content_sha256)


def _draft(row: BriefDraft) -> BriefDraftView:
    return BriefDraftView(
        ref=row.ref, laid=_laid(row), state=row.state, hands=tuple(row.hands),
        made_at=row.made_at, made_name=row.made_name, asked_at=row.asked_at,
        asked_name=row.asked_name, returned_name=row.returned_name,
        returned_why=row.returned_why, brief=row.brief.number if row.brief else "",
        version=row.version,
    )  # fmt: skip


def view(row: Brief) -> BriefView:
    """Return a signed brief for reading."""
    files = row.files.annotate(size=Length("content"))
    return BriefView(
        number=row.number, laid=_laid(row), signed_name=row.signed_name,
        signed_post=row.signed_post, signed_on=row.signed_on, prepared_name=row.prepared_name,
        files=tuple(files.values_list("path", "media_type", "sha256", "size")),
    )  # fmt: skip
