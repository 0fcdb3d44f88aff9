"""The page of one case, and its parts: plan, people, papers, history."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.desk.cases import door, forms, forms_people, lines, timeline
from sasando.desk.cases.door import Opened
from sasando.domain.cases import clarifying, closing, kinds, moves, refusals, sharing, steps
from sasando.domain.cases.facts import CaseFacts
from sasando.domain.cases.handover import RECEIVERS, WITNESSES
from sasando.domain.values.money import Money
from sasando.domain.values.words import Refusal, Words
from sasando.domain.values.working_calendar import WorkingCalendar
from sasando.foundation.access import guards, policy
from sasando.foundation.audit import queries as trail
from sasando.foundation.ui import words
from sasando.library.places import queries as places
from sasando.library.terms import queries as lists
from sasando.records.cases import reading
from sasando.records.cases.facts import CaseView, CostLine, StepView, TermView
from sasando.records.cases.gathering import case_facts
from sasando.records.cases.summary import CaseSummary, HandoverLine, OpenTask, summary

PEOPLE_SHOWN, PLANS_SHOWN = 5, 2
LATEST = 8


@dataclass(frozen=True)
class RailStep:
    """One step on the rail of a case."""

    number: int
    code: str
    label: str
    day: str
    is_done: bool
    is_next: bool


@dataclass(frozen=True)
class Shut:
    """An act that cannot be done now, with the reason."""

    label: str
    why: str


@guards.requires("cases.view")
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show one case: person, clock and next step first; a closed book shows only its header."""
    opened = door.open_case(request, ref, part="summary")
    if opened.view is None:
        return render(request, "desk/cases/shut.html", {"row": opened.row})
    case, row = opened.view, opened.row
    found, calendar = summary(row, by=opened.actor), lists.working_calendar()
    context = frame(opened, "detail") | {
        "rail": rail(case, found.steps),
        "clocks": _clocks(opened, found.terms, calendar=calendar),
        "plans": plans(case, found.tasks, today=opened.actor.today, calendar=calendar),
        "arrival": arrival_words(case),
        "told": _told(case, found),
        "costs": [_cost(line) for line in found.costs],
        "sums": sums(found.costs),
        "people": found.people[:PEOPLE_SHOWN],
        "more_people": max(len(found.people) - PEOPLE_SHOWN, 0),
        "papers": [_paper(line) for line in found.papers],
        "papers_there": sum(line.is_there for line in found.papers),
        "handovers": [_handover(line) for line in found.handovers[:PEOPLE_SHOWN]],
        "latest": timeline.items(reading.entries(row, limit=LATEST), kind=case.kind),
        "closing": found.closing,
        **_guards(opened, found.facts),
    }
    return render(request, "desk/cases/detail.html", context)


def frame(opened: Opened, here: str) -> dict[str, Any]:
    """Return what the head of each part of a case shows."""
    case, language = opened.book, get_language()
    place = places.regency_names().get(case.regency_code, "")
    what = lines.label("case_categories", case.category)
    return {
        "row": opened.row, "case": case, "here": here, "may_write": opened.may_write,
        "is_glass": "break_glass" in opened.relations,
        "kind": kinds.KINDS[case.kind].label.in_language(language),
        "title": case.name or _group_title(case) or what, "what": what, "place": place,
        "country": lines.country(case.country),
        "state": moves.STATES[case.state].in_language(language),
        "procedural": dict(forms.PROCEDURAL)[case.procedural],
        "next": lines.next_words(case.kind, case.next_step),
        "next_day": words.day(case.next_on) if case.next_on else "",
        "next_basis": lines.basis_words(case.next_basis, case.next_source),
        "may_assign": policy.may(opened.actor, "cases.assign") and opened.may_write,
        "may_approve": policy.may(opened.actor, "cases.approve") and opened.may_write,
        "tabs": _tabs(here),
    }  # fmt: skip


def _group_title(case: CaseView) -> str:
    if case.kind != kinds.DEPORTED:
        return ""
    return _("Deported group, %(n)s people") % {"n": case.people_count}


def _tabs(here: str) -> list[tuple[str, str, bool]]:
    named = (
        ("detail", _("Summary")), ("plan", _("Plan and tasks")), ("people", _("People")),
        ("papers", _("Papers")), ("sharing", _("Sharing")), ("history", _("History")),
    )  # fmt: skip
    return [(f"desk:cases:{name}", label, name == here) for name, label in named]


def rail(case: CaseView, done: Mapping[str, StepView]) -> list[RailStep]:
    """Return the steps of a case in order, with their days."""
    finished = frozenset(code for code, step in done.items() if step.done_on)
    ahead = steps.next_step(case.kind, finished)
    found = []
    for number, step in enumerate(kinds.KINDS[case.kind].steps, start=1):
        stands = done.get(step.code)
        day = (stands.done_on or stands.planned_on) if stands else None
        found.append(
            RailStep(
                number, step.code, step.label.in_language(get_language()), words.day(day),
                step.code in finished, ahead is not None and ahead.code == step.code,
            )
        )  # fmt: skip
    return found


def _clocks(
    opened: Opened, terms: list[TermView], *, calendar: WorkingCalendar
) -> list[tuple[lines.Clock, str, str, str]]:
    """Return (clock, what it asks for, reference of the term, its state)."""
    return [
        (
            lines.term_clock(term, today=opened.actor.today, calendar=calendar),
            term.about, str(term.ref), term.state,
        )
        for term in terms
    ]  # fmt: skip


def money_words(minor: int, currency: str) -> str:
    """Return an amount as the office writes it."""
    return words.money(Money(minor, currency))


def _cost(line: CostLine) -> dict[str, Any]:
    language = get_language()
    return {
        "line": line, "kind": kinds.COST_LINES[line.line].in_language(language),
        "amount": money_words(line.amount_minor, line.currency) + ("*" if line.is_estimate else ""),
        "payer": kinds.PAYERS[line.payer].in_language(language),
        "state": kinds.COST_STATES[line.state].in_language(language),
    }  # fmt: skip


@dataclass(frozen=True)
class Sum:
    """What one payer pays, one amount a currency; `is_nobody` when no payer is found yet."""

    payer: str
    amounts: tuple[str, ...]
    is_nobody: bool


def sums(costs: list[CostLine]) -> list[Sum]:
    """Return sums by payer, currencies apart, estimates marked; the family is always named."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    estimated = {(line.payer, line.currency) for line in costs if line.is_estimate}
    for line in costs:
        found[line.payer][line.currency] += line.amount_minor
    if "family" not in found:
        found["family"] = defaultdict(int, IDR=0)
    return [
        Sum(
            _("Nobody pays yet") if payer == "" else _in_words(kinds.PAYERS[payer]),
            tuple(
                money_words(minor, currency) + ("*" if (payer, currency) in estimated else "")
                for currency, minor in sorted(by_currency.items())
            ),
            payer == "",
        )
        for payer, by_currency in found.items()
    ]


def _in_words(found: Words) -> str:
    return found.in_language(get_language())


def plans(
    case: CaseView, tasks: list[OpenTask], *, today: date, calendar: WorkingCalendar
) -> list[lines.Clock]:
    """Return clocks of what the office itself planned: open tasks and the arrival."""
    found = []
    for task in [one for one in tasks if one.due_on is not None][:PLANS_SHOWN]:
        clock = lines.clock_of(task.due_on or today, today=today, calendar=calendar)
        whose = " · ".join(filter(None, (task.who_name, _("plan of the office"))))
        found.append(lines.Clock(clock.kind, clock.label, f"{task.what} · {whose}"))
    is_on_its_way = case.arrival_at is not None and case.state != "closed"
    if is_on_its_way and case.arrival_at is not None and case.arrival_at.date() >= today:
        found.append(lines.Clock("", words.moment(case.arrival_at), arrival_words(case)))
    return found


def arrival_words(case: CaseView) -> str:
    """Return with what and where a case arrives, and its next stop; empty when not known yet."""
    if case.arrival_at is None and not case.carrier:
        return ""
    node = places.node_names().get(case.arrival_node, "") if case.arrival_node else ""
    onward = _("onward to %(place)s") % {"place": case.next_stop} if case.next_stop else ""
    return ", ".join(filter(None, (case.carrier, node, onward)))


def _told(case: CaseView, found: CaseSummary) -> dict[str, Any]:
    """Return how the family was told of a death, and on which evidence who it is rests."""
    stands = found.steps.get(kinds.FAMILY_TOLD)
    evidence = [_in_words(steps.EVIDENCE[one.evidence][1]) for one in found.facts.matches]
    agreed = {login for one in found.facts.matches for login in one.agreed_by}
    return {
        "on": case.family_told_at or (stands.done_on if stands else None),
        "note": stands.note if stands else "",
        "is_moment": case.family_told_at is not None,
        "evidence": ", ".join(evidence), "people": len(agreed),
    }  # fmt: skip


def _handover(line: HandoverLine) -> dict[str, Any]:
    """Return the parties of one hand-over in words."""
    receiver = RECEIVERS.get(line.receiver_kind)
    witness = WITNESSES.get(line.witness_kind)
    kinship = str(dict(forms.KINSHIP).get(line.receiver_kinship, ""))
    return {
        "line": line, "receiver": ", ".join(filter(None, (
            _in_words(receiver) if receiver else "", kinship
        ))),
        "witness": _in_words(witness) if witness else "",
    }  # fmt: skip


def _paper(line: Any) -> dict[str, Any]:
    return {"line": line, "label": line.title or timeline.paper_label(line.code)}


def _guards(opened: Opened, facts: CaseFacts) -> dict[str, Any]:
    """Return the next step with why it cannot be done yet, and what else is shut, with reasons."""
    case = opened.book
    ahead = steps.next_step(case.kind, facts.steps_done)
    why = steps.why_not_step(facts, ahead.code) if ahead else None
    shut = []
    to_close = closing.why_not_close(facts, ground="SELESAI")
    if to_close is not None and case.state != "closed":
        said = [_said(to_close)]
        if facts.is_protected:
            said.append(_said(refusals.CLOCK_NEVER_CLOSES))
        shut.append(Shut(_("Close the case"), " ".join(said)))
    consents = sharing.SharingFacts(case.kind == "deceased", facts.has_minor, True, (), facts.today)
    police = sharing.why_not_send(
        sharing.Packet("police", "police_report", frozenset({"passport"}), "consent"),
        about=consents,
    )
    if police is not None and case.kind != kinds.COMPLAINT:
        shut.append(Shut(_("Send to the police"), _said(police)))
    return {
        "ahead": ahead.label.in_language(get_language()) if ahead else "",
        "ahead_code": ahead.code if ahead else "",
        "why_not_ahead": _said(why) if why else "",
        "shut": shut,
        "moves": _moves(facts),
        "may_close": to_close is None,
    }


def _moves(facts: Any) -> list[tuple[str, str, str]]:
    found = []
    for to in moves.next_states(facts.state):
        why = moves.why_not_move(facts, to=to)
        label = moves.STATES[to].in_language(get_language())
        found.append((to, label, _said(why) if why else ""))
    return found


def _said(refusal: Refusal) -> str:
    return refusal.words.in_language(get_language())


@guards.requires("cases.view")
def plan(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show the assessment, the plan with its goals and services, tasks, and the outcome."""
    opened = door.open_case(request, ref, part="plan")
    tasks = reading.tasks(opened.row) if opened.view else []
    facts = case_facts(opened.row, by=opened.actor)
    done = reading.steps(opened.row)
    context = frame(opened, "plan") | {
        "steps": [
            (step, _result(step.code, done), done[step.code].note if step.code in done else "")
            for step in rail(opened.book, done)
        ],
        "promise": facts.promise,
        "may_promise": clarifying.why_not_record_promise(facts, kept=True) is None,
        "goals": [line for line in tasks if line.kind == "goal"],
        "services": [line for line in tasks if line.kind == "service"],
        "tasks": [line for line in tasks if line.kind == "task"],
        "outcome": str(dict(forms.OUTCOMES).get(opened.book.outcome_code, "")),
        "moves": _moves(facts),
    }
    return render(request, "desk/cases/plan.html", context)


def _result(code: str, done: Mapping[str, StepView]) -> str:
    step = done.get(code)
    came = clarifying.RESULTS.get(code, {}).get(step.result) if step else None
    return came.in_language(get_language()) if came else ""


@guards.requires("cases.view")
def people(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show the people of a case, who is who, minors, and each hand-over."""
    opened = door.open_case(request, ref, part="people")
    case = opened.book
    matches = reading.matches(opened.row) if case.kind == "deceased" else []
    sure = steps.is_identity_sure(case_facts(opened.row, by=opened.actor).matches)
    names = places.regency_names()
    context = frame(opened, "people") | {
        "lines": [
            (line, names.get(line.regency_code, ""), dict(forms_people.ROLES).get(line.role, ""))
            for line in reading.people(opened.row)
        ],
        "matches": [
            (match, steps.EVIDENCE[match.evidence][1], opened.actor.login in match.logins)
            for match in matches
        ],
        "is_sure": sure,
        "kinship": str(dict(forms.KINSHIP).get(case.complainant_kinship, "")),
    }
    return render(request, "desk/cases/people.html", context)


@guards.requires("cases.view")
def papers(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show the papers of a case and their files; a photo of the dead has no preview."""
    opened = door.open_case(request, ref, part="papers")
    found = [_paper(line) for line in reading.papers(opened.row)] if opened.view else []
    return render(request, "desk/cases/papers.html", frame(opened, "papers") | {"papers": found})


@guards.requires("cases.view")
def history(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show the whole timeline and who looked at the case."""
    opened = door.open_case(request, ref, part="history")
    entries = reading.entries(opened.row, limit=reading.TIMELINE) if opened.view else []
    context = frame(opened, "history") | {
        "items": timeline.items(entries, kind=opened.book.kind),
        "trail": trail.events_for("case", str(ref), limit=50),
    }
    return render(request, "desk/cases/history.html", context)
