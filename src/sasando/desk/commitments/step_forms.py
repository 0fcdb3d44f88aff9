"""Forms of what happens to a commitment: each deed asks for what it needs and no more."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.desk.commitments.forms import NO_NAMES, ReadersForm, choices, clean_size, kept
from sasando.domain.commitments.facts import SAYS
from sasando.foundation.ui.forms import DayField, WordsField
from sasando.library.commitments.facts import CommitmentView, StepFacts


class StepForm(ReadersForm):
    """Words on a step, and who may read it."""

    words = WordsField(
        label=_("Words on it"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=NO_NAMES,
    )  # fmt: skip

    def facts(self) -> StepFacts:
        """Return what the form says, for an action."""
        data = dict(self.cleaned_data)
        file = kept(data.pop("file", None))
        data.pop("is_found", None)
        data.pop("following", None)
        return StepFacts(file=file, **data)


class ProofForm(StepForm):
    """A step on which a paper may hang."""

    on = DayField(label=_("Day"), required=False)
    file = forms.FileField(
        label=_("File or photo"), required=False, help_text=_("PDF or photo, up to 20 MB")
    )

    def clean_file(self) -> UploadedFile[Any] | None:
        """Refuse a file too large."""
        return clean_size(self.cleaned_data.get("file"))


class ReportForm(ProofForm):
    """How it goes."""

    says = forms.ChoiceField(label=_("How it stands"), widget=forms.RadioSelect)
    unit_name = forms.CharField(
        label=_("Who said so"), required=False, max_length=200,
        help_text=_("Office or post; empty: our own office"),
    )  # fmt: skip
    field_order = ("says", "unit_name", "words", "on", "file", "visibility")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["says"].choices = choices(SAYS)  # type: ignore[attr-defined]
        self.order_fields(self.field_order)


class LookForm(ProofForm):
    """A proof was looked for: where, and was there one."""

    is_found = forms.ChoiceField(
        label=_("What came of it"), widget=forms.RadioSelect,
        choices=[("", _("No proof found")), ("yes", _("A proof was seen"))], required=False,
    )  # fmt: skip
    source = forms.CharField(
        label=_("Where"), max_length=400, help_text=_("Pages, offices or letters looked through")
    )
    field_order = ("is_found", "source", "on", "words", "file", "visibility")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(self.field_order)


class AskForm(StepForm):
    """The owner was asked for a date or a proof."""

    on = DayField(label=_("Day"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].required = True
        self.fields["words"].label = _("How it was asked")
        self.fields["words"].help_text = _("For example: letter, number and day; by telephone")


class DueForm(StepForm):
    """Until when it is due."""

    due_on = DayField(
        label=_("Due"), required=False,
        help_text=_("Day/month/year; empty takes the day back"),
    )  # fmt: skip
    field_order = ("due_on", "words", "visibility")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = _("Needed when a day that stood is changed")
        self.order_fields(self.field_order)


class MetForm(ProofForm):
    """It is met: who confirmed it, or which page shows it."""

    confirmed_by = forms.CharField(
        label=_("Who confirmed it"), max_length=200, required=False, help_text=NO_NAMES
    )
    source = forms.CharField(
        label=_("Which page or paper shows it"), max_length=400, required=False
    )
    field_order = ("confirmed_by", "source", "file", "words", "visibility")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # It counts from the day it is written.
        del self.fields["on"]
        self.order_fields(self.field_order)


class ReasonForm(StepForm):
    """Why it is withdrawn or opened again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].required = True
        self.fields["words"].label = _("Reason")


class SupersedeForm(ReasonForm):
    """Which commitment takes its place."""

    following = forms.ChoiceField(label=_("It is superseded by"))
    field_order = ("following", "words", "visibility")

    def __init__(self, *args: Any, others: list[CommitmentView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        self.fields["following"].choices = [  # type: ignore[attr-defined]
            (str(one.ref), f"{one.number} · {one.what.in_language(language)}") for one in others
        ]
        self.order_fields(self.field_order)


class WhyForm(ReadersForm):
    """A reason alone."""

    words = WordsField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["visibility"]
