"""Forms of the daily work on a case."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.domain.cases.clarifying import RESULTS
from sasando.domain.cases.kinds import COST_LINES, COST_STATES, PAYERS
from sasando.domain.cases.steps import EVIDENCE
from sasando.domain.values.money import Money, parse_money
from sasando.domain.values.words import Refused
from sasando.foundation.access.actor import office_day
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.accounts.middleware import now
from sasando.foundation.ui.forms import DayField, NameField, OfficeForm, WordsField, said
from sasando.library.places import queries as places
from sasando.library.terms import queries as lists
from sasando.records.cases.moving import MAY_OWN
from sasando.records.cases.queries import PRIORITIES

PROCEDURAL = (
    ("unknown", _("not known yet")),
    ("procedural", _("procedural")),
    ("nonprocedural", _("non-procedural")),
)
KINSHIP = (
    ("", "–"),
    ("self", _("the person themselves")),
    ("spouse", _("husband or wife")),
    ("parent", _("father or mother")),
    ("child", _("son or daughter")),
    ("sibling", _("brother or sister")),
    ("uncle_aunt", _("uncle or aunt")),
    ("friend", _("friend or neighbour")),
    ("proxy", _("proxy, church or NGO")),
    ("village", _("village government")),
)
OUTCOMES = (
    ("agreed", _("Agreement kept")),
    ("paid", _("Rights paid")),
    ("home", _("Home and handed over")),
    ("buried", _("Handed over and buried")),
    ("recovered", _("Recovered")),
    ("handed_on", _("Handed to another agency")),
    ("sanction", _("Sanction recommended")),
    ("no_breach", _("No breach found")),
    ("other", _("Other")),
)
PRIORITY_WORDS = {
    "low": _("low"),
    "normal": _("normal"),
    "high": _("high"),
    "urgent": _("urgent"),
}


def in_words(table: Any) -> list[tuple[str, str]]:
    """Return code and words of a table in the language of the page."""
    language = get_language()
    return [(code, words.in_language(language)) for code, words in table.items()]


def term_choices(name: str) -> list[tuple[str, str]]:
    """Return code and words of a list of the library."""
    language = get_language()
    return [(code, term.label.in_language(language)) for code, term in lists.terms(name).items()]


def officers() -> list[tuple[str, str]]:
    """Return (ref, name) of those who may carry a case today."""
    return accounts.holders_of(MAY_OWN, day=office_day(now()))


class MomentField(forms.CharField):
    """A moment at the office: a day, and the hour when it is known."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Day and hour, for example 12/02/2026 13.20"))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> datetime | None:  # type: ignore[override]
        """Return the moment in the office's zone; None when empty."""
        text = str(super().to_python(value) or "").strip()
        if not text:
            return None
        for form in ("%d/%m/%Y %H.%M", "%d/%m/%Y %H:%M", "%d/%m/%Y", "%Y-%m-%d %H:%M", "%Y-%m-%d"):
            try:
                read = datetime.strptime(text, form)  # noqa: DTZ007 — the zone follows
            except ValueError:
                continue
            return read.replace(tzinfo=ZoneInfo(settings.OFFICE_ZONE))
        raise forms.ValidationError(_("Write a day and hour such as 12/02/2026 13.20."))

    def prepare_value(self, value: Any) -> Any:
        """Show a moment the way it is typed."""
        if isinstance(value, datetime):
            return f"{value.astimezone(ZoneInfo(settings.OFFICE_ZONE)):%d/%m/%Y %H.%M}"
        return value


def long_text(label: Any, *, rows: int = 4, required: bool = True, hint: Any = "") -> Any:
    """Return a field for a longer text."""
    area = forms.Textarea(attrs={"rows": rows})
    return WordsField(
        label=label, max_length=10_000, widget=area, required=required, help_text=hint
    )


class RegencyField(forms.CharField):
    """A regency by name or code: Malaka, 53.21 or 5321."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Regency of origin"))
        kwargs.setdefault("widget", forms.TextInput(attrs={"list": "regencies"}))
        super().__init__(max_length=80, **kwargs)

    def clean(self, value: Any) -> str:
        """Return the Kemendagri code."""
        text = str(super().clean(value)).strip()
        try:
            return places.resolve_regency(text) if text else ""
        except Refused as refused:
            raise said(refused) from refused


class DetailForm(OfficeForm):
    """What a case says of itself."""

    category = forms.ChoiceField(label=_("Kind of trouble"))
    channel = forms.ChoiceField(label=_("Channel"))
    country = forms.ChoiceField(label=_("Country"), required=False)
    regency_code = RegencyField(required=False)
    employer = forms.CharField(label=_("Employer"), required=False, max_length=200)
    p3mi = forms.CharField(label=_("Recruiter (P3MI)"), required=False, max_length=200)
    procedural = forms.ChoiceField(label=_("The departure abroad was"), choices=PROCEDURAL)
    procedural_evidence = forms.CharField(
        label=_("Evidence of that"), required=False, max_length=200
    )
    priority = forms.ChoiceField(label=_("Priority"))
    is_missing = forms.BooleanField(label=_("The person is missing"), required=False)
    violence_at_home = forms.BooleanField(label=_("Violence at home"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = "en" if (get_language() or "").startswith("en") else "id"
        countries = sorted(places.country_names(language).items(), key=lambda item: item[1])
        choices: dict[str, Any] = {
            "category": term_choices("case_categories"),
            "channel": term_choices("complaint_channels"),
            "country": [("", "–"), *countries],
            "priority": [(code, PRIORITY_WORDS[code]) for code, _label in PRIORITIES],
        }
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]


class NoteForm(OfficeForm):
    """A note or an incident."""

    kind = forms.ChoiceField(
        label=_("What is it"), choices=(("note", _("Note")), ("incident", _("Incident")))
    )
    text = long_text(_("Text"), hint=_("Stored encrypted. It is never changed afterwards."))


class ContactForm(OfficeForm):
    """An attempt to reach someone."""

    channel = forms.ChoiceField(label=_("Channel"))
    with_whom = forms.ChoiceField(
        label=_("With whom"),
        choices=(
            ("complainant", _("complainant")),
            ("family", _("family")),
            ("employer", _("employer")),
            ("p3mi", _("recruiter (P3MI)")),
            ("mission", _("mission")),
            ("agency", _("another agency")),
        ),
    )
    reached = forms.TypedChoiceField(
        label=_("Result"),
        coerce=lambda value: value == "yes",
        choices=(("yes", _("reached")), ("no", _("nobody answered"))),
    )
    asked = forms.BooleanField(label=_("An explanation or papers were asked for"), required=False)
    answered = forms.BooleanField(label=_("What had been asked for was given"), required=False)
    text = long_text(_("What was said"), rows=3, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = term_choices("complaint_channels")
        self.fields["channel"].choices = choices  # type: ignore[attr-defined]


class TaskForm(OfficeForm):
    """A task, a goal of the plan or a service."""

    kind = forms.ChoiceField(
        label=_("What is it"),
        choices=(("task", _("Task")), ("goal", _("Goal of the plan")), ("service", _("Service"))),
    )
    what = forms.CharField(label=_("What"), max_length=200)
    due_on = DayField(label=_("By when"), required=False)
    who = forms.ChoiceField(label=_("Who"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("the owner of the case")), *officers()]
        self.fields["who"].choices = choices  # type: ignore[attr-defined]


class CostForm(OfficeForm):
    """A cost, its payer, and how sure the amount is."""

    line = forms.ChoiceField(label=_("Kind of cost"))
    what = forms.CharField(
        label=_("For what"), max_length=200, help_text=_("For example: El Tari → village in Malaka")
    )
    carrier = forms.CharField(label=_("Transport"), required=False, max_length=80)
    at = MomentField(label=_("When"), required=False)
    amount = forms.CharField(
        label=_("Amount"), max_length=40, help_text=_("For example Rp1.250.000 or RM 6.850")
    )
    is_estimate = forms.BooleanField(label=_("Estimate, no receipt yet"), required=False)
    payer = forms.ChoiceField(label=_("Who pays"), required=False)
    state = forms.ChoiceField(label=_("State"))
    receipt = forms.CharField(label=_("Receipt number"), required=False, max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tables = {"line": COST_LINES, "payer": PAYERS, "state": COST_STATES}
        for name, table in tables.items():
            self.fields[name].choices = in_words(table)  # type: ignore[attr-defined]

    def clean_amount(self) -> Money:
        """Return the money."""
        try:
            return parse_money(str(self.cleaned_data["amount"]), currency="IDR")
        except Refused as refused:
            raise said(refused) from refused


class PaperForm(OfficeForm):
    """Whether a paper is there, or when it is expected."""

    is_there = forms.BooleanField(label=_("The paper is there"), required=False)
    expected_on = DayField(label=_("Expected on"), required=False)


class FileForm(OfficeForm):
    """A file for the case."""

    file = forms.FileField(label=_("File"), help_text=_("PDF or photo, up to 20 MB"))
    is_sensitive = forms.BooleanField(
        label=_("Shows a dead or injured person: never a preview"), required=False
    )
    is_evidence = forms.BooleanField(
        label=_("Original evidence: keep the file as it came, too"), required=False,
        help_text=_("Sealed; opened only for a stated reason, for example for the police."),
    )  # fmt: skip
    expires_on = DayField(label=_("Destroy after"), required=False)


class ReasonForm(OfficeForm):
    """A reason."""

    reason = long_text(_("Reason"), rows=2)


class PauseForm(OfficeForm):
    """Why a term rests, and whom the office waits for."""

    reason = long_text(_("Why does the clock rest"), rows=2)
    waits_for = forms.CharField(label=_("Waiting for"), max_length=120)


class SureForm(OfficeForm):
    """Only asks whether one is sure."""


class StepForm(OfficeForm):
    """A step that is done on a day, with what came of it where the step has results."""

    on = DayField(label=_("On"))
    result = forms.ChoiceField(label=_("What came of it"))
    note = forms.CharField(label=_("Note"), required=False, max_length=200)

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if code in RESULTS:
            choices = [("", "–"), *in_words(RESULTS[code])]
            self.fields["result"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["result"]


class PromiseForm(OfficeForm):
    """Whether the respondent kept the promise of the second clarification."""

    kept = forms.TypedChoiceField(
        label=_("The promise was"),
        coerce=lambda value: value == "yes",
        choices=(("yes", _("kept")), ("no", _("broken"))),
        widget=forms.RadioSelect,
    )
    text = long_text(_("How you know"), rows=2)


class PlanForm(OfficeForm):
    """The day a step is planned for."""

    on = DayField(label=_("Planned for"), required=False)


class AssignForm(OfficeForm):
    """Who carries the case."""

    to = forms.ChoiceField(label=_("New owner"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = officers()  # type: ignore[attr-defined]


class TextForm(OfficeForm):
    """One longer text."""

    text = long_text(_("Text"), rows=8, hint=_("Stored encrypted."))


class OutcomeForm(OfficeForm):
    """What came of the case."""

    code = forms.ChoiceField(label=_("Outcome"), choices=OUTCOMES)
    text = long_text(_("In words"), rows=4, hint=_("Stored encrypted."))


class CloseForm(OfficeForm):
    """On what ground a case should be closed."""

    ground = forms.ChoiceField(label=_("Ground"))
    duplicate_of = forms.CharField(
        label=_("Number of the same case"), required=False, max_length=20
    )
    text = long_text(_("Note for the supervisor"), rows=3, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = term_choices("closing_grounds")
        self.fields["ground"].choices = choices  # type: ignore[attr-defined]


class DecideForm(OfficeForm):
    """What the supervisor decides."""

    agree = forms.TypedChoiceField(
        label=_("Decision"),
        coerce=lambda value: value == "yes",
        choices=(("yes", _("Agree")), ("no", _("Refuse"))),
        widget=forms.RadioSelect,
    )
    reason = long_text(_("Reason"), rows=2, required=False)


class MatchForm(OfficeForm):
    """One piece of evidence on who someone is."""

    evidence = forms.ChoiceField(label=_("Evidence"))
    note = long_text(_("Who found it, and how"), rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        choices = [(code, words.in_language(language)) for code, (_g, words) in EVIDENCE.items()]
        self.fields["evidence"].choices = choices  # type: ignore[attr-defined]


class KinshipForm(OfficeForm):
    """How the complainant's kinship was checked."""

    kinship = forms.ChoiceField(label=_("Kinship"), choices=KINSHIP)
    how = long_text(_("How it was checked"), rows=2)


class NameSearchForm(OfficeForm):
    """A person to look for."""

    name = NameField(label=_("Name"))
