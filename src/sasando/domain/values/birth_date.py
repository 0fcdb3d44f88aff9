"""Dates as offices write them, and birth dates that may be a year or a range."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sasando.domain.values.words import Refusal, Refused, Words

OLDEST_YEARS = 120
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan", "january"),
            ("februari", "pebruari", "feb", "peb", "february"),
            ("maret", "mar", "march"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "jun", "june"),
            ("juli", "jul", "july"),
            ("agustus", "agu", "ags", "agt", "aug", "august"),
            ("september", "sep", "sept"),
            ("oktober", "okt", "oct", "october"),
            ("november", "nopember", "nov", "nop"),
            ("desember", "des", "dec", "december"),
        ),
        start=1,
    )
    for name in names
}
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_DAY_FIRST = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$")
_WORDED = re.compile(r"^(\d{1,2})[ \-]*([a-z]+)[ \-,]*(\d{4})$")
_YEAR = re.compile(r"^(?:sekitar|kira-kira|kr|±|about|c\.?|ca\.?)?\s*(\d{4})$")
_SERIAL = re.compile(r"^\d{5}$")

NOT_A_DATE = Refusal(
    "date_unreadable",
    Words(
        id="Tanggal tidak terbaca. Tulis hari/bulan/tahun, misalnya 24/11/2025.",
        en="The date cannot be read. Write day/month/year, for example 24/11/2025.",
    ),
)
IMPOSSIBLE = Refusal(
    "date_impossible",
    Words(id="Tanggal ini tidak ada di kalender.", en="This date is not in the calendar."),
)
BORN_IN_FUTURE = Refusal(
    "born_in_future",
    Words(id="Tanggal lahir belum tiba.", en="The birth date lies in the future."),
)
TOO_OLD = Refusal(
    "born_too_long_ago",
    Words(id="Umurnya lebih dari 120 tahun.", en="The age is above 120 years."),
)


@dataclass(frozen=True)
class BirthDate:
    """The range of days on which someone was born; both ends count."""

    born_from: date
    born_to: date

    @property
    def is_exact(self) -> bool:
        """Say whether the day itself is known."""
        return self.born_from == self.born_to


def parse_date(text: str) -> date:
    """Return the day written in `text` (ISO, day first, month in words, or an Excel serial).

    Raises Refused with `date_unreadable` or `date_impossible`. Day stands before month, as
    Indonesian offices write it.
    """
    cleaned = text.strip().casefold()
    if match := _ISO.match(cleaned):
        return _day(*(int(part) for part in match.groups()))
    if match := _DAY_FIRST.match(cleaned):
        day, month, year = (int(part) for part in match.groups())
        return _day(year, month, day)
    if match := _WORDED.match(cleaned):
        month = MONTHS.get(match[2], 0)
        if month:
            return _day(int(match[3]), month, int(match[1]))
    if _SERIAL.match(cleaned):
        # Day 60 of the 1900 system is a day that never was; serials of today are far above it.
        return date(1899, 12, 30) + timedelta(days=int(cleaned))
    raise Refused(NOT_A_DATE)


def parse_birth(text: str, *, today: date) -> BirthDate:
    """Return the range in which someone was born; a year alone gives the whole year.

    Raises Refused when it cannot be read, lies in the future, or is over 120 years ago.
    """
    cleaned = text.strip().casefold()
    if match := _YEAR.match(cleaned):
        year = int(match[1])
        born = BirthDate(_day(year, 1, 1), _day(year, 12, 31))
    else:
        day = parse_date(text)
        born = BirthDate(day, day)
    if born.born_from > today:
        raise Refused(BORN_IN_FUTURE)
    if today.year - born.born_to.year > OLDEST_YEARS:
        raise Refused(TOO_OLD)
    return born


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as wrong:
        raise Refused(IMPOSSIBLE) from wrong
