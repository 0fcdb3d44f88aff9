"""Offices of this province where anybody may ask or tell, as the directory knows them."""

from dataclasses import dataclass
from datetime import date

from sasando.foundation.accounts import queries as accounts
from sasando.library.directory import queries as directory


def named(source: str) -> str:
    """Return a source without the compiler's remarks behind it."""
    return source.partition(" (")[0].partition(", via ")[0]


@dataclass(frozen=True)
class Counter:
    """An office where one may ask; empty where nobody noted it yet."""

    name: str
    address: str
    phone: str
    hours: str
    source: str
    source_date: date | None
    is_verified: bool


def counters() -> list[Counter]:
    """Return the offices of this province where one may ask; empty when none is on record."""
    province = accounts.office_or_blank().province_code
    found = directory.units(kind="office", service="placement", regency=province)
    return [
        Counter(
            one.name, one.address, one.phone, one.hours, named(one.source), one.source_date,
            one.is_verified,
        )
        for one in found
        if one.address or one.phone
    ]  # fmt: skip
