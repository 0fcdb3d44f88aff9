"""Forms of users and their roles."""

from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.foundation.access import policy
from sasando.foundation.access.actor import COMMAND_ROLE
from sasando.foundation.accounts import queries
from sasando.foundation.ui.forms import DayField, NameField
from sasando.library.places import queries as places


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, also when nothing was filled in; None while a page is only read."""
    return request.POST if request.method == "POST" else None


class UserForm(forms.Form):
    """A new account."""

    username = forms.SlugField(
        label=_("User name"), max_length=60, help_text=_("Letters, digits and - only.")
    )
    name = NameField(label=_("Full name"))


class TeamForm(forms.Form):
    """A team of the office."""

    code = forms.SlugField(label=_("Short name"), max_length=30)
    name = forms.CharField(label=_("Name"), max_length=120)


class RoleForm(forms.Form):
    """A role for days; with a deputy's kind and person it is deputising."""

    role = forms.ChoiceField(label=_("Role"))
    team = forms.ChoiceField(label=_("Team"), required=False)
    unit = forms.CharField(
        label=_("Unit code of the agency"),
        required=False,
        max_length=40,
        help_text=_("Partners only: referrals to this unit reach them."),
    )
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
        help_text=_("A role handed over ends on a day; acts show whom it is done for."),
    )
    deputises = forms.ChoiceField(label=_("In place of"), required=False)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("For example the number of the letter of assignment."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        roles = [
            (code, role.label.in_language(language))
            for code, role in policy.policy().roles.items()
            if code != COMMAND_ROLE
        ]
        teams = [(team.code, team.name) for team in queries.teams()]
        self._offer("role", roles)
        self._offer("team", [("", "–"), *teams])
        self._offer("deputises", [("", "–"), *queries.user_choices()])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """The last day of a role."""

    ends_on = DayField(label=_("Last day"))


class RegenciesForm(forms.Form):
    """The regencies that a user is bound to."""

    codes = forms.MultipleChoiceField(
        label=_("Regencies"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: every regency."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(code, f"{name} ({code})") for code, name in places.ntt_regencies()]
        self.fields["codes"].choices = choices  # type: ignore[attr-defined]
