"""Public pages that open with a code or a link: the family's slip, a partner's notice."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sasando.domain.values.words import Refused
from sasando.exchange.letterbox import links, notices, slips
from sasando.foundation.access import guards
from sasando.foundation.access.actor import office_day
from sasando.foundation.accounts.middleware import now
from sasando.foundation.ui import errors, words
from sasando.foundation.ui.forms import OfficeForm, said
from sasando.public.paths import both_languages
from sasando.public.report import posted, tokens
from sasando.public.report.sources import source_of

FAMILY, NOTICE = "family", "notice"
REFUSED, EXPIRED = 422, 403
STATUS: Mapping[str, int] = MappingProxyType(
    {notices.TOO_LONG.code: posted.TOO_LARGE, notices.FLOOD.code: 429}
)


class CodeForm(OfficeForm):
    """Twenty digits."""

    code = forms.CharField(
        label=_("Family code"),
        max_length=60,
        help_text=_("Twenty digits, as on the slip. Spaces do not matter."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class NoticeForm(OfficeForm):
    """What a partner knows; how much it may be is said by the hatch, with a count."""

    kind = forms.ChoiceField(label=_("What you send"), widget=forms.RadioSelect, initial="notice")
    text = forms.CharField(
        label=_("Your notice"),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write the notice first.")},
        help_text=_("Who, where, since when, who told you. Up to 5,000 letters."),
    )
    contact = forms.CharField(
        label=_("How the office reaches you"), max_length=notices.LONGEST_CONTACT, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        kinds = [(code, label.in_language(language)) for code, label in notices.KINDS.items()]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


@guards.open_to_all
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@posted.plain_text_only
def family(request: HttpRequest) -> HttpResponse:
    """Show a family its slip; every code that opens nothing gets one and the same answer."""
    if request.method != "POST":
        return _ask_code(request)
    if tokens.read(request, FAMILY) is None:
        return _ask_code(request, status=EXPIRED, form=CodeForm(request.POST), expired=True)
    moment = now()
    source = source_of(request)
    code = request.POST.get("code", "")[:60]
    slip = slips.read(code, source=source, now=moment, today=office_day(moment))
    if slip is None:
        return _ask_code(request, status=REFUSED, refused=True)
    pays = [(words.money(one.money), one.is_estimate) for one in slip.family_pays]
    context = {"slip": slip, "pays": pays} | both_languages(request)
    return render(request, "public/report/slip.html", context)


def _ask_code(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {"form": CodeForm(), "token": tokens.field(FAMILY)} | both_languages(request) | more
    return render(request, "public/report/family.html", context, status=status)


@guards.open_to_all
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@posted.plain_text_only
def notice(request: HttpRequest, token: str) -> HttpResponse:
    """Take a partner's notice by its link and answer with a number.

    A link that is forged, revoked or over is a page that does not exist.
    """
    link = links.opened_by(token, today=office_day(now()))
    if link is None:
        return errors.not_open(request)
    if request.method != "POST":
        return _ask_notice(request, link, NoticeForm())
    form = NoticeForm(request.POST)
    named = tokens.read(request, NOTICE)
    if named is None:
        return _ask_notice(request, link, form, status=EXPIRED, expired=True)
    if not form.is_valid():
        return _ask_notice(request, link, form, status=REFUSED)
    return _send(request, link, form, token=token, named=named)


def _send(
    request: HttpRequest, link: links.LinkView, form: NoticeForm, *, token: str, named: str
) -> HttpResponse:
    moment = now()
    written = notices.Said(form=named, **form.cleaned_data)
    try:
        number = notices.drop(token, said=written, now=moment, today=office_day(moment))
    except Refused as refused:
        form.add_error("text", said(refused))
        status = STATUS.get(refused.refusal.code, REFUSED)
        return _ask_notice(request, link, form, status=status)
    if number is None:
        return errors.not_open(request)
    context = {"number": number} | both_languages(request)
    return render(request, "public/report/noticed.html", context)


def _ask_notice(
    request: HttpRequest, link: links.LinkView, form: NoticeForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"form": form, "link": link, "token": tokens.field(NOTICE)} | more
    context |= both_languages(request)
    return render(request, "public/report/notice.html", context, status=status)
