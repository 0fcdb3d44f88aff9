"""Attaches the actor to each staff request: who, in which role, and now."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from sasando.foundation.accounts import queries

ROLE_KEY = "active_role"


def attach_actor(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Return the middleware; `request.actor` is None for whoever is not signed in."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.actor = None  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            now = import_string(settings.CLOCK)()
            chosen = request.session.get(ROLE_KEY)
            request.actor = queries.actor_for(request.user, now=now, chosen=chosen)  # type: ignore[attr-defined, arg-type]
        return get_response(request)

    return answer
