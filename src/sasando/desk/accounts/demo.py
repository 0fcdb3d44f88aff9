"""The door of a made-up office: one click signs in; elsewhere it is missing like any page."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries, signing
from sasando.foundation.accounts.middleware import LANGUAGE_KEY, now

BACKEND = "django.contrib.auth.backends.ModelBackend"


@guards.open_to_all
@csrf_exempt
def door(request: HttpRequest) -> HttpResponse:
    """Answer as a missing page outside a made-up office, before any form token is looked at."""
    if not queries.office_or_blank().is_demo or request.method not in ("GET", "HEAD", "POST"):
        raise guards.NotOpen
    if request.method == "POST":
        return _sign_in(request)
    today = Actor.for_command("demo", now()).today
    people = [
        (user.username, user.name, policy.label(held.role), held.team)
        for user, held in queries.demo_people(day=today)
    ]
    return render(request, "desk/accounts/demo.html", {"people": people})


@csrf_protect
def _sign_in(request: HttpRequest) -> HttpResponse:
    moment = now()
    today = Actor.for_command("demo", moment).today
    chosen = request.POST.get("user", "")
    people = queries.demo_people(day=today)
    found = [(user, held) for user, held in people if user.username == chosen]
    if not found:
        raise guards.NotOpen
    user, held = found[0]
    language = request.session.get(LANGUAGE_KEY)
    login(request, user, backend=BACKEND)
    request.session[LANGUAGE_KEY] = language or user.language
    signing.signed_in(user, methods=["demo"], now=moment)
    return HttpResponseRedirect(queries.first_page(held.role))
