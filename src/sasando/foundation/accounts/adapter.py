"""Sign-in as this office wants it: no self-made accounts, no e-mail."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class OfficeAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the administrator alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Return False: nobody makes an account for themselves."""
        return False
