"""Dates as offices write them, and birth dates that may be a year or a range."""

import re
from calendar import monthrange
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
_ISO = re.compile(r"^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[t ].*)?$")
_DAY_FIRST = re.compile(r"^([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4})(?: 00:00:00)?$")
_TWO_DIGITS = re.compile(r"^[0-9]{1,2}[/.\- ](?:[0-9]{1,2}|[a-z]+)[/.\- ][0-9]{2}$")
_WORDED = re.compile(r"^([0-9]{1,2})[ \-/.]*([a-z]+)[ \-/.,]*([0-9]{4})$")
_YEAR = re.compile(
    r"^(?:sekitar|kira-kira|kira2|kr|±|~|about|c\.?|ca\.?|tahun|thn\.?|th\.?)?\s*([0-9]{4})(?:\.0)?$"
)
_MONTH_YEAR = re.compile(r"^([a-z]+)[ \-/.,]+([0-9]{4})$")
_DAY_UNKNOWN = re.compile(r"^(?:00[/.\- ]00[/.\- ]([0-9]{4})|([0-9]{4})-00-00)$")
_SERIAL = re.compile(r"^([0-9]{5})(?:\.[0-9]+)?$")

NOT_A_DATE = Refusal(
    "date_unreadable",
    Words(
        id="Tanggal tidak terbaca. Tulis hari/bulan/tahun, misalnya 24/11/2025.",
        en="The date cannot be read. Write day/month/year, for example 24/11/2025.",
    ),
)
TWO_DIGIT_YEAR = Refusal(
    "date_two_digit_year",
    Words(
        id="Tahun hanya dua angka. Tulis tahun lengkap, misalnya 24/11/1987.",
        en="The year has only two digits. Write the whole year, for example 24/11/1987.",
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

    Raises Refused with `date_unreadable`, `date_two_digit_year` or `date_impossible`. Day stands
    before month, as Indonesian offices write it; month first is never guessed.
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
    if match := _SERIAL.match(cleaned):
        # Day 60 of the 1900 system is a day that never was; serials of today are far above it.
        return date(1899, 12, 30) + timedelta(days=int(match[1]))
    raise Refused(TWO_DIGIT_YEAR if _TWO_DIGITS.match(cleaned) else NOT_A_DATE)


def parse_birth(text: str, *, today: date) -> BirthDate:
    """Return the range in which someone was born.

    A year alone (`1987`, `sekitar 1987`, `00/00/1987`) gives the whole year, a month its days.
    Raises Refused when it cannot be read (as `parse_date`), or with `born_in_future` or
    `born_too_long_ago` (above 120 years).
    """
    born = _written_range(text.strip().casefold())
    if born.born_from > today:
        raise Refused(BORN_IN_FUTURE)
    if today.year - born.born_to.year > OLDEST_YEARS:
        raise Refused(TOO_OLD)
    return born


def _written_range(cleaned: str) -> BirthDate:
    if match := _YEAR.match(cleaned) or _DAY_UNKNOWN.match(cleaned):
        year = int(next(group for group in match.groups() if group))
        return BirthDate(_day(year, 1, 1), _day(year, 12, 31))
    if (match := _MONTH_YEAR.match(cleaned)) and (month := MONTHS.get(match[1], 0)):
        first = _day(int(match[2]), month, 1)
        return BirthDate(first, first.replace(day=monthrange(first.year, month)[1]))
    day = parse_date(cleaned)
    return BirthDate(day, day)


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as wrong:
        raise Refused(IMPOSSIBLE) from wrong
