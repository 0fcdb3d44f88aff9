"""What a password must not be, beyond length and the list of common ones."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FEWEST_SIGNS = 5


class ManySigns:
    """Refuses a password of few different signs: twenty spaces are as easily guessed as one."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 — Django's call
        """Raise ValidationError when too few signs differ; spaces count as nothing."""
        if len(set(password) - set(" \t\u00a0")) < FEWEST_SIGNS:
            raise ValidationError(self.get_help_text(), code="password_few_signs")

    def get_help_text(self) -> str:
        """Return the rule in words."""
        return _("Use at least five different letters, digits or signs; spaces do not count.")
