"""Sign-in as this office wants it: no self-made accounts, no e-mail, each step in the audit."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sasando.foundation.accounts import queries, signing
from sasando.foundation.accounts.middleware import LANGUAGE_KEY, now
from sasando.foundation.accounts.models import User
from sasando.foundation.privacy.keys import current_ring

TOO_MANY = "too_many_login_attempts"
SECRET_OF = b"accounts/second-factor"
# What the third party would write a mail about, as the audit calls it.
FACTOR_NEWS = {
    "mfa/email/totp_activated": "totp_added",
    "mfa/email/totp_deactivated": "totp_removed",
    "mfa/email/webauthn_added": "passkey_added",
    "mfa/email/webauthn_removed": "passkey_removed",
    "mfa/email/recovery_codes_generated": "recovery_codes_made",
}


class OfficeAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the administrator alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Return False: nobody makes an account for themselves."""
        return False

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """Return a field error; too many tries end in the page of status 429 instead."""
        if code == TOO_MANY:
            raise ImmediateHttpResponse(respond_429(self.request))
        error: ValidationError = super().validation_error(code, *args)
        return error

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Return whose password this is; a closed account answers like a wrong password."""
        user: User | None = super().authenticate(request, **credentials)
        return user if user is not None and user.is_active else None

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:  # noqa: ARG002
        """Send a closed account that came by passkey back to the sign-in page."""
        return HttpResponseRedirect(reverse("account_login"))

    def post_login(self, request: HttpRequest, user: User, **values: Any) -> HttpResponse:
        """Write who signed in and how; give the session the reader's language."""
        response: HttpResponse = super().post_login(request, user, **values)
        records = get_authentication_records(request, user)
        methods = [str(item.get("type") or item.get("method")) for item in records]
        signing.signed_in(user, methods=methods, now=now())
        request.session[LANGUAGE_KEY] = user.language
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where the signed-in user's first role starts."""
        if not isinstance(request.user, User):
            return queries.STAFF_PAGE
        return queries.first_page(queries.own_actor(request.user, now=now()).role)

    def logout(self, request: HttpRequest) -> None:
        """Write who signed out, then end the session."""
        if isinstance(request.user, User):
            signing.signed_out(request.user, now=now())
        super().logout(request)

    def clean_password(self, password: str, user: AbstractBaseUser | None = None) -> str:
        """Return a password that is good enough and not the one in use."""
        if isinstance(user, User) and user.has_usable_password() and user.check_password(password):
            raise ValidationError(_("Choose another password than the present one."))
        cleaned: str = super().clean_password(password, user=user)
        return cleaned

    def set_password(self, user: User, password: str) -> None:
        """Set someone's own new password."""
        signing.change_password(user, password=password, now=now())

    def send_notification_mail(self, template_prefix: str, user: User, *_: Any, **__: Any) -> None:
        """Write to the audit what a mail would say; this office sends none."""
        what = FACTOR_NEWS.get(template_prefix)
        if what:
            signing.factor_changed(user, what=what, now=now())

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:  # noqa: ARG002
        """Return one key for a user name, whatever host name the request gives."""
        return f"sign-in:{str(credentials.get('username') or '').casefold()}"


class OfficeMFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of second factors are sealed with the office's key."""

    def encrypt(self, text: str) -> str:
        """Return a secret sealed, with the id of the key that sealed it."""
        ring = current_ring()
        sealed = ring.wrap(text.encode(), subject=SECRET_OF)
        return f"{ring.current}:{base64.b64encode(sealed).decode()}"

    def decrypt(self, encrypted_text: str) -> str:
        """Return a sealed secret in clear."""
        kek_id, sealed = encrypted_text.split(":", 1)
        blob = base64.b64decode(sealed)
        return current_ring().unwrap(blob, kek_id=kek_id, subject=SECRET_OF).decode()
