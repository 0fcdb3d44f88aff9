"""Forms of the directory."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.foundation.ui.forms import DayField, OfficeForm
from sasando.library.directory import queries
from sasando.library.directory.actions import P3miFacts, UnitFacts
from sasando.library.directory.queries import P3miView, UnitView
from sasando.library.places import queries as places

OFFICE_NUMBER = _("Of the office, never of a person")


class UnitForm(OfficeForm):
    """What the office knows of a unit."""

    name = forms.CharField(label=_("Name of the unit"), max_length=200)
    institution = forms.ChoiceField(label=_("Institution"))
    services = forms.MultipleChoiceField(
        label=_("Services"), required=False, widget=forms.CheckboxSelectMultiple
    )
    regency_code = forms.ChoiceField(label=_("Stands in"), required=False)
    areas = forms.MultipleChoiceField(
        label=_("Area it serves"), required=False, widget=forms.CheckboxSelectMultiple
    )
    address = forms.CharField(label=_("Address"), required=False, max_length=300)
    phone = forms.CharField(
        label=_("Telephone"), required=False, max_length=40, help_text=OFFICE_NUMBER
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, max_length=120, help_text=OFFICE_NUMBER
    )
    hours = forms.CharField(label=_("Hours"), required=False, max_length=120)
    languages = forms.CharField(label=_("Languages spoken"), required=False, max_length=120)
    accepts = forms.BooleanField(label=_("Takes referrals"), required=False)
    answer_days = forms.IntegerField(label=_("Answers within (days)"), min_value=1, max_value=90)
    source = forms.CharField(
        label=_("Where this is known from"), max_length=300,
        help_text=_("For example a letter of the unit, number and day"),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Note"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, unit: UnitView | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        regencies = places.ntt_regencies()
        standing = [(code, code) for code in (unit.areas if unit else ())]
        areas = dict([*standing, ("53", _("all of NTT")), *regencies])
        choices = {
            "institution": [(one.code, one.name) for one in queries.institutions()],
            "services": [
                (code, words.in_language(language)) for code, words in queries.SERVICES.items()
            ],
            "regency_code": [("", "–"), *regencies],
            "areas": list(areas.items()),
        }
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]

    def facts(self) -> UnitFacts:
        """Return what the form says, for an action."""
        data = dict(self.cleaned_data)
        areas, services = tuple(data.pop("areas")), frozenset(data.pop("services"))
        return UnitFacts(areas=areas, services=services, **data)


def start_of(unit: UnitView) -> dict[str, Any]:
    """Return what the form of a unit starts from."""
    names = ("name", "regency_code", "address", "phone", "email", "hours", "languages", "accepts")
    start: dict[str, Any] = {name: getattr(unit, name) for name in names}
    return start | {
        "institution": unit.institution_code, "services": list(unit.services),
        "areas": list(unit.areas), "answer_days": unit.answer_days, "source": unit.source,
        "note": unit.note,
    }  # fmt: skip


class P3miForm(OfficeForm):
    """What a list says of a placement company."""

    name = forms.CharField(label=_("Name of the company"), max_length=200)
    licence_no = forms.CharField(label=_("Licence number (SIP3MI)"), required=False, max_length=80)
    licence = forms.ChoiceField(label=_("The licence is"))
    state_on = DayField(label=_("Seen on"), required=False)
    source = forms.CharField(label=_("Where this is known from"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        self.fields["licence"].choices = [  # type: ignore[attr-defined]
            (code, words.in_language(language)) for code, words in queries.LICENCES.items()
        ]

    def facts(self) -> P3miFacts:
        """Return what the form says, for an action."""
        return P3miFacts(**self.cleaned_data)


def start_of_p3mi(company: P3miView) -> dict[str, Any]:
    """Return what the form of a placement company starts from."""
    names = ("name", "licence_no", "licence", "state_on", "source")
    return {name: getattr(company, name) for name in names}
