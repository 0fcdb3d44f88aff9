"""What pages get to see of the news: frozen values; and what an editor hands in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from uuid import UUID

from sasando.domain.news.whole import COVER, ENGLISH, INDONESIAN, Whole, whole_of
from sasando.domain.values.words import Refusal, Words

OWN, MEETING, BRIEF, ARRIVAL = "own", "meeting", "brief", "arrival"
ORIGINS: Mapping[str, Words] = MappingProxyType(
    {
        OWN: Words(id="ditulis sendiri", en="written here"),
        MEETING: Words(id="dari catatan rapat", en="from a meeting's record"),
        BRIEF: Words(id="dari paparan", en="from a brief"),
        ARRIVAL: Words(id="catatan kedatangan", en="arrival note"),
    }
)
CATEGORIES: Mapping[str, Words] = MappingProxyType(
    {
        "kegiatan": Words(id="Kegiatan kantor", en="Office activities"),
        "pelayanan": Words(id="Pelayanan", en="Services"),
        "migrasi-aman": Words(id="Migrasi aman", en="Safe migration"),
        "kepulangan": Words(id="Kepulangan", en="Returns"),
        "angka": Words(id="Angka", en="Figures"),
        "pengumuman": Words(id="Pengumuman", en="Announcements"),
    }
)
ARTICLE_MISSING = Refusal(
    "article_missing",
    Words(id="Berita itu tidak ada.", en="There is no such item."),
)


@dataclass(frozen=True)
class ArticleFacts:
    """Everything an editor writes of an article."""

    category: str
    title: str
    body: str
    place: str
    dated_on: date
    initials: str
    is_lead: bool = False
    title_en: str = ""
    summary: str = ""
    summary_en: str = ""
    body_en: str = ""
    picture: UUID | None = None
    alt: str = ""
    alt_en: str = ""
    credit: str = ""
    shows_faces: bool = False
    faces_agreed: bool = False
    related: tuple[str, ...] = ()
    erratum: str = ""
    erratum_en: str = ""

    def whole(self) -> Whole:
        """Return all that would be printed, as the guard reads it."""
        erratum = f"\n\n{self.erratum}" if self.erratum else ""
        erratum_en = f"\n\n{self.erratum_en}" if self.erratum_en else ""
        texts = [
            (INDONESIAN, self.title, self.summary, self.body + erratum),
            (INDONESIAN, COVER, "", f"{self.alt} {self.credit}".strip()),
            (ENGLISH, self.title_en, self.summary_en, self.body_en + erratum_en),
            (ENGLISH, COVER, "", self.alt_en),
        ]
        faces = self.shows_faces and self.picture is not None
        return whole_of(texts, faces=(faces, self.faces_agreed))


@dataclass(frozen=True)
class Origin:
    """Where a draft comes from."""

    kind: str = OWN
    ref: str = ""


@dataclass(frozen=True)
class PictureView:
    """A picture and the widths it is kept in, smallest first."""

    ref: UUID
    width: int
    height: int
    widths: tuple[int, ...]


@dataclass(frozen=True)
class RevisionView:
    """One revision with who saved, asked and approved."""

    number: int
    facts: ArticleFacts
    content_sha256: str
    at: datetime
    name: str
    asked_at: datetime | None
    asked_name: str
    approved_at: datetime | None
    approved_name: str
    published_at: datetime | None


@dataclass(frozen=True)
class ArticleView:
    """One article for the newsroom: its newest revision, its state, what the public reads."""

    ref: UUID
    slug: str
    state: str
    newest: RevisionView
    live_number: int | None
    publish_at: datetime | None
    published_at: datetime | None
    returned_name: str
    returned_why: str
    withdrawn_at: datetime | None
    withdrawn_why: str
    origin: Words
    origin_ref: str
    hands: frozenset[str]
    made_at: datetime
    made_name: str
    readings: int
    picture: PictureView | None


@dataclass(frozen=True)
class Card:
    """A published article in one line; `erratum_on` is the day of its last correction."""

    slug: str
    title: Words
    summary: Words
    category: str
    is_lead: bool
    published_at: datetime
    changed_at: datetime
    erratum_on: date | None
    picture: PictureView | None
    alt: Words
    has_english: bool


@dataclass(frozen=True)
class Correction:
    """One erratum as it stands under an article."""

    at: datetime
    words: Words


@dataclass(frozen=True)
class PublicArticle:
    """A published article as it is read."""

    card: Card
    body: Words
    place: str
    dated_on: date
    initials: str
    credit: str
    corrections: tuple[Correction, ...]
    related: tuple[Card, ...] = field(default=())


@dataclass(frozen=True)
class Withdrawn:
    """What is left of an article that was withdrawn."""

    title: Words
    at: datetime
    why: str
