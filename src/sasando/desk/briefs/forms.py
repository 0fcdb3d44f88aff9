"""Forms of briefs: what one is to show, and why one goes back unsigned."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.analysis.briefs import reference, sheets
from sasando.analysis.briefs.build import OCCASION
from sasando.analysis.extracts.snapshots import Snapshot
from sasando.domain.values.period import parse_period
from sasando.domain.values.words import Refused
from sasando.foundation.ui import words
from sasando.foundation.ui.forms import OfficeForm, WordsField, said
from sasando.library.publications.briefs import BriefChoice

NONE, ALL, SOME = "none", "all", "some"
FIRST_YEAR, LAST_YEAR = 1990, 2100
PERIOD = _("2025, 2025-Q3, 2025-07 or 2025-01..2025-06")


class BriefForm(OfficeForm):
    """For whom a brief is, which period it tells of, over which snapshot, with which sheets."""

    occasion = WordsField(
        label=_("For whom and for what occasion"), max_length=120, initial=OCCASION,
        help_text=_("Stands on the first page and the first slide."),
    )  # fmt: skip
    period = forms.CharField(
        label=_("Period"), required=False, max_length=40, help_text=PERIOD,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    compare = forms.IntegerField(
        label=_("Year to compare with"), required=False, min_value=FIRST_YEAR,
        max_value=LAST_YEAR, help_text=_("Empty: the year before."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    month = forms.CharField(
        label=_("Period of the monthly report"), required=False, max_length=40,
        help_text=_("For example 2025-12. Empty: the period above, else the month that ended."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    snapshot = forms.ChoiceField(
        label=_("Snapshot"), required=False,
        help_text=_("The office's own figures as they stood when it was frozen."),
    )  # fmt: skip
    which = forms.ChoiceField(
        label=_("Sheets of regencies and electoral districts"), widget=forms.RadioSelect,
        choices=((NONE, _("none")), (ALL, _("all of them")), (SOME, _("only those ticked below"))),
        initial=ALL,
    )  # fmt: skip
    codes = forms.MultipleChoiceField(
        label=_("Which sheets"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, standing: list[Snapshot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        frozen = [(one.id, f"{words.day(one.as_of)} · {one.id[:8]}") for one in standing]
        found: dict[str, Any] = self.fields
        found["snapshot"].choices = [("", _("frozen anew, now")), *frozen]
        found["codes"].choices = [(code, sheet_name(code)) for code in sheets.codes()]

    def clean_period(self) -> str:
        """Return the period as typed; say in words when it cannot be read."""
        return _readable(self.cleaned_data["period"])

    def clean_month(self) -> str:
        """Return the monthly report's period as typed; say in words when it cannot be read."""
        return _readable(self.cleaned_data["month"])

    def clean(self) -> dict[str, Any]:
        """Ask for a tick where only ticked sheets are wanted."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("which") == SOME and not found.get("codes") and "codes" not in self.errors:
            self.add_error("codes", _("Tick at least one sheet, or choose none or all."))
        return found

    def choice(self) -> BriefChoice:
        """Return what was chosen."""
        told = self.cleaned_data
        wanted = {NONE: (), ALL: sheets.codes(), SOME: tuple(told["codes"])}
        return BriefChoice(
            occasion=told["occasion"], period=told["period"], compare=told["compare"],
            month=told["month"], sheets=wanted[told["which"]],
        )  # fmt: skip


class ReturnForm(OfficeForm):
    """Why a brief goes back unsigned."""

    why = WordsField(label=_("What needs to be put right"), max_length=500, widget=forms.Textarea(
        attrs={"rows": 3}))  # fmt: skip


def start(choice: BriefChoice, *, snapshot: str) -> dict[str, Any]:
    """Return the form's first values for a brief that is prepared again."""
    every = set(choice.sheets) == set(sheets.codes())
    which = NONE if not choice.sheets else ALL if every else SOME
    return {
        "occasion": choice.occasion, "period": choice.period, "compare": choice.compare,
        "month": choice.month, "snapshot": snapshot, "which": which,
        "codes": list(choice.sheets) if which == SOME else [],
    }  # fmt: skip


def _readable(text: str) -> str:
    typed = text.strip()
    try:
        if typed:
            parse_period(typed)
    except Refused as refused:
        raise said(refused) from refused
    return typed


def sheet_name(code: str) -> str:
    """Return what a regency or electoral district is called."""
    if code.startswith("53."):
        return reference.full_name(code)
    district = "Electoral district" if (get_language() or "").startswith("en") else "Dapil"
    return f"{district} {code.replace('-', ' ')}"
