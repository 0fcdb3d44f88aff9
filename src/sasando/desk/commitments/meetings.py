"""What an officer does to a meeting: plan, hold, cancel; agenda, seats, papers, minutes."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sasando.desk.commitments import forms, paths
from sasando.desk.commitments.saying_forms import (
    CommitmentForm,
    SayForm,
    StatementForm,
    start_of_statement,
)
from sasando.desk.commitments.step_forms import WhyForm
from sasando.domain.commitments import states
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.files import responses
from sasando.foundation.ui.forms import OfficeForm, said
from sasando.library.commitments import actions, holding, papers
from sasando.library.commitments.facts import ItemView, MeetingPage, StatementView

REFUSED, CONFLICT = 422, 409


@guards.requires("commitments.edit")
def create(request: HttpRequest) -> HttpResponse:
    """Write down a meeting, a letter or a press statement."""
    start = {"visibility": "partners", "follows": request.GET.get("sesudah", "")}
    form = forms.MeetingForm(request.POST or None, initial=start)
    status, back = 200, reverse("desk:commitments:board")
    if request.method == "POST" and form.is_valid():
        try:
            made = holding.plan(form.facts(), by=paths.actor_of(request))
        except Refused as refused:
            form.add_error(None, said(refused))
            status = REFUSED
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(paths.meeting_url(made.ref))
    context = {
        "form": form, "title": _("New meeting"), "back": back, "submit": _("Save"),
        "crumb": _("Meetings & commitments"),
    }  # fmt: skip
    return render(request, "desk/commitments/form.html", context, status=status)


@guards.requires("commitments.edit")
def correct(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Correct what is written of a meeting; the second of two savers is told."""
    page, actor = paths.meeting(request, ref), paths.actor_of(request)
    start = forms.start_of_meeting(page)
    form = forms.MeetingForm(request.POST or None, initial=start, own=page)
    typed = request.POST.get("version", "")
    version = int(typed) if typed.isascii() and typed.isdigit() else 0

    def do() -> None:
        holding.correct(ref, given=form.facts(), version=version, by=actor)

    return _answer(request, page, form, do, title=_("Correct the meeting"), version=page.version)


@guards.requires("commitments.edit")
def hold(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Mark a meeting as held, after a question."""
    page = paths.meeting(request, ref)
    question = _("Was “%(title)s” held?") % {"title": _title(page)}
    text = _("Minutes and statements can be written from now on; it cannot be cancelled any more.")
    return _confirm(
        request, page, lambda: holding.hold(ref, by=paths.actor_of(request)),
        question=question, text=text, label=_("It was held"),
    )  # fmt: skip


@guards.requires("commitments.edit")
def cancel(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Cancel a planned meeting with a reason; what is open under it carries on, in words."""
    page, form = paths.meeting(request, ref), WhyForm(request.POST or None)
    left = [one.what.in_language(get_language()) for one in _open(page)]
    note = (
        _("These commitments stand and are read at the next meeting: %(what)s.")
        % {"what": "; ".join(left)}
        if left
        else ""
    )

    def do() -> None:
        holding.cancel(ref, why=form.cleaned_data["words"], by=paths.actor_of(request))

    return _answer(request, page, form, do, title=_("Cancel the meeting"), note=note)


def _open(page: MeetingPage) -> list[Any]:
    return [one for one in page.commitments if one.state in states.OPEN]


@guards.requires("commitments.edit")
def add_item(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Put an item on the agenda."""
    page = paths.meeting(request, ref)
    start = {"visibility": page.card.visibility}
    form = forms.ItemForm(request.POST or None, initial=start)

    def do() -> None:
        holding.add_item(ref, given=form.facts(), by=paths.actor_of(request))

    return _answer(request, page, form, do, title=_("Add an item"))


@guards.requires("commitments.edit")
def item(request: HttpRequest, ref: UUID, item: UUID) -> HttpResponse:
    """Correct an item, or write its minutes."""
    page = paths.meeting(request, ref)
    found = _item(page, item)
    form = forms.ItemForm(request.POST or None, initial=forms.start_of_item(found))

    def do() -> None:
        holding.correct_item(item, given=form.facts(), by=paths.actor_of(request))

    return _answer(request, page, form, do, title=_("Item and minutes"))


@guards.requires("commitments.edit")
@require_POST
def drop_item(request: HttpRequest, ref: UUID, item: UUID) -> HttpResponse:
    """Take an item off the agenda while nothing is written under it."""
    page = paths.meeting(request, ref)
    _item(page, item)
    return _do(request, page, lambda: holding.drop_item(item, by=paths.actor_of(request)))


def _item(page: MeetingPage, ref: UUID) -> ItemView:
    found = next((each for each in page.items if each.ref == ref), None)
    if found is None:
        raise guards.NotOpen
    return found


@guards.requires("commitments.edit")
def add_seat(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Write who is invited or came."""
    page = paths.meeting(request, ref)
    form = forms.SeatForm(request.POST or None, initial={"came": "invited"})

    def do() -> None:
        holding.seat(ref, given=form.facts(), by=paths.actor_of(request))

    return _answer(request, page, form, do, title=_("Add a participant"))


@guards.requires("commitments.edit")
def seat(request: HttpRequest, ref: UUID, place: int) -> HttpResponse:
    """Correct who came, in which role."""
    page = paths.meeting(request, ref)
    found = next((each for each in page.seats if each.place == place), None)
    if found is None:
        raise guards.NotOpen
    start = {
        "party": forms.choice_of(found.institution, found.unit), "role": found.role.id,
        "came": found.came, "is_chair": found.is_chair,
    }  # fmt: skip
    form = forms.SeatForm(request.POST or None, initial=start)

    def do() -> None:
        holding.seat(ref, given=form.facts(), place=place, by=paths.actor_of(request))

    return _answer(request, page, form, do, title=_("Correct a participant"))


@guards.requires("commitments.edit")
@require_POST
def drop_seat(request: HttpRequest, ref: UUID, place: int) -> HttpResponse:
    """Take a line off the list of who takes part."""
    page, actor = paths.meeting(request, ref), paths.actor_of(request)
    return _do(request, page, lambda: holding.unseat(ref, place=place, by=actor))


@guards.requires("commitments.edit")
def add_document(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Lay a paper beside a meeting."""
    page = paths.meeting(request, ref)
    start = {"visibility": page.card.visibility, "brief": request.GET.get("paparan", "")}
    form = forms.DocumentForm(request.POST or None, request.FILES or None, initial=start)

    def do() -> None:
        holding.add_document(ref, given=form.facts(), by=paths.actor_of(request))

    return _answer(request, page, form, do, title=_("Add a document"))


@guards.requires("commitments.view")
@require_safe
def document(request: HttpRequest, ref: UUID, document: UUID) -> HttpResponse:
    """Hand out a paper of a meeting; the look is written first."""
    page = paths.meeting(request, ref)
    if not any(each.ref == document and each.can_open for each in page.documents):
        raise guards.NotOpen
    try:
        name, media, data = papers.read_document(document, by=paths.actor_of(request))
    except Refused as refused:
        raise guards.NotOpen from refused
    return responses.attachment(data, name=name, media_type=media)


@guards.requires("commitments.edit")
def say(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Write a statement and the commitment out of it."""
    page = paths.meeting(request, ref)
    start = {"visibility": page.card.visibility, "item": request.GET.get("pokok", "")}
    form = SayForm(request.POST or None, initial=start, page=page)

    def do() -> None:
        actions.say(ref, said=form.said(), new=form.new(), by=paths.actor_of(request))

    return _answer(request, page, form, do, title=_("New statement"))


@guards.requires("commitments.edit")
def statement(request: HttpRequest, ref: UUID, statement: UUID) -> HttpResponse:
    """Correct a statement."""
    page = paths.meeting(request, ref)
    found = _statement(page, statement)
    start = start_of_statement(found, forms.choice_of(found.institution, found.unit))
    form = StatementForm(request.POST or None, initial=start, page=page)

    def do() -> None:
        actions.correct_statement(statement, said=form.said(), by=paths.actor_of(request))

    return _answer(request, page, form, do, title=_("Correct the statement"))


@guards.requires("commitments.edit")
def add(request: HttpRequest, ref: UUID, statement: UUID) -> HttpResponse:
    """Write one more commitment out of a statement."""
    page = paths.meeting(request, ref)
    found = _statement(page, statement)
    form = CommitmentForm(request.POST or None, initial={"visibility": found.visibility})

    def do() -> None:
        actions.add(statement, new=form.new(), by=paths.actor_of(request))

    return _answer(request, page, form, do, title=_("One more commitment"))


def _statement(page: MeetingPage, ref: UUID) -> StatementView:
    found = next((each for each in page.statements if each.ref == ref), None)
    if found is None:
        raise guards.NotOpen
    return found


@guards.requires("commitments.confirm")
def agree(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Agree on the minutes, after a question."""
    page = paths.meeting(request, ref)
    question = _("Agree on the minutes of “%(title)s”?") % {"title": _title(page)}
    text = _("Agenda, minutes and statements are not changed after this without opening them.")
    return _confirm(
        request, page, lambda: holding.agree(ref, by=paths.actor_of(request)),
        question=question, text=text, label=_("Agree on the minutes"),
    )  # fmt: skip


@guards.requires("commitments.confirm")
def open_minutes(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Open agreed minutes again, with a reason."""
    page, form = paths.meeting(request, ref), WhyForm(request.POST or None)

    def do() -> None:
        words = form.cleaned_data["words"]
        holding.open_minutes(ref, why=words, by=paths.actor_of(request))

    return _answer(request, page, form, do, title=_("Open the minutes again"))


def _title(page: MeetingPage) -> str:
    return page.card.title.in_language(get_language())


def _do(request: HttpRequest, page: MeetingPage, do: Callable[[], object]) -> HttpResponse:
    try:
        do()
    except Refused as refused:
        messages.warning(request, refused.refusal.words.in_language(get_language()))
    else:
        messages.success(request, _("Saved."))
    return HttpResponseRedirect(paths.meeting_url(page.card.ref))


def _confirm(
    request: HttpRequest,
    page: MeetingPage,
    do: Callable[[], object],
    *,
    question: str,
    text: str,
    label: str,
) -> HttpResponse:
    if request.method == "POST":
        return _do(request, page, do)
    context = {
        "question": question, "text": text, "label": label, "crumb": _title(page),
        "back": paths.meeting_url(page.card.ref),
    }  # fmt: skip
    return render(request, "desk/commitments/confirm.html", context)


def _answer(
    request: HttpRequest,
    page: MeetingPage,
    form: OfficeForm,
    do: Callable[[], object],
    *,
    title: str,
    **more: Any,
) -> HttpResponse:
    """Show the form of a deed on a meeting, or do it and lead back to the meeting."""
    status, back = 200, paths.meeting_url(page.card.ref)
    if request.method == "POST" and form.is_valid():
        try:
            do()
        except Refused as refused:
            form.add_error(None, said(refused))
            status = CONFLICT if refused.refusal is STALE_VERSION else REFUSED
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(back)
    context = {
        "form": form, "title": title, "back": back, "submit": _("Save"), "crumb": _title(page)
    } | more  # fmt: skip
    return render(request, "desk/commitments/form.html", context, status=status)
