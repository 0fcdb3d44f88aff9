"""Forms of screening sheets: one answer for each question, and whom to let in."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.desk.screening import lines
from sasando.domain.screening.questions import ANSWER_WORDS, GROUP_OF
from sasando.foundation.ui.forms import DayField, OfficeForm
from sasando.records.screening.facts import SheetContent

PREFIX = "q-"
LONGEST_NOTE = 5000


class AnswerField(forms.ChoiceField):
    """One question. An open one is no fault, and none is called optional either."""

    def validate(self, value: Any) -> None:
        """Refuse what is no answer; nothing is one."""
        if value:
            super().validate(value)


class SheetForm(OfficeForm):
    """The questions of a sheet."""

    is_minor = forms.BooleanField(
        label=_("Younger than 18"),
        help_text=_("For a child it does not matter how it was done."),
        required=False,
    )

    def __init__(self, *args: Any, content: SheetContent, **kwargs: Any) -> None:
        initial: dict[str, Any] = {
            f"{PREFIX}{code}": answer for code, answer in content.answers.items()
        }
        initial |= {"is_minor": content.is_minor, "note": content.note}
        super().__init__(*args, initial=initial, **kwargs)
        language = get_language()
        answers = [(code, words.in_language(language)) for code, words in ANSWER_WORDS.items()]
        for code in GROUP_OF:
            self.fields[PREFIX + code] = AnswerField(
                label=lines.question(code).in_language(language),
                choices=[("", _("not asked yet")), *answers],
            )
        self.fields["note"] = forms.CharField(
            label=_("What the person told, in their words"), required=False,
            max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 6}),
        )  # fmt: skip

    def content(self) -> SheetContent:
        """Return what was answered."""
        given = self.cleaned_data
        answers = {code: given[PREFIX + code] for code in GROUP_OF if given[PREFIX + code]}
        return SheetContent(answers, given["is_minor"], given["note"])

    def groups(self) -> list[lines.FormGroup]:
        """Return the questions by part of the sheet, as the page lays them out."""
        return lines.groups({code: self[PREFIX + code] for code in GROUP_OF})


class AccessForm(OfficeForm):
    """Whom to let into a sheet."""

    who = forms.ChoiceField(label=_("Who"))
    may_write = forms.BooleanField(label=_("May also answer"), required=False)
    until = DayField(label=_("Until and with"), required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", "–"), *people]  # type: ignore[attr-defined]

    def given(self) -> Mapping[str, Any]:
        """Return who, whether to write, and the moment at which it ends."""
        day = self.cleaned_data["until"]
        zone = ZoneInfo(settings.OFFICE_ZONE)
        until = datetime.combine(day + timedelta(days=1), time(), zone) if day else None
        who = UUID(self.cleaned_data["who"])
        return {"who": who, "may_write": self.cleaned_data["may_write"], "until": until}
