"""Forms of placements, their stages and papers."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.foundation.ui.forms import DayField
from sasando.library.places import queries as places
from sasando.library.terms import queries as terms
from sasando.records.placements.facts import PlacementFacts

PROCEDURAL = (
    ("unknown", _("not known yet")),
    ("procedural", _("procedural")),
    ("nonprocedural", _("non-procedural")),
)
EMPLOYERS = (
    ("", _("not known")),
    ("legal_entity", _("legal entity")),
    ("private_person", _("private person")),
)


def choices(name: str) -> list[tuple[str, str]]:
    """Return the words of a list as choices, in the language of the page."""
    found = [("", "–")]
    language = get_language()
    return found + [
        (code, item.label.in_language(language)) for code, item in terms.terms(name).items()
    ]


def country_choices() -> list[tuple[str, str]]:
    """Return countries by name."""
    language = "en" if (get_language() or "").startswith("en") else "id"
    named = sorted(places.country_names(language).items(), key=lambda item: item[1])
    return [("", "–"), *named]


class PlacementForm(forms.Form):
    """What one source says of a placement."""

    scheme = forms.ChoiceField(label=_("Scheme"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    job = forms.CharField(label=_("Job"), required=False, max_length=120)
    sector = forms.CharField(label=_("Sector"), required=False, max_length=60)
    employer = forms.CharField(label=_("Employer"), required=False, max_length=200)
    employer_type = forms.ChoiceField(label=_("Employer is"), choices=EMPLOYERS, required=False)
    p3mi = forms.CharField(label=_("Placement company (P3MI)"), required=False, max_length=200)
    registered_on = DayField(label=_("Registered on"), required=False)
    departed_on = DayField(label=_("Departed on"), required=False)
    contract_from = DayField(label=_("Contract from"), required=False)
    contract_months = forms.IntegerField(
        label=_("Contract, months"), required=False, min_value=1, max_value=120
    )
    ended_on = DayField(label=_("Ended on"), required=False)
    origin_regency = forms.CharField(label=_("Regency of origin"), required=False, max_length=80)
    serving_office = forms.CharField(
        label=_("Office that served"),
        required=False,
        max_length=80,
        help_text=_("Leave empty for this office"),
    )
    id_pmi = forms.CharField(label=_("ID PMI"), required=False, max_length=40)
    sisko_no = forms.CharField(label=_("Sisko number"), required=False, max_length=40)
    epmi_no = forms.CharField(label=_("E-PMI number"), required=False, max_length=40)
    complaint_no = forms.CharField(label=_("Complaint number"), required=False, max_length=40)
    procedural = forms.ChoiceField(label=_("Departure was"), choices=PROCEDURAL)
    procedural_evidence = forms.CharField(
        label=_("Evidence"),
        required=False,
        max_length=300,
        help_text=_("How it is known: E-PMI seen, statement, manifest"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = choices("schemes")  # type: ignore[attr-defined]
        self.fields["country"].choices = country_choices()  # type: ignore[attr-defined]

    def clean_origin_regency(self) -> str:
        """Return the Kemendagri code."""
        from sasando.domain.values.words import Refused
        from sasando.foundation.ui.forms import said

        text = str(self.cleaned_data["origin_regency"]).strip()
        try:
            return places.resolve_regency(text) if text else ""
        except Refused as refused:
            raise said(refused) from refused

    def clean(self) -> dict[str, Any]:
        """Refuse a status without evidence."""
        data = super().clean() or {}
        if data.get("procedural") != "unknown" and not data.get("procedural_evidence"):
            raise ValidationError(
                {"procedural_evidence": _("Name the evidence for the status above.")}
            )
        return data

    def facts(self) -> PlacementFacts:
        """Return what the form says, for an action."""
        return PlacementFacts(**self.cleaned_data)


class StageForm(forms.Form):
    """A stage reached on a day."""

    stage = forms.ChoiceField(label=_("Stage"))
    reached_on = DayField(label=_("Reached on"))
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = choices("placement_stages")  # type: ignore[attr-defined]
