"""Sealed reports at the desk: read, answered, noted, handed over, made into a case, closed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sasando.desk.letterbox.forms import AnswerForm, HandForm, NoteForm, OntoCaseForm
from sasando.domain.values.words import Refused, Words
from sasando.exchange.letterbox import identities, inbox, replies
from sasando.exchange.letterbox.inbox import ReportView
from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.files import receiving, responses, sounds
from sasando.foundation.ui.forms import OfficeForm, said
from sasando.records.cases import queries
from sasando.records.cases import reports as cases

VIEW, ALL = "letterbox.view", inbox.ALL_REPORTS
CASEWORKERS = ("CW", "CS")
DANGER = {
    "yes": Words(id="Bahaya sekarang", en="In danger now"),
    "no": Words(id="Ada masalah", en="A problem"),
    "unknown": Words(id="Belum diketahui", en="Not known"),
}
STATES = {
    "new": Words(id="Belum dibuka", en="Not opened"),
    "open": Words(id="Dibaca", en="Read"),
    "case": Words(id="Menjadi kasus", en="Became a case"),
    "closed": Words(id="Ditutup", en="Closed"),
}


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


@guards.requires(VIEW)
def index(request: HttpRequest) -> HttpResponse:
    """List reports, those in danger first; no words of a report."""
    actor = actor_of(request)
    is_done = request.GET.get("daftar") == "selesai"
    rows = inbox.listed(actor=actor, is_done=is_done)
    inbox.note_listed(rows, by=actor)
    lines = [(row, DANGER[row.danger], STATES[row.state]) for row in rows]
    context = {"lines": lines, "is_done": is_done, "sees_all": policy.may(actor, ALL)}
    return render(request, "desk/letterbox/reports.html", context)


@guards.requires(VIEW)
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show one report and its thread; the look is written first."""
    return _page(request, ref)


@guards.requires(VIEW)
@require_POST
def answer(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Answer the reporter; or answer and close."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, ref, answer=form)
    does = replies.close if "close" in request.POST else replies.answer
    try:
        does(ref, form.cleaned_data["text"], by=actor_of(request))
    except Refused as refused:
        return _refused(request, ref, refused, form, name="answer")
    messages.success(request, _("Sealed for the receipt. The reporter reads it on coming back."))
    return _back(ref)


@guards.requires(VIEW)
@require_POST
def note(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Write a note that never goes out."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, ref, note=form)
    try:
        replies.note(ref, form.cleaned_data["text"], by=actor_of(request))
    except Refused as refused:
        return _refused(request, ref, refused, form, name="note")
    messages.success(request, _("Noted. Only the office reads it."))
    return _back(ref)


@guards.requires(ALL)
@require_POST
def hand(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Hand a report to a caseworker."""
    form = HandForm(request.POST, choices=_caseworkers(request))
    if not form.is_valid():
        return _page(request, ref, hand=form)
    who = form.cleaned_data["who"]
    try:
        replies.hand_to(ref, who=UUID(who), name=form.name_of(who), by=actor_of(request))
    except Refused:
        raise guards.NotOpen from None
    messages.success(request, _("Handed to %(name)s.") % {"name": form.name_of(who)})
    return _back(ref)


@guards.requires(VIEW)
@require_POST
def into_case(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Write a report onto a case that exists, and link both."""
    form = OntoCaseForm(request.POST)
    if not form.is_valid():
        return _page(request, ref, onto=form)
    actor = actor_of(request)
    case = queries.case_numbered(form.cleaned_data["number"], actor=actor)
    if case is None:
        form.add_error("number", _("Not found, or not open to you."))
        return _page(request, ref, onto=form)
    try:
        cases.take_into(case, report=ref, by=actor)
    except Refused as refused:
        return _refused(request, ref, refused, form, name="onto")
    messages.success(request, _("Written onto %(number)s.") % {"number": case.number})
    return HttpResponseRedirect(reverse("desk:cases:detail", args=[case.ref]))


@guards.requires(ALL)
@require_POST
def close_twins(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Close what came with the very same words and was not read."""
    try:
        many = replies.close_twins(ref, by=actor_of(request))
    except Refused:
        raise guards.NotOpen from None
    messages.success(request, _("Closed unread: %(many)s.") % {"many": many})
    return _back(ref)


@guards.requires(VIEW)
@require_POST
def ask_identity(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Ask the custodian who reported."""
    if inbox.header(ref, actor=actor_of(request)) is None:
        raise guards.NotOpen
    identities.ask(ref, by=actor_of(request))
    messages.success(request, _("The custodian was asked."))
    return _back(ref)


@guards.requires(VIEW)
def file(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Hand out a photo or voice note, to be saved, under a name that says nothing."""
    found = inbox.file(ref, by=actor_of(request))
    if found is None:
        raise guards.NotOpen
    row, data = found
    suffix = sounds.SUFFIX.get(row.media_type) or receiving.SUFFIX.get(row.media_type, "")
    name = f"{row.ref.hex[:8]}{suffix}"
    return responses.attachment(data, name=name, media_type=row.media_type)


def _page(request: HttpRequest, ref: UUID, **bound: OfficeForm) -> HttpResponse:
    actor = actor_of(request)
    found = inbox.read(ref, by=actor)
    if found is None:
        raise guards.NotOpen
    sees_all = policy.may(actor, ALL)
    context: dict[str, Any] = {
        "report": found.row, "words": found.words, "danger": DANGER[found.row.danger],
        "state": STATES[found.row.state], "sees_all": sees_all,
        "identities": identities.of_report(ref) if found.row.has_identity else (),
        "may_open": policy.may(actor, "cases.create") and found.row.state != "case",
        "answer": AnswerForm(), "note": NoteForm(), "onto": OntoCaseForm(),
        "hand": HandForm(choices=_caseworkers(request)) if sees_all else None,
        "twins": _twins(found, actor) if sees_all else 0,
    } | bound  # fmt: skip
    context["wrong"] = next(iter(bound.values()), None)
    return render(request, "desk/letterbox/report.html", context, status=422 if bound else 200)


def _twins(found: ReportView, actor: Actor) -> int:
    return inbox.unread_twins(found.row.ref, actor=actor)


def _refused(
    request: HttpRequest, ref: UUID, refused: Refused, form: OfficeForm, *, name: str
) -> HttpResponse:
    if refused.refusal.code == replies.GONE.code:
        raise guards.NotOpen
    form.add_error(None, said(refused))
    return _page(request, ref, **{name: form})


def _caseworkers(request: HttpRequest) -> list[tuple[str, str]]:
    return accounts.holders_of(CASEWORKERS, day=actor_of(request).today)


def _back(ref: UUID) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("desk:letterbox:report", args=[ref]))
