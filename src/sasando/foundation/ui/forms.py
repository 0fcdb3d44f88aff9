"""Fields and forms in the office's ways: days as people write them, refusals as field errors."""

import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.domain.values.birth_date import parse_date
from sasando.domain.values.person_name import clean_name
from sasando.domain.values.words import Refused


class OfficeForm(forms.Form):
    """A form that leaves every message to the page, never to the browser's own bubbles."""

    use_required_attribute = False

    def __init__(self, *args: object, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]


class DayField(forms.Field):
    """A day as offices write it: 06/02/2026, 2026-02-06 or 6 Februari 2026."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Day/month/year, for example 06/02/2026"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        """Return the day; None when empty."""
        if isinstance(value, date) or not value:
            return value or None
        try:
            return parse_date(str(value)[:40])
        except Refused as refused:
            raise said(refused) from refused

    def prepare_value(self, value: Any) -> Any:
        """Show a day the way it is typed."""
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


class WordsField(forms.CharField):
    """A longer text; one of spaces and invisible signs alone counts as empty."""

    def to_python(self, value: Any) -> str:
        """Return the text, or nothing when nobody could see it."""
        text = super().to_python(value) or ""
        seen = any(unicodedata.category(sign)[0] not in "CZ" for sign in text)
        return text if seen else ""


class NameField(forms.CharField):
    """A person's name, without invisible signs."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 200)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """Return the cleaned name."""
        return clean_name(super().to_python(value) or "")


def said(refused: Refused) -> ValidationError:
    """Return a refusal as the error of a field, in the language of the page."""
    words = refused.refusal.words.in_language(get_language())
    return ValidationError(words, code=refused.refusal.code)
