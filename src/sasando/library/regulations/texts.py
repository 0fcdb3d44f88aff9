"""Reads texts of works: articles and what each said on a day, and texts under review."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sasando.domain.regulations.anchors import label_of
from sasando.domain.regulations.lines import Line, lines_of
from sasando.domain.regulations.splitting import Split, split
from sasando.domain.regulations.versions import Applied, Version, applied_on
from sasando.domain.values.words import Words
from sasando.library.regulations.models import Article, ArticleText, TextSource


@dataclass(frozen=True)
class TextView:
    """What an article says from a day on, and where the office saw it."""

    id: int
    heading: str
    text: str
    valid_from: date | None
    valid_to: date | None
    source_seen: str
    recorded_at: datetime
    corrects: int | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class ArticleView:
    """One article: its anchor, and its texts on a day; several `held` overlap and are all shown."""

    anchor: str
    label: Words
    position: int
    held: tuple[TextView, ...]
    perhaps: tuple[TextView, ...]
    others: tuple[TextView, ...]

    @property
    def overlaps(self) -> bool:
        """Say whether several texts claim the day."""
        return len(self.held) > 1

    @property
    def heading(self) -> str:
        """Return the chapter it stands in, as its text of the day says."""
        return next((text.heading for text in (*self.held, *self.perhaps)), "")


@dataclass(frozen=True)
class Supplied:
    """A text that the office supplied."""

    ref: UUID
    instrument: str
    kind: str
    name: str
    sha256: str
    text: str
    edition: int
    source_seen: str
    valid_from: date | None
    corrects: UUID | None
    state: str
    received_at: datetime
    received_by: str
    decided_at: datetime | None
    decided_by: str

    @property
    def split(self) -> Split:
        """Return it in articles, with what is wrong."""
        return split(self.text)


def articles(code: str, *, day: date) -> list[ArticleView]:
    """Return the articles of a work with what they say on a day, in the order of the law."""
    rows = list(Article.objects.filter(instrument__code=code))
    texts: dict[int, list[ArticleText]] = {}
    found = ArticleText.objects.filter(article__in=rows).select_related("taken_from")
    for row in found:
        texts.setdefault(row.article_id, []).append(row)
    return [_article(row, texts.get(row.pk, []), day) for row in rows]


def count_of(code: str) -> int:
    """Return of how many parts of a work the office has supplied a text."""
    return Article.objects.filter(instrument__code=code).count()


def supplied(code: str) -> list[Supplied]:
    """Return the texts supplied of a work, newest first; dropped ones too."""
    rows = TextSource.objects.filter(instrument__code=code)
    return [_supplied(row) for row in rows.select_related("instrument", "corrects")]


def supplied_for(ref: UUID) -> Supplied | None:
    """Return one supplied text; None when there is none."""
    rows = TextSource.objects.filter(ref=ref).select_related("instrument", "corrects")
    row = rows.first()
    return _supplied(row) if row is not None else None


def waiting() -> int:
    """Return how many texts wait for review."""
    return TextSource.objects.filter(state=TextSource.State.DRAFT).count()


def _article(row: Article, texts: Sequence[ArticleText], day: date) -> ArticleView:
    by_key = {str(text.pk): text for text in texts}
    shown = applied_on([_version(text) for text in texts], day=day)
    views = {key: _text(text, row.anchor) for key, text in by_key.items()}
    used = {one.key for one in (*shown.held, *shown.perhaps)}
    return ArticleView(
        row.anchor, label_of(row.anchor), row.position, _views(shown, views, "held"),
        _views(shown, views, "perhaps"),
        tuple(view for key, view in views.items() if key not in used),
    )  # fmt: skip


def _views(shown: Applied, views: dict[str, TextView], name: str) -> tuple[TextView, ...]:
    return tuple(views[one.key] for one in getattr(shown, name))


def _version(row: ArticleText) -> Version:
    return Version(
        key=str(row.pk), recorded_at=row.recorded_at, first=row.valid_from, last=row.valid_to,
        corrects=str(row.corrects_id) if row.corrects_id else "",
    )  # fmt: skip


def _text(row: ArticleText, anchor: str) -> TextView:
    return TextView(
        row.pk, row.heading, row.text, row.valid_from, row.valid_to, row.taken_from.source_seen,
        row.recorded_at, row.corrects_id, tuple(lines_of(anchor, row.text)),
    )  # fmt: skip


def _supplied(row: TextSource) -> Supplied:
    return Supplied(
        ref=row.ref, instrument=row.instrument.code, kind=row.kind, name=row.name,
        sha256=row.sha256, text=row.text, edition=row.edition, source_seen=row.source_seen,
        valid_from=row.valid_from, corrects=row.corrects.ref if row.corrects else None,
        state=row.state, received_at=row.received_at, received_by=row.received_by,
        decided_at=row.decided_at, decided_by=row.decided_by,
    )  # fmt: skip
