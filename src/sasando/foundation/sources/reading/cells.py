"""Writes every cell as text in one canonical form."""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

# A spreadsheet keeps fifteen digits of a number; what stands behind them is lost.
EXACT_DIGITS = 10**15
EPOCH_1900, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 — no zone
LAST_SERIAL = 2_958_466  # 31 December 9999
# Spreadsheets count a 29 February 1900 that never was (ECMA-376 part 1, 18.17.4.1).
LEAP_SERIAL = 60
DAY_FORMATS = frozenset([*range(14, 18), 22, *range(27, 37), *range(50, 59)])
TIME_FORMATS = frozenset([18, 19, 20, 21, 45, 46, 47])
_LITERAL = re.compile(r'"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.|general', re.IGNORECASE)


def text_of(cell: object) -> str:
    """Return a cell as text: whole numbers without a point, days in ISO form.

    A number of sixteen digits or more shows in scientific form: a spreadsheet keeps fifteen, the
    rest is lost, and the reader must see that.
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int | float):
        return number_text(float(cell))
    if isinstance(cell, datetime):
        bare = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return cell.date().isoformat() if bare else cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def number_text(value: float) -> str:
    """Return a number as text, in scientific form from sixteen digits on."""
    if abs(value) >= EXACT_DIGITS:
        return f"{value:.11E}"
    whole = int(value) if value == value else 0
    return str(whole) if whole == value else repr(value)


@lru_cache(maxsize=50_000)
def serial_text(serial: float, *, is_1904: bool) -> str:
    """Return a day number of a spreadsheet as ISO text; one outside the calendar as a number.

    Below one day it is a time alone. Serial 60 reads 1900-02-29, which no calendar holds.
    """
    if not 0 <= serial < LAST_SERIAL:
        return number_text(serial)
    if serial < 1:
        return (EPOCH_1900 + timedelta(seconds=round(serial * 86400))).time().isoformat()
    if is_1904:
        return text_of(EPOCH_1904 + timedelta(seconds=round(serial * 86400)))
    if int(serial) == LEAP_SERIAL:
        return "1900-02-29"
    early = 1 if serial < LEAP_SERIAL else 0
    return text_of(EPOCH_1900 + timedelta(seconds=round((serial + early) * 86400)))


def is_day_format(number: int, code: str | None) -> bool:
    """Say whether a number format shows days or times, so that the number is a date."""
    if code is None:
        return number in DAY_FORMATS or number in TIME_FORMATS
    return bool(re.search(r"[ymdhs]", _LITERAL.sub("", code.split(";")[0]), re.IGNORECASE))
