"""Pages of emergency openings: open one, review them, close the review of a week."""

from datetime import date
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from sasando.domain.cases.glass import MOST_HOURS
from sasando.domain.values.words import Refused
from sasando.foundation.access import glass, guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui.forms import OfficeForm
from sasando.records.cases.glass import break_glass

HOURS = tuple((str(hours), str(hours)) for hours in range(1, MOST_HOURS + 1))


class GlassForm(OfficeForm):
    """Which case, why, for how long."""

    number = forms.CharField(label=_("Number of the case"), max_length=20)
    reason = forms.CharField(
        label=_("What is urgent, and for whom"), max_length=500, widget=forms.Textarea,
        help_text=_("At least 20 letters. Supervisor and auditor read it at once."),
    )  # fmt: skip
    hours = forms.ChoiceField(label=_("For how many hours"), choices=HOURS)


@guards.requires("cases.break_glass")
def open_one(request: HttpRequest) -> HttpResponse:
    """Open a case of others in an emergency, for reading only."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = GlassForm(request.POST or None, initial={"hours": "1"})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            row = break_glass(
                data["number"], reason=data["reason"], hours=int(data["hours"]), by=actor
            )
        except Refused as refused:
            form.add_error(None, _said(refused))
        else:
            messages.success(request, _t("Open for reading. Supervisor and auditor were told."))
            return HttpResponseRedirect(reverse("desk:cases:detail", args=[row.ref]))
    return render(request, "desk/cases/glass.html", {"form": form})


@guards.requires("cases.review_glass")
def reviews(request: HttpRequest) -> HttpResponse:
    """List emergency openings and past weeks whose review is not closed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    context = {
        "openings": glass.openings(), "weeks": glass.weeks_to_close(today=actor.today),
        "me": actor.login, "may_review": policy.may(actor, "cases.judge_glass"),
    }  # fmt: skip
    return render(request, "desk/cases/glass_reviews.html", context)


@guards.requires("cases.judge_glass")
@require_POST
def review(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Record the verdict on one opening."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    verdict, note = request.POST.get("verdict", "")[:20], request.POST.get("note", "")[:500]
    try:
        glass.review(ref, verdict=verdict, note=note, by=actor)
    except Refused as refused:
        messages.error(request, _said(refused))
    else:
        messages.success(request, _t("Reviewed."))
    return HttpResponseRedirect(reverse("desk:cases:glass_reviews"))


@guards.requires("cases.judge_glass")
@require_POST
def close_week(request: HttpRequest) -> HttpResponse:
    """Close the review of a week."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    try:
        glass.close_week(date.fromisoformat(request.POST.get("monday", "")), by=actor)
    except ValueError:
        raise guards.NotOpen from None
    except Refused as refused:
        messages.error(request, _said(refused))
    else:
        messages.success(request, _t("The review of the week is closed."))
    return HttpResponseRedirect(reverse("desk:cases:glass_reviews"))


def _said(refused: Refused) -> str:
    return refused.refusal.words.in_language(get_language())
