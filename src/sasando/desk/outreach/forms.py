"""The form of an outreach session: counts of people, never their names."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.domain.reconciliation.known import place_form
from sasando.foundation.ui.forms import DayField, OfficeForm
from sasando.library.places import queries as places
from sasando.records.outreach.facts import AUDIENCES, GROUPS, MATERIALS, SessionFacts, SessionView

COUNT = "count_"
MOST = 5000


class SessionForm(OfficeForm):
    """One session, as the officer who held it writes it down."""

    held_on = DayField(label=_("Held on"))
    regency = forms.ChoiceField(label=_("Regency or city"))
    village = forms.CharField(
        label=_("Village"), max_length=80,
        help_text=_("Name, or Kemendagri code such as 53.21.05.2005"),
    )  # fmt: skip
    audience = forms.ChoiceField(label=_("Held for"))
    materials = forms.MultipleChoiceField(
        label=_("Materials used"), required=False, widget=forms.CheckboxSelectMultiple
    )
    questions = forms.CharField(
        label=_("Questions that were asked"), required=False, max_length=16_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One a line, in general words. No name, no story of one person."),
    )  # fmt: skip
    officer = forms.CharField(label=_("Officer who held it"), required=False, max_length=150)
    note = forms.CharField(
        label=_("Note"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        for code, words in GROUPS.items():
            self.fields[COUNT + code] = forms.IntegerField(
                label=words.in_language(language), required=False, min_value=0, max_value=MOST
            )
        self.order_fields(["held_on", "regency", "village", "audience", *_counts()])
        chosen = {"regency": places.ntt_regencies()} | {
            name: [(code, words.in_language(language)) for code, words in book.items()]
            for name, book in (("audience", AUDIENCES), ("materials", MATERIALS))
        }
        for name, choices in chosen.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Find the village by its code, or by its name inside the regency."""
        data = super().clean() or {}
        if data.get("village") and data.get("regency"):
            data["village_code"] = self._village(data["village"].strip(), data["regency"])
        return data

    def _village(self, typed: str, regency: str) -> str:
        known = places.village_names()
        if typed in known:
            if not typed.startswith(regency):
                self.add_error("village", _("This code lies in another regency."))
            return typed
        found = [
            code
            for code, name in known.items()
            if code.startswith(regency) and place_form(name) == place_form(typed)
        ]
        if len(found) != 1:
            self.add_error("village", _unclear(found))
        return found[0] if found else ""

    def facts(self) -> SessionFacts:
        """Return what the form says, for an action."""
        data = self.cleaned_data
        lines = [line.strip() for line in data["questions"].splitlines()]
        return SessionFacts(
            held_on=data["held_on"], village_code=data["village_code"], audience=data["audience"],
            counts={code: data[COUNT + code] or 0 for code in GROUPS},
            materials=frozenset(data["materials"]),
            questions=tuple(line for line in lines if line), note=data["note"],
            officer=data["officer"],
        )  # fmt: skip


def start_of(session: SessionView) -> dict[str, Any]:
    """Return what the form of a session starts from."""
    facts = session.facts
    return {
        "held_on": facts.held_on, "regency": session.regency_code, "village": facts.village_code,
        "audience": facts.audience, "materials": sorted(facts.materials),
        "questions": "\n".join(facts.questions), "note": facts.note,
        "officer": facts.officer,
    } | {COUNT + code: number for code, number in facts.counts.items()}  # fmt: skip


def _counts() -> list[str]:
    return [COUNT + code for code in GROUPS]


def _unclear(found: list[str]) -> ValidationError:
    if not found:
        return ValidationError(_("No village of this name in this regency. Write its code."))
    codes = ", ".join(found[:5])
    return ValidationError(
        _("Several villages have this name. Write the code: %(codes)s."), params={"codes": codes}
    )
