"""Evidence: what waits, one piece with its verdicts, judging, withdrawing, the file itself."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sasando.desk.duties import asking, lines, paths
from sasando.desk.duties.forms import VerdictForm, WithdrawForm, WordingForm, start_of_wording
from sasando.domain.duties.facts import WITHDRAWN
from sasando.domain.duties.verdicts import ASKED, OWN_EVIDENCE
from sasando.domain.values.refusals import STALE_VERSION
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.files import responses
from sasando.foundation.ui.forms import said
from sasando.library.duties import actions, queries
from sasando.library.duties.facts import EVIDENCE_STATES

REFUSED, CONFLICT = 422, 409
LONGEST_NUMBER = 9


@guards.requires("duties.view")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List evidence that waits for a verdict, for its day of review, or to come at all."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    context = {
        "waiting": [lines.placed(*each) for each in queries.waiting()],
        "reviews": [lines.placed(*each) for each in queries.reviews_due(actor.today)],
        "asked": [lines.placed(*each) for each in queries.asked()],
        "today": actor.today,
    }  # fmt: skip
    return render(request, "desk/duties/proofs.html", context)


@guards.requires("duties.view")
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show one piece of evidence with its verdicts; take the next verdict."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form, status = VerdictForm(request.POST or None), 200
    if request.method == "POST":
        if not policy.may(actor, "duties.verify"):
            raise guards.NotOpen
        _found(ref)
        if form.is_valid():
            try:
                asking.judge(ref, facts=form.facts(), version=_version(request), by=actor)
            except Refused as refused:
                form.add_error(None, said(refused))
                status = CONFLICT if refused.refusal is STALE_VERSION else REFUSED
            else:
                messages.success(request, _("Verified."))
                return HttpResponseRedirect(reverse("desk:duties:proof", args=[ref]))
    context = _page(ref, actor) | {"form": form}
    return render(request, "desk/duties/proof.html", context, status=status)


def _found(ref: UUID) -> queries.Placed:
    found = queries.evidence(ref)
    if found is None:
        raise guards.NotOpen
    return found


def _page(ref: UUID, actor: Actor) -> dict[str, Any]:
    item, duty, bearer = _found(ref)
    language = get_language()
    is_own = item.brought_by == actor.login
    can_judge = item.state not in (ASKED, WITHDRAWN) and policy.may(actor, "duties.verify")
    return {
        "item": item, "proof": lines.proof(item), "bearer": bearer, "duty": duty,
        "duty_text": duty.text.in_language(language),
        "cell_url": paths.cell_url(bearer.level, bearer.code, duty.letter),
        "verdicts": [
            (EVIDENCE_STATES[each.outcome].in_language(language), each)
            for each in reversed(item.judgements)
        ],
        "can_judge": can_judge and not is_own,
        "why_not": OWN_EVIDENCE.words.in_language(language) if can_judge and is_own else "",
        "can_withdraw": item.state != WITHDRAWN and policy.may(actor, "duties.edit"),
        "commitment_url": asking.address(item.commitment),
        "can_read": item.has_file and policy.may(actor, "duties.edit"),
    }  # fmt: skip


def _version(request: HttpRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else 0


@guards.requires("duties.edit")
def withdraw(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Withdraw evidence with a reason; it stays to be read."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    item, _duty, _bearer = _found(ref)
    form, back = WithdrawForm(request.POST or None), reverse("desk:duties:proof", args=[ref])
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(ref, words=form.cleaned_data["words"], by=actor)
        except Refused as refused:
            form.add_error(None, said(refused))
            status = REFUSED
        else:
            messages.success(request, _("Withdrawn; it stays to be read."))
            return HttpResponseRedirect(back)
    context = {
        "form": form, "title": _("Withdraw “%(title)s”") % {"title": item.title},
        "submit": _("Withdraw"), "back": back,
    }  # fmt: skip
    return render(request, "desk/duties/form.html", context, status=status)


@guards.requires("duties.edit")
@require_safe
def file(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Hand out the file of evidence as an attachment; the look is written first."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    try:
        name, media, data = actions.read_file(ref, by=actor)
    except Refused as refused:
        raise guards.NotOpen from refused
    return responses.attachment(data, name=name, media_type=media)


@guards.requires("duties.view")
@require_safe
def wordings(request: HttpRequest) -> HttpResponse:
    """List the duties as the Act words them, and who verified which."""
    language = get_language()
    shown = [
        (duty, duty.text.in_language(language), paths.law_url(duty)) for duty in queries.duties()
    ]
    return render(request, "desk/duties/wordings.html", {"duties": shown})


@guards.requires("regulations.verify")
def wording(request: HttpRequest, duty: str) -> HttpResponse:
    """Write the wording of a duty as read in the gazette."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = queries.duty(duty)
    if found is None:
        raise guards.NotOpen
    form = WordingForm(request.POST or None, initial=start_of_wording(found))
    back = reverse("desk:duties:wordings")
    if request.method == "POST" and form.is_valid():
        try:
            actions.verify_wording(duty, **form.cleaned_data, by=actor)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(back)
    title = _("Verify Article %(article)s, item %(letter)s") % {
        "article": found.article, "letter": found.letter,
    }  # fmt: skip
    context = {"form": form, "title": title, "submit": _("I read it so"), "back": back}
    return render(request, "desk/duties/form.html", context)
