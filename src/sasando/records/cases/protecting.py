"""Brings the name guard up to the cases: who must not be recognised in the news, and decoys.

Only forms of names go through, as keyed digests; the guard learns of no case.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db.models import Count, F, Max, Q, QuerySet, Sum

from sasando.domain.cases.kinds import DECEASED
from sasando.domain.news.decoys import made_up
from sasando.domain.news.names import Protected
from sasando.exchange.guard import actions as guard
from sasando.exchange.guard import queries as guarding
from sasando.foundation.access.actor import Actor
from sasando.foundation.privacy.blind import blind_index
from sasando.library.places import queries as places
from sasando.records.cases.models import Case, CasePerson
from sasando.records.workers.models import Identity

TRAFFICKING = ("PERDAGANGAN_ORANG", "KERJA_PAKSA", "SCAM_DARING", "ANAK_DIREKRUT")
ADULT_YEARS = 18
# Of four people of a village who are found, one is protected: a stop tells no more than chance.
DECOYS = 3
AT_ONCE = 2000
PROTECTED = (
    Q(is_restricted=True)
    | Q(hides_death=True)
    | Q(has_minor=True)
    | Q(violence_at_home=True)
    | Q(category__in=TRAFFICKING)
    | Q(kind=DECEASED)
)


def keep_guard_current(*, by: Actor) -> bool:
    """Write the filter anew when cases or identities changed; return whether it was written."""
    born_after = _years_before(by.today, ADULT_YEARS)
    seen = _fingerprint(born_after)
    if seen == guarding.last_fingerprint():
        guard.still_current(by=by)
        return False
    guard.keep_current(_everyone(born_after), fingerprint=seen, by=by)
    return True


def _everyone(born_after: date) -> Iterator[Protected]:
    rows = list(_identities(born_after))
    yield from (_protected(row) for row in rows)
    yield from _decoys(rows)


def _identities(born_after: date) -> QuerySet[Identity]:
    """Return every identity of each person in a protected case, and of each child in any case."""
    cases = Case.objects.filter(PROTECTED)
    inside = Q(case_subjects__in=cases) | Q(case_rows__case__in=cases)
    children = Q(case_rows__is_minor=True) | (
        Q(born_from__gt=born_after) & (Q(case_rows__isnull=False) | Q(case_subjects__isnull=False))
    )
    people = Identity.objects.filter(inside | children).values("person_id")
    return Identity.objects.filter(person_id__in=people).order_by("id")


def _protected(row: Identity) -> Protected:
    names = (row.name, *(alias for alias in row.aliases.split("\n") if alias.strip()))
    village = places.village_names().get(row.village_code, "")
    return Protected(names, (village,) if village else ())


def _decoys(rows: Iterable[Identity]) -> Iterator[Protected]:
    """Yield for each main identity others of the same regency, always the same ones."""
    rows = list(rows)
    taken = {row.person_id for row in rows}
    for row in (row for row in rows if row.is_main):
        point = blind_index("guard-decoy", str(row.ref))
        found = list(_others(row, UUID(bytes=point[:16]), taken))
        yield from (_protected(other) for other in found)
        villages = _protected(row).villages
        for at in range(DECOYS - len(found)):
            yield made_up(point[16 + 4 * at : 20 + 4 * at], villages=villages)


def _others(row: Identity, point: UUID, taken: set[int]) -> QuerySet[Identity]:
    near = Identity.objects.filter(regency_code=row.regency_code, is_main=True)
    if row.village_code and near.filter(village_code=row.village_code).count() > DECOYS * 2:
        near = near.filter(village_code=row.village_code)
    untaken = near.exclude(person_id__in=taken) if len(taken) < AT_ONCE else near
    return untaken.filter(ref__gt=point).order_by("ref")[:DECOYS]


def _fingerprint(born_after: date) -> str:
    cases = Case.objects.filter(PROTECTED).aggregate(
        Count("id"), Sum("id"), Sum("version"), Max("id")
    )
    people = CasePerson.objects.aggregate(Count("id"), Sum("id"), Sum("version"), Max("id"))
    named = _identities(born_after).aggregate(
        Count("id"), Sum("id"), Sum("version"), last=Max(F("id"))
    )
    told = f"{born_after} {sorted(cases.items())} {sorted(people.items())} {sorted(named.items())}"
    return sha256(told.encode()).hexdigest()


def _years_before(day: date, years: int) -> date:
    # The 29th of February has no day in most years.
    return day.replace(year=day.year - years, day=min(day.day, 28))
