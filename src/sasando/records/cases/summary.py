"""All that the page of one case shows, in one question to the store whatever the case's age."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import F, JSONField, QuerySet, Value
from django.db.models.functions import Cast, JSONObject

from sasando.domain.cases import facts as rules
from sasando.foundation.access.actor import Actor
from sasando.records.cases.facts import CostLine, PaperLine, PersonLine, StepView, TermView
from sasando.records.cases.gathering import (
    ACCEPTED,
    ASKED_DEEDS,
    is_trafficking,
    promise_of,
    results_of,
)
from sasando.records.cases.models import (
    Agreement,
    Case,
    CasePaper,
    CasePerson,
    CaseReferral,
    Closing,
    Cost,
    Entry,
    Handover,
    IdentityMatch,
    StepDone,
    Task,
    Term,
    TermChange,
    TermPause,
)

Found = Mapping[str, Any]
Wanted = tuple[str, "QuerySet[Any]", dict[str, str]]
LIVE = (Term.State.RUNNING, Term.State.PAUSED, Term.State.UNVERIFIED)


@dataclass(frozen=True)
class HandoverLine:
    """One hand-over record on the summary; what is handed over stays sealed."""

    ref: UUID
    number: str
    person_name: str
    state: str
    giver_name: str
    giver_post: str
    receiver_name: str
    witness_name: str
    witness_post: str
    signed_on: date | None
    receiver_kind: str
    receiver_kinship: str
    kinship_checked: bool
    witness_kind: str
    signed_sha256: str


@dataclass(frozen=True)
class OpenTask:
    """One task that is not done, with who does it and by when."""

    what: str
    who_name: str
    due_on: date | None


@dataclass(frozen=True)
class ClosingLine:
    """The latest request to close."""

    state: str
    ground: str
    asked_at: datetime
    asked_name: str


@dataclass(frozen=True)
class CaseSummary:
    """What the page of a case shows, and the facts its guards ask for."""

    steps: Mapping[str, StepView]
    terms: list[TermView]
    people: list[PersonLine]
    papers: list[PaperLine]
    costs: list[CostLine]
    handovers: list[HandoverLine]
    closing: ClosingLine | None
    tasks: list[OpenTask]
    facts: rules.CaseFacts


def summary(case: Case, *, by: Actor) -> CaseSummary:
    """Return the summary of a case in one query."""
    found: dict[str, list[Found]] = {}
    for what, row in _rows(case):
        found.setdefault(what, []).append(row)
    closings = found.get("closing", [])
    return CaseSummary(
        steps={row["code"]: _step(row) for row in found.get("step", [])},
        terms=_terms(found),
        people=[_person(row) for row in found.get("person", [])],
        papers=[_paper(row) for row in found.get("paper", [])],
        costs=_by_day(_cost(row) for row in found.get("cost", [])),
        handovers=[_handover(row) for row in found.get("handover", [])],
        closing=_closing(closings[-1]) if closings else None,
        tasks=_tasks(found),
        facts=_facts(case, found, by=by),
    )


def _rows(case: Case) -> Iterator[tuple[str, Found]]:
    parts = [_part(what, rows, fields) for what, rows, fields in _wanted(case)]
    for what, _pk, text in parts[0].union(*parts[1:], all=True):
        yield what, json.loads(text) if isinstance(text, str) else text


def _part(what: str, rows: "QuerySet[Any]", fields: Mapping[str, str]) -> "QuerySet[Any]":
    made = JSONObject(**{name: F(path) for name, path in fields.items()})
    plain: QuerySet[Any] = rows.order_by().annotate(
        row_kind=Value(what), row_body=Cast(made, output_field=JSONField())
    )
    listed: QuerySet[Any] = plain.values_list("row_kind", "pk", "row_body")
    return listed


def _same(names: str) -> dict[str, str]:
    return {name: name for name in names.split()}


def _wanted(case: Case) -> list[Wanted]:
    return [*_of_people(case), *_of_work(case)]


def _of_people(case: Case) -> list[Wanted]:
    person = "ref role is_minor guardian_name agrees_village next_stop handed_over_on version"
    identity = {
        "person_ref": "identity__person__ref", "identity_ref": "identity__ref",
        "name": "identity__name", "sex": "identity__sex", "born_from": "identity__born_from",
        "regency_code": "identity__regency_code", "village_code": "identity__village_code",
        "handover_state": "handover__state", "handover_ref": "handover__ref",
    }  # fmt: skip
    handover = (
        "ref number state giver_name giver_post receiver_name witness_name witness_post signed_on"
        " receiver_kind receiver_kinship kinship_checked witness_kind signed_sha256"
    )
    return [
        (
            "person", CasePerson.objects.filter(case=case),
            _same(person + " left_out_reason id") | identity,
        ),
        (
            "handover", Handover.objects.filter(case=case),
            _same(handover) | {"id": "id", "person_name": "person__identity__name"},
        ),
        ("match", IdentityMatch.objects.filter(case=case), _same("id evidence")),
        ("agreement", Agreement.objects.filter(match__case=case), _same("match_id login")),
    ]  # fmt: skip


def _of_work(case: Case) -> list[Wanted]:
    terms = Term.objects.filter(case=case).exclude(state=Term.State.REPLACED)
    contacts = Entry.objects.filter(case=case, deed__in=ASKED_DEEDS)
    return [
        ("step", StepDone.objects.filter(case=case), _same("code planned_on done_on note result")),
        ("term", terms, _same("id ref rule_id basis about state due_on triggered_at amount unit")),
        (
            "pause", TermPause.objects.filter(term__case=case, last=None),
            _same("term_id reason first"),
        ),
        ("change", TermChange.objects.filter(term__case=case), _same("id term_id old_due_on")),
        (
            "paper", CasePaper.objects.filter(case=case),
            _same("id ref code title is_there expected_on file is_sensitive"),
        ),
        (
            "cost", Cost.objects.filter(case=case),
            _same(
                "id ref line what carrier at amount_minor currency is_estimate payer state"
                " receipt version"
            ),
        ),
        (
            "closing", Closing.objects.filter(case=case),
            _same("id state ground asked_at asked_name duplicate_of"),
        ),
        ("goal", Task.objects.filter(case=case, kind=Task.Kind.GOAL), _same("id")),
        (
            "task", Task.objects.filter(case=case, kind=Task.Kind.TASK, done_at__isnull=True),
            _same("what who_name due_on"),
        ),
        ("referral", CaseReferral.objects.filter(case=case), _same("state")),
        ("contact", contacts, _same("id deed facts")),
    ]  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _ref(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def _step(row: Found) -> StepView:
    return StepView(
        row["code"], _day(row["planned_on"]), _day(row["done_on"]), row["note"], row["result"]
    )


def _terms(found: Mapping[str, list[Found]]) -> list[TermView]:
    pauses = {row["term_id"]: row for row in found.get("pause", [])}
    changes = {
        row["term_id"]: row for row in sorted(found.get("change", []), key=lambda row: row["id"])
    }
    live = [row for row in found.get("term", []) if row["state"] in LIVE]
    lines = [_term(row, pauses.get(row["id"]), changes.get(row["id"])) for row in live]
    return sorted(
        lines,
        key=lambda line: (line.due_on is None, line.due_on or date.max, line.triggered_at),
    )


def _term(row: Found, pause: Found | None, change: Found | None) -> TermView:
    return TermView(
        UUID(row["ref"]), row["rule_id"], row["basis"], row["about"], row["state"],
        _day(row["due_on"]), _moment(row["triggered_at"]), row["amount"], row["unit"],
        pause["reason"] if pause else "", _day(pause["first"]) if pause else None,
        _day(change["old_due_on"]) if change else None,
    )  # fmt: skip


def _person(row: Found) -> PersonLine:
    agrees = row["agrees_village"]
    return PersonLine(
        ref=UUID(row["ref"]), person_ref=UUID(row["person_ref"]),
        identity_ref=UUID(row["identity_ref"]), name=row["name"], sex=row["sex"],
        born_from=_day(row["born_from"]), regency_code=row["regency_code"],
        village_code=row["village_code"], role=row["role"], is_minor=bool(row["is_minor"]),
        guardian_name=row["guardian_name"], agrees_village=None if agrees is None else bool(agrees),
        next_stop=row["next_stop"], handed_over_on=_day(row["handed_over_on"]),
        left_out_reason=row["left_out_reason"], handover_state=row["handover_state"] or "",
        handover_ref=_ref(row["handover_ref"]), version=row["version"],
    )  # fmt: skip


def _paper(row: Found) -> PaperLine:
    return PaperLine(
        UUID(row["ref"]), row["code"], row["title"], bool(row["is_there"]),
        _day(row["expected_on"]), row["file"] is not None, bool(row["is_sensitive"]),
    )  # fmt: skip


def _cost(row: Found) -> CostLine:
    return CostLine(
        UUID(row["ref"]), row["line"], row["what"], row["carrier"],
        _moment(row["at"]) if row["at"] else None, row["amount_minor"], row["currency"],
        bool(row["is_estimate"]), row["payer"], row["state"], row["receipt"], row["version"],
    )  # fmt: skip


def _by_day(lines: Iterable[CostLine]) -> list[CostLine]:
    return sorted(lines, key=lambda line: (line.at is None, line.at.isoformat() if line.at else ""))


def _handover(row: Found) -> HandoverLine:
    return HandoverLine(
        UUID(row["ref"]), row["number"], row["person_name"], row["state"], row["giver_name"],
        row["giver_post"], row["receiver_name"], row["witness_name"], row["witness_post"],
        _day(row["signed_on"]), row["receiver_kind"], row["receiver_kinship"],
        bool(row["kinship_checked"]), row["witness_kind"], row["signed_sha256"],
    )  # fmt: skip


def _tasks(found: Mapping[str, list[Found]]) -> list[OpenTask]:
    """Return open tasks, nearest day first, undated ones last."""
    lines = [
        OpenTask(row["what"], row["who_name"], _day(row["due_on"])) for row in found.get("task", [])
    ]
    return sorted(lines, key=lambda line: (line.due_on is None, line.due_on or date.max, line.what))


def _closing(row: Found) -> ClosingLine:
    return ClosingLine(row["state"], row["ground"], _moment(row["asked_at"]), row["asked_name"])


def _facts(case: Case, found: Mapping[str, list[Found]], *, by: Actor) -> rules.CaseFacts:
    people = found.get("person", [])
    states = [row["state"] for row in found.get("referral", [])]
    contacts = found.get("contact", [])
    closings = sorted(found.get("closing", []), key=itemgetter("id"))
    done = {row["code"]: row["result"] for row in found.get("step", []) if row["done_on"]}
    return rules.CaseFacts(
        kind=case.kind, state=case.state, today=by.today, owner=case.owner_login,
        has_assessment=case.assessment_sealed is not None, goals=len(found.get("goal", [])),
        steps_done=frozenset(done), step_results=results_of(done),
        promise=promise_of(row["deed"] for row in sorted(contacts, key=itemgetter("id"))),
        matches=_matches(found), outcome=case.outcome_code,
        people=case.people_count,
        handovers_open=sum(
            not row["handed_over_on"] and not row["left_out_reason"] for row in people
        ),
        has_minor=case.has_minor or any(row["is_minor"] for row in people),
        is_missing=case.is_missing,
        has_trafficking_signs=case.is_restricted or is_trafficking(case.category),
        channels_tried=frozenset(_tried(contacts)), clocks=_clocks(found),
        has_accepted_referral=any(state in ACCEPTED for state in states),
        has_open_referral=any(state in ("sent", "accepted", "answered") for state in states),
        duplicate_of=(closings[-1]["duplicate_of"] if closings else "") or case.duplicate_of,
        has_withdrawal_statement=any(row["deed"] == "withdrawal_stated" for row in contacts),
        manifest_matches=case.manifest_stated in (None, case.people_count),
    )  # fmt: skip


def _tried(contacts: Iterable[Found]) -> Iterator[str]:
    for row in contacts:
        if row["deed"] == "contact_tried":
            facts = row["facts"]
            read = json.loads(facts) if isinstance(facts, str) else facts
            yield str(read.get("channel", ""))


def _matches(found: Mapping[str, list[Found]]) -> tuple[rules.Match, ...]:
    agreed: dict[int, set[str]] = {}
    for row in found.get("agreement", []):
        agreed.setdefault(row["match_id"], set()).add(row["login"])
    return tuple(
        rules.Match(row["evidence"], frozenset(agreed.get(row["id"], ())))
        for row in found.get("match", [])
    )


def _clocks(found: Mapping[str, list[Found]]) -> tuple[rules.Clock, ...]:
    return tuple(
        rules.Clock(
            row["rule_id"], _day(row["due_on"]), is_paused=row["state"] == Term.State.PAUSED,
            is_met=row["state"] == Term.State.MET,
        )
        for row in found.get("term", [])
    )  # fmt: skip
