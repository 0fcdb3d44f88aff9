"""The one door of every page: a right, or `open_to_all`; missing and forbidden look alike."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar
from urllib.parse import quote

from django.conf import settings
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect

from sasando.foundation.access import kept, policy
from sasando.foundation.access.actor import Actor

OPEN = "open_to_all"
SIGNED_IN = "signed_in"
ACCOUNT_URL = "/akun/"
Row = TypeVar("Row", bound=Model)
View = Callable[..., HttpResponseBase]


class NotOpen(Http404):
    """Missing, or not open to the asker: nobody can tell which."""


class StaffRequest(Protocol):
    """A request whose asker is known."""

    actor: Actor


def requires(permission: str) -> Callable[[View], View]:
    """Guard a view with a right; without it the answer is that of a missing page."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor: Actor | None = getattr(request, "actor", None)
            if actor is None:
                return shut(request)
            if not policy.may(actor, permission):
                raise NotOpen
            return view(request, *args, **kwargs)

        guarded.access_rule = permission  # type: ignore[attr-defined]
        return guarded

    return guard


def signed_in(view: View) -> View:
    """Guard a view of one's own account: whoever signed in may open it."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return to_sign_in(request)
        return view(request, *args, **kwargs)

    guarded.access_rule = SIGNED_IN  # type: ignore[attr-defined]
    return guarded


def shut(request: HttpRequest) -> HttpResponseBase:
    """Answer whoever has no actor: sign in, or finish one's own account first.

    What was typed when the session ended waits, sealed, behind the sign-in.
    """
    if not request.user.is_authenticated:
        if request.method == "POST":
            kept.keep(request)
        return to_sign_in(request)
    return HttpResponseRedirect(ACCOUNT_URL)


def open_to_all(view: View) -> View:
    """Mark a view as open to everyone."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    opened.access_rule = OPEN  # type: ignore[attr-defined]
    return opened


def to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """Send an unknown asker to sign in; the same for every staff address, real or not."""
    return HttpResponseRedirect(f"{settings.LOGIN_URL}?next={quote(request.path)}")


def get_or_404(rows: QuerySet[Row], **lookup: object) -> Row:
    """Return one row of a queryset bounded by `visible_to`; raises NotOpen."""
    row = rows.filter(**lookup).first()
    if row is None:
        raise NotOpen
    return row
