"""Pages of links: staff invite a partner or let one in for a visit; the partner opens the link."""

import logging
from smtplib import SMTPException
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib.auth import login
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sasando.desk.accounts.admin import refuse, user_or_404
from sasando.desk.accounts.forms import posted
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import links, queries, signing
from sasando.foundation.accounts.middleware import LANGUAGE_KEY, ONE_TIME_KEY, now
from sasando.foundation.accounts.models import SignInLink
from sasando.foundation.ui.forms import NameField, OfficeForm, said
from sasando.library.directory import queries as directory

logger = logging.getLogger("sasando.accounts")
BACKEND = "django.contrib.auth.backends.ModelBackend"
GONE = 410


class InviteForm(OfficeForm):
    """A partner who is invited: name, e-mail, role and unit."""

    name = NameField(label=gettext_lazy("Full name"))
    email = forms.EmailField(
        label=gettext_lazy("E-mail"), required=False,
        help_text=gettext_lazy("The link goes there; without it you hand it over yourself"),
    )  # fmt: skip
    role = forms.ChoiceField(label=gettext_lazy("Role"))
    unit = forms.CharField(
        label=gettext_lazy("Unit code of the agency"), required=False, max_length=40,
        help_text=gettext_lazy("As the directory has it, for example DPRD-NTT-KOMISI-V"),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=300,
        help_text=gettext_lazy("For example the number of the letter of assignment."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (code, role.label.in_language(language))
            for code, role in policy.policy().roles.items()
            if code in policy.partners()
        ]

    def clean_unit(self) -> str:
        """Refuse a code that the directory does not have."""
        code = str(self.cleaned_data["unit"]).strip()
        if code and directory.unit(code) is None:
            raise forms.ValidationError(_("The directory has no unit of this code."))
        return code


@guards.requires("accounts.manage")
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Invite a partner; the link shows once and goes by e-mail."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = InviteForm(posted(request))
    if form.is_valid():
        try:
            made = links.invite(by=actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            return _link_once(request, made, is_sent=_mail(made, form.cleaned_data["email"]))
    context = {"form": form, "title": _("Invite a partner"), "submit": _("Make the invitation")}
    status = 422 if form.errors else 200
    return render(request, "desk/accounts/form.html", context, status=status)


@guards.requires("accounts.manage")
@require_POST
def again(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Make a new link for a partner: to set up a passkey, or for one visit by phone."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    user = user_or_404(ref)
    purpose = request.POST.get("purpose", "")
    if purpose not in SignInLink.Purpose.values:
        raise guards.NotOpen
    try:
        made = links.issue(user, purpose=purpose, by=actor)
    except Refused as refused:
        return refuse(request, refused, user)
    is_sent = purpose == SignInLink.Purpose.INVITE and _mail(made, user.email)
    return _link_once(request, made, is_sent=is_sent)


@guards.open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Show whom a link lets in; only pressing the button uses it up, so no preview does."""
    moment = now()
    if request.method != "POST":
        found = links.look(token, now=moment)
        status = 200 if found else GONE
        return render(request, "desk/accounts/enter.html", {"found": found}, status=status)
    used = links.use(token, now=moment)
    if used is None:
        return render(request, "desk/accounts/enter.html", {"found": None}, status=GONE)
    user, is_invitation = used
    language = request.session.get(LANGUAGE_KEY)
    login(request, user, backend=BACKEND)
    request.session[LANGUAGE_KEY] = language or user.language
    signing.signed_in(
        user, methods=["invitation" if is_invitation else "one_time_link"], now=moment
    )
    if is_invitation:
        return HttpResponseRedirect("/akun/kunci/tambah/")
    request.session[ONE_TIME_KEY] = True
    request.session.set_expiry(int(links.VISIT.total_seconds()))
    return HttpResponseRedirect(queries.PARTNER_PAGE)


def _link_once(request: HttpRequest, made: links.Invited, *, is_sent: bool) -> HttpResponse:
    context = {"made": made.user, "url": _url(made), "until": made.expires_at, "is_sent": is_sent}
    return render(request, "desk/accounts/link.html", context)


def _url(made: links.Invited) -> str:
    return f"{settings.SASANDO_PORTAL_URL}/undangan/{made.token}/"


def _mail(made: links.Invited, address: str) -> bool:
    """Send the link at once, past the outbox: a message that waits there would keep it."""
    if not address:
        return False
    text = _("You are invited to the partners' room. The link works once, for seven days:")
    try:
        send_mail(
            _("Invitation to the partners' room"), f"{text}\n\n{_url(made)}\n",
            settings.DEFAULT_FROM_EMAIL, [address],
        )  # fmt: skip
    except (OSError, SMTPException) as problem:
        logger.warning("invitation not sent: %s", type(problem).__name__)
        return False
    return True
