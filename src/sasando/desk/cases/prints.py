"""Papers of a case: the hand-over record, the case summary, letters."""

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sasando.desk.cases import acts, door, lines, timeline
from sasando.desk.cases.detail import money_words, rail
from sasando.desk.cases.door import Opened
from sasando.domain.cases import kinds, moves
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.files import responses
from sasando.foundation.print.papers import Facts, Paper, Rows, Signature, Text, as_docx, as_pdf
from sasando.foundation.ui import words
from sasando.foundation.ui.forms import NameField, OfficeForm
from sasando.library.places import queries as places
from sasando.records.cases import letters, reading
from sasando.records.cases.facts import HandoverView

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BLANK = "………………………………"


@guards.requires("cases.view")
def bast(request: HttpRequest, ref: UUID, handover: UUID, form: str) -> HttpResponse:
    """Print one hand-over record as PDF or DOCX."""
    opened = door.open_case(request, ref, part="handover")
    stands = reading.handover(opened.row, ref=handover) if opened.view else None
    if stands is None or form not in ("pdf", "docx"):
        raise guards.NotOpen
    paper = _bast(opened, stands)
    name = f"{stands.number}.{form}"
    if form == "docx":
        return responses.attachment(as_docx(paper), name=name, media_type=DOCX)
    return responses.attachment(as_pdf(paper), name=name, media_type=PDF)


def _bast(opened: Opened, stands: HandoverView) -> Paper:
    case, office = opened.book, accounts.office_or_blank()
    receiver = f"{stands.receiver_name} ({stands.receiver_kinship or stands.receiver_kind})"
    pairs = (
        (_("Case"), case.number),
        (_("Handed over"), stands.person_name),
        (_("From"), places.regency_names().get(case.regency_code, "") or words.DASH),
        (_("Country"), lines.country(case.country) or words.DASH),
        (_("Day"), words.full_day(stands.planned_on) if stands.planned_on else BLANK),
        (_("Place"), stands.place or BLANK),
        (_("Receiver"), receiver),
        (_("Kinship checked"), _("yes") if stands.kinship_checked else _("no")),
    )
    said = _(
        "On the day and at the place named below, the office handed over, and the receiver "
        "received, the person named, with the papers and belongings listed, before the witness."
    )
    return Paper(
        title=_("Hand-over record (Berita Acara Serah Terima)"), office=office.name,
        number=stands.number, language=get_language() or "id",
        blocks=(
            Text(said), Facts(pairs), Text(stands.items or BLANK, heading=_("What is handed over")),
            Text(_("Permen P2MI 32/2025 Ps. 13(e)"), heading=_("Basis")),
        ),
        signatures=(
            Signature(_("Gives"), stands.giver_name, stands.giver_post),
            Signature(_("Receives"), stands.receiver_name, stands.receiver_kinship),
            Signature(_("Witness"), stands.witness_name or BLANK, stands.witness_post or ""),
        ),
        foot=_("Signed copy to be scanned and bound to the record."),
    )  # fmt: skip


@guards.requires("cases.view")
def summary_pdf(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Print the summary of a case, for the file of the office."""
    opened = door.open_case(request, ref, part="summary_pdf")
    case = opened.book
    data = as_pdf(_summary(opened))
    return responses.attachment(data, name=f"{case.number}.pdf", media_type=PDF)


def _summary(opened: Opened) -> Paper:
    case, row, language = opened.book, opened.row, get_language() or "id"
    head = (
        (_("Person"), case.name or words.DASH),
        (_("Kind of trouble"), lines.label("case_categories", case.category)),
        (_("From"), places.regency_names().get(case.regency_code, "") or words.DASH),
        (_("Country"), lines.country(case.country) or words.DASH),
        (_("State"), moves.STATES[case.state].in_language(language)),
        (_("Owner"), case.owner_name or words.DASH),
        (_("Received"), words.moment(case.received_at)),
        (_("Next step"), lines.next_words(case.kind, case.next_step)),
    )
    steps = tuple(
        (step.label, _("done") if step.is_done else "", step.day)
        for step in rail(case, reading.steps(row))
    )
    costs = tuple(
        (
            line.what, money_words(line.amount_minor, line.currency),
            kinds.PAYERS[line.payer].in_language(language),
            kinds.COST_STATES[line.state].in_language(language),
        )
        for line in reading.costs(row)
    )  # fmt: skip
    latest = timeline.items(reading.entries(row, limit=20), kind=case.kind)
    happened = tuple((words.moment(item.at), f"{item.who} {item.what}") for item in latest)
    return Paper(
        title=_("Case summary"), office=accounts.office_or_blank().name, number=case.number,
        language=language,
        blocks=(
            Facts(head), Text(case.narrative or words.DASH, heading=_("What was reported")),
            Rows((_("Step"), _("State"), _("Day")), steps),
            Rows((_("Cost"), _("Amount"), _("Payer"), _("State")), costs),
            Text("", heading=_("Latest")), Rows((_("When"), _("What")), happened),
        ),
        foot=_("Confidential. Printed by %(login)s.") % {"login": opened.actor.login},
    )  # fmt: skip


class LetterForm(OfficeForm):
    """A letter of the office; it carries a role and a number, not an officer's name or phone."""

    template = django_forms.ChoiceField(label=gettext_lazy("Letter"))
    to = NameField(label=gettext_lazy("To"))
    place = django_forms.CharField(label=gettext_lazy("Address"), required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        choices = [
            (code, letter.title.in_language(language)) for code, letter in letters.LETTERS.items()
        ]
        self.fields["template"].choices = choices  # type: ignore[attr-defined]


@guards.requires("cases.edit")
def letter(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Write a letter from a template and hand it out as DOCX."""
    opened = door.for_writing(request, ref)
    form = LetterForm(request.POST or None, initial={"to": opened.book.p3mi})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            text = letters.write_letter(
                opened.row, code=data["template"], to=data["to"], place=data["place"],
                by=opened.actor,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, acts.said(refused))
        else:
            return responses.attachment(
                as_docx(_letter(text)), name=f"{text.number}.docx", media_type=DOCX
            )
    return acts.form_page(request, opened, form, title=_("Write a letter"), back="plan")


def _letter(text: letters.WrittenLetter) -> Paper:
    office = accounts.office_or_blank()
    return Paper(
        title=text.title, office=office.name, number=text.number, language="id",
        blocks=(Facts((("Kepada", text.to), ("Alamat", text.place or words.DASH))),
                Text(text.body)),
        signatures=(Signature("", text.sender_role, text.number),),
        foot=office.name,
    )  # fmt: skip
