"""Reads who holds which post, and compares the spelling of a text with theirs."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from sasando.domain.news.officials import KnownOfficial, Spelling, spelled_otherwise
from sasando.domain.values.words import Words
from sasando.library.directory.models import Official, Unit
from sasando.library.directory.queries import VERIFIED
from sasando.library.terms import queries as terms


@dataclass(frozen=True)
class OfficialView:
    """One official; `until` None while the term runs, `of` the institution when it is its post."""

    pk: int
    post: Words
    post_en: str
    name: str
    since: date | None
    until: date | None
    of: str
    source: str
    source_date: date
    is_verified: bool
    version: int

    def holds(self, today: date) -> bool:
        """Say whether the term runs on a day."""
        return _holds(self, today)


def of_unit(code: str, *, today: date) -> list[OfficialView]:
    """Return officials of a unit and its institution: who holds a post first, then who held it."""
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        return []
    owned = Q(unit=unit) | Q(institution=unit.institution_id)
    found = [_view(row) for row in Official.objects.filter(owned).select_related("institution")]
    return sorted(found, key=lambda one: not one.holds(today))


def official(pk: int, *, unit: str) -> OfficialView | None:
    """Return one official of a unit or of its institution."""
    owned = Q(unit__code=unit) | Q(institution__units__code=unit)
    row = Official.objects.filter(owned, pk=pk).select_related("institution").first()
    return _view(row) if row else None


def others_in_post(pk: int) -> int:
    """Return how many others hold the same post of the same body at some day of the term.

    More than none is told, never refused: a deputy (plt.) may stand beside the holder.
    """
    row = Official.objects.get(pk=pk)
    same = Official.objects.filter(
        unit=row.unit_id, institution=row.institution_id, post__iexact=row.post
    ).exclude(pk=pk)
    if row.until is not None:
        same = same.filter(Q(since__isnull=True) | Q(since__lte=row.until))
    if row.since is not None:
        same = same.filter(Q(until__isnull=True) | Q(until__gte=row.since))
    return same.count()


def spellings(text: str, *, today: date) -> list[Spelling]:
    """Return each spelling of a text that differs from a current official's own, once each."""
    known = [
        KnownOfficial(row.name, _post(row), row.since, holds=_holds(row, today))
        for row in Official.objects.select_related("unit", "institution")
    ]
    if not known:
        return []
    return list(dict.fromkeys(spelled_otherwise(text, known, groups=terms.name_groups())))


def _holds(one: Official | OfficialView, today: date) -> bool:
    began = one.since is None or one.since <= today
    return began and (one.until is None or one.until >= today)


def _post(row: Official) -> Words:
    """Return the post with the unit or institution that it is of."""
    body = row.unit or row.institution
    name = f", {body.name}" if body else ""
    return Words(id=f"{row.post}{name}", en=f"{row.post_en or row.post}{name}")


def _view(row: Official) -> OfficialView:
    return OfficialView(
        pk=row.pk, post=Words(id=row.post, en=row.post_en or row.post), post_en=row.post_en,
        name=row.name, since=row.since, until=row.until,
        of=row.institution.name if row.institution else "", source=row.source,
        source_date=row.source_date, is_verified=row.verified in VERIFIED, version=row.version,
    )  # fmt: skip
