"""Forms of regulations on their way."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.desk.commitments.forms import (
    NO_NAMES,
    ReadersForm,
    choice_of,
    choices,
    clean_size,
    party,
    party_choices,
)
from sasando.domain.commitments.projects import OUTCOMES, STAGES
from sasando.domain.values.words import Refused
from sasando.foundation.sources.prose.reading import read_prose
from sasando.foundation.ui.forms import DayField, OfficeForm, WordsField, said
from sasando.library.commitments import ways
from sasando.library.commitments.projects import DraftFacts, ProjectFacts, StageFacts
from sasando.library.commitments.ways import ProjectPage


class ProjectForm(ReadersForm):
    """A regulation that is to be made."""

    kind = forms.ChoiceField(label=_("What it is to become"))
    title = forms.CharField(label=_("Title"), max_length=250)
    about = forms.CharField(
        label=_("What it is about"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=NO_NAMES,
    )  # fmt: skip
    leader = forms.ChoiceField(label=_("Who leads it"), required=False)
    source = forms.CharField(label=_("Where it is known from"), max_length=400, required=False)
    source_date = DayField(label=_("Day of the source"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = choices(ways.KINDS)  # type: ignore[attr-defined]
        found = party_choices(_("not named"))
        self.fields["leader"].choices = found  # type: ignore[attr-defined]

    def facts(self) -> ProjectFacts:
        """Return what the form says, for an action."""
        data = dict(self.cleaned_data)
        institution, unit = party(data.pop("leader"))
        return ProjectFacts(institution=institution, unit=unit, **data)


def start_of_project(page: ProjectPage) -> dict[str, Any]:
    """Return what the form of a regulation starts from."""
    card = page.card
    return {
        "kind": card.kind, "title": card.title.id, "about": page.about.id,
        "leader": choice_of(page.institution, page.unit), "source": card.source,
        "source_date": card.source_date, "visibility": card.visibility,
    }  # fmt: skip


class StageForm(OfficeForm):
    """A stage that was reached."""

    stage = forms.ChoiceField(label=_("Stage"))
    on = DayField(label=_("Day"))
    words = WordsField(
        label=_("Words on it"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed for a step back and when it is stopped"),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Where it is known from"), max_length=400, required=False,
        help_text=_("Number and day of a letter, a page, the gazette"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = choices(STAGES)  # type: ignore[attr-defined]

    def facts(self) -> StageFacts:
        """Return what the form says, for an action."""
        return StageFacts(**self.cleaned_data)


class DraftForm(ReadersForm):
    """A draft: pasted, or a DOCX, HTML or text file; its articles are found by number."""

    text = WordsField(
        label=_("Text"), required=False, widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Each article starts on a line of its own: Pasal 1"),
    )  # fmt: skip
    file = forms.FileField(label=_("Or a file: DOCX, HTML, plain text"), required=False)
    dated_on = DayField(label=_("Day of the draft"))
    source = forms.CharField(label=_("Where it is from"), max_length=400, required=False)
    inputs_until = DayField(
        label=_("Inputs until"), required=False,
        help_text=_("Empty: as long as it is not agreed upon"),
    )  # fmt: skip

    def clean_file(self) -> UploadedFile[Any] | None:
        """Refuse a file too large."""
        return clean_size(self.cleaned_data.get("file"))

    def clean(self) -> dict[str, Any]:
        """Read the file in a process of its own; without one the pasted text counts."""
        data = super().clean() or self.cleaned_data
        file = data.get("file")
        if file:
            try:
                data["text"] = read_prose(file.read()).text
            except Refused as refused:
                self.add_error("file", said(refused))
        return data

    def facts(self) -> DraftFacts:
        """Return what the form says, for an action."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "file"}
        return DraftFacts(**data)


class AnswerForm(OfficeForm):
    """What became of an input."""

    outcome = forms.ChoiceField(label=_("This input is"), widget=forms.RadioSelect)
    words = WordsField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = choices(OUTCOMES)  # type: ignore[attr-defined]


class FigureForm(OfficeForm):
    """A released figure to stand beside a regulation."""

    figure = forms.ChoiceField(label=_("Released figure"))
    note = forms.CharField(
        label=_("Note"), max_length=300, required=False,
        help_text=_("For which article, and why"),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        self.fields["figure"].choices = [  # type: ignore[attr-defined]
            (f"{release}/{table}", f"{label.in_language(language)} · {release}")
            for release, table, label in ways.figures()
        ]


def start_of_stage(today: date) -> dict[str, Any]:
    """Return what the form of a stage starts from; the stage itself is chosen."""
    return {"on": today}
