"""Says evidence and days in one line, for paper and pages alike."""

from datetime import date

from babel.dates import format_date, get_month_names

from sasando.domain.values.words import Words
from sasando.foundation.access.actor import office_day
from sasando.library.duties.facts import EVIDENCE_STATES, KINDS, EvidenceView

DATED = Words(id="bertanggal {day}", en="dated {day}")
NO_DAY = Words(id="tanpa tanggal", en="no date")
DUE = Words(id="diminta sampai {day}", en="asked for by {day}")
CHECKED = Words(id="diperiksa {name}, {day}", en="verified by {name}, {day}")
AGAIN = Words(id="ditinjau lagi {day}", en="looked at again on {day}")
WITHDRAWN = Words(id="ditarik {day}: {words}", en="withdrawn {day}: {words}")
NOT_ENOUGH = Words(
    id="belum cukup menurut {name}, {day}: {words}", en="not enough for {name}, {day}: {words}"
)
BROUGHT = Words(id="diterima {day} dari {unit}", en="received {day} from {unit}")
OFFICE = Words(id="petugas kantor", en="an officer")


def day(value: date, language: str | None) -> str:
    """Return 6 Feb 2026 in a language."""
    english = (language or "").startswith("en")
    return format_date(value, "d MMM y", locale="en" if english else "id")


def months(language: str | None) -> list[str]:
    """Return the names of the twelve months."""
    english = (language or "").startswith("en")
    names = get_month_names("wide", locale="en" if english else "id")
    return [names[number] for number in range(1, 13)]


def evidence_line(item: EvidenceView, language: str | None) -> str:
    """Return kind, date, state, verifier and next review of a piece of evidence in one line."""
    said = KINDS[item.kind].in_language(language)
    return " · ".join(part for part in (said, *_parts(item, language)) if part)


def _parts(item: EvidenceView, language: str | None) -> list[str]:
    if item.received_at is None:
        waits = EVIDENCE_STATES[item.state].in_language(language)
        due = (
            DUE.in_language(language).format(day=day(item.due_on, language)) if item.due_on else ""
        )
        return [waits, due]
    dated = (
        DATED.in_language(language).format(day=day(item.dated_on, language))
        if item.dated_on
        else ""
    )
    return [dated or NO_DAY.in_language(language), item.note, history_line(item, language)]


def history_line(item: EvidenceView, language: str | None) -> str:
    """Return what stands of a piece of evidence; a withdrawal names what was found before it."""
    if not item.judgements:
        return EVIDENCE_STATES[item.state].in_language(language)
    said = [_verdict(item, at, language) for at in range(len(item.judgements))]
    keeps = 2 if item.state == "withdrawn" else 1
    return "; ".join(said[-keeps:])


def _verdict(item: EvidenceView, at: int, language: str | None) -> str:
    one = item.judgements[at]
    given = {"name": one.by_name, "day": day(one.on, language), "words": one.words}
    if one.outcome == "withdrawn":
        return WITHDRAWN.in_language(language).format(**given)
    if one.outcome == "not_enough":
        return NOT_ENOUGH.in_language(language).format(**given)
    found = EVIDENCE_STATES[one.outcome].in_language(language)
    checked = CHECKED.in_language(language).format(**given)
    if one.next_review_on is None or at + 1 < len(item.judgements):
        return f"{found}, {checked}"
    again = AGAIN.in_language(language).format(day=day(one.next_review_on, language))
    return f"{found}, {checked}, {again}"


def brought_line(item: EvidenceView, language: str | None) -> str:
    """Return who handed evidence in and when; empty while it has not come."""
    if item.received_at is None:
        return ""
    officer = f"{OFFICE.in_language(language)} {item.brought_name}"
    unit = item.brought_name if item.brought_unit else officer
    given = {"day": day(office_day(item.received_at), language), "unit": unit}
    return BROUGHT.in_language(language).format(**given)
