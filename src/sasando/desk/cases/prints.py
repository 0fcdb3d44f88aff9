"""Papers of a case: the hand-over record, the case summary, letters."""

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sasando.desk.cases import acts, door, forms, lines, timeline
from sasando.desk.cases.detail import arrival_words, money_words, rail, sums
from sasando.desk.cases.door import Opened
from sasando.domain.cases import kinds, moves
from sasando.domain.cases.handover import RECEIVERS, WITNESSES
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.files import responses
from sasando.foundation.print.papers import Facts, Paper, Rows, Signature, Text, as_docx, as_pdf
from sasando.foundation.ui import words
from sasando.foundation.ui.forms import NameField, OfficeForm
from sasando.library.places import queries as places
from sasando.records.cases import letters, reading
from sasando.records.cases.facts import CostLine, HandoverView
from sasando.records.cases.summary import CaseSummary, summary

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
    receiver, kinship = _receiver(stands)
    pairs = (
        (_("Case"), case.number),
        (_("Handed over"), _handed_over(opened, stands)),
        (_("From"), places.regency_names().get(case.regency_code, "") or words.DASH),
        (_("Country"), lines.country(case.country) or words.DASH),
        (_("Day"), words.full_day(stands.planned_on) if stands.planned_on else BLANK),
        (_("Place"), stands.place or BLANK),
        (_("Receiver"), ", ".join(filter(None, (stands.receiver_name, receiver, kinship)))),
        (_("Kinship checked"), _("yes") if stands.kinship_checked else _("no")),
        (_("Witness"), ", ".join(filter(None, (stands.witness_name or BLANK, _witness(stands))))),
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
            Signature(_("Receives"), stands.receiver_name, kinship or receiver),
            Signature(
                _("Witness"), stands.witness_name or BLANK, stands.witness_post or _witness(stands)
            ),
        ),
        foot=_bast_foot(stands),
    )  # fmt: skip


def _handed_over(opened: Opened, stands: HandoverView) -> str:
    if opened.book.kind != kinds.DECEASED:
        return stands.person_name
    return _("Remains of %(name)s") % {"name": stands.person_name}


def _receiver(stands: HandoverView) -> tuple[str, str]:
    """Return in words what kind of receiver it is, and the kinship."""
    receiver = RECEIVERS.get(stands.receiver_kind)
    kinship = str(dict(forms.KINSHIP).get(stands.receiver_kinship, ""))
    return (receiver.in_language(get_language()) if receiver else ""), kinship


def _witness(stands: HandoverView) -> str:
    found = WITNESSES.get(stands.witness_kind)
    return found.in_language(get_language()) if found else ""


def _bast_foot(stands: HandoverView) -> str:
    if stands.state != "signed":
        return _("Draft, not signed yet. Signed copy to be scanned and bound to the record.")
    said = _("Signed on %(day)s. Signed copy bound by SHA-256 %(hash)s.")
    return said % {"day": words.day(stands.signed_on), "hash": stands.signed_sha256}


@guards.requires("cases.view")
def summary_pdf(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Print the summary of a case, for the file of the office."""
    opened = door.open_case(request, ref, part="summary_pdf")
    case = opened.book
    data = as_pdf(_summary(opened))
    return responses.attachment(data, name=f"{case.number}.pdf", media_type=PDF)


def _summary(opened: Opened) -> Paper:
    case, row, language = opened.book, opened.row, get_language() or "id"
    found = summary(row, by=opened.actor)
    latest = timeline.items(reading.entries(row, limit=20), kind=case.kind)
    return Paper(
        title=_("Case summary"), office=accounts.office_or_blank().name, number=case.number,
        language=language,
        blocks=(
            *_untold(opened), Facts(_head(opened)),
            Text(case.narrative or words.DASH, heading=_("What was reported")),
            Text("", heading=_("Steps")),
            Rows((_("Step"), _("State"), _("Day")), tuple(
                (step.label, _("done") if step.is_done else words.DASH, step.day)
                for step in rail(case, found.steps)
            )),
            *_money(found.costs), *_papers(found),
            Text("", heading=_("Latest")),
            Rows((_("When"), _("What")), tuple(
                (words.moment(item.at), f"{item.who} {item.what}") for item in latest
            )),
        ),
        foot=_("Confidential. Printed by %(login)s.") % {"login": opened.actor.login},
    )  # fmt: skip


def _untold(opened: Opened) -> tuple[Text, ...]:
    if not opened.book.hides_death:
        return ()
    said = _("The family has not been told. This paper stays with the officers of this case.")
    return (Text(said, heading=_("Not to be passed on")),)


def _head(opened: Opened) -> tuple[tuple[str, str], ...]:
    case, language = opened.book, get_language()
    told = words.moment(case.family_told_at) if case.family_told_at else _("not yet")
    arrival = ", ".join(filter(None, (
        words.moment(case.arrival_at) if case.arrival_at else "", arrival_words(case)
    )))  # fmt: skip
    return (
        (_("Person"), case.name or words.DASH),
        (_("Kind of trouble"), lines.label("case_categories", case.category)),
        (_("From"), places.regency_names().get(case.regency_code, "") or words.DASH),
        (_("Country"), lines.country(case.country) or words.DASH),
        (_("State"), moves.STATES[case.state].in_language(language)),
        (_("Owner"), case.owner_name or words.DASH),
        (_("Received"), words.moment(case.received_at)),
        *(((_("Family told"), told),) if case.kind == kinds.DECEASED else ()),
        *(((_("Arrives"), arrival),) if arrival else ()),
        (_("Next step"), lines.next_words(case.kind, case.next_step)),
    )


def _money(costs: list[CostLine]) -> tuple[Text | Rows, ...]:
    """Return the costs, and the sums by payer; the family's share is there also when it is 0."""
    language = get_language()
    listed = tuple(
        (
            line.what, money_words(line.amount_minor, line.currency)
            + ("*" if line.is_estimate else ""),
            kinds.PAYERS[line.payer].in_language(language),
            kinds.COST_STATES[line.state].in_language(language),
        )
        for line in costs
    )  # fmt: skip
    by_payer = tuple((one.payer, " · ".join(one.amounts)) for one in sums(costs))
    return (
        Text("", heading=_("Costs and payers")),
        Rows((_("Leg"), _("Amount"), _("Payer"), _("State")), listed),
        Rows((_("Payer"), _("Sum")), by_payer),
        Text(_("* estimate, no receipt yet. Currencies are never added up.")),
    )


def _papers(found: CaseSummary) -> tuple[Text | Rows, ...]:
    listed = tuple(
        (
            line.title or timeline.paper_label(line.code),
            _("there") if line.is_there else _("missing"),
        )
        for line in found.papers
    )
    if not listed:
        return ()
    return (Text("", heading=_("Papers")), Rows((_("Paper"), _("State")), listed))


class LetterForm(OfficeForm):
    """A letter of the office; it carries a role and a number, not an officer's name or phone."""

    template = django_forms.ChoiceField(label=gettext_lazy("Letter"))
    to = NameField(label=gettext_lazy("To"))
    place = django_forms.CharField(label=gettext_lazy("Address"), required=False, max_length=200)
    form = django_forms.ChoiceField(
        label=gettext_lazy("As"), choices=(("docx", "DOCX"), ("pdf", "PDF"))
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        choices = [
            (code, letter.title.in_language(language))
            for code, letter in letters.templates_for(kind).items()
        ]
        self.fields["template"].choices = choices  # type: ignore[attr-defined]


@guards.requires("cases.edit")
def letter(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Write a letter from a template and hand it out as DOCX or PDF."""
    opened = door.for_writing(request, ref)
    start = {"to": opened.book.p3mi}
    form = LetterForm(request.POST or None, kind=opened.book.kind, initial=start)
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
            paper, name = _letter(text), f"{text.number}.{data['form']}"
            if data["form"] == "pdf":
                return responses.attachment(as_pdf(paper), name=name, media_type=PDF)
            return responses.attachment(as_docx(paper), name=name, media_type=DOCX)
    return acts.form_page(request, opened, form, title=_("Write a letter"), back="detail")


def _letter(text: letters.WrittenLetter) -> Paper:
    office = accounts.office_or_blank()
    return Paper(
        title=text.title, office=office.name, number=text.number, language="id",
        blocks=(Facts((("Kepada", text.to), ("Alamat", text.place or words.DASH))),
                Text(text.body)),
        signatures=(Signature("", text.sender_role, text.number),),
        foot=office.name,
    )  # fmt: skip
