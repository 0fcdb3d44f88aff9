"""Public pages that open with a code or a link: the family's slip, a partner's notice."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sasando.domain.values.words import Refused
from sasando.exchange.letterbox import notices, slips
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts.middleware import now
from sasando.foundation.ui import errors
from sasando.foundation.ui.forms import OfficeForm, said
from sasando.public.paths import both_languages
from sasando.public.report import tokens

FAMILY, NOTICE = "family", "notice"
REFUSED = 422


class CodeForm(OfficeForm):
    """Twenty digits."""

    code = forms.CharField(
        label=_("Family code"),
        max_length=40,
        help_text=_("Twenty digits, as on the slip. Spaces do not matter."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class NoticeForm(OfficeForm):
    """What a partner knows."""

    text = forms.CharField(
        label=_("Your notice"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Who, where, since when, who told you. Write only what you know."),
    )
    contact = forms.CharField(label=_("How the office reaches you"), max_length=200, required=False)


@guards.open_to_all
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def family(request: HttpRequest) -> HttpResponse:
    """Show a family its slip; every code that opens nothing gets one and the same answer."""
    context = {"form": CodeForm(), "token": tokens.field(FAMILY)} | both_languages(request)
    if request.method != "POST":
        return _quiet(render(request, "public/report/family.html", context))
    if not tokens.is_ours(request, FAMILY):
        return errors.form_expired(request)
    moment = now()
    today = Actor(login="umum", name="", role="PUB", now=moment).today
    source = request.META.get("REMOTE_ADDR", "")
    code = request.POST.get("code", "")[:60]
    slip = slips.read(code, source=source, now=moment, today=today)
    if slip is None:
        context["refused"] = True
        return _quiet(render(request, "public/report/family.html", context, status=REFUSED))
    return _quiet(render(request, "public/report/slip.html", {"slip": slip} | context))


@guards.open_to_all
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, token: str) -> HttpResponse:
    """Take a partner's notice by its link and answer with a number."""
    moment = now()
    today = Actor(login="umum", name="", role="PUB", now=moment).today
    link = notices.link_of(token, today=today)
    if link is None:
        raise guards.NotOpen
    form = NoticeForm(request.POST or None)
    if request.method == "POST":
        if not tokens.is_ours(request, NOTICE):
            return errors.form_expired(request)
        number = _dropped(form, token, moment=moment, today=today) if form.is_valid() else None
        if number is not None:
            return _quiet(render(request, "public/report/noticed.html", {"number": number}))
    context = {"form": form, "link": link, "token": tokens.field(NOTICE)}
    return _quiet(render(request, "public/report/notice.html", context | both_languages(request)))


def _dropped(form: NoticeForm, token: str, *, moment: object, today: object) -> str | None:
    try:
        return notices.drop(token, now=moment, today=today, **form.cleaned_data)  # type: ignore[arg-type]
    except Refused as refused:
        form.add_error(None, said(refused))
        return None


def _quiet(response: HttpResponse) -> HttpResponse:
    """Keep a page that a code or link opened out of caches and search engines."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
