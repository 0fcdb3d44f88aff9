"""The page for an agency outside the system: number and code of its letter, no cookie.

A signed token that expires stands in each form instead of a cookie (promises, amendments);
wrong, locked, used up, expired and missing get one and the same answer.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sasando.domain.values.words import Refused
from sasando.exchange.referrals import coded, moves, queries
from sasando.exchange.referrals.facts import PacketView
from sasando.foundation.access import guards
from sasando.foundation.accounts.middleware import now
from sasando.foundation.ui import errors
from sasando.foundation.ui.forms import said
from sasando.portal.referrals import lines
from sasando.portal.referrals.forms import CodeForm, ReplyForm
from sasando.portal.referrals.views import REFUSED, posted

SALT = "portal.referrals.letters"
TOKEN = "form_token"
TOKEN_SECONDS = 30 * 60
NO_DOOR = ""
View = Callable[[HttpRequest], HttpResponse]


def _in_own_language(view: View) -> View:
    """Let the address choose the language: a letter's reader has no session to keep it."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        language = "en" if request.GET.get("bahasa") == "en" else "id"
        with translation.override(language):
            response = view(request)
        response["Content-Language"] = language
        return response

    return answer


@guards.open_to_all
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@_in_own_language
def code(request: HttpRequest) -> HttpResponse:
    """Ask for number and code, show the referral they open, and take the answer to it."""
    if request.method != "POST":
        return _ask(request)
    door = _door(request)
    if door is None:
        return errors.form_expired(request)
    return _open(request) if door == NO_DOOR else _reply(request, UUID(door))


def _ask(request: HttpRequest, *, refused: bool = False) -> HttpResponse:
    context = {"form": CodeForm(), "token": _token(NO_DOOR), "refused": refused}
    status = REFUSED if refused else 200
    return render(request, "portal/referrals/code.html", context, status=status)


def _open(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _ask(request, refused=True)
    data = form.cleaned_data
    opened = coded.open_packet(data["number"], code=data["code"], now=now())
    if opened is None:
        return _ask(request, refused=True)
    return _packet(request, opened.packet, door=opened.door)


def _reply(request: HttpRequest, door: UUID) -> HttpResponse:
    bound = posted(request)
    if bound is not None and bound.is_valid():
        try:
            packet = coded.reply(door, said=bound.said(), now=now())
        except Refused as refused:
            bound.add_error(None, said(refused))
        else:
            return _ask(request, refused=True) if packet is None else _said(request, packet)
    shown = coded.read_again(door, now=now())
    if shown is None:
        return _ask(request, refused=True)
    return _packet(request, shown, door=door, bound=bound)


def _packet(
    request: HttpRequest, packet: PacketView, *, door: UUID, bound: ReplyForm | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        "shown": lines.shown(packet), "token": _token(str(door)),
        "forms": lines.forms_for(packet.state, bound=bound),
        "answers": lines.answers(queries.answers_of(packet.ref)),
    }  # fmt: skip
    status = REFUSED if bound is not None else 200
    return render(request, "portal/referrals/code_packet.html", context, status=status)


def _said(request: HttpRequest, packet: PacketView) -> HttpResponse:
    context = {"shown": lines.shown(packet), "is_over": packet.state not in moves.OPEN}
    return render(request, "portal/referrals/code_said.html", context)


def _token(door: str) -> SafeString:
    """Return the hidden field that says which form this is, signed and dated."""
    text = signing.dumps(door, salt=SALT)
    return format_html('<input type="hidden" name="{}" value="{}">', TOKEN, text)


def _door(request: HttpRequest) -> str | None:
    """Return which code a form belongs to, "" for none yet; None when the form is not ours."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.get_host():
        return None
    try:
        found = signing.loads(request.POST.get(TOKEN, ""), salt=SALT, max_age=TOKEN_SECONDS)
    except signing.BadSignature:
        return None
    return str(found)
