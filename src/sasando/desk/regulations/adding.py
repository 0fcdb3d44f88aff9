"""Pages on which citations and readings are added, checked and taken back."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from sasando.desk.regulations.adding_forms import CitationForm, ReadingForm
from sasando.desk.regulations.work_forms import ReasonForm, SeenForm
from sasando.desk.regulations.works import code_of
from sasando.desk.regulations.writing import (
    actor_of,
    address,
    may_check,
    page,
    posted,
    saved,
    to_work,
)
from sasando.foundation.access import guards
from sasando.library.regulations import adding
from sasando.library.regulations.law import Cited, ReadingView, law


@guards.requires("regulations.edit")
def cite(request: HttpRequest, work: str) -> HttpResponse:
    """Write what of ours rests on an article of a work."""
    actor, code = actor_of(request), code_of(work)
    start = {"anchor": request.GET.get("pasal", "")[:80]}
    form = CitationForm(posted(request), initial=start, may_check=may_check(actor))

    def write() -> None:
        adding.cite(code, facts=form.facts(), seen=form.seen(), by=actor)

    if saved(request, form, write):
        return to_work(code)
    return page(request, form, title=_("Add a citation"), back=address(code), code=code)


@guards.requires("regulations.verify")
def check_citation(request: HttpRequest, pk: int) -> HttpResponse:
    """Write that a citation was seen at its source."""
    actor, one = actor_of(request), _citation(pk)
    form = SeenForm(posted(request), may_check=True)

    def write() -> None:
        adding.check_citation(pk, seen=form.seen(), by=actor)

    if saved(request, form, write):
        return to_work(one.instrument)
    code = one.instrument
    title = _("Check the citation")
    return page(request, form, title=title, back=address(code), code=code, citation=one)


@guards.requires("regulations.edit")
def withdraw_citation(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a citation back, with the reason."""
    actor, one = actor_of(request), _citation(pk)
    form = ReasonForm(posted(request))

    def write() -> None:
        adding.withdraw_citation(pk, reason=form.cleaned_data["reason"], by=actor)

    if saved(request, form, write):
        return to_work(one.instrument)
    code = one.instrument
    title = _("Withdraw the citation")
    return page(request, form, title=title, back=address(code), code=code, citation=one)


@guards.requires("regulations.edit")
def read(request: HttpRequest, work: str) -> HttpResponse:
    """Write how somebody reads a contested article."""
    actor, code = actor_of(request), code_of(work)
    ours = [one for one in law().readings if one.instrument == code]
    start = {
        "anchor": request.GET.get("pasal", "")[:80], "dispute": ours[0].dispute if ours else "",
    }  # fmt: skip
    form = ReadingForm(posted(request), initial=start, may_check=may_check(actor), code=code)

    def write() -> None:
        adding.read(code, facts=form.facts(), seen=form.seen(), by=actor)

    if saved(request, form, write):
        return to_work(code)
    return page(request, form, title=_("Add a reading"), back=address(code), code=code)


@guards.requires("regulations.edit")
def withdraw_reading(request: HttpRequest, code: str) -> HttpResponse:
    """Take a reading back, with the reason."""
    actor, one = actor_of(request), _reading(code)
    form = ReasonForm(posted(request))

    def write() -> None:
        adding.withdraw_reading(code, reason=form.cleaned_data["reason"], by=actor)

    if saved(request, form, write):
        return to_work(one.instrument)
    work = one.instrument
    title = _("Withdraw the reading")
    return page(request, form, title=title, back=address(work), code=work, reading=one)


def _citation(pk: int) -> Cited:
    found = (one for cited in law().cited.values() for one in cited if one.id == pk)
    one = next(found, None)
    if one is None:
        raise guards.NotOpen
    return one


def _reading(code: str) -> ReadingView:
    one = next((each for each in law().readings if each.code == code), None)
    if one is None:
        raise guards.NotOpen
    return one
