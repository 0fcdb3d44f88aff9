"""Which telephone numbers the office may print: those that answered a test call of late."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sasando.domain.values.words import Words
from sasando.library.directory.models import TestCall
from sasando.library.directory.queries import UnitView

# A number is printed for all only while a call to it was answered at most this long ago.
STANDS_DAYS = 90
OUTCOMES: Mapping[str, Words] = MappingProxyType(
    {
        "answered": Words(id="diangkat", en="answered"),
        "silent": Words(id="tidak diangkat", en="not answered"),
        "wrong": Words(id="nomor salah atau mati", en="wrong or dead number"),
    }
)


@dataclass(frozen=True)
class Call:
    """One test call: to which number, when, and what came of it."""

    unit: str
    number: str
    called_on: date
    outcome: str


@dataclass(frozen=True)
class Line:
    """A unit and what is known of its number; `last` is the newest call to that number."""

    unit: UnitView
    last: Call | None
    stands: bool


def stands(last: Call | None, *, today: date) -> bool:
    """Say whether a number may be printed: its newest test call was answered within 90 days."""
    if last is None or last.outcome != TestCall.Outcome.ANSWERED:
        return False
    return 0 <= (today - last.called_on).days <= STANDS_DAYS


def lines(units: Iterable[UnitView], *, today: date) -> list[Line]:
    """Return units with the newest call to the number that each has now, in their order."""
    asked = list(units)
    newest = _newest({one.code: one.phone for one in asked if one.phone})
    found = [(one, newest.get(one.code)) for one in asked]
    return [Line(one, call, stands(call, today=today)) for one, call in found]


def calls_to(code: str) -> list[Call]:
    """Return every test call to a unit, newest first."""
    return [_call(row) for row in TestCall.objects.filter(unit__code=code).select_related("unit")]


def _newest(numbers: Mapping[str, str]) -> dict[str, Call]:
    """Return unit → newest call; one to a number that the unit no longer has does not count."""
    rows = TestCall.objects.filter(unit__code__in=numbers).select_related("unit")
    found: dict[str, Call] = {}
    for row in rows:
        if numbers[row.unit.code] == row.number:
            found.setdefault(row.unit.code, _call(row))
    return found


def _call(row: TestCall) -> Call:
    return Call(row.unit.code, row.number, row.called_on, row.outcome)
