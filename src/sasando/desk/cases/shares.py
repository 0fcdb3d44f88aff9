"""What leaves a case: consents, referrals and transfers, cleared texts."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sasando.desk.cases import acts, detail, door, forms_people, lines
from sasando.desk.cases.forms import ReasonForm, in_words
from sasando.domain.cases import sharing as rules
from sasando.domain.values.words import Refused
from sasando.exchange.referrals import moves
from sasando.exchange.referrals import queries as packets
from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui.forms import DayField, OfficeForm
from sasando.library.directory import queries as directory
from sasando.records.cases import persons, queries, reading
from sasando.records.cases import sharing as actions
from sasando.records.cases.facts import PersonLine

ANSWER_DAYS = 7
FIGURE_DAYS = 365
AUDIENCES = (
    ("pickup", gettext_lazy("those who pick up: driver, church team")),
    ("village", gettext_lazy("village government")),
    ("regency", gettext_lazy("regency government")),
    ("family", gettext_lazy("family")),
)


class ReferForm(OfficeForm):
    """A packet to one agency: why, what, on which basis, and by when it answers."""

    agency = django_forms.ChoiceField(label=gettext_lazy("Agency"))
    person = django_forms.ChoiceField(
        label=gettext_lazy("About whom"),
        help_text=gettext_lazy("A packet is about one person, on that person's own consent."),
    )
    kind = django_forms.ChoiceField(
        label=gettext_lazy("How"),
        choices=(
            ("referral", gettext_lazy("Referral: the owner stays")),
            ("transfer", gettext_lazy("Transfer: the case moves when accepted")),
        ),
    )
    purpose = django_forms.ChoiceField(label=gettext_lazy("Purpose"))
    fields_sent = django_forms.MultipleChoiceField(
        label=gettext_lazy("What is sent"), widget=django_forms.CheckboxSelectMultiple
    )
    needs = django_forms.CharField(
        label=gettext_lazy("What is asked for"), max_length=1000, required=False
    )
    basis = django_forms.ChoiceField(label=gettext_lazy("Basis"))
    article = django_forms.CharField(
        label=gettext_lazy("Rule and article"), required=False, max_length=120,
        help_text=gettext_lazy("Needed for a legal duty, for example UU 21/2007 Ps. 51"),
    )  # fmt: skip
    note = django_forms.CharField(
        label=gettext_lazy("Reason, where it is sent without consent"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("At least 20 characters. It stands in the audit trail."),
    )
    answer_due_on = DayField(label=gettext_lazy("Answer by"))
    with_code = django_forms.BooleanField(
        label=gettext_lazy("The agency has no account: make a letter with a one-time code"),
        required=False,
    )

    def __init__(
        self, *args: Any, people: list[PersonLine], may_override: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(line.ref), line.name) for line in people if line.role == "subject"]
        if len(named) <= 1:
            del self.fields["person"]
        choices = {
            "agency": [(unit.code, unit.name) for unit in directory.units() if unit.accepts],
            "purpose": in_words(rules.PURPOSES),
            "fields_sent": in_words(rules.FIELDS),
            "basis": in_words(rules.ALL_BASES if may_override else rules.BASES),
            **({"person": [("", "–"), *named]} if len(named) > 1 else {}),
        }
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]

    def facts(self) -> actions.ReferralFacts:
        """Return what the form says, for an action."""
        data = dict(self.cleaned_data)
        for name in ("agency", "person"):
            data.pop(name, None)
        return actions.ReferralFacts(fields=frozenset(data.pop("fields_sent")), **data)

    def about(self) -> UUID | None:
        """Return the person the packet is about; None where the case has only one."""
        chosen = self.cleaned_data.get("person")
        return UUID(chosen) if chosen else None


class CopyForm(OfficeForm):
    """For whom a text is, and what it may say."""

    audience = django_forms.ChoiceField(label=gettext_lazy("For whom"), choices=AUDIENCES)
    fields_said = django_forms.MultipleChoiceField(
        label=gettext_lazy("What the text says"), widget=django_forms.CheckboxSelectMultiple
    )
    basis = django_forms.ChoiceField(label=gettext_lazy("Basis"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = ("travel", "regency", "country", "name", "village")
        fields = {code: rules.FIELDS[code] for code in allowed}
        self.fields["fields_said"].choices = in_words(fields)  # type: ignore[attr-defined]
        self.fields["basis"].choices = in_words(rules.BASES)  # type: ignore[attr-defined]


@guards.requires("cases.view")
def sharing(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show what people agreed to, and what left the case on which basis."""
    opened = door.open_case(request, ref, part="sharing")
    language = get_language()
    words = {code: label.in_language(language) for code, label in rules.FIELDS.items()}
    context = detail.frame(opened, "sharing") | {
        "consents": [
            (one, rules.PURPOSES[one.purpose], [words[code] for code in one.scope])
            for one in reading.consents(opened.row)
        ],
        "referrals": [
            (
                one, moves.STATES.get(one.state), rules.PURPOSES[one.purpose],
                rules.ALL_BASES.get(one.basis), [words[code] for code in one.fields],
            )
            for one in reading.referrals(opened.row)
        ],
        "people": reading.people(opened.row, limit=50),
        "kind_words": lines.label("case_categories", opened.book.category),
    }  # fmt: skip
    return render(request, "desk/cases/sharing.html", context)


@guards.requires("cases.view")
def agencies(request: HttpRequest) -> HttpResponse:
    """Show how long each agency takes, and how much it accepts; shut cases are left out."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    since = actor.today - timedelta(days=FIGURE_DAYS)
    found = packets.turnaround(since=since, leave_out=queries.closed_to(actor))
    context = {"lines": found, "since": since, "until": actor.today}
    return render(request, "desk/cases/agencies.html", context)


@guards.requires("cases.edit")
def consent(request: HttpRequest, ref: UUID, person: UUID) -> HttpResponse:
    """Record informed consent of one person."""
    opened = door.for_writing(request, ref)
    form = forms_people.ConsentForm(request.POST or None, initial={"given_on": opened.actor.today})
    if request.method == "POST" and form.is_valid():
        try:
            persons.record_consent(opened.row, person=person, facts=form.facts(), by=opened.actor)
        except Refused as refused:
            form.add_error(None, acts.said(refused))
        else:
            messages.success(request, _("Consent recorded."))
            return acts.back("sharing", ref)
    return acts.form_page(request, opened, form, title=_("Informed consent"), back="sharing")


@guards.requires("cases.edit")
def withdraw(request: HttpRequest, ref: UUID, consent: UUID) -> HttpResponse:
    """Take back a consent; packets that rest on it are called back."""
    opened = door.for_writing(request, ref)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            gone = actions.withdraw_consent(
                opened.row, consent=consent, reason=form.cleaned_data["reason"], by=opened.actor
            )
        except Refused as refused:
            form.add_error(None, acts.said(refused))
        else:
            said = _("Withdrawn. %(n)s packets were called back.") % {"n": gone}
            messages.success(request, said)
            return acts.back("sharing", ref)
    return acts.form_page(request, opened, form, title=_("Withdraw the consent"), back="sharing")


@guards.requires("cases.edit")
def refer(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Send a packet to an agency on a stated basis."""
    opened = door.for_writing(request, ref)
    start = {"answer_due_on": opened.actor.today + timedelta(days=ANSWER_DAYS)}
    people = reading.people(opened.row)
    may_override = policy.may(opened.actor, "cases.override")
    form = ReferForm(request.POST or None, initial=start, people=people, may_override=may_override)
    if request.method == "POST" and form.is_valid():
        unit = directory.unit(form.cleaned_data["agency"])
        if unit is None:
            raise guards.NotOpen
        agency = actions.Agency(unit.code, unit.name, unit.kind)
        try:
            sent = actions.refer(
                opened.row, agency=agency, facts=form.facts(), person=form.about(),
                by=opened.actor,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, acts.said(refused))
        else:
            if sent.code:
                context = {"row": opened.row, "sent": sent, "agency": agency}
                return render(request, "desk/cases/code.html", context)
            messages.success(request, _("%(number)s was sent.") % {"number": sent.number})
            return acts.back("sharing", ref)
    title = _("Refer or transfer")
    return acts.form_page(request, opened, form, title=title, back="sharing", submit=_("Send"))


@guards.requires("cases.edit")
def revoke(request: HttpRequest, ref: UUID, packet: UUID) -> HttpResponse:
    """Call a packet back."""
    opened = door.for_writing(request, ref)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.revoke(
                opened.row, packet=packet, reason=form.cleaned_data["reason"], by=opened.actor
            )
        except Refused as refused:
            form.add_error(None, acts.said(refused))
        else:
            messages.success(request, _("Called back. The agency no longer sees it."))
            return acts.back("sharing", ref)
    return acts.form_page(request, opened, form, title=_("Call the referral back"), back="sharing")


@guards.requires("cases.edit")
def copy(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Show a cleared text for WhatsApp, written down before it shows."""
    opened = door.for_writing(request, ref)
    form = CopyForm(
        request.POST or None, initial={"fields_said": ["travel"], "basis": "legal_duty"}
    )
    text = ""
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            text = actions.record_copy(
                opened.row, audience=data["audience"], fields=frozenset(data["fields_said"]),
                basis=data["basis"], by=opened.actor,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, acts.said(refused))
    context = {"row": opened.row, "book": opened.book, "form": form, "text": text}
    return render(request, "desk/cases/copy.html", context)
