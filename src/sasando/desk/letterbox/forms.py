"""Forms of the letterbox."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sasando.foundation.ui.forms import OfficeForm
from sasando.library.directory import queries as directory


class LinkForm(OfficeForm):
    """Who gets a link, and about which case."""

    unit = forms.ChoiceField(label=_("Church, village or other unit"))
    number = forms.CharField(
        label=_("About a case"),
        max_length=20,
        required=False,
        help_text=_("Its number, for example KS-2026-0001. The partner reads the number only."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [(unit.code, unit.name) for unit in directory.units()]
        self.fields["unit"].choices = units  # type: ignore[attr-defined]


class IntoCaseForm(OfficeForm):
    """Onto which case a notice is written, and as what."""

    number = forms.CharField(label=_("Number of the case"), max_length=20)
    kind = forms.ChoiceField(
        label=_("Write it down as"),
        choices=(("note", _("note")), ("contact", _("contact"))),
    )


class ReasonForm(OfficeForm):
    """Why."""

    reason = forms.CharField(
        label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class DecideForm(OfficeForm):
    """What the head of office decides."""

    agree = forms.ChoiceField(
        label=_("Decision"),
        choices=(("yes", _("A code may be given")), ("no", _("No code is given"))),
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("At least 20 letters; encrypted."),
    )


class AnswerForm(OfficeForm):
    """What the reporter reads."""

    text = forms.CharField(
        label=_("Answer"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Plain words. No name of a person: others may look at the same telephone."),
    )


class NoteForm(OfficeForm):
    """What only the office reads."""

    text = forms.CharField(
        label=_("Internal note"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )


class OntoCaseForm(OfficeForm):
    """Onto which case a report is written."""

    number = forms.CharField(label=_("Number of the case"), max_length=20)


class HandForm(OfficeForm):
    """Who goes on with a report."""

    who = forms.ChoiceField(label=_("Hand over to"))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = choices  # type: ignore[attr-defined]
        self._names = dict(choices)

    def name_of(self, who: str) -> str:
        """Return the name behind a choice."""
        return self._names.get(who, "")


class WhyForm(OfficeForm):
    """Why an identity is opened."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("At least 20 letters; encrypted. The supervisor is told."),
    )
