"""Legal terms: from a dated rule and what set it off to the last day, pauses left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sasando.domain.values.words import Words
from sasando.domain.values.working_calendar import WorkingCalendar

CALENDAR_DAYS, WORKING_DAYS, MONTHS, HOURS = "calendar_days", "working_days", "months", "hours"
UNITS = (CALENDAR_DAYS, WORKING_DAYS, MONTHS, HOURS)
NEAR_WORKING_DAYS = 2
# Whom an overdue term is told: working days after the last day (office rule, not law).
ESCALATION = ((0, "owner"), (1, "supervisor"), (5, "head"))
MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Rule:
    """One version of a deadline rule; without amount, unit or first day it starts no clock."""

    rule_id: str
    amount: int | None
    unit: str
    valid_from: date | None
    valid_to: date | None = None
    is_verified: bool = True

    @property
    def starts_clock(self) -> bool:
        """Say whether the rule is known well enough to count by."""
        known = self.amount is not None and self.unit in UNITS and self.valid_from is not None
        return known and self.is_verified

    def is_in_force(self, day: date) -> bool:
        """Say whether this version holds on a day."""
        if self.valid_from is None or day < self.valid_from:
            return False
        return self.valid_to is None or day <= self.valid_to


@dataclass(frozen=True)
class Pause:
    """Days that do not count, from the first up to but without the last; None: still paused."""

    first: date
    last: date | None
    reason: str = ""

    def holds(self, day: date) -> bool:
        """Say whether the clock stands still on a day."""
        return self.first <= day and (self.last is None or day < self.last)


@dataclass(frozen=True)
class Standing:
    """How a term stands on a day: a code, and the working days left (negative: over)."""

    code: str
    working_days: int
    words: Words


def rule_in_force(versions: Iterable[Rule], *, on: date) -> Rule | None:
    """Return the version that holds on the day that sets a term off; it governs to the end.

    A later version does not touch a clock that already runs (no retroactive term without a text
    that says so).
    """
    in_force = [rule for rule in versions if rule.is_in_force(on)]
    # A later version overrules an earlier one whose last day nobody wrote down.
    return max(in_force, key=lambda rule: rule.valid_from or date.min, default=None)


def due_on(
    rule: Rule,
    *,
    trigger: datetime,
    calendar: WorkingCalendar,
    pauses: Iterable[Pause] = (),
    zone: ZoneInfo,
) -> date | None:
    """Return the last day of a term, the day of the trigger not counted.

    None when the rule starts no clock or the clock stands paused before its last day. Raises
    Refused (`out_of_calendar`) when working days of that time are not known. Hours end on the day
    in which they run out. Pauses count in whole days after the day of the trigger.
    """
    amount = rule.amount
    if not rule.starts_clock or amount is None:
        return None
    moment = trigger.astimezone(zone)
    start, paused = moment.date(), tuple(pauses)
    if rule.unit == HOURS:
        end = (moment + timedelta(hours=amount)).date()
    elif rule.unit == MONTHS:
        end = add_months(start, amount)
    else:
        end = start + timedelta(days=amount)
    is_working = rule.unit == WORKING_DAYS
    length = amount if is_working else (end - start).days
    return _counted(start, length, calendar if is_working else None, paused=paused)


def _counted(
    start: date, length: int, calendar: WorkingCalendar | None, *, paused: tuple[Pause, ...]
) -> date | None:
    """Return the day on which so many days that count are over; None when it never comes."""
    day, left = start, length
    resting = min((pause.first for pause in paused if pause.last is None), default=date.max)
    while left > 0 and day < resting:
        day += timedelta(days=1)
        if any(pause.holds(day) for pause in paused):
            continue
        if calendar is None or calendar.is_working(day):
            left -= 1
    return day if day < resting else None


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or its last day when the month is shorter."""
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    first_of_next = date(year + (month + 1) // MONTHS_A_YEAR, (month + 1) % MONTHS_A_YEAR + 1, 1)
    last = (first_of_next - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def standing(due: date, *, today: date, calendar: WorkingCalendar) -> Standing:
    """Return how a running term stands: running, near, today or overdue."""
    left = calendar.working_days_between(today, due)
    if due < today:
        over = max(1, -left)
        return Standing("overdue", -over, _days(over, "Lewat {n} hari kerja", "{n} {days} over"))
    if due == today:
        return Standing("today", 0, Words(id="Hari ini", en="Today"))
    if left == 0:
        falls = Words(id="Jatuh pada hari libur", en="Falls on a day off")
        return Standing("near", 0, falls)
    code = "near" if left <= NEAR_WORKING_DAYS else "running"
    return Standing(code, left, _days(left, "{n} hari kerja lagi", "{n} {days} left"))


def _days(count: int, id_words: str, en_words: str) -> Words:
    days = "working day" if count == 1 else "working days"
    return Words(id=id_words, en=en_words).format(n=count, days=days)


def told(due: date, *, today: date, calendar: WorkingCalendar) -> tuple[str, ...]:
    """Return who has to be told of an overdue term by today, mildest first."""
    if due >= today:
        return ()
    over = calendar.working_days_between(due, today)
    return tuple(who for days, who in ESCALATION if over >= days)
