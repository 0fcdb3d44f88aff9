"""Forms of departures and returns."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.domain.values.words import Refused
from sasando.foundation.ui.forms import DayField, said
from sasando.library.places import queries as places
from sasando.records.movements.facts import MovementFacts

WAYS = (
    ("return/own_way", _("Came home on their own")),
    ("return/deported", _("Deported")),
    ("return/sick", _("Came home sick")),
    ("return/deceased", _("Came home deceased")),
    ("departure/own_way", _("Departed")),
)
PROCEDURAL = (
    ("unknown", _("not known yet")),
    ("procedural", _("procedural")),
    ("nonprocedural", _("non-procedural")),
)
CATEGORIES = (
    ("", "–"),
    ("LD", _("LD, adult man")),
    ("PD", _("PD, adult woman")),
    ("AL", _("AL, boy")),
    ("AP", _("AP, girl")),
)


class MovementForm(forms.Form):
    """What one source says of a departure or return; each date stands apart."""

    way = forms.ChoiceField(label=_("What happened"), choices=WAYS)
    procedural = forms.ChoiceField(label=_("The departure abroad was"), choices=PROCEDURAL)
    country = forms.ChoiceField(label=_("Country"), required=False)
    origin_regency = forms.CharField(label=_("Regency of origin"), required=False, max_length=80)
    departed_on = DayField(label=_("Left on"), required=False)
    died_on = DayField(label=_("Died on"), required=False)
    notified_on = DayField(label=_("Notice received on"), required=False)
    arrived_on = DayField(label=_("Arrived on"), required=False)
    handed_over_on = DayField(label=_("Handed over on"), required=False)
    buried_on = DayField(label=_("Buried on"), required=False)
    node = forms.ChoiceField(label=_("Arrived at"), required=False)
    carrier = forms.CharField(label=_("Flight or ship"), required=False, max_length=80)
    manifest_no = forms.CharField(label=_("Manifest number"), required=False, max_length=80)
    manifest_category = forms.ChoiceField(
        label=_("Manifest category"), required=False, choices=CATEGORIES
    )
    depot = forms.CharField(label=_("Depot abroad"), required=False, max_length=120)
    letter_no = forms.CharField(label=_("Letter number"), required=False, max_length=80)
    offence = forms.CharField(label=_("Case named by the source"), required=False, max_length=120)
    cause = forms.CharField(
        label=_("Cause, health"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Stored encrypted. Leave empty to keep what stands."),
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stored encrypted. Leave empty to keep what stands."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = "en" if (get_language() or "").startswith("en") else "id"
        countries = sorted(places.country_names(language).items(), key=lambda item: item[1])
        self.fields["country"].choices = [("", "–"), *countries]  # type: ignore[attr-defined]
        self.fields["node"].choices = [("", "–"), *places.nodes()]  # type: ignore[attr-defined]

    def clean_origin_regency(self) -> str:
        """Return the Kemendagri code."""
        text = str(self.cleaned_data["origin_regency"]).strip()
        try:
            return places.resolve_regency(text) if text else ""
        except Refused as refused:
            raise said(refused) from refused

    def facts(self) -> MovementFacts:
        """Return what the form says, for an action."""
        data = dict(self.cleaned_data)
        direction, _slash, kind = data.pop("way").partition("/")
        province = data["origin_regency"][:2]
        return MovementFacts(direction=direction, kind=kind, origin_province=province, **data)
