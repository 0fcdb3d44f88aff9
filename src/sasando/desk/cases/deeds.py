"""Every deed on a case that is a form: what it asks, what it does, where it leads back to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sasando.desk.cases import forms, forms_people
from sasando.desk.cases.door import Opened
from sasando.domain.values.money import MINOR_DIGITS, Money
from sasando.foundation.access import guards
from sasando.records.cases import moving, persons, reading, terms, working
from sasando.records.cases.facts import DetailFacts
from sasando.records.cases.inputs import (
    ContactFacts,
    CostFacts,
    FileFacts,
    MinorFacts,
    TaskFacts,
    WayHomeFacts,
)
from sasando.records.cases.queries import term_row

MILLES = 3
Values = Mapping[str, Any]
Do = Callable[[Opened, Values, UUID | None, int], object]
Start = Callable[[Opened, UUID | None], dict[str, Any]]


def _nothing(_opened: Opened, _item: UUID | None) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Deed:
    """One form on a case; `start` gives what stands now, also for showing a difference."""

    title: str | Promise
    form: type[Form]
    do: Do
    done: str | Promise
    back: str = "detail"
    start: Start = _nothing
    permission: str = "cases.edit"
    is_danger: bool = False


def _details(opened: Opened, _item: UUID | None) -> dict[str, Any]:
    return {name: getattr(opened.book, name) for name in DetailFacts.__dataclass_fields__}


def _correct(opened: Opened, data: Values, _item: UUID | None, version: int) -> object:
    facts = DetailFacts(**data)
    return working.correct_details(opened.row, facts=facts, version=version, by=opened.actor)


def _note(opened: Opened, data: Values, _item: UUID | None, _version: int) -> None:
    working.add_note(opened.row, text=data["text"], kind=data["kind"], by=opened.actor)


def _contact(opened: Opened, data: Values, _item: UUID | None, _version: int) -> None:
    working.record_contact(opened.row, facts=ContactFacts(**data), by=opened.actor)


def _task(opened: Opened, data: Values, _item: UUID | None, _version: int) -> object:
    who = UUID(data["who"]) if data["who"] else None
    facts = TaskFacts(what=data["what"], kind=data["kind"], due_on=data["due_on"], who=who)
    return working.add_task(opened.row, facts=facts, by=opened.actor)


def _finish_task(opened: Opened, _data: Values, item: UUID | None, _version: int) -> None:
    working.finish_task(opened.row, ref=_need(item), result="", by=opened.actor)


def _redo_task(opened: Opened, _data: Values, item: UUID | None, _version: int) -> None:
    working.open_task_again(opened.row, ref=_need(item), by=opened.actor)


def _cost_now(opened: Opened, item: UUID | None) -> dict[str, Any]:
    line = next((line for line in reading.costs(opened.row) if line.ref == item), None)
    if line is None:
        return {"is_estimate": True, "state": "planned"}
    names = ("line", "what", "carrier", "at", "is_estimate", "payer", "state", "receipt")
    found = {name: getattr(line, name) for name in names}
    money = Money(line.amount_minor, line.currency)
    # Three decimals read as thousands, four as what they are: 1.2340 KWD.
    digits = f"{money.amount:.4f}" if MINOR_DIGITS[line.currency] == MILLES else f"{money.amount:f}"
    return found | {"amount": f"{digits} {line.currency}", "version": line.version}


def _cost(opened: Opened, data: Values, item: UUID | None, version: int) -> object:
    given = {name: data[name] for name in data if name != "amount"}
    facts = CostFacts(money=data["amount"], **given)
    return working.write_cost(opened.row, facts=facts, ref=item, version=version, by=opened.actor)


def _paper_now(opened: Opened, item: UUID | None) -> dict[str, Any]:
    line = next((line for line in reading.papers(opened.row) if line.ref == item), None)
    if line is None:
        raise guards.NotOpen
    found = {"is_there": line.is_there, "expected_on": line.expected_on}
    return found | {"version": line.version}


def _paper(opened: Opened, data: Values, item: UUID | None, version: int) -> None:
    working.tick_paper(opened.row, ref=_need(item), version=version, by=opened.actor, **data)


def _attach(opened: Opened, data: Values, item: UUID | None, _version: int) -> object:
    return working.attach(opened.row, file=_file(data), ref=item, by=opened.actor)


def _file(data: Values) -> FileFacts:
    received = data["file"]
    return FileFacts(
        data=received.read(), name=received.name, is_sensitive=data.get("is_sensitive", False),
        is_evidence=data.get("is_evidence", False), expires_on=data.get("expires_on"),
    )  # fmt: skip


def _pause(opened: Opened, data: Values, item: UUID | None, _version: int) -> None:
    terms.pause_term(opened.row, term=_term(opened, item), by=opened.actor, **data)


def _resume(opened: Opened, _data: Values, item: UUID | None, _version: int) -> None:
    terms.resume_term(opened.row, term=_term(opened, item), by=opened.actor)


def _term(opened: Opened, item: UUID | None) -> Any:
    row = term_row(opened.row, ref=_need(item))
    if row is None:
        raise guards.NotOpen
    return row


def _assess(opened: Opened, data: Values, _item: UUID | None, version: int) -> object:
    return moving.write_assessment(opened.row, text=data["text"], version=version, by=opened.actor)


def _outcome(opened: Opened, data: Values, _item: UUID | None, version: int) -> object:
    return moving.write_outcome(opened.row, version=version, by=opened.actor, **data)


def _assign(opened: Opened, data: Values, _item: UUID | None, _version: int) -> object:
    return moving.assign(opened.row, to=UUID(data["to"]), by=opened.actor)


def _close(opened: Opened, data: Values, _item: UUID | None, _version: int) -> object:
    return moving.ask_to_close(
        opened.row, ground=data["ground"], note=data["text"], duplicate_of=data["duplicate_of"],
        by=opened.actor,
    )  # fmt: skip


def _decide(opened: Opened, data: Values, _item: UUID | None, _version: int) -> object:
    return moving.decide_closing(opened.row, by=opened.actor, **data)


def _reopen(opened: Opened, data: Values, _item: UUID | None, _version: int) -> object:
    return moving.reopen(opened.row, reason=data["reason"], by=opened.actor)


def _promise(opened: Opened, data: Values, _item: UUID | None, _version: int) -> None:
    moving.record_promise(opened.row, by=opened.actor, **data)


def _withdrawal(opened: Opened, data: Values, _item: UUID | None, _version: int) -> None:
    working.state_withdrawal(opened.row, text=data["text"], by=opened.actor)


def _unresolvable(opened: Opened, data: Values, _item: UUID | None, _version: int) -> None:
    working.tell_unresolvable(opened.row, text=data["text"], by=opened.actor)


def _match(opened: Opened, data: Values, _item: UUID | None, _version: int) -> object:
    return persons.add_match(opened.row, by=opened.actor, **data)


def _agree(opened: Opened, _data: Values, item: UUID | None, _version: int) -> None:
    persons.agree(opened.row, match=_need(item), by=opened.actor)


def _kinship(opened: Opened, data: Values, _item: UUID | None, _version: int) -> None:
    persons.check_kinship(opened.row, by=opened.actor, **data)


def _line(opened: Opened, item: UUID | None) -> Any:
    found = next((line for line in reading.people(opened.row) if line.ref == item), None)
    if found is None:
        raise guards.NotOpen
    return found


def _minor_now(opened: Opened, item: UUID | None) -> dict[str, Any]:
    line = _line(opened, item)
    text = reading.best_interest(opened.row, person=line.ref)
    found = {"is_minor": line.is_minor, "guardian_name": line.guardian_name, "best_interest": text}
    return found | {"version": line.version}


def _minor(opened: Opened, data: Values, item: UUID | None, version: int) -> None:
    persons.write_minor(
        opened.row, person=_need(item), facts=MinorFacts(**data), version=version, by=opened.actor
    )


def _way_now(opened: Opened, item: UUID | None) -> dict[str, Any]:
    line = _line(opened, item)
    agreed = {True: "yes", False: "no", None: ""}[line.agrees_village]
    found = {"next_stop": line.next_stop, "agrees_village": agreed, "version": line.version}
    return found | {"left_out_reason": line.left_out_reason}


def _way(opened: Opened, data: Values, item: UUID | None, version: int) -> None:
    persons.write_way_home(
        opened.row, person=_need(item), facts=WayHomeFacts(**data), version=version,
        by=opened.actor,
    )  # fmt: skip


def _need(item: UUID | None) -> UUID:
    if item is None:
        raise guards.NotOpen
    return item


DEEDS: Mapping[str, Deed] = MappingProxyType(
    {
        "betulkan": Deed(
            _("Correct the details"), forms.DetailForm, _correct, _("Saved."), start=_details
        ),
        "catatan": Deed(_("Add a note"), forms.NoteForm, _note, _("Note added.")),
        "kontak": Deed(_("Record a contact"), forms.ContactForm, _contact, _("Contact recorded.")),
        "tugas": Deed(_("Add to the plan"), forms.TaskForm, _task, _("Added."), back="plan"),
        "tugas-selesai": Deed(
            _("Done?"), forms.SureForm, _finish_task, _("Task done."), back="plan"
        ),
        "tugas-urungkan": Deed(
            _("Open the task again"), forms.SureForm, _redo_task, _("Opened again."), back="plan"
        ),
        "biaya": Deed(_("Cost"), forms.CostForm, _cost, _("Cost saved."), start=_cost_now),
        "surat": Deed(
            _("Paper"), forms.PaperForm, _paper, _("Saved."), back="papers", start=_paper_now
        ),
        "unggah": Deed(_("Attach a file"), forms.FileForm, _attach, _("Kept."), back="papers"),
        "jeda": Deed(_("Let the clock rest"), forms.PauseForm, _pause, _("The clock rests.")),
        "lanjut": Deed(_("Let the clock run on"), forms.SureForm, _resume, _("The clock runs.")),
        "asesmen": Deed(
            _("Assessment"), forms.TextForm, _assess, _("Assessment saved."), back="plan",
            start=lambda opened, _item: {"text": opened.book.assessment},
        ),
        "hasil": Deed(
            _("Outcome"), forms.OutcomeForm, _outcome, _("Outcome saved."), back="plan",
            start=lambda opened, _i: {
                "code": opened.book.outcome_code, "text": opened.book.outcome
            },
        ),
        "serahkan": Deed(
            _("Give the case to"), forms.AssignForm, _assign, _("Given."),
            permission="cases.assign",
        ),
        "tutup": Deed(
            _("Ask to close the case"), forms.CloseForm, _close,
            _("A supervisor was asked to close the case."),
        ),
        "putuskan": Deed(
            _("Decide on the closing"), forms.DecideForm, _decide, _("Decided."),
            permission="cases.approve",
        ),
        "buka-lagi": Deed(
            _("Open the case again"), forms.ReasonForm, _reopen, _("The case is open again."),
            permission="cases.approve",
        ),
        "janji": Deed(
            _("Did the respondent keep the promise?"), forms.PromiseForm, _promise,
            _("Recorded."), back="plan",
        ),
        "pencabutan": Deed(
            _("Withdrawn by the complainant"), forms.TextForm, _withdrawal, _("Recorded.")
        ),
        "tak-terselesaikan": Deed(
            _("Told that it cannot be resolved"), forms.TextForm, _unresolvable, _("Recorded.")
        ),
        "bukti": Deed(
            _("Evidence on who it is"), forms.MatchForm, _match, _("Evidence added."),
            back="people",
        ),
        "setuju": Deed(
            _("I looked at this evidence and agree"), forms.SureForm, _agree, _("Agreed."),
            back="people",
        ),
        "kerabat": Deed(
            _("Kinship of the complainant"), forms.KinshipForm, _kinship, _("Recorded."),
            back="people",
        ),
        "anak": Deed(
            _("Child and guardian"), forms_people.MinorForm, _minor, _("Saved."), back="people",
            start=_minor_now,
        ),
        "jalan-pulang": Deed(
            _("Way home"), forms_people.WayHomeForm, _way, _("Saved."), back="people",
            start=_way_now,
        ),
    }
)  # fmt: skip
