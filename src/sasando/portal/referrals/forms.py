"""What an agency fills in."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.exchange.referrals import moves
from sasando.exchange.referrals.answering import Kind, Reply
from sasando.foundation.ui.forms import OfficeForm

WORDS_LENGTH = 5000
NEEDS_WORDS = frozenset({Kind.ANSWER, Kind.QUESTION})
TITLES = {
    Kind.ACCEPT: _("Accept"),
    Kind.REJECT: _("Reject"),
    Kind.ANSWER: _("Give an answer"),
    Kind.DONE: _("Done: the last answer"),
    Kind.QUESTION: _("Ask back"),
}
# What a packet in a state lets the agency say, in the order of the page.
OFFERED = {
    moves.SENT: (Kind.ACCEPT, Kind.REJECT, Kind.QUESTION),
    moves.ACCEPTED: (Kind.ANSWER, Kind.DONE, Kind.QUESTION),
    moves.ANSWERED: (Kind.ANSWER, Kind.DONE, Kind.QUESTION),
}


class ReplyForm(OfficeForm):
    """One thing an agency may say; a rejection names its reason."""

    kind = forms.CharField(widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Reason"))
    words = forms.CharField(
        label=_("In your words"),
        max_length=WORDS_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stored encrypted. Only the office that sent the referral reads it."),
    )

    def __init__(self, kind: str, **values: Any) -> None:
        super().__init__(prefix=kind, initial={"kind": kind}, **values)
        self.fields["words"].required = kind in NEEDS_WORDS
        if kind != Kind.REJECT:
            del self.fields["reason"]
            return
        language = get_language()
        choices = [(code, words.in_language(language)) for code, words in moves.REJECTIONS.items()]
        self.fields["reason"].choices = [("", "–"), *choices]  # type: ignore[attr-defined]

    def said(self) -> Reply:
        """Return what the agency says, for the action."""
        data = self.cleaned_data
        return Reply(str(self.prefix), data["words"], data.get("reason", ""))


class CodeForm(OfficeForm):
    """Number and code of a letter."""

    number = forms.CharField(label=_("Number of the referral"), max_length=40)
    code = forms.CharField(
        label=_("Code"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
