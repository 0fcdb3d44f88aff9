"""What an officer does to a commitment: each deed has one form and one action."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sasando.desk.commitments import paths, step_forms
from sasando.desk.commitments.saying_forms import CommitmentForm, start_of_commitment
from sasando.domain.commitments import states
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.files import responses
from sasando.foundation.ui.forms import OfficeForm, said
from sasando.library.commitments import actions, papers, queries
from sasando.library.commitments.facts import STAFF_SEE, CommitmentView

REFUSED, CONFLICT = 422, 409
MOST_OTHERS = 200
Do = Callable[[UUID, Any, Actor], object]


@dataclass(frozen=True)
class Deed:
    """One deed: its title, its form, what it does, and the right it needs."""

    title: str | Promise
    form: type[step_forms.StepForm]
    do: Do
    right: str = "commitments.edit"


def _plain(action: Callable[..., object]) -> Do:
    return lambda ref, form, by: action(ref, step=form.facts(), by=by)


def _look(ref: UUID, form: Any, by: Actor) -> object:
    is_found = form.cleaned_data["is_found"] == "yes"
    return actions.look(ref, step=form.facts(), is_found=is_found, by=by)


def _supersede(ref: UUID, form: Any, by: Actor) -> object:
    following = UUID(form.cleaned_data["following"])
    return actions.supersede(ref, following=following, step=form.facts(), by=by)


CONFIRM = "commitments.confirm"
DEEDS = {
    "kemajuan": Deed(
        gettext_lazy("Write how it goes"), step_forms.ReportForm, _plain(actions.report)
    ),
    "cari": Deed(gettext_lazy("Look for proof"), step_forms.LookForm, _look),
    "minta": Deed(gettext_lazy("Asked for a date"), step_forms.AskForm, _plain(actions.ask)),
    "tenggat": Deed(gettext_lazy("Write the due day"), step_forms.DueForm, _plain(actions.set_due)),
    "terpenuhi": Deed(
        gettext_lazy("Confirm it as met"), step_forms.MetForm, _plain(actions.meet), CONFIRM
    ),
    "tarik": Deed(
        gettext_lazy("Withdraw it"), step_forms.ReasonForm, _plain(actions.withdraw), CONFIRM
    ),
    "ganti": Deed(gettext_lazy("Supersede it"), step_forms.SupersedeForm, _supersede, CONFIRM),
    "buka": Deed(
        gettext_lazy("Open it again"), step_forms.ReasonForm, _plain(actions.reopen), CONFIRM
    ),
}


@guards.requires("commitments.edit")
def deed(request: HttpRequest, ref: UUID, deed: str) -> HttpResponse:
    """Show the form of a deed on a commitment, or do it."""
    found, one, actor = DEEDS.get(deed), paths.commitment(request, ref), paths.actor_of(request)
    if found is None or not policy.may(actor, found.right):
        raise guards.NotOpen
    more = {"others": _others(one, actor)} if deed == "ganti" else {}
    start = {"visibility": one.visibility, "due_on": one.due_on, "says": "going"}
    form = found.form(request.POST or None, request.FILES or None, initial=start, **more)
    return _answer(request, one, form, lambda: found.do(ref, form, actor), title=str(found.title))


def _others(one: CommitmentView, actor: Actor) -> list[CommitmentView]:
    rows = queries.commitments(STAFF_SEE).filter(closing="").exclude(ref=one.ref)
    newest = rows.order_by("-id")[:MOST_OTHERS]
    return queries.views(newest, day=actor.today, sees=STAFF_SEE)


@guards.requires("commitments.edit")
def correct(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Correct words, parties and measure of a commitment; the second of two savers is told."""
    one, actor = paths.commitment(request, ref), paths.actor_of(request)
    form = CommitmentForm(request.POST or None, initial=start_of_commitment(one))
    del form.fields["due_on"]
    typed = request.POST.get("version", "")
    version = int(typed) if typed.isascii() and typed.isdigit() else 0

    def do() -> None:
        actions.correct(ref, new=form.new(), version=version, by=actor)

    title = _("Correct the commitment")
    return _answer(request, one, form, do, title=title, version=one.version)


def _answer(
    request: HttpRequest,
    one: CommitmentView,
    form: OfficeForm,
    do: Callable[[], object],
    *,
    title: str,
    version: int = 0,
) -> HttpResponse:
    status, back = 200, paths.commitment_url(one)
    if request.method == "POST" and form.is_valid():
        try:
            do()
        except Refused as refused:
            form.add_error(None, said(refused))
            status = CONFLICT if refused.refusal is STALE_VERSION else REFUSED
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(back)
    context = {
        "form": form, "title": title, "back": back, "submit": _("Save"), "version": version,
        "crumb": f"{one.number} · {one.what.in_language(get_language())}",
        "is_open": one.state in states.OPEN,
    }  # fmt: skip
    return render(request, "desk/commitments/form.html", context, status=status)


@guards.requires("commitments.view")
@require_safe
def proof(request: HttpRequest, ref: UUID, step: UUID) -> HttpResponse:
    """Hand out the file of a step; the look is written first."""
    one = paths.commitment(request, ref)
    if not any(each.ref == step and each.has_file for each in one.steps):
        raise guards.NotOpen
    try:
        name, media, data = papers.read_proof(step, by=paths.actor_of(request))
    except Refused as refused:
        raise guards.NotOpen from refused
    return responses.attachment(data, name=name, media_type=media)
