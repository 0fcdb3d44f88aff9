"""Says commitments and meetings in short lines, for pages, paper and calendars alike."""

from collections.abc import Iterable
from datetime import date, time
from functools import lru_cache

from babel.dates import format_date

from sasando.domain.commitments import facts as known
from sasando.domain.commitments import states
from sasando.domain.commitments.facts import KINDS, SAYS, STEPS
from sasando.domain.values.words import Words
from sasando.library.commitments.facts import (
    CommitmentView,
    MeetingCard,
    PartyView,
    StepView,
)
from sasando.library.commitments.measuring import Measured

NOT_NAMED = Words(id="belum disebut", en="not named")
NO_DATE = Words(id="Tanpa tanggal", en="No date given")
BY = Words(id="{words} oleh {name}", en="{words} by {name}")
WITH = Words(id="bersama {name}", en="with {name}")
LOOKED = Words(id="dicari {day}, tidak ditemukan", en="looked for {day}, none found")
NEVER = Words(id="belum pernah dicari", en="never looked for")
SEEN = Words(id="dilihat {day}: {source}", en="seen {day}: {source}")
CONFIRMED = Words(id="dipastikan {name}, {day}", en="confirmed by {name}, {day}")
SAID_BY = Words(id="menurut {name}, {day}: {says}", en="{name} says, {day}: {says}")
UNTIL = Words(id="sampai {day}", en="until {day}")
TAKEN_BACK = Words(id="tanpa tanggal lagi", en="without a date again")
OFFICE = Words(id="kantor", en="the office")
AT = Words(id="pukul {time} WITA", en="{time} WITA")
FROM_TO = Words(id="pukul {time}–{end} WITA", en="{time}–{end} WITA")
LONGEST = 90


def cap(text: str) -> str:
    """Return a text that begins with a capital; acronyms in it stay as they are."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=2048)
def day(value: date, language: str | None) -> str:
    """Return 6 Feb 2026 in a language."""
    english = (language or "").startswith("en")
    return format_date(value, "d MMM y", locale="en" if english else "id")


def full_day(value: date, language: str | None) -> str:
    """Return Jumat, 6 Februari 2026 in a language."""
    english = (language or "").startswith("en")
    return format_date(value, "EEEE, d MMMM y", locale="en" if english else "id")


def hours(meeting: MeetingCard, language: str | None) -> str:
    """Return from when to when a meeting is; empty while nobody said."""
    if meeting.starts_at is None:
        return ""
    start = _clock(meeting.starts_at, language)
    if meeting.ends_at is None:
        return AT.in_language(language).format(time=start)
    end = _clock(meeting.ends_at, language)
    return FROM_TO.in_language(language).format(time=start, end=end)


def _clock(value: time, language: str | None) -> str:
    sign = ":" if (language or "").startswith("en") else "."
    return f"{value:%H}{sign}{value:%M}"


def owner_line(one: CommitmentView, language: str | None) -> str:
    """Return who owns it and who helps; that nobody was named is said."""
    owners = ", ".join(_party(each, language) for each in one.owners)
    helpers = [_helper(each, language) for each in one.helpers]
    return "; ".join([owners or NOT_NAMED.in_language(language), *helpers])


def _party(party: PartyView, language: str | None) -> str:
    words = party.words.in_language(language)
    return f"{party.name} ({words})" if party.name and words else party.name or words


def _helper(party: PartyView, language: str | None) -> str:
    words = party.words.in_language(language)
    if party.name and words:
        return BY.in_language(language).format(words=words, name=party.name)
    return WITH.in_language(language).format(name=party.name or words)


def due_line(one: CommitmentView, language: str | None) -> str:
    """Return until when it is due; a dash where no day is asked of its kind."""
    if one.due_on is not None:
        return day(one.due_on, language)
    return NO_DATE.in_language(language) if one.kind in known.CLOCKED else "–"


def hosts(source: str) -> str:
    """Return the names of the pages in a source: addresses without their paths."""
    parts = [part.strip() for part in source.split(";")]
    short = [part.partition("/")[0] if " " not in part else part for part in parts if part]
    text = "; ".join(dict.fromkeys(short))
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def source_line(one: CommitmentView, language: str | None) -> str:
    """Return where it was read that this was said, and from which day that page is."""
    text = hosts(one.source)
    return f"{text}, {day(one.source_date, language)}" if text and one.source_date else text


def proof_line(one: CommitmentView, language: str | None) -> str:
    """Return the newest thing known of its proof: confirmed, seen, told by its unit, or sought."""
    for step in reversed(one.steps):
        on = day(step.on, language)
        if step.what == known.MET:
            name = step.confirmed_by or hosts(step.source) or step.by_name
            return CONFIRMED.in_language(language).format(name=name, day=on)
        if step.what == known.SEEN:
            return SEEN.in_language(language).format(day=on, source=hosts(step.source))
        if step.what == known.REPORTED:
            name = step.unit_name or OFFICE.in_language(language)
            says = SAYS[step.says].in_language(language)
            return SAID_BY.in_language(language).format(name=name, day=on, says=says)
        if step.what == known.LOOKED:
            return LOOKED.in_language(language).format(day=on)
    is_owed = one.kind in known.CLOCKED and one.state in states.OPEN
    return NEVER.in_language(language) if is_owed else ""


def step_title(step: StepView, language: str | None) -> str:
    """Return what a step was, with its new day or how it goes."""
    said = STEPS[step.what].in_language(language)
    if step.what == known.REPORTED:
        said = f"{said}: {SAYS[step.says].in_language(language)}"
    if step.what == known.DATED:
        until = UNTIL.format(day=day(step.due_on, language)) if step.due_on else TAKEN_BACK
        said = f"{said}: {until.in_language(language)}"
    return cap(said)


def step_note(step: StepView, language: str | None) -> str:
    """Return the words of a step, its source and who wrote it."""
    parts = [step.words.in_language(language), step.source, step.confirmed_by]
    who = step.unit_name or step.by_name
    return " · ".join(part for part in (*parts, who) if part)


def kind(one: str, language: str | None) -> str:
    """Return the kind of a commitment for a chip."""
    return cap(KINDS[one].in_language(language))


def state(one: str, language: str | None) -> str:
    """Return a state for a chip."""
    said = states.STATES[one].in_language(language)
    return cap(said)


def measure_line(one: CommitmentView, measured: Measured | None, language: str | None) -> str:
    """Return how success is measured, with the newest released figure; empty when nobody said."""
    parts = [one.measure.in_language(language)]
    if measured is not None:
        target, latest = (
            words.in_language(language) for words in (measured.target, measured.latest)
        )
        parts.append(f"{target} ({latest})")
    return "; ".join(part for part in parts if part)


def count_kinds(found: Iterable[CommitmentView]) -> dict[str, int]:
    """Return how many there are of each kind, in the order of the kinds; none is left out."""
    counted = dict.fromkeys(KINDS, 0)
    for one in found:
        counted[one.kind] += 1
    return counted
