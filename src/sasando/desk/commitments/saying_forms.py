"""Forms of statements and commitments."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.desk.commitments.forms import (
    NO_NAMES,
    ReadersForm,
    choice_of,
    choices,
    party,
    party_choices,
)
from sasando.domain.commitments.facts import KINDS
from sasando.foundation.ui.forms import DayField, WordsField
from sasando.library.commitments import measuring
from sasando.library.commitments.facts import (
    HELPER,
    OWNER,
    CommitmentView,
    MeetingPage,
    NewFacts,
    PartyFacts,
    PartyView,
    StatementFacts,
    StatementView,
)


class CommitmentForm(ReadersForm):
    """A commitment: what, who, for whom, until when, and how success is measured."""

    what = forms.CharField(label=_("What will be done"), max_length=300, help_text=NO_NAMES)
    owner = forms.ChoiceField(label=_("Owner"), required=False)
    second_owner = forms.ChoiceField(label=_("Second owner"), required=False)
    owner_words = forms.CharField(
        label=_("Owner in words"), max_length=200, required=False,
        help_text=_("When it is not in the directory"),
    )  # fmt: skip
    helper = forms.ChoiceField(label=_("Who helps"), required=False)
    helper_words = forms.CharField(
        label=_("With what"), max_length=200, required=False,
        help_text=_("For example: material, budget"),
    )  # fmt: skip
    for_whom = forms.CharField(label=_("For whom"), max_length=200, required=False)
    due_on = DayField(
        label=_("Due"), required=False,
        help_text=_("Day/month/year; leave it empty when no date was given"),
    )  # fmt: skip
    measure = forms.CharField(label=_("Measure of success"), max_length=300, required=False)
    indicator = forms.ChoiceField(
        label=_("Indicator"), required=False,
        help_text=_("Of the catalogue; the newest released figure is shown beside the target"),
    )  # fmt: skip
    target = forms.DecimalField(label=_("Target, at least"), required=False, max_digits=14)
    basis = forms.CharField(
        label=_("Legal basis"), max_length=300, required=False,
        help_text=_("For example: UU 18/2017 Pasal 40 huruf c"),
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = party_choices(_("not named"))
        for name in ("owner", "second_owner", "helper"):
            self.fields[name].choices = found  # type: ignore[attr-defined]
        language = get_language()
        self.fields["indicator"].choices = [("", _("none"))] + [  # type: ignore[attr-defined]
            (code, words.in_language(language)) for code, words in measuring.choices()
        ]

    def new(self) -> NewFacts:
        """Return what the form says, for an action."""
        data = dict(self.cleaned_data)
        plain = ("what", "for_whom", "measure", "indicator", "target", "basis", "note")
        return NewFacts(
            parties=parties(data), due_on=data.get("due_on"), visibility=data["visibility"],
            **{name: data[name] for name in plain},
        )  # fmt: skip


def parties(data: Mapping[str, Any]) -> tuple[PartyFacts, ...]:
    """Return owners and helper as a form names them."""
    found = [
        PartyFacts(OWNER, *party(data[name])) for name in ("owner", "second_owner") if data[name]
    ]
    if data["owner_words"]:
        found.append(PartyFacts(OWNER, words=data["owner_words"]))
    if data["helper"] or data["helper_words"]:
        found.append(PartyFacts(HELPER, *party(data["helper"]), data["helper_words"]))
    return tuple(found)


def start_of_commitment(one: CommitmentView) -> dict[str, Any]:
    """Return what the form of a commitment starts from."""
    listed = [each for each in one.owners if each.institution or each.unit]
    told = [each.words.id for each in one.owners if not (each.institution or each.unit)]
    helper = one.helpers[0] if one.helpers else None
    return {
        "what": one.what.id, "for_whom": one.for_whom.id, "measure": one.measure.id,
        "indicator": one.indicator, "target": one.target, "basis": one.basis, "note": one.note.id,
        "visibility": one.visibility, "owner": _choice(listed, 0),
        "second_owner": _choice(listed, 1), "owner_words": "; ".join(told),
        "helper": choice_of(helper.institution, helper.unit) if helper else "",
        "helper_words": helper.words.id if helper else "",
    }  # fmt: skip


def _choice(found: list[PartyView], at: int) -> str:
    return choice_of(found[at].institution, found[at].unit) if at < len(found) else ""


class StatementForm(ReadersForm):
    """What was said, by whom, and of which kind it is."""

    kind = forms.ChoiceField(
        label=_("Kind"), widget=forms.RadioSelect,
        help_text=_("A promise binds its owner, a plan is announced, a request asks, a hope hopes"),
    )  # fmt: skip
    words = WordsField(
        label=_("What was said"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=NO_NAMES,
    )  # fmt: skip
    speaker_party = forms.ChoiceField(label=_("Who said it"), required=False)
    speaker = forms.CharField(label=_("In which role"), max_length=200, required=False)
    item = forms.ChoiceField(label=_("Item of the agenda"), required=False)
    source = forms.CharField(
        label=_("Where it is known from"), max_length=400, required=False,
        help_text=_("Empty: the minutes of this meeting"),
    )  # fmt: skip
    source_date = DayField(label=_("Day of the source"), required=False)

    def __init__(self, *args: Any, page: MeetingPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        self.fields["kind"].choices = choices(KINDS)  # type: ignore[attr-defined]
        found = party_choices(_("not named"))
        self.fields["speaker_party"].choices = found  # type: ignore[attr-defined]
        self.fields["item"].choices = [("", _("none"))] + [  # type: ignore[attr-defined]
            (str(item.ref), item.title.in_language(language)) for item in page.items
        ]

    def said(self) -> StatementFacts:
        """Return what was said, for an action."""
        data = self.cleaned_data
        return StatementFacts(
            data["kind"], data["words"], *party(data["speaker_party"]), data["speaker"],
            data["item"] or None, data["visibility"], data["source"], data["source_date"],
        )  # fmt: skip


class SayForm(StatementForm, CommitmentForm):
    """A statement and the commitment out of it, on one page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        what = self.fields["what"]
        what.required, what.help_text = False, _("Short; empty: the statement's own words")
        first = ("kind", "words", "speaker_party", "speaker", "item", "what", "owner")
        self.order_fields([*first, *(name for name in self.fields if name not in first)])
        self.order_fields([name for name in self.fields if name != "visibility"])

    def new(self) -> NewFacts:
        """Return the commitment, in the statement's words when it has none of its own."""
        self.cleaned_data["what"] = self.cleaned_data["what"] or self.cleaned_data["words"][:300]
        return super().new()


def start_of_statement(one: StatementView, choice: str) -> dict[str, Any]:
    """Return what the form of a statement starts from."""
    return {
        "kind": one.kind, "words": one.words.id, "speaker": one.speaker.id,
        "speaker_party": choice, "item": str(one.item_ref) if one.item_ref else "",
        "visibility": one.visibility, "source": one.source, "source_date": one.source_date,
    }  # fmt: skip
