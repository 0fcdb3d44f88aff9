"""Reads the code lists."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from django.db import models
from django.db.models import QuerySet

from sasando.domain.values.person_name import name_words
from sasando.domain.values.words import Words
from sasando.domain.values.working_calendar import WorkingCalendar
from sasando.foundation.access.prepared import Given, Prepared
from sasando.library.terms.models import Holiday, NameVariant, PaperRule, Revision, Term

PAPERS_BY_SCHEME = {
    "PERSEORANGAN": ("law_art13", "epmi_perseorangan"),
    "PROFESSIONAL": ("law_art13", "epmi_perseorangan"),
    "RE_ENTRY": ("law_art13", "epmi_re_entry"),
    "SSW": ("law_art13", "epmi_ssw_jp"),
}
VERIFIED = ("primary", "press")
Day = date
CALENDAR = "calendar"
# Fewer accepted national days than this and the list of a year is not whole: Keppres 8/2024 names
# more, and one regional day that an office adds does not make a year known.
NATIONAL_DAYS = 10
ALIKE = ("spelling", "malay_form", "nickname", "surname", "typing")


@dataclass(frozen=True)
class TermView:
    """One word of a list; `is_verified` False must show on every page that uses it.

    `extra` holds what the list alone has: `legal_basis`, `counted_in_statistics`, `phase`.
    """

    code: str
    label: Words
    group: str
    source: str
    source_date: date | None
    is_verified: bool
    note: str
    extra: Mapping[str, str]


@dataclass(frozen=True)
class PaperRuleView:
    """One paper that a scheme asks for."""

    id: str
    label: Words
    issuer: str
    requirement: str
    source: str
    source_date: date | None
    is_verified: bool


@cache
def terms(name: str) -> Mapping[str, TermView]:
    """Return code → word of one list, in the list's order."""
    return {
        row.code: TermView(
            code=row.code,
            label=Words(id=row.label_id, en=row.label_en),
            group=row.group,
            source=row.source,
            source_date=row.source_date,
            is_verified=row.verified in VERIFIED,
            note=row.note,
            extra=MappingProxyType(row.extra),
        )
        for row in Term.objects.filter(list=name)
    }


def codes(name: str) -> frozenset[str]:
    """Return the codes of one list."""
    return frozenset(terms(name))


def label(name: str, code: str) -> Words:
    """Return the word of a code; an unknown code reads as itself."""
    found = terms(name).get(code)
    return found.label if found else Words(id=code, en=code)


def papers_for(scheme: str) -> list[PaperRuleView]:
    """Return the papers that a scheme asks for, the law's own first."""
    contexts = next(
        (found for key, found in PAPERS_BY_SCHEME.items() if scheme.startswith(key)), ("law_art13",)
    )
    found = PaperRule.objects.filter(context__in=contexts)
    return [
        _paper(row)
        for row in sorted(found, key=lambda row: (contexts.index(row.context), row.position))
    ]


@cache
def papers_of(context: str) -> tuple[PaperRuleView, ...]:
    """Return the papers of one context, in its order."""
    return tuple(_paper(row) for row in PaperRule.objects.filter(context=context))


@cache
def paper_labels() -> Mapping[str, Words]:
    """Return the words of every paper by its id."""
    return MappingProxyType(
        {row.code: Words(id=row.label_id, en=row.label_en) for row in PaperRule.objects.all()}
    )


def _paper(row: PaperRule) -> PaperRuleView:
    return PaperRuleView(
        id=row.code,
        label=Words(id=row.label_id, en=row.label_en),
        issuer=row.issuer,
        requirement=row.requirement,
        source=row.source,
        source_date=row.source_date,
        is_verified=row.verified in VERIFIED,
    )


@dataclass(frozen=True)
class HolidayView:
    """One holiday; `counts` says whether deadlines skip it, `is_verified` False must show."""

    code: str
    date: date
    name: str
    kind: str
    status: str
    source: str
    source_date: Day | None
    is_verified: bool
    counts: bool
    note: str


Stamp = tuple[int, datetime | None]


def stamp(name: str) -> Stamp:
    """Return number and moment of a list's last change; (0, None) before the first."""
    found = _STAMP.rows(name=name)
    return found[0][:2] if found else (0, None)


def _stamp_columns() -> QuerySet[Any, Any]:
    rows = Revision.objects.filter(name=Given("name", models.CharField()))
    return rows.values_list("number", "changed_at")


# Pages with deadlines ask this each time, so that a corrected holiday counts with the next one.
_STAMP = Prepared(_stamp_columns)


def revision() -> int:
    """Return how often the calendar was changed; terms counted under an older one are stale."""
    return stamp(CALENDAR)[0]


def holidays() -> tuple[HolidayView, ...]:
    """Return every holiday on record, oldest first, also those that do not count."""
    return _holidays(stamp(CALENDAR))


@lru_cache(maxsize=1)
def _holidays(_stamp: Stamp) -> tuple[HolidayView, ...]:
    return tuple(
        HolidayView(
            row.code, row.date, row.name, row.kind, row.status, row.source, row.source_date,
            row.verified in VERIFIED, row.status == Holiday.Status.ACCEPTED, row.note,
        )
        for row in Holiday.objects.all()
    )  # fmt: skip


def holiday(code: str) -> HolidayView | None:
    """Return one holiday by its code."""
    return next((day for day in holidays() if day.code == code), None)


def working_calendar() -> WorkingCalendar:
    """Return the days on which the office works, for the unbroken years whose holidays are known.

    Days whose sources contradict each other are working days; those known from memory are not.
    """
    return _calendar(stamp(CALENDAR))


@lru_cache(maxsize=1)
def _calendar(at: Stamp) -> WorkingCalendar:
    counted = [day for day in _holidays(at) if day.counts]
    national = Counter(day.date.year for day in counted if day.kind == Holiday.Kind.NATIONAL)
    known = {year for year, days in national.items() if days >= NATIONAL_DAYS}
    if not known:
        return WorkingCalendar({}, first=date.max, last=date.max)
    first = last = min(known)
    while last + 1 in known:
        last += 1
    named = {day.date: day.name for day in counted}
    return WorkingCalendar(
        MappingProxyType(named), first=date(first, 1, 1), last=date(last, 12, 31)
    )


@cache
def name_groups() -> Mapping[str, str]:
    """Return variant word → the word of its group; a hint for finding, never a proof."""
    found: dict[str, str] = {}
    for row in NameVariant.objects.filter(kind__in=ALIKE).order_by("id"):
        heads = name_words(row.canonical)
        if len(heads) != 1:
            continue
        for variant in row.variants.split("|"):
            words = name_words(variant)
            if len(words) == 1:
                found.setdefault(words[0], heads[0])
    return found


def forget() -> None:
    """Drop what was remembered of the tables, after they were loaded."""
    terms.cache_clear()
    papers_of.cache_clear()
    paper_labels.cache_clear()
    _holidays.cache_clear()
    _calendar.cache_clear()
    name_groups.cache_clear()
