"""Pages of the office's accounts: users, roles, deputising, regencies."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sasando.desk.accounts.forms import RegenciesForm, RoleForm, UserForm
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import actions, queries
from sasando.library.places import queries as places


@guards.requires("accounts.view")
def index(request: HttpRequest) -> HttpResponse:
    """List users with the roles they hold today, and roles that wait."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    context = {
        "users": queries.users_with_roles(day=actor.today),
        "waiting": queries.waiting_roles(),
        "form": UserForm(),
    }
    return render(request, "desk/accounts/list.html", context)


@guards.requires("accounts.manage")
@require_POST
def create(request: HttpRequest) -> HttpResponse:
    """Make an account; its start password shows once."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = UserForm(request.POST)
    if form.is_valid():
        try:
            user, password = actions.create_user(
                form.cleaned_data["username"], name=form.cleaned_data["name"], by=actor
            )
        except Refused as refused:
            form.add_error("username", refused.refusal.words.in_language(get_language()))
        else:
            return render(request, "desk/accounts/made.html", {"made": user, "password": password})
    context = {"users": queries.users_with_roles(day=actor.today), "waiting": [], "form": form}
    return render(request, "desk/accounts/list.html", context, status=422)


@guards.requires("accounts.view")
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show one user and every role they held."""
    return _detail(request, ref, RoleForm(), 200)


def _detail(request: HttpRequest, ref: UUID, form: RoleForm, status: int) -> HttpResponse:
    user = queries.user_for(ref)
    if user is None:
        raise guards.NotOpen
    context: dict[str, Any] = {
        "shown": user,
        "grants": queries.grants_of(user),
        "form": form,
        "regencies_form": RegenciesForm(initial={"codes": ", ".join(queries.regencies_of(user))}),
    }
    return render(request, "desk/accounts/detail.html", context, status=status)


@guards.requires("accounts.manage")
@require_POST
def grant(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Give a role for days, or hand one over to a deputy."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    user = queries.user_for(ref)
    if user is None:
        raise guards.NotOpen
    form = RoleForm(request.POST)
    if form.is_valid():
        data = dict(form.cleaned_data)
        data["deputises"] = queries.user_named(data["deputises"]) if data["deputises"] else None
        try:
            actions.grant_role(user, by=actor, **data)
        except Refused as refused:
            form.add_error(None, refused.refusal.words.in_language(get_language()))
        else:
            messages.success(request, _("Written."))
            return HttpResponseRedirect(reverse("desk:accounts:detail", args=[ref]))
    return _detail(request, ref, form, 422)


@guards.requires("accounts.approve")
@require_POST
def decide(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Agree to a waiting role or refuse it; never one's own."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = queries.grant_for(ref)
    if row is None:
        raise guards.NotOpen
    agreed = request.POST.get("agreed") == "yes"
    return _told(request, lambda: actions.decide_role(row, agreed=agreed, by=actor))


@guards.requires("accounts.manage")
@require_POST
def end(request: HttpRequest, ref: UUID) -> HttpResponse:
    """End a role today."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    row = queries.grant_for(ref)
    if row is None:
        raise guards.NotOpen
    return _told(request, lambda: actions.end_role(row, ends_on=actor.today, by=actor))


@guards.requires("accounts.manage")
@require_POST
def deactivate(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Close an account."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    user = queries.user_for(ref)
    if user is None or user.ref == actor.user_ref:
        raise guards.NotOpen
    return _told(request, lambda: actions.deactivate(user, by=actor))


@guards.requires("accounts.manage")
@require_POST
def bind(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Bind a user to regencies."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    user = queries.user_for(ref)
    if user is None:
        raise guards.NotOpen
    codes = [code.strip() for code in request.POST.get("codes", "").split(",") if code.strip()]
    known = places.regency_names()
    if any(code not in known for code in codes):
        messages.error(request, _("One of these codes is not a regency."))
        return HttpResponseRedirect(reverse("desk:accounts:detail", args=[ref]))
    return _told(request, lambda: actions.bind_regencies(user, codes=codes, by=actor))


def _told(request: HttpRequest, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        messages.error(request, refused.refusal.words.in_language(get_language()))
    else:
        messages.success(request, _("Written."))
    return HttpResponseRedirect(reverse("desk:accounts:list"))
