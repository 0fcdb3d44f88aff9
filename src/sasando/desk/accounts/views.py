"""Pages of one's own account: what it lacks, role, language, looks."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries, signing
from sasando.foundation.accounts.middleware import (
    FACTOR,
    LANGUAGE_KEY,
    PASSWORD,
    ROLE,
    ROLE_KEY,
    SIGN_IN_AGAIN,
    now,
)
from sasando.foundation.accounts.models import User

DESK = "/meja/"
STEPS = (PASSWORD, FACTOR, SIGN_IN_AGAIN, ROLE)


@guards.signed_in
@require_safe
def own_account(request: HttpRequest) -> HttpResponse:
    """Show one's own account, and what it still lacks before it opens the desk."""
    user: User = request.user  # type: ignore[assignment]
    lacks = getattr(request, "account_lacks", None)
    context = {
        "lacks": lacks,
        "steps": _steps(lacks) if lacks else [],
        "factors": queries.second_factors(user),
        "roles": queries.roles_on(user, day=queries.own_actor(user, now=now()).today),
        "themes": User.Theme.values,
        "first_page": queries.first_page(queries.own_actor(user, now=now()).role),
    }
    return render(request, "desk/accounts/own.html", context)


def _steps(lacks: str) -> list[tuple[str, str]]:
    """Return each step with `done`, `now` or `later`, in the order they are mended."""
    here = STEPS.index(lacks)
    return [
        (step, "done" if at < here else "now" if at == here else "later")
        for at, step in enumerate(STEPS)
    ]


@guards.signed_in
@require_POST
def switch_role(request: HttpRequest) -> HttpResponse:
    """Act in another of one's roles from now on; an unknown one changes nothing."""
    actor: Actor | None = getattr(request, "actor", None)
    user: User = request.user  # type: ignore[assignment]
    chosen = request.POST.get("role", "")
    if actor is None:
        return HttpResponseRedirect(DESK)
    for held in queries.roles_on(user, day=actor.today):
        if str(held.ref) == chosen:
            signing.switch_role(user, role=held.role, by=actor)
            request.session[ROLE_KEY] = chosen
            return HttpResponseRedirect(queries.first_page(held.role))
    return HttpResponseRedirect(queries.first_page(actor.role))


@guards.open_to_all
@require_POST
def switch_language(request: HttpRequest) -> HttpResponse:
    """Read pages in another language from now on."""
    chosen = request.POST.get("language", "")
    if chosen in ("id", "en"):
        request.session[LANGUAGE_KEY] = chosen
        if isinstance(request.user, User):
            signing.choose_looks(request.user, language=chosen)
    return HttpResponseRedirect(_target(request))


@guards.signed_in
@require_POST
def switch_theme(request: HttpRequest) -> HttpResponse:
    """Read light or dark pages from now on; empty follows the system."""
    chosen = request.POST.get("theme", "")
    if chosen in User.Theme.values and isinstance(request.user, User):
        signing.choose_looks(request.user, theme=chosen)
    return HttpResponseRedirect("/akun/")


def _target(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return target if safe else DESK
