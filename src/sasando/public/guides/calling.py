"""Whom to call: a number only while a test call to it stands, else address and hours."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sasando.foundation.accounts import queries as accounts
from sasando.library.directory import calls, queries
from sasando.library.directory.calls import Line
from sasando.library.directory.queries import UnitView
from sasando.public.counters import named

DANGER_LINE = "SAPA-129"
# Where the compilers of the shipped list wrote from their own notes, no source is named.
NOTES = ("domain handbook", "compiler's memory")


def danger_line(*, today: date) -> Line | None:
    """Return the line for women and children in danger, with whether its number stands."""
    unit = queries.unit(DANGER_LINE)
    return _lines([unit], today=today)[0] if unit else None


def offices(*, today: date) -> list[Line]:
    """Return the protection offices of this province, with address or number on record."""
    province = accounts.office_or_blank().province_code
    found = queries.units(kind="office", regency=province)
    return _lines([one for one in found if one.address or one.phone], today=today)


def missions(country: str, *, today: date) -> list[Line]:
    """Return the Indonesian missions in a country."""
    found = [one for one in queries.units(kind="mission") if country in one.areas]
    return _lines(found, today=today)


def others(*, today: date) -> list[Line]:
    """Return other units with a number or an address that help people of this province."""
    kinds = ("police", "social", "legal_aid", "health", "immigration", "ngo", "church")
    found = [
        one
        for kind in kinds
        for one in queries.units(kind=kind)
        if one.code != DANGER_LINE and (one.address or one.phone)
    ]
    return _lines(found, today=today)


def _lines(units: Iterable[UnitView], *, today: date) -> list[Line]:
    said = [replace(one, source=_said(one.source)) for one in units]
    return calls.lines(said, today=today)


def _said(source: str) -> str:
    """Return a source as readers may be told it; empty where it was the compilers' notes."""
    parts = [part.strip() for part in named(source).split(";")]
    kept = [part for part in parts if part and not part.startswith((*NOTES, "check "))]
    return "; ".join(kept)
