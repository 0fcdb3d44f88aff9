"""Steps, moves, people and hand-overs: acts with a page of their own."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sasando.desk.cases import door, forms, forms_people
from sasando.desk.cases.doing import CONFLICT, differences, version_in
from sasando.desk.cases.door import Opened
from sasando.domain.cases.kinds import DECEASED, FAMILY_TOLD, KINDS
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.files import responses
from sasando.records.cases import moving, persons, reading, working
from sasando.records.cases.inputs import FileFacts
from sasando.records.workers import queries as workers
from sasando.records.workers import search


def _step_label(opened: Opened, code: str) -> str:
    step = KINDS[opened.book.kind].step(code)
    if step is None:
        raise guards.NotOpen
    return step.label.in_language(get_language())


def form_page(request: HttpRequest, opened: Opened, form: Any, **more: Any) -> HttpResponse:
    """Return the page of one form of a case."""
    context = {
        "row": opened.row, "book": opened.book, "form": form,
        "version": more.get("version", opened.row.version),
        "deed": {"title": more["title"]}, "submit": more.get("submit", ""),
        "marks": more.get("marks"),
        "back": reverse(f"desk:cases:{more.get('back', 'detail')}", args=[opened.row.ref]),
    }  # fmt: skip
    return render(request, "desk/cases/deed.html", context, status=more.get("status", 200))


def refusal_on(form: Any, refused: Refused, *, now: dict[str, Any]) -> dict[str, Any]:
    """Put a refusal on a form; a late saver also gets the difference to what stands now."""
    form.add_error(None, said(refused))
    if refused.refusal.code != STALE_VERSION.code:
        return {}
    return {"status": CONFLICT, "marks": differences(form, now)}


def said(refused: Refused) -> str:
    """Return a refusal in the language of the page."""
    return refused.refusal.words.in_language(get_language())


def back(name: str, ref: UUID) -> HttpResponseRedirect:
    """Lead back to a part of the case."""
    return HttpResponseRedirect(reverse(f"desk:cases:{name}", args=[ref]))


@guards.requires("cases.edit")
def step(request: HttpRequest, ref: UUID, code: str) -> HttpResponse:
    """Record that a step is done."""
    opened = door.for_writing(request, ref)
    label = _step_label(opened, code)
    start = {"on": opened.actor.today}
    form: Any = forms.StepForm(request.POST or None, code=code, initial=start)
    if code == FAMILY_TOLD and opened.book.kind == DECEASED:
        form = forms_people.ToldForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            moving.finish_step(
                opened.row, code=code, on=data["on"], note=data["note"],
                result=data.get("result", ""), by=opened.actor,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("Recorded: %(step)s") % {"step": label})
            return back("detail", ref)
    return form_page(request, opened, form, title=label, submit=_("Record"))


@guards.requires("cases.edit")
def undo_step(request: HttpRequest, ref: UUID, code: str) -> HttpResponse:
    """Take back a step that was recorded by mistake, with the reason."""
    opened = door.for_writing(request, ref)
    label = _step_label(opened, code)
    form = forms.ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            moving.take_back_step(opened.row, code=code, reason=reason, by=opened.actor)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("Taken back: %(step)s") % {"step": label})
            return back("plan", ref)
    title = _("Take back: %(step)s") % {"step": label}
    return form_page(request, opened, form, title=title, back="plan", submit=_("Take back"))


@guards.requires("cases.edit")
def plan_step(request: HttpRequest, ref: UUID, code: str) -> HttpResponse:
    """Plan a step for a day; it is a plan of the office, not a legal deadline."""
    opened = door.for_writing(request, ref)
    label = _step_label(opened, code)
    stands = reading.steps(opened.row).get(code)
    start = {"on": stands.planned_on if stands else None}
    form = forms.PlanForm(request.POST or None, initial=start)
    more: dict[str, Any] = {"version": stands.version if stands else 0}
    if request.method == "POST" and form.is_valid():
        on, version = form.cleaned_data["on"], version_in(request)
        try:
            moving.plan_step(opened.row, code=code, on=on, version=version, by=opened.actor)
        except Refused as refused:
            more |= refusal_on(form, refused, now=start)
        else:
            messages.success(request, _("Planned."))
            return back("detail", ref)
    title = _("Plan: %(step)s") % {"step": label}
    return form_page(request, opened, form, title=title, **more)


@guards.requires("cases.edit")
@require_POST
def move(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Move a case to another state."""
    opened = door.for_writing(request, ref)
    try:
        moving.move(opened.row, to=request.POST.get("to", ""), by=opened.actor)
    except Refused as refused:
        messages.error(request, said(refused))
    else:
        messages.success(request, _("Moved."))
    return back("plan", ref)


@guards.requires("cases.edit")
def add_person(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Add one more person, found in the registry."""
    opened = door.for_writing(request, ref)
    wanted = request.GET.get("q", "").strip()[:200]
    found = search.find_people(wanted, actor=opened.actor, regency="", limit=10) if wanted else []
    if request.method == "POST":
        form = forms_people.PersonForm(request.POST)
        if form.is_valid():
            identity = workers.identity_for(form.cleaned_data["identity"], actor=opened.actor)
            if identity is None:
                raise guards.NotOpen
            try:
                persons.add_person(
                    opened.row, identity=identity, role=form.cleaned_data["role"],
                    is_minor=form.cleaned_data["is_minor"], by=opened.actor,
                )  # fmt: skip
            except Refused as refused:
                messages.error(request, said(refused))
            else:
                messages.success(request, _("Added."))
            return back("people", ref)
    context = {
        "row": opened.row, "book": opened.book, "q": wanted, "found": found,
        "roles": forms_people.ROLES,
    }  # fmt: skip
    return render(request, "desk/cases/add_person.html", context)


@guards.requires("cases.edit")
def handover(request: HttpRequest, ref: UUID, person: UUID) -> HttpResponse:
    """Draw up one person's hand-over record, or change it while it is not signed."""
    opened = door.for_writing(request, ref)
    line = next((line for line in reading.people(opened.row) if line.ref == person), None)
    if line is None:
        raise guards.NotOpen
    stands = next((one for one in reading.handovers(opened.row) if one.person_ref == person), None)
    start = _handover_start(opened, stands)
    form = forms_people.HandoverForm(request.POST or None, initial=start)
    more: dict[str, Any] = {"version": stands.version if stands else 0}
    if request.method == "POST" and form.is_valid():
        version = version_in(request)
        try:
            persons.draw_handover(
                opened.row, person=person, draft=form.draft(), version=version, by=opened.actor
            )
        except Refused as refused:
            more |= refusal_on(form, refused, now=start)
        else:
            messages.success(request, _("The record is drawn up."))
            return back("people", ref)
    title = _("Hand-over record: %(name)s") % {"name": line.name}
    return form_page(request, opened, form, title=title, back="people", **more)


def _handover_start(opened: Opened, stands: Any) -> dict[str, Any]:
    if stands is None:
        return {"giver_name": opened.actor.name, "receiver_kind": "family"}
    names = forms_people.HandoverForm.base_fields
    start = {name: getattr(stands, name, "") for name in names}
    return start | {
        "kinship": stands.receiver_kinship,
        "is_kinship_checked": stands.kinship_checked,
    }


@guards.requires("cases.edit")
def sign(request: HttpRequest, ref: UUID, handover: UUID) -> HttpResponse:
    """Bind the signed copy of a hand-over record."""
    opened = door.for_writing(request, ref)
    stands = reading.handover(opened.row, ref=handover)
    if stands is None:
        raise guards.NotOpen
    form = forms_people.SignForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        received = form.cleaned_data["file"]
        copy = FileFacts(data=received.read(), name=received.name)
        try:
            persons.sign_handover(
                opened.row, handover=handover, copy=copy,
                signed_on=form.cleaned_data["signed_on"], by=opened.actor,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("The signed copy is bound to the record."))
            return back("people", ref)
    title = _("Signed copy of %(number)s") % {"number": stands.number}
    return form_page(request, opened, form, title=title, back="people")


@guards.requires("cases.view")
def file(request: HttpRequest, ref: UUID, paper: UUID) -> HttpResponse:
    """Hand out a file of the case as an attachment; the look is written first."""
    opened = door.find(request, ref)
    if opened.view is None:
        raise guards.NotOpen
    try:
        name, media, data = working.read_file(opened.row, ref=paper, by=opened.actor)
    except Refused:
        raise guards.NotOpen from None
    return responses.attachment(data, name=name, media_type=media)


@guards.requires("cases.view")
def signed(request: HttpRequest, ref: UUID, handover: UUID) -> HttpResponse:
    """Hand out the signed copy of a hand-over record; the look is written first."""
    opened = door.find(request, ref)
    if opened.view is None:
        raise guards.NotOpen
    try:
        name, media, data = persons.read_signed(opened.row, handover=handover, by=opened.actor)
    except Refused:
        raise guards.NotOpen from None
    return responses.attachment(data, name=name, media_type=media)
