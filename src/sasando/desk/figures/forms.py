"""Forms of releases: the draft with its plan, and an erratum."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sasando.foundation.ui.forms import OfficeForm
from sasando.library.publications import queries
from sasando.library.publications.facts import DraftFacts

AUDIENCES = (("public", _("everyone")), ("partners", _("partners only")))


class DraftForm(OfficeForm):
    """What a release is called, who reads it, and which tables it holds."""

    title = forms.CharField(label=_("Title in Indonesian"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200)
    audience = forms.ChoiceField(
        label=_("Who reads it"), choices=AUDIENCES, widget=forms.RadioSelect
    )
    supersedes = forms.ChoiceField(
        label=_("Takes the place of"), required=False,
        help_text=_("The earlier release stays open and says that this one replaced it."),
    )  # fmt: skip
    plan = forms.CharField(
        label=_("Plan of the tables"), max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false", "class": "mono"}),
        help_text=_(
            "One [[table]] each: name, indicator, by, period; hierarchy and disclosure if wanted."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = [card for card in queries.releases(partners=True) if not card.superseded_by]
        choices: list[tuple[str, Any]] = [("", _("nothing"))]
        choices += [(card.number, f"{card.number} · {card.title}") for card in standing]
        self.fields["supersedes"].choices = choices  # type: ignore[attr-defined]

    def facts(self) -> DraftFacts:
        """Return what was written."""
        return DraftFacts(**self.cleaned_data)


class ErratumForm(OfficeForm):
    """What was found wrong in a release."""

    text = forms.CharField(
        label=_("What was wrong, in Indonesian"), max_length=1000, widget=forms.Textarea
    )
    text_en = forms.CharField(
        label=_("What was wrong, in English"), max_length=1000, widget=forms.Textarea
    )
