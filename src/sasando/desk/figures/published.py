"""Staff pages of what went out: erratum, and each figure beside what others printed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.analysis.releases import beside
from sasando.desk.figures.forms import ErratumForm
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.library.publications import actions, passports, queries
from sasando.library.publications.facts import ReleaseView
from sasando.library.publications.layout import laid


@guards.requires("releases.view")
def release(request: HttpRequest, number: str) -> HttpResponse:
    """Show a release to staff, with each figure that others printed too."""
    found = _release(number)
    language = get_language() or "id"
    context = {
        "release": found, "title": passports.title(found.card, language),
        "signed": passports.signatures(found), "beside": beside.beside_print(found),
        "tables": [passports.shown(one, language) | {"laid": laid(one)} for one in found.tables],
    }  # fmt: skip
    return render(request, "desk/figures/release.html", context)


@guards.requires("releases.approve")
def erratum(request: HttpRequest, number: str) -> HttpResponse:
    """State what was found wrong; the release itself stays as it is."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = _release(number)
    form = ErratumForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_erratum(number, by=actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
        else:
            messages.success(request, _("The erratum stands on the release's page."))
            return HttpResponseRedirect(reverse("desk:figures:release", args=[number]))
    context = {
        "form": form, "title": _("Erratum for %(number)s") % {"number": found.card.number},
        "back": reverse("desk:figures:release", args=[number]),
    }  # fmt: skip
    return render(request, "desk/figures/form.html", context)


def _release(number: str) -> ReleaseView:
    found = queries.release(number, partners=True)
    if found is None:
        raise guards.NotOpen
    return found
