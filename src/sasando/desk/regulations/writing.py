"""Pages on which works, relations, summaries and readings are written, corrected and checked."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sasando.desk.regulations.work_forms import (
    ReasonForm,
    RelationForm,
    SaidForm,
    SeenForm,
    WorkForm,
    start_of_said,
    start_of_work,
)
from sasando.desk.regulations.works import code_of
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui.forms import OfficeForm, said
from sasando.library.regulations import works
from sasando.library.regulations.law import Acting, law

CONFLICT = 409


@guards.requires("regulations.edit")
def add(request: HttpRequest) -> HttpResponse:
    """Add a work."""
    actor = actor_of(request)
    form = WorkForm(posted(request), may_check=may_check(actor))
    made: list[str] = []

    def write() -> None:
        made.append(works.add_work(form.facts(), seen=form.seen(), by=actor))

    answer = saved(request, form, write)
    if answer:
        return to_work(made[0])
    back = reverse("desk:regulations:instruments")
    return page(request, form, title=_("Add a regulation"), back=back)


@guards.requires("regulations.edit")
def correct(request: HttpRequest, work: str) -> HttpResponse:
    """Correct a work, or write that it was checked in the gazette."""
    actor, code = actor_of(request), code_of(work)
    found = law().works[code]
    start = start_of_work(found)
    form = WorkForm(posted(request), initial=start, may_check=may_check(actor))

    def write() -> None:
        edition = form.cleaned_data["edition"] or 0
        works.correct_work(code, facts=form.facts(), edition=edition, seen=form.seen(), by=actor)

    if saved(request, form, write):
        return to_work(code)
    title = _("Check or correct")
    return page(request, form, title=title, back=address(code), code=code)


@guards.requires("regulations.edit")
def relate(request: HttpRequest, work: str) -> HttpResponse:
    """Write how a work acts on another."""
    actor, code = actor_of(request), code_of(work)
    form = RelationForm(posted(request), may_check=may_check(actor))

    def write() -> None:
        works.relate(form.facts(code), seen=form.seen(), by=actor)

    if saved(request, form, write):
        return to_work(code)
    return page(request, form, title=_("Add a relation"), back=address(code), code=code)


@guards.requires("regulations.edit")
def correct_relation(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Write the day of a relation anew; what stood stays beside it."""
    actor, one = actor_of(request), _relation(ref)
    start = {"on": one.on, "ended_on": one.ended_on, "is_presumed": one.is_presumed}
    form = RelationForm(posted(request), initial=start, may_check=may_check(actor), is_new=False)

    def write() -> None:
        facts = form.facts(one.subject, one)
        works.correct_relation(ref, facts=facts, seen=form.seen(), by=actor)

    if saved(request, form, write):
        return to_work(one.subject)
    back = address(one.subject)
    return page(
        request, form, title=_("Check or correct the relation"), back=back, code=one.subject,
        relation=one,
    )  # fmt: skip


@guards.requires("regulations.edit")
def withdraw_relation(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Take a relation back, with the reason."""
    actor, one = actor_of(request), _relation(ref)
    form = ReasonForm(posted(request))

    def write() -> None:
        works.withdraw_relation(ref, reason=form.cleaned_data["reason"], by=actor)

    if saved(request, form, write):
        return to_work(one.subject)
    back = address(one.subject)
    return page(
        request, form, title=_("Withdraw the relation"), back=back, code=one.subject,
        relation=one,
    )  # fmt: skip


@guards.requires("regulations.edit")
def say(request: HttpRequest, work: str, key: str = "") -> HttpResponse:
    """Write what a place says in own words, or check and correct it."""
    actor, code = actor_of(request), code_of(work)
    found = next((one for one in law().said.get(code, ()) if one.code == key), None)
    if key and found is None:
        raise guards.NotOpen
    start = start_of_said(found) if found else {"anchor": request.GET.get("pasal", "")[:80]}
    form = SaidForm(posted(request), initial=start, may_check=may_check(actor))

    def write() -> None:
        works.say(code, facts=form.facts(), seen=form.seen(), key=key, by=actor)

    if saved(request, form, write):
        return to_work(code)
    title = _("Check or correct the summary") if key else _("Sum up an article")
    return page(request, form, title=title, back=address(code), code=code)


@guards.requires("regulations.verify")
def check_reading(request: HttpRequest, code: str) -> HttpResponse:
    """Write that a reading was seen at its source."""
    actor = actor_of(request)
    one = next((each for each in law().readings if each.code == code), None)
    if one is None:
        raise guards.NotOpen
    form = SeenForm(posted(request), may_check=True)

    def write() -> None:
        works.check_reading(code, seen=form.seen(), by=actor)

    if saved(request, form, write):
        return to_work(one.instrument)
    back = address(one.instrument)
    return page(
        request, form, title=_("Check the reading"), back=back, code=one.instrument, reading=one
    )


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def may_check(actor: Actor) -> bool:
    """Say whether someone may write that the gazette was read."""
    return policy.may(actor, "regulations.verify")


def saved(request: HttpRequest, form: OfficeForm, write: Callable[[], object]) -> bool:
    """Say whether a sent form was written; what is wrong stands in the form."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        write()
    except Refused as refused:
        form.add_error(None, said(refused))
        return False
    messages.success(request, _("Saved."))
    return True


def posted(request: HttpRequest) -> Any:
    """Return what was sent; None where a page is only opened."""
    return request.POST if request.method == "POST" else None


def page(
    request: HttpRequest, form: OfficeForm, *, title: str, back: str, code: str = "", **more: Any
) -> HttpResponse:
    """Draw a form of the law's pages; 409 where somebody else was faster."""
    stale = form.non_field_errors().as_data() if form.is_bound else []
    status = CONFLICT if any(one.code == STALE_VERSION.code for one in stale) else 200
    context = {
        "form": form, "title": title, "back": back, "submit": _("Save"),
        "work": law().works.get(code), **more,
    }  # fmt: skip
    return render(request, "desk/regulations/write.html", context, status=status)


def _relation(ref: UUID) -> Acting:
    found = next((one for one in law().relations if one.ref == str(ref)), None)
    if found is None:
        raise guards.NotOpen
    return found


def address(code: str) -> str:
    """Return the page of a work."""
    return reverse("desk:regulations:work", args=[law().works[code].path])


def to_work(code: str) -> HttpResponseRedirect:
    """Lead to the page of a work."""
    return HttpResponseRedirect(address(code))
