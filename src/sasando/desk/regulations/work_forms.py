"""Forms of works, relations, summaries and texts."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.domain.regulations.anchors import anchor_of, is_anchor
from sasando.domain.regulations.relating import KINDS
from sasando.domain.regulations.standing import State
from sasando.domain.values.words import Words
from sasando.foundation.sources.prose.reading import MOST_BYTES
from sasando.foundation.sources.prose.refusals import TOO_BIG, WORDS
from sasando.foundation.ui.forms import DayField, OfficeForm, WordsField
from sasando.library.places import queries as places
from sasando.library.regulations import jdih, texts
from sasando.library.regulations.law import Acting, Said, Work, law
from sasando.library.regulations.naming import KIND_WORDS, LEVEL_WORDS, TOPICS
from sasando.library.regulations.supplying import TextFacts
from sasando.library.regulations.works import (
    STATUSES,
    RelationFacts,
    SaidFacts,
    Seen,
    WorkFacts,
)

FIRST_YEAR, LAST_YEAR = 1900, 2100
NTT = "53"


class PlaceField(forms.CharField):
    """A place in a law as people cite it: 30, 22A, 30(1)a; empty for the whole work."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 40)
        kwargs.setdefault(
            "help_text", _("For example 30, 22A or 30(1)a; leave empty for the whole work")
        )
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """Return the anchor; empty for the whole work."""
        text = str(super().clean(value) or "").strip()
        anchor = text if is_anchor(text) else anchor_of(text)
        if text and not anchor:
            raise ValidationError(_("Write the article like 30, 22A or 30(1)a."))
        return anchor


class SeenForm(OfficeForm):
    """Where a fact was seen; fields of a form stand above these."""

    source_seen = forms.CharField(
        label=_("Where it was seen"), max_length=300,
        help_text=_("For example BN 2024/700, page and day; or the newspaper and day"),
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), max_length=500, required=False)
    is_checked = forms.BooleanField(
        label=_("I read the official text in the gazette"), required=False,
        help_text=_("Your name and today stand beside it; without this it shows as not verified"),
    )  # fmt: skip

    def __init__(self, *args: Any, may_check: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_check:
            del self.fields["is_checked"]
        last = [name for name in SeenForm.base_fields if name in self.fields]
        self.order_fields([name for name in self.fields if name not in last] + last)

    def seen(self) -> Seen:
        """Return where it was seen."""
        data = self.cleaned_data
        return Seen(data["source_seen"], data.get("is_checked", False), data["note"])


class WorkForm(SeenForm):
    """What the office knows of a work: JDIH's metadata and its days."""

    type = forms.CharField(label=_("Kind of regulation"), max_length=60)
    number = forms.CharField(label=_("Number"), max_length=60, required=False)
    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    title = forms.CharField(label=_("Title"), max_length=300)
    summary = WordsField(
        label=_("What it is about, in our own words"), max_length=300, required=False
    )
    status = forms.ChoiceField(label=_("Stands"))
    enacted = DayField(label=_("Day of enactment"), required=False)
    promulgated = DayField(label=_("Day of promulgation"), required=False)
    in_force_from = DayField(label=_("In force from"), required=False)
    issuer = forms.CharField(label=_("Issued by"), max_length=120, required=False)
    level = forms.ChoiceField(label=_("Level"))
    region = forms.ChoiceField(label=_("Regency, for a regency's regulation"), required=False)
    abbreviation = forms.CharField(
        label=_("Abbreviation of the kind"), max_length=40, required=False
    )
    main_entry = forms.CharField(
        label=_("Main entry (T.E.U. badan)"), max_length=200, required=False
    )
    place = forms.CharField(label=_("Place of enactment"), max_length=60, required=False)
    gazette = forms.CharField(
        label=_("Gazette (LN, TLN, BN, LD, BD)"), max_length=120, required=False
    )
    language = forms.CharField(label=_("Language"), max_length=40, initial="Indonesia")
    location = forms.CharField(label=_("Where the paper is kept"), max_length=120, required=False)
    legal_field = forms.CharField(label=_("Field of law"), max_length=80, required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "status", {status: jdih.STATE_WORDS[State(status)] for status in STATUSES})
        _choose(self, "level", LEVEL_WORDS)
        regencies = [("", ""), *((code, name) for code, name in places.ntt_regencies())]
        self.fields["region"].choices = regencies  # type: ignore[attr-defined]

    def facts(self) -> WorkFacts:
        """Return what the form says, for an action."""
        names = [name for name in WorkFacts.__dataclass_fields__ if name in self.cleaned_data]
        return WorkFacts(**{name: self.cleaned_data[name] for name in names})


class RelationForm(SeenForm):
    """How this work acts on another, from which day."""

    kind = forms.ChoiceField(label=_("This work"))
    target = forms.ChoiceField(label=_("Other work"))
    anchor = PlaceField(label=_("Article"))
    on = DayField(label=_("From the day"), required=False)
    ended_on = DayField(label=_("Contest settled on"), required=False)
    is_presumed = forms.BooleanField(label=_("This is presumed, not certain"), required=False)

    def __init__(self, *args: Any, is_new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_new:
            for name in ("kind", "target", "anchor"):
                del self.fields[name]
            return
        _choose(self, "kind", {kind: KIND_WORDS[kind] for kind in KINDS})
        works = sorted(law().works.values(), key=lambda work: work.short)
        found = [("", ""), *((work.code, f"{work.short} {work.title}"[:110]) for work in works)]
        self.fields["target"].choices = found  # type: ignore[attr-defined]

    def facts(self, subject: str, old: Acting | None = None) -> RelationFacts:
        """Return what the form says of a work, for an action."""
        data = self.cleaned_data
        kind, target, anchor = (
            (old.kind, old.target, old.anchor)
            if old is not None
            else (data["kind"], data["target"], data["anchor"])
        )
        return RelationFacts(
            subject, kind, target, anchor, data["on"], data["ended_on"], data["is_presumed"]
        )


class SaidForm(SeenForm):
    """What a place in a work says on a topic, in the office's own words."""

    anchor = PlaceField(label=_("Article"))
    topic = forms.ChoiceField(label=_("Topic"))
    summary = WordsField(
        label=_("What it says, in our own words"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    valid_from = DayField(label=_("Valid from, if other than the work"), required=False)
    valid_to = DayField(label=_("Valid to"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "topic", TOPICS)

    def facts(self) -> SaidFacts:
        """Return what the form says, for an action."""
        data = self.cleaned_data
        names = ("anchor", "topic", "summary", "valid_from", "valid_to")
        return SaidFacts(*(data[name] for name in names))


class UploadForm(OfficeForm):
    """A text of a work: DOCX, web page or plain text."""

    file = forms.FileField(
        label=_("Text of the law"), help_text=_("DOCX, web page (HTML) or plain text, up to 10 MB")
    )
    source_seen = forms.CharField(
        label=_("Where the text was taken from"), max_length=300,
        help_text=_("For example JDIH, address and day"),
    )  # fmt: skip
    valid_from = DayField(label=_("Holds from"), required=False)
    corrects = forms.ChoiceField(
        label=_("Corrects a text accepted before"), required=False,
        help_text=_("Only where that text was copied wrongly; a new law is no correction"),
    )  # fmt: skip

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = [one for one in texts.supplied(code) if one.state == "accepted"]
        found = [
            ("", ""),
            *((str(one.ref), f"{one.name}: {one.source_seen}"[:110]) for one in kept),
        ]
        self.fields["corrects"].choices = found  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        """Return the file; one that is too big is not even read."""
        found = self.cleaned_data["file"]
        if found.size > MOST_BYTES:
            raise ValidationError(WORDS[TOO_BIG].in_language(get_language()))
        return found

    def facts(self) -> TextFacts:
        """Return what the form says, for an action."""
        data = self.cleaned_data
        corrects = UUID(data["corrects"]) if data["corrects"] else None
        return TextFacts(data["source_seen"], data["valid_from"], corrects)


class ReviewForm(OfficeForm):
    """The text under review, as one can mend it."""

    text = forms.CharField(
        label=_("Text"), widget=forms.Textarea(attrs={"rows": 30}), strip=False,
        help_text=_("Each article starts on a line of its own, such as “Pasal 1”"),
    )  # fmt: skip
    edition = forms.IntegerField(widget=forms.HiddenInput)


class EditionForm(OfficeForm):
    """Which edition of a text is decided on."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(OfficeForm):
    """Why something is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


def start_of_work(work: Work) -> dict[str, Any]:
    """Return what a form starts from: the work as it stands; where it was seen is asked anew."""
    names = [name for name in WorkFacts.__dataclass_fields__ if hasattr(work, name)]
    told = {name: getattr(work, name) for name in names}
    return told | {
        "summary": work.summary.id, "status": work.told_status or "unknown",
        "edition": work.edition, "note": work.evidence.note,
    }  # fmt: skip


def start_of_said(said: Said) -> dict[str, Any]:
    """Return what a form starts from: a summary as it stands."""
    return {
        "anchor": said.anchor, "topic": said.topic, "summary": said.summary.id,
        "valid_from": said.valid_from, "valid_to": said.valid_to, "note": said.evidence.note,
    }  # fmt: skip


def _choose(form: forms.Form, name: str, found: Mapping[str, Words]) -> None:
    language = get_language()
    choices = [(str(code), said.in_language(language)) for code, said in found.items()]
    form.fields[name].choices = choices  # type: ignore[attr-defined]
