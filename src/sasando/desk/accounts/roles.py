"""Pages of roles: give, hand over, agree, end, and bind to regencies."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sasando.desk.accounts.admin import refuse, to_user, user_or_404
from sasando.desk.accounts.forms import EndForm, RegenciesForm, RoleForm, posted
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import actions, queries
from sasando.foundation.accounts.models import RoleGrant
from sasando.foundation.ui.forms import said


@guards.requires("accounts.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def grant(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Give a role for days, or hand one over to a deputy."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    user = user_or_404(ref)
    form = RoleForm(posted(request), initial={"starts_on": actor.today})
    if form.is_valid():
        try:
            row = actions.grant_role(user, by=actor, **_chosen(form.cleaned_data))
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _told(row))
            return to_user(user)
    context = {"shown": user, "form": form, "title": _("Give a role, or hand one over")}
    context |= {"submit": _("Write the role"), "back": to_user(user).url}
    status = 422 if form.errors else 200
    return render(request, "desk/accounts/form.html", context, status=status)


def _chosen(data: dict[str, Any]) -> dict[str, Any]:
    people = queries.user_named(data["deputises"]) if data["deputises"] else None
    team = queries.team_named(data["team"]) if data["team"] else None
    return data | {"deputises": people, "team": team}


def _told(row: RoleGrant) -> str:
    if row.state == RoleGrant.State.WAITING:
        return _("The role waits for the head of office.")
    return _("The role is given.")


@guards.requires("accounts.approve")
@require_POST
def decide(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Agree to a waiting role or refuse it; never one's own."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = _grant_or_404(ref)
    agreed = request.POST.get("agreed")
    if agreed not in ("yes", "no"):
        raise guards.NotOpen
    try:
        actions.decide_role(row, agreed=agreed == "yes", by=actor)
    except Refused as refused:
        messages.error(request, refused.refusal.words.in_language(get_language()))
    else:
        messages.success(request, _("The decision is written."))
    return HttpResponseRedirect(reverse("desk:accounts:list"))


@guards.requires("accounts.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Let a role end with a day, after asking."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = _grant_or_404(ref)
    form = EndForm(posted(request), initial={"ends_on": actor.today})
    if form.is_valid():
        try:
            actions.end_role(row, ends_on=form.cleaned_data["ends_on"], by=actor)
        except Refused as refused:
            return refuse(request, refused, row.user)
        messages.success(request, _("The role ends."))
        return to_user(row.user)
    role = policy.label(row.role).in_language(get_language())
    title = _("End a role of %(name)s: %(role)s") % {"name": row.user.name, "role": role}
    context = {"shown": row.user, "form": form, "title": title, "submit": _("End the role")}
    context["back"] = to_user(row.user).url
    status = 422 if form.errors else 200
    return render(request, "desk/accounts/form.html", context, status=status)


@guards.requires("accounts.manage")
@require_POST
def bind(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Bind a user to regencies."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    user = user_or_404(ref)
    form = RegenciesForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("One of these codes is not a regency."))
        return to_user(user)
    try:
        actions.bind_regencies(user, codes=form.cleaned_data["codes"], by=actor)
    except Refused as refused:
        return refuse(request, refused, user)
    messages.success(request, _("The regencies are written."))
    return to_user(user)


def _grant_or_404(ref: UUID) -> RoleGrant:
    row = queries.grant_for(ref)
    if row is None:
        raise guards.NotOpen
    return row
