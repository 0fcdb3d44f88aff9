"""Turns cases into lines and clocks of pages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sasando.domain.cases import deadlines, moves
from sasando.domain.cases.kinds import KINDS
from sasando.domain.values.words import Refused
from sasando.domain.values.working_calendar import WorkingCalendar
from sasando.foundation.ui import words
from sasando.foundation.ui.tables import Filter, row_url
from sasando.library.places import queries as places
from sasando.library.terms import queries as lists
from sasando.records.cases import queries
from sasando.records.cases.facts import CaseCard, TermView
from sasando.records.cases.queries import CaseRows
from sasando.records.workers import search

CLOCKS = {"overdue": "late", "today": "today", "near": "today", "running": ""}


@dataclass(frozen=True)
class Clock:
    """A deadline clock: its kind (colour and edge), the bold words, and the line below."""

    kind: str
    label: str
    note: str


@dataclass(frozen=True)
class Line:
    """One row of a work list."""

    ref: str
    url: str
    number: str
    what: str
    who: str
    where: str
    is_shut: bool
    clock: Clock
    step: str
    basis: str
    state: str
    owner: str


def filters() -> list[Filter]:
    """Return the filters of the list."""
    language = get_language()
    kinds = tuple((code, kind.label.in_language(language)) for code, kind in KINDS.items())
    states = tuple((code, word.in_language(language)) for code, word in moves.STATES.items())
    categories = tuple(
        (code, term.label.in_language(language))
        for code, term in lists.terms("case_categories").items()
    )
    priorities = (
        ("urgent", _("urgent")), ("high", _("high")), ("normal", _("normal")), ("low", _("low"))
    )  # fmt: skip
    return [
        Filter("q", _("Number or name")),
        Filter("jenis", _("Kind of case"), kinds),
        Filter("masalah", _("Kind of trouble"), categories),
        Filter("keadaan", _("State"), states),
        Filter("kabupaten", _("Regency of origin"), tuple(places.ntt_regencies())),
        Filter("prioritas", _("Priority"), priorities),
    ]


NAMED: Mapping[str, str] = {
    "jenis": "kind",
    "masalah": "category",
    "kabupaten": "regency_code",
    "prioritas": "priority",
}


def filtered(parts: Iterable[CaseRows], chosen: Mapping[str, str], *, actor: Any) -> list[CaseRows]:
    """Return what the filters leave; what a closed book hides takes no part in a filter."""
    narrow = _narrowing(chosen, actor=actor)
    return [queries.listed(narrow(rows)) for rows in parts]


def _narrowing(chosen: Mapping[str, str], *, actor: Any) -> Callable[[CaseRows], CaseRows]:
    plain = {"state": chosen["keadaan"]} if chosen.get("keadaan") else {}
    named = {NAMED[key]: value for key, value in chosen.items() if key in NAMED}
    text = chosen.get("q", "").strip()
    if text.upper().startswith("KS-"):
        plain["number"] = text.upper()
        text = ""
    found = search.find_people(text, actor=actor, limit=30) if text else []
    people = [item.card.ref for item in found]

    def narrow(rows: CaseRows) -> CaseRows:
        rows = rows.filter(**plain)
        if named or text:
            rows = rows.open_to(actor).filter(is_restricted=False, **named)
        if text:
            rows = rows.filter(people__identity__person__ref__in=people).distinct()
        return rows

    return narrow


def line(card: CaseCard, *, clock: Clock, url: Callable[[UUID], str]) -> Line:
    """Return the line of one case."""
    language = get_language()
    trouble = label("case_categories", card.category)
    where = [places.regency_names().get(card.regency_code, ""), country(card.country)]
    return Line(
        ref=str(card.ref), url=url(card.ref), number=card.number,
        what=_("Protected case") if card.is_closed_book else trouble,
        who=_who(card), where=" · ".join(word for word in where if word),
        is_shut=card.is_closed_book, clock=clock,
        step=_("Open the case") if card.is_closed_book else next_words(card.kind, card.next_step),
        basis=basis_words(card.next_basis, card.next_source),
        state=moves.STATES[card.state].in_language(language), owner=card.owner_name or "–",
    )  # fmt: skip


def _who(card: CaseCard) -> str:
    if card.is_closed_book:
        return _("Name restricted")
    if card.kind == "deported" or card.people > 1:
        return ngettext("%(n)s person", "%(n)s people", card.people) % {"n": card.people}
    return card.name or _("not known yet")


def label(name: str, code: str) -> str:
    """Return the words of a code of a list."""
    return lists.label(name, code).in_language(get_language())


def country(code: str) -> str:
    """Return the name of a country."""
    return places.country_names("en" if words.is_english() else "id").get(code, code)


def next_words(kind: str, text: str) -> str:
    """Return the next step in words: a step of the kind, a task, or what a term asks for."""
    what, _colon, rest = text.partition(":")
    if what == "step" and kind in KINDS:
        step = KINDS[kind].step(rest)
        return step.label.in_language(get_language()) if step else rest
    return rest or _("Nothing is planned")


def basis_words(basis: str, source: str) -> str:
    """Return what a day rests on: the rule, or the office's own plan."""
    if basis == "law":
        return source
    if basis == "plan":
        return _("Plan of the office, not a legal deadline")
    if basis == "paused":
        return _("Resting") + (f": {source}" if source else "")
    return source


def next_clock(card: CaseCard, *, clock_on: Callable[[date], Clock]) -> Clock:
    """Return the clock of a case in a list."""
    if card.state == "closed":
        return Clock("done", _("Closed"), "")
    if card.next_basis == "paused":
        return Clock("paused", _("Resting"), card.waits_for and _("waiting for ") + card.waits_for)
    if card.next_basis == "unverified" and card.next_on is None:
        return Clock("stopped", _("Clock does not run"), _("rule not verified"))
    if card.next_on is None:
        return Clock("", _("No date"), "")
    return clock_on(card.next_on)


def clock_of(due: date, *, today: date, calendar: WorkingCalendar) -> Clock:
    """Return the clock of a day, with the holidays that are skipped on the way."""
    try:
        standing = deadlines.standing(due, today=today, calendar=calendar)
    except Refused:
        return Clock("", words.day(due), _("working days of that time are not known"))
    label_words = standing.words.in_language(get_language())
    skipped = calendar.holidays_between(today, due)
    note = words.day(due)
    if standing.code == "overdue":
        note = _("since %(day)s") % {"day": words.day(due)}
    if skipped:
        days = ", ".join(str(day.day) for day, _name in skipped)
        note += " · " + _("%(days)s holiday") % {"days": days}
    return Clock(CLOCKS[standing.code], label_words, note)


def term_clock(term: TermView, *, today: date, calendar: WorkingCalendar) -> Clock:
    """Return the clock of one legal term on the page of its case."""
    if term.state == "unverified":
        return Clock(
            "stopped", _("Clock does not run"), _("rule not verified") + f" · {term.basis}"
        )
    if term.state == "paused":
        since = words.day(term.paused_since)
        note = _("resting since %(day)s: %(why)s") % {"day": since, "why": term.paused_for}
        return Clock("paused", _("Resting"), note)
    if term.due_on is None:
        return Clock("", _("No date"), term.basis)
    found = clock_of(term.due_on, today=today, calendar=calendar)
    note = f"{found.note} · {term.basis}"
    if term.old_due is not None:
        note += " · " + _("before: %(day)s") % {"day": words.day(term.old_due)}
    return Clock(found.kind, found.label, note)


def lines(cards: Iterable[CaseCard], *, today: date) -> list[Line]:
    """Return the lines of a work list; cases with the same day share one clock."""
    calendar = lists.working_calendar()
    clocks: dict[date, Clock] = {}

    def clock_on(due: date) -> Clock:
        if due not in clocks:
            clocks[due] = clock_of(due, today=today, calendar=calendar)
        return clocks[due]

    url = row_url("desk:cases:detail")
    return [line(card, clock=next_clock(card, clock_on=clock_on), url=url) for card in cards]
