"""Forms of duties."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.desk.duties.asking import Request
from sasando.domain.duties.facts import NOT_ENOUGH, OUTCOMES, PART, REPLIES, WHOLE
from sasando.domain.values.words import Refused
from sasando.foundation.ui.forms import DayField, OfficeForm, WordsField, said
from sasando.library.duties import actions, queries
from sasando.library.duties.facts import (
    KINDS,
    REGENCY,
    AnswerFacts,
    DutyView,
    EvidenceFacts,
    FileFacts,
    VerdictFacts,
)
from sasando.library.places import queries as places

NO_NAMES = _("No name of a person: DPRD reads it")


def _choices(table: Any) -> list[tuple[str, str]]:
    language = get_language()
    return [(code, words.in_language(language)) for code, words in table.items()]


class EvidenceForm(OfficeForm):
    """Evidence for a duty: a paper, a photo, or where it can be seen."""

    kind = forms.ChoiceField(label=_("What it is"))
    title = forms.CharField(label=_("Title"), max_length=200, help_text=NO_NAMES)
    dated_on = DayField(label=_("Day of the document"), required=False)
    file = forms.FileField(
        label=_("File or photo"), required=False, help_text=_("PDF or photo, up to 20 MB")
    )
    source = forms.CharField(
        label=_("Where it can be seen"), required=False, max_length=300,
        help_text=_("Needed when no file is attached: office, address, page"),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Note"), required=False, max_length=500,
        help_text=_("For example pages, number, what it shows"),
    )  # fmt: skip
    is_on_behalf = forms.BooleanField(
        label=_("I enter this for the unit, which gave it to the office"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = _choices(KINDS)  # type: ignore[attr-defined]

    def clean_file(self) -> UploadedFile[Any] | None:
        """Refuse a file too large before a byte of it is read."""
        file: UploadedFile[Any] | None = self.cleaned_data.get("file")
        try:
            actions.refuse_size(file.size or 0 if file else 0)
        except Refused as refused:
            raise said(refused) from refused
        return file

    def facts(self) -> EvidenceFacts:
        """Return what the form says, for an action."""
        data = dict(self.cleaned_data)
        file = data.pop("file", None)
        kept = FileFacts(file.name, file.read()) if file else None
        return EvidenceFacts(file=kept, **data)


class AnswerForm(OfficeForm):
    """What a unit said of a duty, taken down by an officer."""

    says = forms.ChoiceField(label=_("The unit answers"), widget=forms.RadioSelect)
    words = WordsField(
        label=_("In its own words"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=NO_NAMES,
    )  # fmt: skip
    unit = forms.CharField(label=_("Who answered"), max_length=200, help_text=_("Office or post"))
    answered_on = DayField(label=_("Day of the answer"))
    source = forms.CharField(
        label=_("Where this is known from"), max_length=300,
        help_text=_("For example a letter of the unit, number and day"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["says"].choices = _choices(REPLIES)  # type: ignore[attr-defined]

    def facts(self) -> AnswerFacts:
        """Return what the form says, for an action."""
        return AnswerFacts(**self.cleaned_data)


class VerdictForm(OfficeForm):
    """What an officer finds in a piece of evidence."""

    outcome = forms.ChoiceField(label=_("This evidence"), widget=forms.RadioSelect)
    next_review_on = DayField(label=_("Look at it again on"), required=False)
    words = WordsField(
        label=_("Words on it"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed when it is not enough; the unit reads them"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = {code: OUTCOMES[code] for code in (WHOLE, PART, NOT_ENOUGH)}
        self.fields["outcome"].choices = _choices(found)  # type: ignore[attr-defined]

    def facts(self) -> VerdictFacts:
        """Return what the form says, for an action."""
        return VerdictFacts(**self.cleaned_data)


class WithdrawForm(OfficeForm):
    """Why evidence is withdrawn."""

    words = WordsField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stays on the page, with what was found before"),
    )  # fmt: skip


class AskForm(OfficeForm):
    """A request for evidence of one duty to several units."""

    duty = forms.ChoiceField(label=_("Duty"))
    codes = forms.MultipleChoiceField(label=_("Units"), widget=forms.CheckboxSelectMultiple)
    title = forms.CharField(
        label=_("Evidence asked for"), max_length=200,
        help_text=_("For example: decree that names the operator"),
    )  # fmt: skip
    due_on = DayField(label=_("Due by"), required=False)

    def __init__(self, *args: Any, level: str = REGENCY, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        self.fields["duty"].choices = [  # type: ignore[attr-defined]
            (duty.letter, f"{duty.letter} · {duty.text.in_language(language)}")
            for duty in queries.duties(level)
        ]
        self.fields["codes"].choices = [  # type: ignore[attr-defined]
            (bearer.code, bearer.name) for bearer in queries.bearers(level)
        ]

    def request_of(self, level: str) -> Request:
        """Return what the form asks, for a level's units."""
        data = self.cleaned_data
        codes = tuple(data["codes"])
        return Request(level, data["duty"], codes, data["title"], data["due_on"])


class VillageForm(OfficeForm):
    """A village for the sample."""

    code = forms.ChoiceField(label=_("Village"))
    unit = forms.CharField(
        label=_("Code of its account"), required=False, max_length=40,
        help_text=_("The unit's code that its clerk's account carries; empty: DESA- and the code"),
    )  # fmt: skip

    def __init__(self, *args: Any, regency: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        districts = places.district_names()
        self.fields["code"].choices = [  # type: ignore[attr-defined]
            (code, f"{districts.get(code[:8], '')}: {name}")
            for code, name in sorted(places.village_names().items())
            if code.startswith(f"{regency}.")
        ]


class WordingForm(OfficeForm):
    """The wording of a duty as read in the gazette."""

    text = forms.CharField(
        label=_("Wording in the gazette"), max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Where you read it"), max_length=300,
        help_text=_("Gazette number and page, or the JDIH address"),
    )  # fmt: skip


def start_of_wording(duty: DutyView) -> dict[str, Any]:
    """Return what the form of a wording starts from; its source is asked for anew."""
    return {"text": duty.text.id}


def start_of_answer(unit: str, today: date) -> dict[str, Any]:
    """Return what the form of an answer starts from; the answer itself is never preselected."""
    return {"unit": unit, "answered_on": today}
