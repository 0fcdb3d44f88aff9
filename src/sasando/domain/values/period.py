"""Periods as they are asked for and printed: a year, a quarter, a month, or a range."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from sasando.domain.values.words import Refusal, Refused, Words

_YEAR = re.compile(r"^([0-9]{4})$")
_QUARTER = re.compile(r"^([0-9]{4})-?[QT]([1-4])$")
_MONTH = re.compile(r"^([0-9]{4})-([0-9]{2})$")
_DAY = re.compile(r"^([0-9]{4})-([0-9]{2})-([0-9]{2})$")
_ROMAN = ("I", "II", "III", "IV")
_MONTHS_ID = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
_MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

PERIOD_UNREADABLE = Refusal(
    "period_unreadable",
    Words(
        id="Periode tidak terbaca. Tulis 2025, 2025-Q3, 2025-07, atau 2025-01..2025-06.",
        en="The period cannot be read. Write 2025, 2025-Q3, 2025-07, or 2025-01..2025-06.",
    ),
)
PERIOD_BACKWARDS = Refusal(
    "period_backwards",
    Words(id="Periode berakhir sebelum mulai.", en="The period ends before it starts."),
)


@dataclass(frozen=True, order=True)
class Period:
    """Days from `starts_on` to `ends_on`; both ends count."""

    starts_on: date
    ends_on: date

    def __post_init__(self) -> None:
        """Refuse an end before the start."""
        if self.ends_on < self.starts_on:
            raise Refused(PERIOD_BACKWARDS)

    def contains(self, day: date) -> bool:
        """Say whether a day lies in the period."""
        return self.starts_on <= day <= self.ends_on

    @property
    def days(self) -> int:
        """Return how many days the period has, at least 1."""
        return (self.ends_on - self.starts_on).days + 1

    @property
    def is_whole_months(self) -> bool:
        """Say whether the period runs from the first to the last day of months."""
        last = monthrange(self.ends_on.year, self.ends_on.month)[1]
        return self.starts_on.day == 1 and self.ends_on.day == last

    @property
    def label(self) -> Words:
        """Return the period as a heading prints it."""
        if whole := _whole_label(self):
            return whole
        start, end = self.starts_on, self.ends_on
        if start == end:
            return Words(id=_day_label(start, _MONTHS_ID), en=_day_label(start, _MONTHS_EN))
        return Words(
            id=f"{_day_label(start, _MONTHS_ID)} – {_day_label(end, _MONTHS_ID)}",
            en=f"{_day_label(start, _MONTHS_EN)} – {_day_label(end, _MONTHS_EN)}",
        )

    def __str__(self) -> str:
        """Return the two ISO days with two dots between, as the command line takes it."""
        return f"{self.starts_on.isoformat()}..{self.ends_on.isoformat()}"


def parse_period(text: str) -> Period:
    """Return the period written as 2025, 2025-Q3, 2025-07, 2025-01..2025-06, or two ISO days.

    Raises Refused with `period_unreadable` or `period_backwards`.
    """
    first, dots, last = text.strip().upper().partition("..")
    start = _one(first.strip())
    return Period(start.starts_on, _one(last.strip()).ends_on) if dots else start


def year_period(year: int) -> Period:
    """Return one calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def same_period_year_before(period: Period) -> Period:
    """Return the same days one year earlier; 29 February becomes 28 February."""
    return Period(_year_back(period.starts_on), _year_back(period.ends_on))


def _one(text: str) -> Period:
    try:
        if match := _YEAR.match(text):
            return year_period(int(match[1]))
        if match := _QUARTER.match(text):
            last = int(match[2]) * 3
            return _months(int(match[1]), last - 2, last)
        if match := _MONTH.match(text):
            return _months(int(match[1]), int(match[2]), int(match[2]))
        if match := _DAY.match(text):
            day = date(*(int(part) for part in match.groups()))
            return Period(day, day)
    except ValueError as wrong:
        raise Refused(PERIOD_UNREADABLE) from wrong
    raise Refused(PERIOD_UNREADABLE)


def _months(year: int, first: int, last: int) -> Period:
    start = date(year, first, 1)
    return Period(start, date(year, last, monthrange(year, last)[1]))


def _year_back(day: date) -> date:
    last = monthrange(day.year - 1, day.month)[1]
    month_ends = day.day == monthrange(day.year, day.month)[1]
    return date(day.year - 1, day.month, last if month_ends else min(day.day, last))


def _whole_label(period: Period) -> Words | None:
    start, end = period.starts_on, period.ends_on
    year, first, last = start.year, start.month, end.month
    if start.year < end.year and (start, end) == (date(year, 1, 1), date(end.year, 12, 31)):
        return Words(id=f"{year}–{end.year}", en=f"{year}–{end.year}")
    if start.year != end.year or period != _months(year, first, last):
        return None
    if (first, last) == (1, 12):
        return Words(id=str(year), en=str(year))
    if last == first:
        return Words(id=f"{_MONTHS_ID[first - 1]} {year}", en=f"{_MONTHS_EN[first - 1]} {year}")
    if last - first == 2 and last % 3 == 0:
        roman = _ROMAN[last // 3 - 1]
        return Words(id=f"Triwulan {roman} {year}", en=f"Quarter {roman} {year}")
    return Words(
        id=f"{_MONTHS_ID[first - 1]}–{_MONTHS_ID[last - 1]} {year}",
        en=f"{_MONTHS_EN[first - 1]}–{_MONTHS_EN[last - 1]} {year}",
    )


def _day_label(day: date, months: list[str]) -> str:
    return f"{day.day} {months[day.month - 1]} {day.year}"
