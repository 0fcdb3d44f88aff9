"""A second calendar, slow and plain, that shares no line with the house's own: day by day."""

import csv
from calendar import monthrange
from datetime import date, datetime, timedelta
from pathlib import Path

HOLIDAYS = Path("src/sasando/library/terms/data/holidays.csv")
FIRST, LAST = date(2024, 1, 1), date(2027, 12, 31)
WITA_HOURS = 8


def holiday_names() -> dict[date, str]:
    """Return the days that count as free: national holidays and joint leave, none in conflict."""
    with HOLIDAYS.open(encoding="utf-8") as stream:
        return {
            date.fromisoformat(row["date"]): row["name"]
            for row in csv.DictReader(stream)
            if row["status"] == "accepted"
        }


def every_day() -> list[date]:
    """Return each day of the four years."""
    return [FIRST + timedelta(days=step) for step in range((LAST - FIRST).days + 1)]


FREE = frozenset(holiday_names())
WORKING = (
    frozenset(day for day in every_day() if day.strftime("%A") not in ("Saturday", "Sunday")) - FREE
)


def local_moment(trigger: datetime) -> datetime:
    """Return what the clock in Kupang shows, by plain addition to UTC."""
    return trigger.replace(tzinfo=None) + timedelta(hours=WITA_HOURS)


def slow_due(
    amount: int, unit: str, *, trigger: datetime, paused: frozenset[date] = frozenset()
) -> date:
    """Return the last day of a term by crossing days off one after another."""
    moment = local_moment(trigger)
    today = moment.date()
    if unit == "working_days":
        return _crossed_off(today, amount, lambda day: day in WORKING and day not in paused)
    if unit == "calendar_days":
        wanted = amount
    elif unit == "hours":
        for _ in range(amount):
            moment += timedelta(hours=1)
        wanted = _steps(today, moment.date())
    else:
        wanted = _steps(today, _months_later(today, amount))
    return _crossed_off(today, wanted, lambda day: day not in paused)


def _crossed_off(day: date, left: int, counts) -> date:
    while left:
        day += timedelta(days=1)
        left -= bool(counts(day))
    return day


def _steps(start: date, end: date) -> int:
    steps = 0
    while start < end:
        start += timedelta(days=1)
        steps += 1
    return steps


def _months_later(start: date, months: int) -> date:
    year, month = start.year, start.month
    for _ in range(months):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))
