"""The form of a new passkey, as this office wants it."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """Whoever has no password signs in by passkey alone, so theirs must open without one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.user.has_usable_password():
            field = self.fields["passwordless"]
            field.initial = field.required = True
