"""Forms of users and their roles."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.foundation.access import policy
from sasando.foundation.accounts import queries
from sasando.foundation.ui.forms import DayField, NameField


class UserForm(forms.Form):
    """A new account."""

    username = forms.SlugField(label=_("User name"), max_length=60)
    name = NameField(label=_("Full name"))


class RoleForm(forms.Form):
    """A role for days; with a deputy's kind and person it is deputising."""

    role = forms.ChoiceField(label=_("Role"))
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("Until"), required=False)
    deputy = forms.ChoiceField(
        label=_("Deputising"),
        required=False,
        choices=(
            ("", _("no, own role")),
            ("Plh.", _("Plh., for someone absent")),
            ("Plt.", _("Plt., for an empty post")),
        ),
    )
    deputises = forms.ChoiceField(label=_("In place of"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        roles = [
            (code, role.label.in_language(language))
            for code, role in policy.policy().roles.items()
            if code != "CLI"
        ]
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        self.fields["deputises"].choices = [("", "–"), *queries.user_choices()]  # type: ignore[attr-defined]


class RegenciesForm(forms.Form):
    """The regencies that a user is bound to."""

    codes = forms.CharField(
        label=_("Regency codes"),
        required=False,
        max_length=400,
        help_text=_("Parted by commas, as 53.21, 53.04. Empty: every regency."),
    )
