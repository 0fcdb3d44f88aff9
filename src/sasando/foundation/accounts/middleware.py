"""Attaches the actor to each staff request: who, in which role, and now."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string

from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import office_day
from sasando.foundation.accounts import queries
from sasando.foundation.accounts.models import User

ROLE_KEY = "active_role"
LANGUAGE_KEY = "language"
# A session that began with a one-time link: no second factor, and fewer rights for it.
ONE_TIME_KEY = "one_time"
OWN_PREFIX = "/akun/"
OPEN_TO_VISITS = ("/akun/keluar/", "/akun/bahasa/", "/akun/tampilan/", "/akun/masuk/")
STAFF_PREFIX, NEWSROOM_PREFIX, PARTNER_PREFIX = "/meja/", "/redaksi/", "/mitra/"
SHUT_PREFIXES = (STAFF_PREFIX, NEWSROOM_PREFIX, PARTNER_PREFIX)
SIGNED_IN_PREFIXES = (*SHUT_PREFIXES, "/akun/", "/masuk/")
# Here an agency without an account enters the code of its letter.
LETTER_PATH = "/mitra/kode/"
# What an account still lacks before it opens a staff page, in the order it is mended.
PASSWORD, FACTOR, SIGN_IN_AGAIN, ROLE = "password", "factor", "sign_in_again", "role"


def now() -> datetime:
    """Return this moment by the clock that the settings name."""
    moment: datetime = import_string(settings.CLOCK)()
    return moment


def attach_actor(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Return the middleware; `request.actor` is None while `request.account_lacks` says what.

    Whoever may open neither staff nor partner pages gets one answer from all their addresses,
    real or not.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        request.actor = None  # type: ignore[attr-defined]
        request.account_lacks = None  # type: ignore[attr-defined]
        if request.path_info.startswith(SIGNED_IN_PREFIXES):
            _attach(request)
            if _is_shut(request) and request.actor is None:  # type: ignore[attr-defined]
                return guards.shut(request)
            if _is_visit(request) and _is_own_account(request):
                # A visit sets up no passkey of its own: the link may have been passed on.
                return HttpResponseRedirect(PARTNER_PREFIX)
        return get_response(request)

    return answer


def _is_shut(request: HttpRequest) -> bool:
    return request.path_info.startswith(SHUT_PREFIXES) and request.path_info != LETTER_PATH


def _is_visit(request: HttpRequest) -> bool:
    return isinstance(request.user, User) and bool(request.session.get(ONE_TIME_KEY))


def _is_own_account(request: HttpRequest) -> bool:
    path = request.path_info
    return path.startswith(OWN_PREFIX) and not path.startswith(OPEN_TO_VISITS)


def _attach(request: HttpRequest) -> None:
    user = request.user
    if not isinstance(user, User):
        return
    office = queries.office_or_blank()
    if user.is_demo and not office.is_demo:
        logout(request)
        return
    moment = now()
    held = queries.roles_on(user, day=office_day(moment))
    chosen = request.session.get(ROLE_KEY)
    actor = queries.actor_in(held, user=user, now=moment, chosen=chosen)
    request.office, request.held_roles = office, held  # type: ignore[attr-defined]
    is_visit = _is_visit(request)
    if actor is not None and is_visit:
        actor = replace(actor, is_visit=True) if actor.role in policy.partners() else None
    lacks = None if user.is_demo or is_visit else _lacks(request, user)
    request.account_lacks = lacks or (None if actor else ROLE)  # type: ignore[attr-defined]
    request.actor = None if lacks else actor  # type: ignore[attr-defined]


def _lacks(request: HttpRequest, user: User) -> str | None:
    """Return the first thing that keeps an account from staff pages, but for a role."""
    if user.must_change_password:
        return PASSWORD
    if not queries.has_second_factor(user):
        return FACTOR
    records = get_authentication_records(request, user)
    used = any(item.get("method") == "mfa" for item in records)
    return None if used else SIGN_IN_AGAIN
