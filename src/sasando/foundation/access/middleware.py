"""Headers that keep pages out of caches, search engines and other sites."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from sasando.foundation.access import guards, policy

PRIVATE_PREFIXES = ("/meja/", "/redaksi/", "/akun/", "/masuk/", "/mitra/", "/berkas/")
OFF = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
PUBLIC_SECONDS = 300
OK = 200


def quiet_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Return the middleware that adds them; whatever is not known to be public counts as private.

    Its `process_view` answers before the form token is checked: else a forbidden form without a
    token would say "expired" where a missing one says "not found".
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", OFF)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if _is_public(request):
            may_keep = response.status_code == OK and not response.cookies
            kept = f"public, max-age={PUBLIC_SECONDS}" if may_keep else "no-store"
            response.headers.setdefault("Cache-Control", kept)
        else:
            response.headers["Cache-Control"] = "no-store"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    answer.process_view = refuse_early  # type: ignore[attr-defined]
    return answer


def refuse_early(request: HttpRequest, view: Callable[..., Any], *_: object) -> None:
    """Raise NotOpen for a view whose right the asker lacks."""
    rule = getattr(view, "access_rule", None)
    actor = getattr(request, "actor", None)
    if actor is not None and rule in policy.policy().permissions and not policy.may(actor, rule):
        raise guards.NotOpen


def _is_public(request: HttpRequest) -> bool:
    match = request.resolver_match
    rule = getattr(match.func, "access_rule", None) if match else None
    return rule == guards.OPEN and not request.path_info.startswith(PRIVATE_PREFIXES)
