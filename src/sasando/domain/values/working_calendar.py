"""Days on which an office works: Monday to Friday, without holidays and joint leave."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from sasando.domain.values.words import Refusal, Refused, Words

SATURDAY = 5
DAYS_A_WEEK = 7
OUT_OF_CALENDAR = Refusal(
    "out_of_calendar",
    Words(
        id="Hari libur untuk tanggal itu belum diketahui, jadi hari kerja tidak dapat dihitung.",
        en="Holidays of that time are not known yet, so working days cannot be counted.",
    ),
)


@dataclass(frozen=True)
class WorkingCalendar:
    """Holidays (day → name) that count as free, known from `first` to `last` inclusive."""

    holidays: Mapping[date, str] = field(default_factory=dict)
    first: date = date.min
    last: date = date.max

    def is_working(self, day: date) -> bool:
        """Say whether the office works on a day; raises Refused outside the known years."""
        if not self.first <= day <= self.last:
            raise Refused(OUT_OF_CALENDAR)
        return day.weekday() < SATURDAY and day not in self.holidays

    def add_working_days(self, start: date, count: int) -> date:
        """Return the `count`-th working day after `start`; the day itself is not counted.

        With 0 it returns `start`, or the next working day when the office is closed then.
        """
        day = start
        left = count
        while left > 0 or not self.is_working(day):
            day += timedelta(days=1)
            if self.is_working(day):
                left -= 1
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Return the working days after `start` up to and with `end`; negative when it is before.

        Equal days give 0.
        """
        if end < start:
            return -self.working_days_between(end, start)
        if end == start:
            return 0
        if not (self.first <= start + timedelta(days=1) and end <= self.last):
            raise Refused(OUT_OF_CALENDAR)
        weeks, rest = divmod((end - start).days, DAYS_A_WEEK)
        weekdays = weeks * SATURDAY + sum(
            (start.weekday() + step) % DAYS_A_WEEK < SATURDAY for step in range(1, rest + 1)
        )
        return weekdays - len(self._weekday_holidays(start, end))

    @cached_property
    def _free_weekdays(self) -> tuple[date, ...]:
        return tuple(sorted(day for day in self.holidays if day.weekday() < SATURDAY))

    def _weekday_holidays(self, start: date, end: date) -> tuple[date, ...]:
        free = self._free_weekdays
        return free[bisect_right(free, start) : bisect_right(free, end)]

    def holidays_between(self, start: date, end: date) -> list[tuple[date, str]]:
        """Return holidays after `start` up to and with `end` that fall on weekdays, in order."""
        return [(day, self.holidays[day]) for day in self._weekday_holidays(start, end)]
