"""Questions of partners about a released figure, and the office's answers."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.outbox import queries as outbox
from sasando.foundation.outbox.actions import mark_read
from sasando.foundation.ui.forms import OfficeForm, WordsField, said
from sasando.library.commitments import questions
from sasando.library.publications import passports, queries
from sasando.portal.figures import lines


class QuestionForm(OfficeForm):
    """A question about one figure."""

    text = WordsField(
        label=gettext_lazy("Your question"), max_length=questions.LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("What it counts, why it differs. No name of a person"),
    )  # fmt: skip


@guards.requires("questions.ask")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the unit's own questions, those answered for all, and figures to ask about."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    language = get_language() or "id"
    released = queries.standing(partners=True)
    unread = lines.unread_answers(actor)
    context = {
        "questions": [lines.question(one, language, unread) for one in questions.open_to(actor)],
        "figures": [
            (card.number, table.name, str(passports.shown(table, language)["title"]))
            for card, table in released
        ],
    }
    return render(request, "portal/figures/questions.html", context)


@guards.requires("questions.ask")
@require_safe
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show one question with its answers; the notice of an answer counts as read from then on."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = next((one for one in questions.open_to(actor) if one.ref == ref), None)
    if found is None:
        raise guards.NotOpen
    shown = lines.question(found, get_language() or "id")
    if actor.user_ref is not None:
        for message in outbox.unread_about(actor, shown["url"]):
            mark_read(message, who=actor.user_ref, now=actor.now)
    return render(request, "portal/figures/question.html", {"question": shown})


@guards.requires("questions.ask")
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Take a question about one table of a release."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    table = queries.table(number, name, partners=True)
    if table is None:
        raise guards.NotOpen
    form = QuestionForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            questions.ask(number, name, text=form.cleaned_data["text"], by=actor)
        except Refused as refused:
            form.add_error("text", said(refused))
        else:
            messages.success(request, _("Your question is with the office; the answer comes here."))
            return HttpResponseRedirect(reverse("portal:questions:list"))
    context: dict[str, Any] = {
        "form": form, "number": number, "name": name, "submit": _("Ask the office"),
        "table": passports.shown(table, get_language() or "id"),
        "back": reverse("portal:figures:passport", args=[number, name]),
    }  # fmt: skip
    return render(request, "portal/figures/ask.html", context, status=status)
