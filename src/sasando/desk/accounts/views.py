"""Pages of one's own account: role, language, and the one-click sign-in of a made-up office."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from sasando.foundation.access import guards, policy
from sasando.foundation.accounts import queries
from sasando.foundation.accounts.middleware import ROLE_KEY
from sasando.foundation.accounts.models import User
from sasando.foundation.ui.language import SESSION_KEY

BACKEND = "django.contrib.auth.backends.ModelBackend"


@guards.signed_in
def own_account(request: HttpRequest) -> HttpResponse:
    """Show one's own account."""
    has_factor = not getattr(request, "needs_second_factor", False)
    return render(request, "desk/accounts/own.html", {"has_factor": has_factor})


@guards.signed_in
@require_POST
def switch_role(request: HttpRequest) -> HttpResponse:
    """Act in another of one's roles from now on."""
    request.session[ROLE_KEY] = request.POST.get("role", "")[:40]
    return HttpResponseRedirect("/meja/")


@guards.open_to_all
@require_POST
def switch_language(request: HttpRequest) -> HttpResponse:
    """Read pages in another language from now on."""
    chosen = request.POST.get("language", "")
    if chosen in ("id", "en"):
        request.session[SESSION_KEY] = chosen
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/meja/"
    return HttpResponseRedirect(target)


@guards.open_to_all
def demo(request: HttpRequest) -> HttpResponse:
    """Sign in as a made-up user; outside a made-up office this page is missing like any other."""
    if not queries.office_or_blank().is_demo:
        raise guards.NotOpen
    if request.method == "POST":
        user = User.objects.filter(
            username=request.POST.get("user", ""), is_demo=True, is_active=True
        ).first()
        if user is None:
            raise guards.NotOpen
        login(request, user, backend=BACKEND)
        return HttpResponseRedirect("/meja/")
    roles = policy.policy().roles
    found = [
        (user.username, user.name, roles[grant.role].label)
        for user in User.objects.filter(is_demo=True, is_active=True)
        for grant in user.role_grants.all()[:1]
    ]
    return render(request, "desk/accounts/demo.html", {"people": found})
