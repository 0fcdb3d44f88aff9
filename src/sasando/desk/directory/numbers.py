"""Pages of test calls: which numbers stand, and what came of a call."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui.forms import DayField, OfficeForm
from sasando.library.directory import actions, calls, queries


class CallForm(OfficeForm):
    """What came of a test call."""

    outcome = forms.ChoiceField(label=_("What came of it"), widget=forms.RadioSelect)
    on = DayField(label=_("Called on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (code, words.in_language(language)) for code, words in calls.OUTCOMES.items()
        ]


@guards.requires("directory.view")
def index(request: HttpRequest) -> HttpResponse:
    """List units that have a number: those that must be tried again first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    numbered = [one for one in queries.units() if one.phone]
    found = calls.lines(numbered, today=actor.today)
    found.sort(key=lambda line: (line.stands, line.unit.name))
    context = {
        "lines": [(line, calls.OUTCOMES[line.last.outcome] if line.last else "") for line in found],
        "days": calls.STANDS_DAYS,
        "mute": len(queries.units(kind="mission")) - sum(one.kind == "mission" for one in numbered),
    }
    return render(request, "desk/directory/numbers.html", context)


@guards.requires("directory.edit")
def record(request: HttpRequest, unit: str) -> HttpResponse:
    """Write what came of a call to a unit's number."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.unit(unit)
    if found is None:
        raise guards.NotOpen
    form = CallForm(request.POST or None, initial={"on": actor.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_test_call(unit, by=actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("desk:directory:numbers"))
    title = _("Test call to %(unit)s: %(number)s") % {"unit": found.name, "number": found.phone}
    context = {"form": form, "title": title, "back": reverse("desk:directory:numbers")}
    return render(request, "desk/directory/form.html", context)
