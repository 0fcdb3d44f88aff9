"""Staff pages of what partners ask about released figures."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sasando.desk.figures import telling
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui.forms import OfficeForm, WordsField, said
from sasando.library.commitments import questions
from sasando.library.commitments.questions import QuestionView
from sasando.library.directory import queries as directory


class AnswerForm(OfficeForm):
    """The office's answer."""

    text = WordsField(
        label=gettext_lazy("Answer"), max_length=questions.LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Only sums that were released. It is kept and never changed"),
    )  # fmt: skip
    is_shared = forms.BooleanField(
        label=gettext_lazy("Every partner may read question and answer"), required=False
    )


@guards.requires("questions.answer")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List questions, those without an answer first."""
    found = sorted(questions.every(), key=lambda one: bool(one.answers))
    context = {"questions": [_shown(one) for one in found]}
    return render(request, "desk/figures/questions.html", context)


@guards.requires("questions.answer")
@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show a question and take an answer."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = questions.one(ref)
    if found is None:
        raise guards.NotOpen
    form = AnswerForm(request.POST if request.method == "POST" else None)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        data = form.cleaned_data
        post = actor.on_behalf_of or str(policy.label(actor.role).id)
        try:
            with transaction.atomic():
                questions.answer(
                    ref, text=data["text"], is_shared=data["is_shared"], post=post, by=actor
                )
                telling.tell_asker(ref, by=actor)
        except Refused as refused:
            form.add_error("text", said(refused))
        else:
            messages.success(request, _("The answer is kept; whoever asked was told."))
            return HttpResponseRedirect(reverse("desk:questions:list"))
    context = {
        "question": _shown(found), "form": form, "submit": _("Answer"),
        "back": reverse("desk:questions:list"),
    }  # fmt: skip
    return render(request, "desk/figures/question.html", context, status=status)


def _shown(one: QuestionView) -> dict[str, object]:
    unit = directory.unit(one.unit) if one.unit else None
    role = policy.label(one.role).in_language(get_language())
    title = one.title_en if (get_language() or "id").startswith("en") else one.title
    return {"one": one, "title": title, "who": unit.name if unit else role, "role": role}
