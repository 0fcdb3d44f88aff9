"""A first report becomes a case: from the counter, the telephone or a pasted message."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sasando.desk.cases.forms import (
    KINSHIP,
    PROCEDURAL,
    MomentField,
    RegencyField,
    long_text,
    term_choices,
)
from sasando.domain.cases.intake import Suggested, read_message
from sasando.domain.values.words import Refused
from sasando.exchange.letterbox import inbox
from sasando.foundation.access import guards, policy
from sasando.foundation.access.actor import Actor
from sasando.foundation.audit import actions as audit
from sasando.foundation.ui.forms import NameField, OfficeForm
from sasando.library.directory import queries as directory
from sasando.library.places import queries as places
from sasando.records.cases import notices, opening, reports
from sasando.records.cases.facts import IntakeFacts
from sasando.records.workers import queries as workers
from sasando.records.workers import search
from sasando.records.workers.facts import Candidate, IdentityFacts

KNOWN_LIMIT = 6
LIKELY = 40
CHANNELS = {"village": "PEMDES", "church": "LEMBAGA_AGAMA_LSM", "ngo": "LEMBAGA_AGAMA_LSM"}
LONGEST_MESSAGE, LONGEST_STORY = 20_000, 10_000
# How long a form sent twice (back, refresh) still leads to the case it opened, in seconds.
TWICE = 24 * 60 * 60
SEXES = (("", "–"), ("P", gettext_lazy("woman")), ("L", gettext_lazy("man")))


class PasteForm(OfficeForm):
    """A message as it came in."""

    message = forms.CharField(
        label=gettext_lazy("Message"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Paste the WhatsApp text, or write what was said on the telephone."),
    )


class IntakeForm(OfficeForm):
    """What a first report says; only the kind of trouble, channel and story are needed."""

    category = forms.ChoiceField(label=gettext_lazy("Kind of trouble"))
    channel = forms.ChoiceField(label=gettext_lazy("Channel"))
    narrative = long_text(
        gettext_lazy("What was reported"),
        rows=6,
        hint=gettext_lazy("In the words of the report. Encrypted."),
    )
    name = NameField(label=gettext_lazy("Whom it is about"), required=False)
    sex = forms.ChoiceField(label=gettext_lazy("Sex"), choices=SEXES, required=False)
    regency_code = RegencyField(required=False)
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    received_at = MomentField(label=gettext_lazy("Received at"))
    complainant_name = NameField(label=gettext_lazy("Who reports"), required=False)
    complainant_phone = forms.CharField(
        label=gettext_lazy("Telephone of who reports"), required=False, max_length=30
    )
    complainant_kinship = forms.ChoiceField(
        label=gettext_lazy("Kinship"), choices=KINSHIP, required=False
    )
    procedural = forms.ChoiceField(
        label=gettext_lazy("The departure abroad was"), choices=PROCEDURAL
    )
    is_minor = forms.BooleanField(label=gettext_lazy("Under 18"), required=False)
    is_missing = forms.BooleanField(label=gettext_lazy("The person is missing"), required=False)
    violence_at_home = forms.BooleanField(label=gettext_lazy("Violence at home"), required=False)
    notice = forms.UUIDField(required=False, widget=forms.HiddenInput)
    report = forms.UUIDField(required=False, widget=forms.HiddenInput)
    sent = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = "en" if (get_language() or "").startswith("en") else "id"
        countries = sorted(places.country_names(language).items(), key=lambda item: item[1])
        choices = {
            "category": [("", "–"), *term_choices("case_categories")],
            "channel": term_choices("complaint_channels"),
            "country": [("", "–"), *countries],
        }
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]

    def facts(self) -> IntakeFacts:
        """Return what the form says, for an action."""
        data = dict(self.cleaned_data)
        for name in ("name", "sex", "notice", "report", "sent"):
            data.pop(name)
        return IntakeFacts(**data)


@guards.requires("cases.create")
def create(request: HttpRequest) -> HttpResponse:
    """Take in a report: paste or write, choose who it is among people already known, open."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if request.method != "POST":
        start = _start(actor, None) | _from_notice(request.GET.get("kabar", ""), actor)
        start |= _from_report(request.GET.get("laporan", ""), actor)
        return _page(request, IntakeForm(initial=start), PasteForm())
    if "read" in request.POST:
        return _read(request, actor)
    form = IntakeForm(request.POST)
    if not form.is_valid():
        return _page(request, form, PasteForm())
    known = _known(form.cleaned_data["name"], actor)
    chosen = request.POST.get("person", "")
    if known and not chosen:
        return _page(request, form, PasteForm(), known=known)
    again = _slot(form, actor)
    if again and not cache.add(again, "", TWICE) and (ref := cache.get(again)):
        return _to_case(UUID(ref), actor)
    try:
        case = _open(form, chosen, actor)
    except Refused as refused:
        cache.delete(again)
        form.add_error(None, refused.refusal.words.in_language(get_language()))
        return _page(request, form, PasteForm(), known=known)
    cache.set(again, str(case.ref), TWICE)
    messages.success(request, _("%(number)s was opened.") % {"number": case.number})
    return _to_case(case.ref, actor)


def _slot(form: IntakeForm, actor: Actor) -> str:
    """Return where one form remembers the case it opened; a form without a mark remembers none."""
    sent = form.cleaned_data["sent"]
    return f"intake-{actor.login}-{sent}" if sent else ""


def _to_case(ref: UUID, actor: Actor) -> HttpResponseRedirect:
    may_open = policy.may(actor, "cases.view")
    back = reverse("desk:cases:detail", args=[ref]) if may_open else reverse("desk:home:index")
    return HttpResponseRedirect(back)


def _read(request: HttpRequest, actor: Actor) -> HttpResponse:
    paste = PasteForm(request.POST)
    if not paste.is_valid():
        return _page(request, IntakeForm(initial=_start(actor, None)), paste)
    read = read_message(paste.cleaned_data["message"])
    form = IntakeForm(initial=_start(actor, read))
    found = [item for name in read.names[:2] for item in _known(name, actor)]
    found += [item for nik in read.niks[:2] for item in _known(nik, actor)]
    unique = list({item.card.ref: item for item in found}.values())
    return _page(request, form, paste, known=unique, read=read)


def _start(actor: Actor, read: Suggested | None) -> dict[str, Any]:
    start: dict[str, Any] = {"received_at": actor.now, "channel": "LANGSUNG", "sent": uuid4()}
    if read is not None:
        start |= {
            "channel": "WHATSAPP", "narrative": read.text, "category": read.category,
            "name": read.names[0] if read.names else "", "complainant_name": read.sender,
            "complainant_phone": read.phones[0] if read.phones else "",
        }  # fmt: skip
    return start


def _from_notice(ref: str, actor: Actor) -> dict[str, Any]:
    """Return what a partner's notice fills in; the form keeps which notice it was."""
    if not ref:
        return {}
    found = notices.read(_ref(ref), by=actor) if policy.may(actor, "letterbox.view") else None
    if found is None or found.became:
        raise guards.NotOpen
    unit = directory.unit(found.unit_code)
    said = "\n".join(filter(None, (f"{found.number}, {found.unit_name}", found.text)))
    return {
        "notice": found.ref, "narrative": said, "received_at": found.at,
        "channel": CHANNELS.get(unit.kind if unit else "", "SURAT"),
        "complainant_name": found.unit_name,
    }  # fmt: skip


def _from_report(ref: str, actor: Actor) -> dict[str, Any]:
    """Return what a sealed report fills in; the form keeps which report it was."""
    if not ref:
        return {}
    found = inbox.read(_ref(ref), by=actor)
    if found is None or found.row.state == "case":
        raise guards.NotOpen
    said = [word.text for word in found.words if word.author == "reporter"]
    return {
        "report": found.row.ref, "narrative": "\n\n".join(said)[:LONGEST_STORY],
        "received_at": found.row.at,
        "channel": "E_PENGADUAN",
    }  # fmt: skip


def _known(text: str, actor: Actor) -> list[Candidate]:
    if not text.strip() or not policy.may(actor, "workers.search"):
        return []
    found = search.find_people(text, actor=actor, regency="", limit=KNOWN_LIMIT)
    likely = [item for item in found if item.score >= LIKELY]
    if likely:
        with transaction.atomic():
            refs = [("person", str(item.card.ref)) for item in likely]
            audit.record(by=actor, deed="workers.hinted", refs=refs)
    return likely


def _open(form: IntakeForm, chosen: str, actor: Actor) -> Any:
    """Open the case for a known person, a new one, or nobody yet; one transaction."""
    facts, name = form.facts(), form.cleaned_data["name"]
    with transaction.atomic():
        identity = None
        if chosen not in ("", "new"):
            identity = workers.identity_for(_ref(chosen), actor=actor)
            if identity is None:
                raise guards.NotOpen
        elif name:
            identity = _recorded(form, actor)
        if identity is not None and not facts.regency_code:
            facts = replace(facts, regency_code=identity.regency_code)
        case = opening.open_case(facts, identity=identity, by=actor)
        if form.cleaned_data["notice"] is not None:
            notices.begin_with(case, notice=form.cleaned_data["notice"], by=actor)
        if form.cleaned_data["report"] is not None:
            reports.take_into(case, report=form.cleaned_data["report"], by=actor)
        return case


def _recorded(form: IntakeForm, actor: Actor) -> Any:
    data = form.cleaned_data
    given = IdentityFacts(
        name=data["name"], sex=data["sex"], regency_code=data["regency_code"],
        source_note=_("first report of a case"),
    )  # fmt: skip
    return opening.record_subject(given, by=actor)


def _ref(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise guards.NotOpen from None


def _page(request: HttpRequest, form: IntakeForm, paste: PasteForm, **more: Any) -> HttpResponse:
    context = {
        "form": form, "paste": paste, "known": more.get("known", []), "read": more.get("read"),
        "regencies": places.ntt_regencies(), "names": places.regency_names(),
    }  # fmt: skip
    return render(request, "desk/cases/intake.html", context)


@guards.requires("workers.search")
def known(request: HttpRequest) -> HttpResponse:
    """Offer people already known while a name is typed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = _known(request.GET.get("q", "")[:200], actor)
    context = {"known": found, "names": places.regency_names()}
    return render(request, "desk/cases/_known.html", context)
