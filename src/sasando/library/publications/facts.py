"""What goes into and comes out of publications, as plain frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class DraftFacts:
    """What an officer writes of a release: its name, its readers, its plan (TOML)."""

    title: str
    title_en: str
    audience: str
    plan: str
    supersedes: str = ""


@dataclass(frozen=True)
class AuditFacts:
    """What the audit found of the very bytes named; `report` names failing cells, for staff."""

    snapshot: str
    as_of: date
    package_sha256: str
    is_safe: bool
    report: Mapping[str, Any]


@dataclass(frozen=True)
class ApprovalView:
    """One approval."""

    login: str
    name: str
    role: str
    on_behalf_of: str
    at: datetime


@dataclass(frozen=True)
class DraftView:
    """A draft for reading."""

    ref: UUID
    title: str
    title_en: str
    audience: str
    plan: str
    snapshot: str
    as_of: date | None
    state: str
    audit: Mapping[str, Any]
    package_sha256: str
    supersedes: str
    release: str
    version: int
    made_at: datetime
    made_by: str
    made_name: str
    approvals: tuple[ApprovalView, ...]


@dataclass(frozen=True)
class TableFacts:
    """One table as it is let out; `cells` as `ReleasedTable` describes them."""

    name: str
    title: str
    title_en: str
    indicator: str
    by: tuple[str, ...]
    period_start: date | None
    period_end: date | None
    k: int | None
    disclosure: str
    cells: tuple[tuple[Any, ...], ...]
    labels: Mapping[str, Mapping[str, tuple[str, str]]]
    passport: Mapping[str, Any]
    passport_en: Mapping[str, Any]
    chart: str = ""
    chart_en: str = ""
    alt: str = ""
    alt_en: str = ""


@dataclass(frozen=True)
class FileFacts:
    """One file of a release."""

    path: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class PackageFacts:
    """All that a release lets out, and the digest that was signed."""

    sha256: str
    tables: tuple[TableFacts, ...]
    files: tuple[FileFacts, ...]


@dataclass(frozen=True)
class ErratumView:
    """What was found wrong later."""

    text: str
    text_en: str
    at: datetime


@dataclass(frozen=True)
class ReleaseCard:
    """A release in a list; `superseded_by` is the number of the one in its place."""

    number: str
    title: str
    title_en: str
    audience: str
    as_of: date
    published_at: datetime
    supersedes: str
    superseded_by: str
    errata: tuple[ErratumView, ...]


@dataclass(frozen=True)
class ReleaseView:
    """A release with its tables; `files` as path, media type and digest."""

    card: ReleaseCard
    snapshot: str
    package_sha256: str
    audit: Mapping[str, Any]
    signed_by: tuple[Mapping[str, Any], ...]
    tables: tuple[TableFacts, ...]
    files: tuple[tuple[str, str, str], ...]
