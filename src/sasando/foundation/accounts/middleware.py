"""Attaches the actor to each staff request: who, in which role, and now."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string

from sasando.foundation.access import guards
from sasando.foundation.accounts import queries

ROLE_KEY = "active_role"
METHODS_KEY = "account_authentication_methods"
STAFF_PREFIX = "/meja/"


def attach_actor(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return the middleware; `request.actor` is None without sign-in or second factor.

    Whoever is not signed in is sent to sign in from every staff address, real or not.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        request.actor = None  # type: ignore[attr-defined]
        if request.path_info.startswith(("/meja/", "/akun/", "/masuk/", "/mitra/")):
            if request.user.is_authenticated:
                _attach(request)
            elif request.path_info.startswith(STAFF_PREFIX):
                return guards.to_sign_in(request)
        return get_response(request)

    return answer


def _attach(request: HttpRequest) -> None:
    now = import_string(settings.CLOCK)()
    chosen = request.session.get(ROLE_KEY)
    actor = queries.actor_for(request.user, now=now, chosen=chosen)  # type: ignore[arg-type]
    is_demo = getattr(request.user, "is_demo", False) and queries.office_or_blank().is_demo
    lacking = not is_demo and not _has_second_factor(request)
    request.needs_second_factor = lacking  # type: ignore[attr-defined]
    request.actor = None if lacking else actor  # type: ignore[attr-defined]


def _has_second_factor(request: HttpRequest) -> bool:
    methods = request.session.get(METHODS_KEY, [])
    return any(item.get("method") == "mfa" for item in methods)
