"""The twelve questions as a form; every answer is given by the reader, none is set beforehand."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.domain.offers.amounts import parse_asked
from sasando.domain.offers.facts import Offer
from sasando.domain.offers.questions import NONE_OF_THESE, OTHER, QUESTIONS
from sasando.domain.values.money import Money
from sasando.domain.values.person_name import clean_name
from sasando.domain.values.words import Refused
from sasando.foundation.ui.forms import OfficeForm, said
from sasando.public.offer_check import on_record

NOT_TOLD = "none"
LEAST_AGE, GREATEST_AGE = 5, 99
LONGEST_COMPANY, LONGEST_AGE, LONGEST_SUM = 200, 3, 60
# As much of what was typed as its error repeats.
SHOWN = 20
CHOOSE = _("Choose one answer, or “I do not know”.")
QUIET = {"autocomplete": "off"}


class CompanyField(forms.CharField):
    """A name, a number or an address as it was given; signs that cannot be seen are left out."""

    def to_python(self, value: Any) -> str:
        """Return the text without invisible signs; refused when longer than any name."""
        text = clean_name(str(value or "")[: LONGEST_COMPANY * 2])
        if len(text) > LONGEST_COMPANY:
            raise forms.ValidationError(
                _("This is longer than 200 letters. Write only the name or the web address.")
            )
        return text


class AgeField(forms.CharField):
    """An age in figures."""

    def to_python(self, value: Any) -> int | None:  # type: ignore[override]
        """Return the age; refused in words when it is none."""
        text = str(value or "").strip()
        if not text:
            return None
        is_short = len(text) <= LONGEST_AGE and text.isdecimal()
        if not is_short or not LEAST_AGE <= int(text) <= GREATEST_AGE:
            raise forms.ValidationError(
                _("“%(text)s” is not an age. Write it in figures, for example 19."),
                params={"text": clean_name(text[:SHOWN])},
            )
        return int(text)


class SumField(forms.CharField):
    """A sum as people say it; empty when it is not known."""

    def to_python(self, value: Any) -> Money | None:  # type: ignore[override]
        """Return the sum."""
        text = str(value or "").strip()[:LONGEST_SUM]
        try:
            return parse_asked(text) if text else None
        except Refused as refused:
            raise said(refused) from refused


def _field(name: str, language: str | None) -> forms.Field:
    """Return the field of a question."""
    question = QUESTIONS[name]
    label = question.label.in_language(language)
    hint = question.hint.in_language(language) if question.hint else ""
    choices = [(code, words.in_language(language)) for code, words in question.answers.items()]
    errors = {"required": CHOOSE, "invalid_choice": CHOOSE, "invalid_list": CHOOSE}
    if name == "age":
        wanted = {"required": _("Write the age. A guess will do.")}
        widget = forms.TextInput(attrs=QUIET | {"inputmode": "numeric", "class": "short"})
        return AgeField(label=label, help_text=hint, widget=widget, error_messages=wanted)
    if name == "signs":
        errors["required"] = _("Tick what happens, or “None of these”.")
        return forms.MultipleChoiceField(
            label=label, help_text=hint, choices=choices, widget=forms.CheckboxSelectMultiple,
            error_messages=errors,
        )  # fmt: skip
    if name == "country":
        errors["required"] = errors["invalid_choice"] = _("Choose a country, or “Not told”.")
        return forms.ChoiceField(
            label=label, choices=_countries(language), error_messages=errors,
            widget=forms.Select(attrs=QUIET),
        )  # fmt: skip
    return forms.ChoiceField(
        label=label, help_text=hint, choices=choices, widget=forms.RadioSelect,
        error_messages=errors,
    )  # fmt: skip


def _countries(language: str | None) -> list[tuple[str, Any]]:
    """Return the countries by name, after what is no country."""
    names = [(code, words.in_language(language)) for code, words in on_record.countries().items()]
    first = [("", _("Choose a country")), (NOT_TOLD, _("Not told"))]
    return [*first, *sorted(names, key=lambda one: one[1]), (OTHER, _("Another country"))]


class OfferForm(OfficeForm):
    """An offer, question by question."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        for name in QUESTIONS:
            self.fields[name] = _field(name, language)
            if name == "who":
                self.fields["company"] = CompanyField(
                    label=_("Name of the company, its licence number or web address"),
                    required=False, widget=forms.TextInput(attrs=QUIET),
                    help_text=_("If you know it. An address is only read, never opened."),
                )  # fmt: skip
            if name == "fee":
                self.fields["asked"] = SumField(
                    label=_("How much is asked?"), required=False,
                    widget=forms.TextInput(attrs=QUIET | {"class": "short"}),
                    help_text=_("For example 8 juta or Rp8.000.000."),
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Refuse answers that speak against each other."""
        given: dict[str, Any] = super().clean() or {}
        signs = given.get("signs") or []
        if NONE_OF_THESE in signs and len(signs) > 1:
            self.add_error("signs", _("“None of these” stands beside other ticks. Take one away."))
        asked: Money | None = given.get("asked")
        if given.get("fee") == "none" and asked is not None and asked.minor:
            self.add_error("asked", _("A sum stands here, but you answered that nothing is asked."))
        if given.get("fee") == "asked" and asked is not None and not asked.minor:
            self.add_error("asked", _("If nothing is asked, answer “No” above."))
        return given

    def offer(self) -> Offer:
        """Return the offer of a form that is valid."""
        given = dict(self.cleaned_data)
        country = given.pop("country")
        signs = frozenset(given.pop("signs"))
        return Offer(**given, country="" if country == NOT_TOLD else country, signs=signs)

    def kept(self) -> list[tuple[str, str]]:
        """Return the answers as they were posted, for a form that carries them on."""
        data: Mapping[str, Any] = self.data
        lists = data.getlist if hasattr(data, "getlist") else lambda name: [data.get(name, "")]
        return [(name, text) for name in self.fields for text in lists(name) if text]
