"""The form in which a unit reports on its commitment."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.domain.commitments.facts import SAYS
from sasando.domain.values.words import Refused
from sasando.foundation.ui.forms import DayField, OfficeForm, WordsField, said
from sasando.library.commitments import papers, telling
from sasando.library.commitments.facts import PARTNERS, FileFacts, StepFacts


class ReportForm(OfficeForm):
    """How a commitment goes, in the unit's own words, with a paper when there is one."""

    says = forms.ChoiceField(label=_("How it stands"), widget=forms.RadioSelect)
    words = WordsField(
        label=_("In your own words"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What was done, what is missing. No name of a person"),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Proof"), required=False,
        help_text=_("PDF or photo, up to 20 MB; a letter or a photo is enough"),
    )  # fmt: skip
    source = forms.CharField(
        label=_("Where it can be seen"), required=False, max_length=400,
        help_text=_("For example number and day of a decree, or the address of a page"),
    )  # fmt: skip
    due_on = DayField(
        label=_("Planned by"), required=False,
        help_text=_("Day/month/year, when you can name one; the office writes it down"),
    )  # fmt: skip

    def __init__(self, *args: Any, asks_date: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        self.fields["says"].choices = [  # type: ignore[attr-defined]
            (code, telling.cap(words.in_language(language))) for code, words in SAYS.items()
        ]
        if not asks_date:
            del self.fields["due_on"]

    def clean_file(self) -> UploadedFile[Any] | None:
        """Refuse a file too large before a byte of it is read."""
        file: UploadedFile[Any] | None = self.cleaned_data.get("file")
        try:
            papers.refuse_bytes(file.size or 0 if file else 0)
        except Refused as refused:
            raise said(refused) from refused
        return file

    def facts(self, *, unit: str, unit_name: str) -> StepFacts:
        """Return what the unit reports, for an action; partners and the office read it."""
        data = self.cleaned_data
        file = data.get("file")
        kept = FileFacts(file.name, file.read()) if file else None
        return StepFacts(
            words=data["words"], says=data["says"], source=data["source"], visibility=PARTNERS,
            file=kept, unit=unit, unit_name=unit_name,
        )  # fmt: skip
