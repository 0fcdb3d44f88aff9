"""Holds all works, relations, provisions, readings and citations as read once a change."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from sasando.domain.regulations.relating import Link
from sasando.domain.values.words import Words
from sasando.library.regulations.models import (
    Checked,
    Citation,
    Instrument,
    Provision,
    Reading,
    Relation,
)
from sasando.library.regulations.naming import is_draft, short_name
from sasando.library.terms.queries import Stamp, stamp

RULES = "rules"


@dataclass(frozen=True)
class Evidence:
    """Where a fact is known from, and which officer checked it in the gazette, if one did."""

    source: str
    source_date: date | None
    level: str
    checked_by: str
    checked_on: date | None
    note: str

    @property
    def is_checked(self) -> bool:
        """Say whether a named officer checked it."""
        return bool(self.checked_by)

    @property
    def is_read(self) -> bool:
        """Say whether a copy or the press was read; else it is from memory."""
        return self.level in ("primary", "press")


@dataclass(frozen=True)
class Work:
    """One legal instrument."""

    id: int
    code: str
    short: str
    type: str
    number: str
    year: int | None
    title: str
    summary: Words
    promulgated: date | None
    in_force_from: date | None
    told_status: str
    issuer: str
    level: str
    abbreviation: str
    main_entry: str
    place: str
    enacted: date | None
    gazette: str
    language: str
    location: str
    legal_field: str
    edition: int
    evidence: Evidence
    offered: tuple[tuple[str, str], ...]

    @property
    def is_draft(self) -> bool:
        """Say whether it is a draft."""
        return is_draft(self.code)

    @property
    def path(self) -> str:
        """Return its address below a list of works: id/act/uu/2017/18."""
        return self.code.removeprefix("/akn/")

    @property
    def cannot_be_before(self) -> date | None:
        """Return the first day on which it can have been there, by its day or its year."""
        if self.promulgated or self.enacted:
            return self.promulgated or self.enacted
        return date(self.year, 1, 1) if self.year else None


@dataclass(frozen=True)
class Acting:
    """One relation: a work amends, repeals, implements another, or is contested by it."""

    id: int
    ref: str
    subject: str
    kind: str
    target: str
    anchor: str
    on: date | None
    not_before: date | None
    not_after: date | None
    ended_on: date | None
    is_presumed: bool
    is_withdrawn: bool
    corrects: int | None
    recorded_at: datetime
    evidence: Evidence

    @property
    def link(self) -> Link:
        """Return who acts on whom."""
        return Link(self.subject, self.kind, self.target)

    def concerns(self, code: str) -> bool:
        """Say whether it changes how a work stands."""
        return code == (self.subject if self.kind == "contested_by" else self.target)


@dataclass(frozen=True)
class Said:
    """What a place in a work says on a topic, in the office's own words."""

    code: str
    instrument: str
    anchor: str
    topic: str
    summary: Words
    valid_from: date | None
    valid_to: date | None
    evidence: Evidence


@dataclass(frozen=True)
class ReadingView:
    """One reading of a contested place."""

    code: str
    dispute: str
    instrument: str
    anchor: str
    holder: Words
    words: Words
    evidence: Evidence
    added_by: str = ""
    added_on: date | None = None


@dataclass(frozen=True)
class Cited:
    """Something of ours that rests on a place in the law; `id` is 0 where it says so itself."""

    kind: str
    key: str
    instrument: str
    anchor: str
    label: Words
    evidence: Evidence
    id: int = 0
    added_by: str = ""
    added_on: date | None = None


@dataclass(frozen=True, eq=False)
class Law:
    """Everything but texts and deadline rules, by the work it belongs to; one object a change."""

    works: Mapping[str, Work]
    relations: tuple[Acting, ...]
    by_work: Mapping[str, tuple[Acting, ...]]
    said: Mapping[str, tuple[Said, ...]]
    readings: tuple[ReadingView, ...]
    cited: Mapping[str, tuple[Cited, ...]]


_HELD: ContextVar[Law | None] = ContextVar("law", default=None)


def law() -> Law:
    """Return all that is known of the law, read anew only after a change."""
    return _HELD.get() or _law(stamp(RULES))


@contextmanager
def steady() -> Iterator[None]:
    """Hold the law still within a block or function, so that one answer never mixes two states."""
    held = _HELD.set(law())
    try:
        yield
    finally:
        _HELD.reset(held)


def forget() -> None:
    """Drop what was remembered of the tables."""
    _law.cache_clear()


@lru_cache(maxsize=1)
def _law(_stamp: Stamp) -> Law:
    relations = tuple(_acting(row) for row in Relation.objects.all())
    by_work: dict[str, list[Acting]] = defaultdict(list)
    for one in relations:
        by_work[one.subject].append(one)
        by_work[one.target].append(one)
    said: dict[str, list[Said]] = defaultdict(list)
    for row in Provision.objects.all():
        said[row.instrument].append(_said(row))
    cited: dict[str, list[Cited]] = defaultdict(list)
    for citation in Citation.objects.filter(is_withdrawn=False):
        cited[citation.instrument].append(_cited(citation))
    return Law(
        works={row.code: _work(row) for row in Instrument.objects.all()},
        relations=relations,
        by_work={code: tuple(found) for code, found in by_work.items()},
        said={code: tuple(found) for code, found in said.items()},
        readings=tuple(_reading(row) for row in Reading.objects.filter(is_withdrawn=False)),
        cited={code: tuple(found) for code, found in cited.items()},
    )


def _evidence(row: Checked) -> Evidence:
    return Evidence(
        row.source, row.source_date, row.verified, row.verified_by, row.verified_on, row.note
    )


def _work(row: Instrument) -> Work:
    offered = tuple((name, str(value)) for name, value in sorted((row.offered or {}).items()))
    return Work(
        id=row.pk, code=row.code, short=short_name(row), type=row.type, number=row.number,
        year=row.year, title=row.title,
        summary=Words(id=row.summary_id or row.subject, en=row.subject or row.summary_id),
        promulgated=row.promulgated, in_force_from=row.in_force_from, told_status=row.status,
        issuer=row.issuer, level=row.level, abbreviation=row.abbreviation,
        main_entry=row.main_entry, place=row.place, enacted=row.enacted, gazette=row.gazette,
        language=row.language, location=row.location, legal_field=row.legal_field,
        edition=row.edition, evidence=_evidence(row), offered=offered,
    )  # fmt: skip


def _acting(row: Relation) -> Acting:
    return Acting(
        id=row.pk, ref=str(row.ref), subject=row.subject, kind=row.kind, target=row.target,
        anchor=row.anchor, on=row.on, not_before=row.not_before, not_after=row.not_after,
        ended_on=row.ended_on, is_presumed=row.is_presumed, is_withdrawn=row.is_withdrawn,
        corrects=row.corrects_id, recorded_at=row.recorded_at, evidence=_evidence(row),
    )  # fmt: skip


def _said(row: Provision) -> Said:
    return Said(
        row.code, row.instrument, row.anchor, row.topic,
        Words(id=row.summary_id, en=row.summary_en or row.summary_id), row.valid_from,
        row.valid_to, _evidence(row),
    )  # fmt: skip


def _reading(row: Reading) -> ReadingView:
    return ReadingView(
        row.code, row.dispute, row.instrument, row.anchor,
        Words(id=row.holder_id, en=row.holder_en or row.holder_id),
        Words(id=row.words_id, en=row.words_en or row.words_id), _evidence(row),
        row.added_by, row.added_on,
    )  # fmt: skip


def _cited(row: Citation) -> Cited:
    return Cited(
        row.kind, row.key, row.instrument, row.anchor,
        Words(id=row.label_id or row.key, en=row.label_en or row.label_id or row.key),
        _evidence(row), row.pk, row.added_by, row.added_on,
    )  # fmt: skip
