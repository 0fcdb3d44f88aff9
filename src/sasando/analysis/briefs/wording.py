"""Numbers, dates and ages the Indonesian way."""

from datetime import date
from decimal import Decimal

MONTHS = [
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
SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
# The design says ages in days under this and in months above, and warns after a year.
DAYS_BEFORE_MONTHS = 60
MONTHS_BEFORE_OLD = 12
DAYS_PER_MONTH = Decimal("30.4375")


def number(value: Decimal | int) -> str:
    """Return 4163 as 4.163, 78.46 as 78,46 and a negative with a true minus."""
    exact = Decimal(value)
    places = max(-int(exact.normalize().as_tuple().exponent), 0)
    text = f"{abs(exact):,.{places}f}".translate(str.maketrans(",.", ".,"))
    return f"−{text}" if exact < 0 else text


def percent(part: Decimal, *, whole: Decimal) -> str:
    """Return a share with one decimal, such as 92,8%."""
    return number((part * 100 / whole).quantize(Decimal("0.1"))) + "%"


def long_date(day: date) -> str:
    """Return 6 Februari 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """Return 6 Feb 2026."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def month(day: date) -> str:
    """Return Jan of a day in January."""
    return SHORT_MONTHS[day.month - 1]


def age_months(day: date, *, on: date) -> int:
    """Return whole months between two days, never under 0."""
    return max(int((on - day).days / DAYS_PER_MONTH), 0)


def age(day: date, *, on: date) -> str:
    """Return how old a figure is: in days under 60, then in months."""
    days = max((on - day).days, 0)
    if days < DAYS_BEFORE_MONTHS:
        return f"{days} hari"
    return f"{age_months(day, on=on)} bulan"


def is_old(day: date, *, on: date) -> bool:
    """Return whether a figure is over a year old, which is said beside it."""
    return age_months(day, on=on) > MONTHS_BEFORE_OLD


def period(start: date | None, *, end: date | None) -> str:
    """Return 2025, Jan–Sep 2025, 3–4 Sep 2021, or what is not known in words."""
    if start is None or end is None:
        return "kurun tidak dicetak"
    if (start.month, start.day) == (1, 1) and (end.month, end.day) == (12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if start == end:
        return short_date(end)
    ends_a_month = _next_day(end).day == 1
    if start.year == end.year and start.day == 1 and ends_a_month:
        if start.month == end.month:
            return f"{month(end)} {end.year}"
        return f"{month(start)}–{month(end)} {end.year}"
    return f"{short_date(start)} – {short_date(end)}"


def _next_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
