"""Regulations on their way for partners: stages, the draft by articles, and their inputs."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sasando.domain.commitments.projects import WISHES
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui.forms import OfficeForm, WordsField, said
from sasando.library.commitments import project_lines, projects, reach, telling, ways
from sasando.library.commitments.facts import PARTNERS_SEE
from sasando.library.commitments.projects import InputFacts
from sasando.library.commitments.ways import DraftView, ProjectPage

REFUSED = 422


class InputForm(OfficeForm):
    """What a unit says of an article."""

    anchor = forms.ChoiceField(label=gettext_lazy("Article"), required=False)
    wish = forms.ChoiceField(label=gettext_lazy("What you ask"), widget=forms.RadioSelect)
    words = WordsField(
        label=gettext_lazy("Your input"), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("With the wording you propose. No name of a person"),
    )  # fmt: skip

    def __init__(self, *args: Any, draft: DraftView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        self.fields["anchor"].choices = [  # type: ignore[attr-defined]
            (one.anchor, project_lines.article_title(one, language)) for one in draft.articles
        ]
        self.fields["wish"].choices = [  # type: ignore[attr-defined]
            (code, telling.cap(words.in_language(language))) for code, words in WISHES.items()
        ]


@guards.requires("commitments.follow")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List regulations on their way that partners may read."""
    found = ways.cards(day=_actor(request).today, sees=PARTNERS_SEE)
    lines = [project_lines.card(one, get_language(), url=_url(one.ref)) for one in found]
    return render(request, "portal/commitments/projects.html", {"lines": lines})


@guards.requires("commitments.follow")
@require_safe
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show a regulation with its stages, the draft by articles, inputs and figures."""
    page, language = _page(request, ref, draft=request.GET.get("naskah", "")), get_language()
    context = {
        "page": page, "head": project_lines.card(page.card, language, url=_url(ref)),
        "stages": project_lines.stages(page, language), "steps": project_lines.way(page, language),
        "articles": project_lines.articles(page, language), "about": page.about,
    }  # fmt: skip
    return render(request, "portal/commitments/project.html", context)


@guards.requires("commitments.report")
def give(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Take a unit's input to an article of the newest draft."""
    actor, page = _actor(request), _page(request, ref)
    if page.draft is None or not actor.unit:
        raise guards.NotOpen
    if request.method == "GET" and page.draft.why_closed:
        return HttpResponseRedirect(_url(ref))
    start = {"anchor": request.GET.get("pasal", "")}
    form, status = InputForm(request.POST or None, initial=start, draft=page.draft), 200
    if request.method == "POST" and form.is_valid():
        given = InputFacts(**form.cleaned_data, unit=actor.unit, unit_name=reach.unit_name(actor))
        try:
            projects.give(page.draft.ref, given=given, by=actor)
        except Refused as refused:
            form.add_error(None, said(refused))
            status = REFUSED
        else:
            messages.success(request, _("Sent to the office. Thank you."))
            return HttpResponseRedirect(_url(ref))
    context = {
        "form": form, "submit": _("Send to the office"), "back": _url(ref),
        "title": page.card.title.in_language(get_language()),
    }  # fmt: skip
    return render(request, "portal/commitments/input.html", context, status=status)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _page(request: HttpRequest, ref: UUID, *, draft: str = "") -> ProjectPage:
    chosen = ways.draft_ref(draft)
    found = ways.page(ref, day=_actor(request).today, sees=PARTNERS_SEE, draft=chosen)
    if found is None:
        raise guards.NotOpen
    return found


def _url(ref: UUID) -> str:
    return reverse("portal:commitments:project", args=[ref])
