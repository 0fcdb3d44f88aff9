"""Pages of officials: who holds a post of a unit, as the official writes the name."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui.forms import DayField, OfficeForm, said
from sasando.library.directory import actions, officials, queries
from sasando.library.directory.actions import OfficialFacts
from sasando.library.directory.models import Official
from sasando.library.directory.officials import OfficialView
from sasando.library.directory.queries import UnitView

CONFLICT = 409


class OfficialForm(OfficeForm):
    """Who holds a post, in that role only."""

    post = forms.CharField(label=gettext_lazy("Post, in Indonesian"), max_length=120)
    post_en = forms.CharField(
        label=gettext_lazy("Post, in English"), required=False, max_length=120
    )
    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=200,
        help_text=gettext_lazy("Letter by letter as the official writes it, with titles"),
    )  # fmt: skip
    of_institution = forms.BooleanField(
        label=gettext_lazy("A post of the whole institution, not of this unit alone"),
        required=False,
    )
    since = DayField(label=gettext_lazy("In the post since"), required=False)
    source = forms.CharField(
        label=gettext_lazy("Where this is known from"), max_length=300,
        help_text=gettext_lazy("A public paper: decree, letterhead, or website, with its day"),
    )  # fmt: skip
    is_verified = forms.BooleanField(
        label=gettext_lazy("I saw the name in a paper that the official or the office issued"),
        required=False,
    )

    def facts(self) -> OfficialFacts:
        """Return what the form says, for an action."""
        return OfficialFacts(**self.cleaned_data)


class EndForm(OfficeForm):
    """When a term ended."""

    until = DayField(
        label=gettext_lazy("Last day in the post"), required=False,
        help_text=gettext_lazy("Day/month/year; empty when the term runs after all"),
    )  # fmt: skip


@guards.requires("directory.edit")
def create(request: HttpRequest, unit: str) -> HttpResponse:
    """Add who holds a post of a unit."""
    found, form = _unit(unit), OfficialForm(request.POST or None)

    def do() -> Official:
        return actions.add_official(unit, facts=form.facts(), by=_actor(request))

    return _answer(request, form, do, unit=unit, title=_("Add an official") + f" · {found.name}")


@guards.requires("directory.edit")
def correct(request: HttpRequest, unit: str, official: int) -> HttpResponse:
    """Correct what is written of an official; the second of two savers is told."""
    found = _official(unit, official)
    form = OfficialForm(request.POST or None, initial=_start_of(found))

    def do() -> Official:
        return actions.correct_official(
            official, unit=unit, facts=form.facts(), version=_version(request), by=_actor(request)
        )

    return _answer(
        request, form, do, unit=unit, title=_("Correct the official"), version=found.version
    )


@guards.requires("directory.edit")
def end(request: HttpRequest, unit: str, official: int) -> HttpResponse:
    """End an official's term; the line stays, with its last day."""
    found, actor = _official(unit, official), _actor(request)
    form = EndForm(request.POST or None, initial={"until": found.until or actor.today})

    def do() -> Official:
        until = form.cleaned_data["until"]
        return actions.end_term(official, until=until, version=_version(request), by=actor)

    title = _("End the term of %(name)s") % {"name": found.name}
    return _answer(request, form, do, unit=unit, title=title, version=found.version)


def _start_of(official: OfficialView) -> dict[str, Any]:
    return {
        "post": official.post.id, "post_en": official.post_en, "name": official.name,
        "of_institution": bool(official.of), "since": official.since, "source": official.source,
        "is_verified": official.is_verified,
    }  # fmt: skip


def _unit(code: str) -> UnitView:
    found = queries.unit(code)
    if found is None:
        raise guards.NotOpen
    return found


def _official(unit: str, pk: int) -> OfficialView:
    found = officials.official(pk, unit=unit)
    if found is None:
        raise guards.NotOpen
    return found


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _version(request: HttpRequest) -> int:
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdigit() else 0


def _answer(
    request: HttpRequest,
    form: OfficeForm,
    do: Callable[[], Official],
    *,
    unit: str,
    title: str,
    version: int = 0,
) -> HttpResponse:
    """Show the form of a deed on an official, or do it and lead back to the unit."""
    status, back = 200, reverse("desk:directory:detail", args=[unit])
    if request.method == "POST" and form.is_valid():
        try:
            row = do()
        except Refused as refused:
            form.add_error(None, said(refused))
            status = CONFLICT if refused.refusal is STALE_VERSION else 200
        else:
            _tell(request, row)
            return HttpResponseRedirect(back)
    context = {"form": form, "title": title, "back": back, "version": version}
    return render(request, "desk/directory/form.html", context, status=status)


def _tell(request: HttpRequest, row: Official) -> None:
    messages.success(request, _("Saved."))
    others = officials.others_in_post(row.pk)
    if others:
        text = ngettext(
            "Saved beside %(count)s other holder of the same post in that time. Is one a plt.?",
            "Saved beside %(count)s other holders of the same post in that time. Is one a plt.?",
            others,
        )
        messages.warning(request, text % {"count": others})
