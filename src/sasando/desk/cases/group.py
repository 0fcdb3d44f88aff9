"""Many people of one case at once: their way home, their hand-over records, the signed copy."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from sasando.desk.cases import acts, door
from sasando.desk.cases.door import Opened
from sasando.desk.cases.forms_people import HandoverForm, SignForm
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.ui.forms import DayField, OfficeForm
from sasando.records.cases import group, reading
from sasando.records.cases.facts import PersonLine
from sasando.records.cases.inputs import FileFacts

MOST_NAMED = 5


class WayForm(OfficeForm):
    """One next stop and day for many."""

    next_stop = forms.CharField(label=lazy("Next stop"), max_length=120)
    onward_on = DayField(label=lazy("Onward on"), required=False)


class GroupHandoverForm(HandoverForm):
    """The hand-over record of many: whoever receives themselves needs no name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver_name"].required = False
        self.fields["receiver_name"].help_text = _("Empty where each person receives themselves.")

    def clean(self) -> dict[str, Any]:
        """Ask for a name where somebody else receives."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("receiver_kind") != group.SELF and not data.get("receiver_name"):
            self.add_error("receiver_name", _("Write the name of the receiver."))
        return data


@dataclass(frozen=True)
class Many:
    """One act on many people: its form, and whom it may be for."""

    title: str | Promise
    form: type[forms.Form]
    do: Callable[[Opened, Mapping[str, Any], list[UUID]], group.Done]
    fits: Callable[[PersonLine], bool]


def _ways(opened: Opened, data: Mapping[str, Any], people: list[UUID]) -> group.Done:
    return group.write_ways_home(opened.row, people=people, by=opened.actor, **data)


def _draw(opened: Opened, data: Mapping[str, Any], people: list[UUID]) -> group.Done:
    draft = GroupHandoverForm.draft_of(data)
    return group.draw_handovers(opened.row, people=people, draft=draft, by=opened.actor)


def _sign(opened: Opened, data: Mapping[str, Any], people: list[UUID]) -> group.Done:
    copy = FileFacts(data=data["file"].read(), name=data["file"].name)
    return group.sign_handovers(
        opened.row, people=people, copy=copy, signed_on=data["signed_on"], by=opened.actor
    )


def _is_open(line: PersonLine) -> bool:
    return line.role == "subject" and not line.handed_over_on and not line.left_out_reason


def _is_drawn(line: PersonLine) -> bool:
    return _is_open(line) and line.handover_ref is not None


ACTS: Mapping[str, Many] = MappingProxyType(
    {
        "jalan": Many(lazy("Way home of several people"), WayForm, _ways, _is_open),
        "bast": Many(
            lazy("Hand-over records of several people"), GroupHandoverForm, _draw, _is_open
        ),
        "tanda": Many(lazy("One signed copy for several people"), SignForm, _sign, _is_drawn),
    }
)


@guards.requires("cases.edit")
def many(request: HttpRequest, ref: UUID, act: str) -> HttpResponse:
    """Show the people an act may be for and its form, or do it for each who is ticked."""
    opened, found = door.for_writing(request, ref), ACTS.get(act)
    if found is None:
        raise guards.NotOpen
    lines = [line for line in reading.people(opened.row) if found.fits(line)]
    ticked = set(request.POST.getlist("orang") if request.method == "POST" else [])
    form = found.form(request.POST or None, request.FILES or None, initial=_start(opened))
    if request.method == "POST" and form.is_valid():
        people = [line.ref for line in lines if str(line.ref) in ticked]
        try:
            done = found.do(opened, form.cleaned_data, people) if people else None
        except Refused as refused:
            form.add_error(None, acts.said(refused))
        else:
            if done is not None:
                _say(request, done)
                return acts.back("people", ref)
            form.add_error(None, _("Tick at least one person."))
    context = {
        "row": opened.row, "book": opened.book, "form": form, "title": found.title,
        "lines": [(line, not ticked or str(line.ref) in ticked) for line in lines],
    }  # fmt: skip
    return render(request, "desk/cases/many.html", context)


def _start(opened: Opened) -> dict[str, Any]:
    today = opened.actor.today
    return {
        "giver_name": opened.actor.name, "receiver_kind": group.SELF, "planned_on": today,
        "signed_on": today,
    }  # fmt: skip


def _say(request: HttpRequest, done: group.Done) -> None:
    if done.count:
        said = ngettext("Done for %(n)s person.", "Done for %(n)s people.", done.count)
        messages.success(request, said % {"n": done.count})
    for name, why in done.refused[:MOST_NAMED]:
        messages.warning(request, f"{name}: {why.words.in_language(get_language())}")
    left = len(done.refused) - MOST_NAMED
    if left > 0:
        messages.warning(request, _("Not done for %(n)s more.") % {"n": left})
