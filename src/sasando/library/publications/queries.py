"""Reads releases, their tables and files; drafts for the staff."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from sasando.library.publications.facts import (
    ApprovalView,
    DraftView,
    ErratumView,
    FileFacts,
    ReleaseCard,
    ReleaseView,
    TableFacts,
)
from sasando.library.publications.models import Draft, Release, ReleasedFile, ReleasedTable

if TYPE_CHECKING:
    from django.db.models import QuerySet

PUBLIC, PARTNERS = "public", "partners"


def releases(*, partners: bool = False, limit: int | None = None) -> list[ReleaseCard]:
    """Return releases, newest first; those for partners only when asked for."""
    return [_card(row) for row in _open_to(partners=partners)[:limit]]


def release(number: str, *, partners: bool = False) -> ReleaseView | None:
    """Return one release with its tables."""
    row = _open_to(partners=partners).filter(number=number).first()
    return _view(row) if row else None


def table(number: str, name: str, *, partners: bool = False) -> TableFacts | None:
    """Return one table of a release."""
    rows = ReleasedTable.objects.filter(release__in=_open_to(partners=partners))
    row = rows.filter(release__number=number, name=name).first()
    return _table(row) if row else None


def file(number: str, path: str, *, partners: bool = False) -> FileFacts | None:
    """Return one file of a release, byte for byte."""
    rows = ReleasedFile.objects.filter(release__in=_open_to(partners=partners))
    row = rows.filter(release__number=number, path=path).first()
    return FileFacts(row.path, row.media_type, bytes(row.content)) if row else None


def latest_of(indicator: str, *, partners: bool = False) -> list[tuple[ReleaseCard, TableFacts]]:
    """Return the tables of an indicator in releases that stand, newest first."""
    standing = _open_to(partners=partners).filter(superseded_by__isnull=True)
    rows = ReleasedTable.objects.filter(release__in=standing, indicator=indicator)
    found = rows.select_related("release", "release__superseded_by", "release__supersedes")
    return [(_card(row.release), _table(row)) for row in found.order_by("-release_id", "id")]


def standing(*, partners: bool = False) -> list[tuple[ReleaseCard, TableFacts]]:
    """Return every table of releases that stand, newest release first."""
    open_to = _open_to(partners=partners).filter(superseded_by__isnull=True)
    return [
        (card, _table(row))
        for release in open_to.prefetch_related("tables")
        for card in [_card(release)]
        for row in release.tables.all()
    ]


def paths(*, partners: bool = False) -> dict[str, frozenset[str]]:
    """Return which files each release has, by its number."""
    rows = ReleasedFile.objects.filter(release__in=_open_to(partners=partners))
    found: dict[str, set[str]] = {}
    for number, path in rows.values_list("release__number", "path"):
        found.setdefault(number, set()).add(path)
    return {number: frozenset(names) for number, names in found.items()}


def register() -> list[tuple[ReleaseCard, TableFacts]]:
    """Return every table ever published, to anyone, oldest first: superseded ones too.

    What has been read cannot be unread, so the audit of a new release counts them all.
    """
    rows = ReleasedTable.objects.select_related(
        "release", "release__superseded_by", "release__supersedes"
    )
    return [(_card(row.release), _table(row)) for row in rows.order_by("release_id", "id")]


def drafts(*, open_only: bool = True) -> list[DraftView]:
    """Return drafts, newest first."""
    rows = Draft.objects.select_related("supersedes", "release").prefetch_related("approvals")
    if open_only:
        rows = rows.exclude(state__in=[Draft.State.PUBLISHED, Draft.State.DROPPED])
    return [_draft(row) for row in rows]


def draft(ref: UUID) -> DraftView | None:
    """Return one draft."""
    rows = Draft.objects.select_related("supersedes", "release").prefetch_related("approvals")
    row = rows.filter(ref=ref).first()
    return _draft(row) if row else None


def _open_to(*, partners: bool) -> "QuerySet[Release]":
    rows = Release.objects.select_related("supersedes", "superseded_by").prefetch_related("errata")
    return rows if partners else rows.filter(audience=PUBLIC)


def _card(row: Release) -> ReleaseCard:
    after: Release | None = getattr(row, "superseded_by", None)
    return ReleaseCard(
        number=row.number, title=row.title, title_en=row.title_en, audience=row.audience,
        as_of=row.as_of, published_at=row.published_at,
        supersedes=row.supersedes.number if row.supersedes else "",
        superseded_by=after.number if after else "",
        errata=tuple(ErratumView(one.text, one.text_en, one.at) for one in row.errata.all()),
    )  # fmt: skip


def _view(row: Release) -> ReleaseView:
    files = row.files.values_list("path", "media_type", "sha256")
    return ReleaseView(
        card=_card(row), snapshot=row.snapshot, package_sha256=row.package_sha256,
        audit=row.audit, signed_by=tuple(row.signed_by), tables=_tables(row.tables.all()),
        files=tuple(files),
    )  # fmt: skip


def _tables(rows: Iterable[ReleasedTable]) -> tuple[TableFacts, ...]:
    return tuple(_table(row) for row in rows)


def _table(row: ReleasedTable) -> TableFacts:
    return TableFacts(
        name=row.name, title=row.title, title_en=row.title_en, indicator=row.indicator,
        by=tuple(row.by), period_start=row.period_start, period_end=row.period_end, k=row.k,
        disclosure=row.disclosure, cells=tuple(tuple(cell) for cell in row.cells),
        labels=row.labels,
        passport=row.passport, passport_en=row.passport_en, chart=row.chart,
        chart_en=row.chart_en, alt=row.alt, alt_en=row.alt_en,
    )  # fmt: skip


def _draft(row: Draft) -> DraftView:
    return DraftView(
        ref=row.ref, title=row.title, title_en=row.title_en, audience=row.audience, plan=row.plan,
        snapshot=row.snapshot, as_of=row.as_of, state=row.state, audit=row.audit or {},
        package_sha256=row.package_sha256,
        supersedes=row.supersedes.number if row.supersedes else "",
        release=row.release.number if row.release else "", version=row.version,
        made_at=row.made_at, made_by=row.made_by, made_name=row.made_name,
        approvals=tuple(
            ApprovalView(one.login, one.name, one.role, one.on_behalf_of, one.at)
            for one in row.approvals.all()
        ),
    )  # fmt: skip
