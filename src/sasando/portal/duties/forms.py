"""What a unit fills in of its duties."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.domain.duties.facts import REPLIES
from sasando.domain.values.words import Refused
from sasando.foundation.ui.forms import DayField, OfficeForm, WordsField, said
from sasando.library.duties import actions
from sasando.library.duties.facts import KINDS, EvidenceFacts, FileFacts

NO_NAMES = _("No name of a person: DPRD reads it")


class EvidenceForm(OfficeForm):
    """Evidence that a unit hands in: a photo or a letter is enough."""

    kind = forms.ChoiceField(label=_("What it is"))
    title = forms.CharField(label=_("Title"), max_length=200, help_text=NO_NAMES)
    file = forms.FileField(
        label=_("File or photo"), required=False, help_text=_("PDF or photo, up to 20 MB")
    )
    dated_on = DayField(label=_("Day of the document"), required=False)
    source = forms.CharField(
        label=_("Where it can be seen"), required=False, max_length=300,
        help_text=_("Needed when no file is attached: office, address, page"),
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), required=False, max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        found = [(code, words.in_language(language)) for code, words in KINDS.items()]
        self.fields["kind"].choices = found  # type: ignore[attr-defined]

    def clean_file(self) -> UploadedFile[Any] | None:
        """Refuse a file too large before a byte of it is read."""
        file: UploadedFile[Any] | None = self.cleaned_data.get("file")
        try:
            actions.refuse_size(file.size or 0 if file else 0)
        except Refused as refused:
            raise said(refused) from refused
        return file

    def facts(self, *, unit: str, unit_name: str, is_on_behalf: bool) -> EvidenceFacts:
        """Return what the form says, for an action."""
        data = dict(self.cleaned_data)
        file = data.pop("file", None)
        kept = FileFacts(file.name, file.read()) if file else None
        return EvidenceFacts(
            file=kept, unit=unit, unit_name=unit_name, is_on_behalf=is_on_behalf, **data
        )


class AnswerForm(OfficeForm):
    """What the unit itself says of a duty; it stands beside the state."""

    says = forms.ChoiceField(label=_("Our answer"), widget=forms.RadioSelect)
    words = WordsField(
        label=_("In our words"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=NO_NAMES,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        found = [(code, words.in_language(language)) for code, words in REPLIES.items()]
        self.fields["says"].choices = found  # type: ignore[attr-defined]


class WithdrawForm(OfficeForm):
    """Why the unit takes its evidence back."""

    words = WordsField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stays on the page, with what was found before"),
    )  # fmt: skip
