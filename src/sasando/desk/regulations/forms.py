"""Forms of deadline rules and holidays."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.foundation.ui.forms import DayField, OfficeForm
from sasando.library.regulations import queries
from sasando.library.regulations.actions import RuleFacts
from sasando.library.regulations.queries import RuleView

LONGEST = 3660
HOLIDAY_KINDS = (
    ("regional", _("regional holiday")),
    ("national", _("national holiday")),
    ("cuti_bersama", _("joint leave")),
)


class RuleForm(OfficeForm):
    """What an officer read of a rule in the official text."""

    instrument = forms.ChoiceField(label=_("Instrument"))
    article = forms.CharField(label=_("Article"), required=False, max_length=40)
    amount = forms.IntegerField(label=_("Length"), min_value=1, max_value=LONGEST)
    unit = forms.ChoiceField(label=_("Counted in"))
    status = forms.ChoiceField(label=_("The rule is"))
    valid_from = DayField(label=_("Valid from"))
    valid_to = DayField(
        label=_("Valid to"), required=False,
        help_text=_("Leave empty while the rule still holds. A later version ends this one."),
    )  # fmt: skip
    source_seen = forms.CharField(
        label=_("Where the official text was seen"), max_length=300,
        help_text=_("For example JDIH, BN 2024/700, page and day"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        choices = {
            "instrument": [(one.code, f"{one.short} {one.title}"[:110]) for one in _instruments()],
            "unit": [
                (code, queries.UNIT_WORDS[code].in_language(language)) for code in queries.UNITS
            ],
            "status": [
                (code, queries.STATUS_WORDS[code].in_language(language)) for code in queries.HELD
            ],
        }
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]

    def facts(self) -> RuleFacts:
        """Return what the form says, for an action."""
        return RuleFacts(**self.cleaned_data)


def _instruments() -> list[queries.InstrumentView]:
    return sorted(queries.instruments(), key=lambda one: one.short)


def start_of(rule: RuleView) -> dict[str, Any]:
    """Return what a form starts from: the rule as it stands, what is unknown left empty."""
    return {
        "instrument": rule.instrument,
        "article": rule.article,
        "amount": rule.amount,
        "unit": rule.unit if rule.unit in queries.UNITS else "",
        "status": rule.status if rule.status in queries.HELD else "in_force",
        "valid_from": rule.valid_from,
        "valid_to": rule.valid_to,
    }


class HolidayForm(OfficeForm):
    """A day on which the office is closed, and the decision that says so."""

    on = DayField(label=_("Day"))
    name = forms.CharField(label=_("Name of the holiday"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=HOLIDAY_KINDS)
    source = forms.CharField(
        label=_("Decision that set it"), max_length=300,
        help_text=_("For example a decree of the governor, number and day"),
    )  # fmt: skip


class DropForm(OfficeForm):
    """Why a day is no holiday."""

    reason = forms.CharField(label=_("Reason"), max_length=300)
