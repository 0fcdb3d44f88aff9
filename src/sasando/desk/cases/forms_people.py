"""Forms of the people of a case: minors, the way home, consent, hand-over."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sasando.desk.cases.forms import KINSHIP, in_words, long_text
from sasando.domain.cases import sharing
from sasando.domain.cases.handover import RECEIVERS, WITNESSES, HandoverFacts
from sasando.foundation.ui.forms import DayField, NameField, OfficeForm
from sasando.records.cases.inputs import ConsentInput, HandoverDraft

ROLES = (
    ("subject", _("the person the case is about")),
    ("kin", _("family")),
    ("witness", _("witness")),
)
RECEIVER_KINDS = (
    ("police", _("police")),
    ("immigration", _("immigration")),
    ("social", _("social services")),
    ("health", _("health service")),
    ("legal_aid", _("legal aid")),
    ("mission", _("mission")),
    ("church", _("church")),
    ("ngo", _("NGO")),
    ("regency", _("regency government")),
    ("village", _("village government")),
    ("ministry", _("ministry")),
)
GIVEN_BY = (("self", _("the person")), ("guardian", _("the guardian")), ("kin", _("next of kin")))
GIVEN_HOW = (
    ("written", _("in writing")),
    ("spoken", _("spoken, with a witness")),
    ("phone", _("by telephone")),
)


TOLD_HOW = (
    ("visit", _("face to face")),
    ("village", _("face to face, through the village or church")),
    ("phone", _("by telephone, since nobody could go")),
)


class PersonForm(OfficeForm):
    """One more person of the case, found in the registry."""

    identity = forms.UUIDField(widget=forms.HiddenInput)
    role = forms.ChoiceField(label=_("In this case"), choices=ROLES)
    is_minor = forms.BooleanField(label=_("Under 18"), required=False)


class MinorForm(OfficeForm):
    """A child: guardian and best interest."""

    is_minor = forms.BooleanField(label=_("Under 18"), required=False)
    guardian_name = NameField(label=_("Guardian"), required=False)
    guardian_kinship = forms.ChoiceField(
        label=_("Kinship of the guardian"), choices=KINSHIP, required=False
    )
    best_interest = long_text(
        _("What serves the child best"),
        required=False,
        hint=_("What the child says, who decides, where the child is safe. Stored encrypted."),
    )


class WayHomeForm(OfficeForm):
    """One person's way home."""

    next_stop = forms.CharField(label=_("Next stop"), required=False, max_length=120)
    onward_on = DayField(label=_("Onward on"), required=False)
    agrees_village = forms.TypedChoiceField(
        label=_("May the village be told?"),
        required=False,
        empty_value=None,
        coerce=lambda value: {"yes": True, "no": False}.get(value),
        choices=(("", _("not asked yet")), ("yes", _("yes, agreed")), ("no", _("no"))),
    )
    left_out_reason = forms.CharField(
        label=_("Not handed over, because"),
        required=False,
        max_length=200,
        help_text=_("Only when this person did not arrive or went another way."),
    )


class ConsentForm(OfficeForm):
    """Informed consent to one purpose."""

    purpose = forms.ChoiceField(label=_("Purpose"))
    scope = forms.MultipleChoiceField(
        label=_("What may be shared"), widget=forms.CheckboxSelectMultiple
    )
    receivers = forms.MultipleChoiceField(
        label=_("With whom"),
        choices=RECEIVER_KINDS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Nothing ticked: with whoever serves the purpose."),
    )
    given_by = forms.ChoiceField(label=_("Given by"), choices=GIVEN_BY)
    given_how = forms.ChoiceField(label=_("Given how"), choices=GIVEN_HOW)
    given_on = DayField(label=_("Given on"))
    until = DayField(label=_("Until"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tables = {"purpose": sharing.PURPOSES, "scope": sharing.FIELDS}
        for name, table in tables.items():
            self.fields[name].choices = in_words(table)  # type: ignore[attr-defined]

    def facts(self) -> ConsentInput:
        """Return what the form says, for an action."""
        data = self.cleaned_data
        plain = {name: data[name] for name in ("purpose", "given_by", "given_how", "given_on")}
        return ConsentInput(
            scope=tuple(data["scope"]), receivers=tuple(data["receivers"]), until=data["until"],
            **plain,
        )  # fmt: skip


class HandoverForm(OfficeForm):
    """The hand-over record: who gives, who receives, who witnesses."""

    planned_on = DayField(label=_("Handed over on"), required=False)
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    giver_name = NameField(label=_("Gives for the office"))
    giver_post = forms.CharField(label=_("Post"), max_length=120)
    receiver_kind = forms.ChoiceField(label=_("Received by"))
    receiver_name = NameField(label=_("Name of the receiver"))
    kinship = forms.ChoiceField(label=_("Kinship"), choices=KINSHIP, required=False)
    is_kinship_checked = forms.BooleanField(label=_("The kinship was checked"), required=False)
    witness_kind = forms.ChoiceField(label=_("Witness"), required=False)
    witness_name = NameField(label=_("Name of the witness"), required=False)
    witness_post = forms.CharField(label=_("Post of the witness"), required=False, max_length=120)
    items = long_text(
        _("What is handed over"),
        required=False,
        hint=_("Papers, belongings, money. Stored encrypted."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        witnesses = [("", "–"), *in_words(WITNESSES)]
        self.fields["receiver_kind"].choices = in_words(RECEIVERS)  # type: ignore[attr-defined]
        self.fields["witness_kind"].choices = witnesses  # type: ignore[attr-defined]

    def draft(self) -> HandoverDraft:
        """Return what the form says, for an action."""
        return self.draft_of(self.cleaned_data)

    @staticmethod
    def draft_of(cleaned: Mapping[str, Any]) -> HandoverDraft:
        """Return what cleaned values say, for an action."""
        data = dict(cleaned)
        names = HandoverFacts.__dataclass_fields__
        parties = HandoverFacts(**{name: data.pop(name) for name in names})
        return HandoverDraft(parties=parties, **data)


class SignForm(OfficeForm):
    """The signed copy of a hand-over record."""

    signed_on = DayField(label=_("Signed on"))
    file = forms.FileField(label=_("Signed copy"), help_text=_("PDF or photo, up to 20 MB"))


class ToldForm(OfficeForm):
    """That a family was told of a death: when, how, and who stood by."""

    on = DayField(label=_("On"))
    how = forms.ChoiceField(label=_("How were they told"), choices=TOLD_HOW)
    with_whom = forms.CharField(
        label=_("Who stood by"), max_length=120,
        help_text=_("For example: the parish priest and a neighbour"),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Write how the family was told as the note of the step."""
        data: dict[str, Any] = super().clean() or {}
        if {"how", "with_whom"} <= set(data):
            data["note"] = f"{dict(TOLD_HOW)[data['how']]}, {data['with_whom']}"
        return data
