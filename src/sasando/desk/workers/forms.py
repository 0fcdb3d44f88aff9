"""Forms of people and their identities."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sasando.domain.values.birth_date import parse_birth
from sasando.domain.values.nik import parse_nik
from sasando.domain.values.passport import parse_passport
from sasando.domain.values.phone import parse_phone
from sasando.domain.values.words import Refused
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui.forms import NameField, said
from sasando.library.places import queries as places
from sasando.records.workers.facts import IdentityFacts

SEXES = (("", _("not known")), ("P", _("woman")), ("L", _("man")))
# The levels that the ministry's monthly report prints.
SCHOOLS = (
    ("", _("not known")),
    ("SD", _("Primary school (SD)")),
    ("SMP", _("Lower secondary (SMP)")),
    ("SMA", _("Upper secondary (SMA, SMK)")),
    ("DIPLOMA", _("Diploma")),
    ("SARJANA", _("Bachelor")),
    ("PASCASARJANA", _("Postgraduate")),
)


class IdentityForm(forms.Form):
    """What one source says of one human; only the name is needed."""

    name = NameField(label=_("Full name"))
    aliases = forms.CharField(
        label=_("Other names"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One on each line: names used abroad, at church, in papers"),
    )
    sex = forms.ChoiceField(label=_("Sex"), choices=SEXES, required=False)
    born = forms.CharField(
        label=_("Born"),
        required=False,
        max_length=40,
        help_text=_("A day (06/02/1987) or only a year (1987)"),
    )
    regency = forms.CharField(
        label=_("Regency or city"),
        required=False,
        max_length=80,
        help_text=_("Name or code, for example Malaka or 53.21"),
        widget=forms.TextInput(attrs={"list": "regencies"}),
    )
    village = forms.CharField(
        label=_("Village code"),
        required=False,
        max_length=13,
        help_text=_("Kemendagri code, for example 53.21.05.2005; leave empty when not known"),
    )
    place_as_printed = forms.CharField(
        label=_("Place as the source writes it"), required=False, max_length=300
    )
    nik = forms.CharField(
        label=_("NIK"),
        required=False,
        max_length=40,
        help_text=_("16 digits. Stored encrypted. Leave empty to keep the one that stands."),
    )
    nik_is_claim = forms.BooleanField(
        label=_("The NIK is only what the person says"), required=False
    )
    passport = forms.CharField(label=_("Passport or travel paper"), required=False, max_length=40)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)
    address = forms.CharField(
        label=_("Address"), required=False, max_length=500, help_text=_("Stored encrypted.")
    )
    father_name = NameField(label=_("Father"), required=False)
    mother_name = NameField(label=_("Mother"), required=False)
    spouse_name = NameField(label=_("Spouse"), required=False)
    education = forms.ChoiceField(label=_("Education"), choices=SCHOOLS, required=False)
    source_note = forms.CharField(
        label=_("Source"),
        required=False,
        max_length=200,
        help_text=_("Where this is known from: village book, family, passport seen"),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._actor = actor
        kept = str(self.initial.get("education") or "")
        if kept not in dict(SCHOOLS):
            self.fields["education"].choices = [*SCHOOLS, (kept, kept)]  # type: ignore[attr-defined]

    def clean_nik(self) -> str:
        """Return the checked NIK."""
        return self._read("nik", lambda text: parse_nik(text).digits)

    def clean_passport(self) -> str:
        """Return the checked number."""
        return self._read("passport", parse_passport)

    def clean_phone(self) -> str:
        """Return the checked number."""
        return self._read("phone", parse_phone)

    def clean_regency(self) -> str:
        """Return the Kemendagri code of the regency."""
        return self._read("regency", lambda text: places.resolve_regency(text, codes=None))

    def clean_village(self) -> str:
        """Return a village code that exists."""
        code = str(self.cleaned_data["village"]).strip()
        if code and code not in places.village_names():
            raise ValidationError(_("This village code is not in NTT's list."))
        return code

    def clean_born(self) -> Any:
        """Return the range of birth days."""
        text = self.cleaned_data["born"].strip()
        if not text:
            return None
        try:
            return parse_birth(text, today=self._actor.today)
        except Refused as refused:
            raise said(refused) from refused

    def _read(self, name: str, parse: Any) -> str:
        text = str(self.cleaned_data[name]).strip()
        if not text:
            return ""
        try:
            return str(parse(text))
        except Refused as refused:
            raise said(refused) from refused

    def facts(self) -> IdentityFacts:
        """Return what the form says, for an action."""
        data = self.cleaned_data
        born, village = data["born"], data["village"]
        same = [
            "name",
            "sex",
            "nik",
            "nik_is_claim",
            "passport",
            "phone",
            "address",
            "father_name",
            "mother_name",
        ]
        same += ["spouse_name", "education", "source_note", "place_as_printed"]
        return IdentityFacts(
            **{name: data[name] for name in same},
            aliases=tuple(line.strip() for line in data["aliases"].splitlines() if line.strip()),
            born_from=born.born_from if born else None,
            born_to=born.born_to if born else None,
            regency_code=village[:5] or data["regency"],
            district_code=village[:8],
            village_code=village,
        )


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class RevealForm(ReasonForm):
    """Which sealed number to open, and why."""

    field = forms.ChoiceField(
        label=_("What to open"),
        choices=(
            ("nik", _("NIK")),
            ("passport", _("Passport")),
            ("phone", _("Telephone")),
            ("address", _("Address")),
        ),
    )
