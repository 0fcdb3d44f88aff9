"""Pages of the office's accounts: users, teams, sign-in, and closing an account."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sasando.desk.accounts.forms import RegenciesForm, RoleForm, TeamForm, UserForm, posted
from sasando.desk.accounts.lines import role_lines, user_lines, waiting_lines
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import actions, queries
from sasando.foundation.accounts.models import User
from sasando.foundation.ui.forms import said


@guards.requires("accounts.view")
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List users with the roles they hold today, and roles that wait."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    context = {
        "users": user_lines(queries.users_with_roles(day=actor.today)),
        "waiting": waiting_lines(queries.waiting_roles(), by=actor),
        "teams": queries.teams(),
    }
    return render(request, "desk/accounts/list.html", context)


@guards.requires("accounts.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """Make an account; its start password shows once."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = UserForm(posted(request))
    if form.is_valid():
        data = form.cleaned_data
        try:
            user, password = actions.create_user(data["username"], name=data["name"], by=actor)
        except Refused as refused:
            form.add_error("username", said(refused))
        else:
            return _password_once(request, user, password)
    return _form(request, form, _("New account"), _("Make the account"))


@guards.requires("accounts.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def add_team(request: HttpRequest) -> HttpResponse:
    """Write a team, or rename one."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = TeamForm(posted(request))
    if form.is_valid():
        actions.add_team(form.cleaned_data["code"], name=form.cleaned_data["name"], by=actor)
        messages.success(request, _("The team is written."))
        return HttpResponseRedirect(reverse("desk:accounts:list"))
    return _form(request, form, _("Team"), _("Write the team"))


@guards.requires("accounts.view")
@require_safe
def detail(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show one user and every role they held."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    user = user_or_404(ref)
    context: dict[str, Any] = {
        "shown": user,
        "is_own": user.ref == actor.user_ref,
        "grants": role_lines(queries.grants_of(user), today=actor.today),
        "factors": queries.second_factors(user),
        "is_partner": queries.own_actor(user, now=actor.now).role in policy.partners(),
        "regencies": queries.regencies_of(user),
        "form": RoleForm(initial={"starts_on": actor.today}),
        "regencies_form": RegenciesForm(initial={"codes": queries.regencies_of(user)}),
    }
    return render(request, "desk/accounts/detail.html", context)


@guards.requires("accounts.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Drop password and second factors, after asking; the new start password shows once."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    user = user_or_404(ref)
    if request.method != "POST":
        text = _(
            "Password and second factors go, open sessions end. Roles over people and cases wait"
            " for the head of office again. Check in person that it is really them."
        )
        question = _("Reset the sign-in of %(name)s?") % {"name": user.name}
        return confirm(request, user, question, text, _("Reset the sign-in"))
    try:
        password = actions.reset_sign_in(user, by=actor)
    except Refused as refused:
        return refuse(request, refused, user)
    return _password_once(request, user, password)


@guards.requires("accounts.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def deactivate(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Close an account, or open it again, after asking."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    user = user_or_404(ref)
    if request.method != "POST":
        return _ask_about_closing(request, user)
    try:
        if not user.is_active:
            return _password_once(request, user, actions.reactivate(user, by=actor))
        actions.deactivate(user, by=actor)
    except Refused as refused:
        return refuse(request, refused, user)
    messages.success(request, _("The account is closed."))
    return to_user(user)


def _ask_about_closing(request: HttpRequest, user: User) -> HttpResponse:
    name = {"name": user.name}
    if user.is_active:
        question = _("Close the account of %(name)s?") % name
        text = _("They are signed out at once. What they did stays in the records.")
        return confirm(request, user, question, text, _("Close the account"))
    question = _("Open the account of %(name)s again?") % name
    text = _(
        "They get a new start password. Roles over people and cases wait for the head of office."
    )
    return confirm(request, user, question, text, _("Open the account"))


def user_or_404(ref: UUID) -> User:
    """Return a user; raises NotOpen."""
    user = queries.user_for(ref)
    if user is None:
        raise guards.NotOpen
    return user


def to_user(user: User) -> HttpResponseRedirect:
    """Go to the page of a user."""
    return HttpResponseRedirect(reverse("desk:accounts:detail", args=[user.ref]))


def refuse(request: HttpRequest, refused: Refused, user: User) -> HttpResponseRedirect:
    """Say why not, on the user's page."""
    messages.error(request, refused.refusal.words.in_language(get_language()))
    return to_user(user)


def confirm(request: HttpRequest, user: User, question: str, text: str, label: str) -> HttpResponse:
    """Ask before an act that cannot be undone."""
    context = {"shown": user, "question": question, "text": text, "label": label}
    return render(request, "desk/accounts/confirm.html", context)


def _form(request: HttpRequest, form: Any, title: str, submit: str) -> HttpResponse:
    context = {"form": form, "title": title, "submit": submit}
    status = 422 if form.errors else 200
    return render(request, "desk/accounts/form.html", context, status=status)


def _password_once(request: HttpRequest, user: User, password: str) -> HttpResponse:
    return render(request, "desk/accounts/made.html", {"made": user, "password": password})
