"""Forms of meetings, statements, commitments and steps."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.domain.values.words import Refused, Words
from sasando.foundation.ui.forms import DayField, OfficeForm, WordsField, said
from sasando.library.commitments import papers, queries, telling
from sasando.library.commitments.facts import (
    CAME,
    MEETING_KINDS,
    STAFF_SEE,
    VISIBILITIES,
    DocumentFacts,
    FileFacts,
    ItemFacts,
    ItemView,
    MeetingFacts,
    MeetingPage,
    SeatFacts,
)
from sasando.library.directory import queries as directory
from sasando.library.publications import briefs

NO_NAMES = _("Institutions and posts, no name of a person")


def choices(book: Mapping[str, Words]) -> list[tuple[str, str]]:
    language = get_language()
    return [(code, telling.cap(words.in_language(language))) for code, words in book.items()]


def party_choices(empty: Any) -> list[tuple[str, Any]]:
    """Return institutions and units to choose from, grouped by kind; the empty choice first."""
    language = get_language()
    grouped: dict[str, list[tuple[str, str]]] = {}
    for each in directory.institutions():
        grouped.setdefault(each.kind, []).append((f"i:{each.code}", each.name))
    for unit in directory.units():
        grouped.setdefault(unit.kind, []).append((f"u:{unit.code}", unit.name))
    kinds = directory.KINDS
    named = [
        (kinds[kind].in_language(language) if kind in kinds else kind, found)
        for kind, found in grouped.items()
    ]
    return [("", empty), *sorted(named, key=lambda each: str(each[0]))]


def party(choice: str) -> tuple[str, str]:
    """Return institution and unit of a choice; a unit brings its institution."""
    kind, _colon, code = choice.partition(":")
    if kind != "u":
        return code, ""
    found = directory.unit(code)
    return (found.institution_code if found else "", code)


def choice_of(institution: str, unit: str) -> str:
    """Return the choice that names an institution or a unit."""
    return f"u:{unit}" if unit else f"i:{institution}" if institution else ""


class TimeField(forms.TimeField):
    """An hour as people write it: 09.00 or 9:00."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Hour and minutes, for example 09.00"))
        super().__init__(input_formats=["%H.%M", "%H:%M"], **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show an hour the way it is typed."""
        return f"{value:%H.%M}" if isinstance(value, time) else value


class ReadersForm(OfficeForm):
    """What asks who may read it; nothing is opened unless somebody says so."""

    visibility = forms.ChoiceField(label=_("Who may read it"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["visibility"].choices = choices(VISIBILITIES)  # type: ignore[attr-defined]
        self.fields["visibility"].initial = "internal"
        self.order_fields([name for name in self.fields if name != "visibility"])


class MeetingForm(ReadersForm):
    """A meeting, a letter or a press statement."""

    kind = forms.ChoiceField(label=_("What it is"))
    title = forms.CharField(label=_("Title"), max_length=200, help_text=NO_NAMES)
    held_on = DayField(label=_("Day"))
    starts_at = TimeField(label=_("From (WITA)"), required=False)
    ends_at = TimeField(label=_("To (WITA)"), required=False)
    site = forms.CharField(label=_("Place"), max_length=200, required=False)
    follows = forms.ChoiceField(
        label=_("Reads first what is open from"), required=False,
        help_text=_("Its first page lists the open commitments of that meeting and those before"),
    )  # fmt: skip
    told = forms.CharField(
        label=_("What the office lays before it"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    brief = forms.ChoiceField(label=_("Signed paparan"), required=False)
    source = forms.CharField(
        label=_("Where it is known from"), max_length=400, required=False,
        help_text=_("For a letter its number, for a press statement its page; empty: the office"),
    )  # fmt: skip
    source_date = DayField(label=_("Day of the source"), required=False)

    def __init__(self, *args: Any, own: MeetingPage | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        self.fields["kind"].choices = choices(MEETING_KINDS)  # type: ignore[attr-defined]
        earlier = queries.cards(queries.meetings(STAFF_SEE)[:100])
        self.fields["follows"].choices = [("", _("none"))] + [  # type: ignore[attr-defined]
            (str(card.ref), f"{card.held_on:%d/%m/%Y} · {card.title.in_language(language)}")
            for card in earlier
            if own is None or card.ref != own.card.ref
        ]
        self.fields["brief"].choices = [("", _("none yet"))] + [  # type: ignore[attr-defined]
            (each.number, each.number) for each in briefs.signed(limit=50)
        ]

    def facts(self) -> MeetingFacts:
        """Return what the form says, for an action."""
        data = dict(self.cleaned_data)
        data["follows"] = data["follows"] or None
        return MeetingFacts(**data)


def start_of_meeting(page: MeetingPage) -> dict[str, Any]:
    """Return what the form of a meeting starts from."""
    card = page.card
    return {
        "kind": card.kind, "title": card.title.id, "held_on": card.held_on,
        "starts_at": card.starts_at, "ends_at": card.ends_at, "site": card.site,
        "follows": str(page.follows.ref) if page.follows else "", "told": page.told.id,
        "brief": page.brief, "source": card.source, "source_date": card.source_date,
        "visibility": card.visibility,
    }  # fmt: skip


class ItemForm(ReadersForm):
    """An item of the agenda, and what the minutes say of it."""

    title = forms.CharField(label=_("Item"), max_length=200)
    presenter = forms.CharField(
        label=_("Laid before it by"), max_length=200, required=False, help_text=NO_NAMES
    )
    minutes = WordsField(
        label=_("Minutes"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What was told and asked; promises go into statements. No names of persons"),
    )  # fmt: skip

    def facts(self) -> ItemFacts:
        """Return what the form says, for an action."""
        return ItemFacts(**self.cleaned_data)


def start_of_item(item: ItemView) -> dict[str, Any]:
    """Return what the form of an item starts from."""
    return {
        "title": item.title.id, "presenter": item.presenter, "minutes": item.minutes.id,
        "visibility": item.visibility,
    }  # fmt: skip


class SeatForm(OfficeForm):
    """Who is invited or came: an institution or unit, in its role."""

    party = forms.ChoiceField(label=_("Institution or unit"), required=False)
    role = forms.CharField(label=_("Role"), max_length=200, required=False, help_text=NO_NAMES)
    came = forms.ChoiceField(label=_("Presence"))
    is_chair = forms.BooleanField(label=_("It chairs the meeting"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = party_choices(_("not in the directory"))
        self.fields["party"].choices = found  # type: ignore[attr-defined]
        self.fields["came"].choices = choices(CAME)  # type: ignore[attr-defined]

    def facts(self) -> SeatFacts:
        """Return what the form says, for an action."""
        data = self.cleaned_data
        return SeatFacts(*party(data["party"]), data["role"], data["came"], data["is_chair"])


def clean_size(file: UploadedFile[Any] | None) -> UploadedFile[Any] | None:
    """Refuse a file too large before a byte of it is read."""
    try:
        papers.refuse_bytes(file.size or 0 if file else 0)
    except Refused as refused:
        raise said(refused) from refused
    return file


def kept(file: UploadedFile[Any] | None) -> FileFacts | None:
    """Return an uploaded file for an action."""
    return FileFacts(file.name or "", file.read()) if file else None


class DocumentForm(ReadersForm):
    """A paper of a meeting."""

    title = forms.CharField(label=_("Title"), max_length=200, help_text=NO_NAMES)
    brief = forms.ChoiceField(label=_("Signed paparan"), required=False)
    file = forms.FileField(
        label=_("File"), required=False, help_text=_("PDF or photo, up to 20 MB")
    )
    source = forms.CharField(
        label=_("Where it can be read"), max_length=400, required=False,
        help_text=_("Address of a page, or the office that keeps it"),
    )  # fmt: skip
    dated_on = DayField(label=_("Day of the document"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["brief"].choices = [("", _("none"))] + [  # type: ignore[attr-defined]
            (each.number, each.number) for each in briefs.signed(limit=50)
        ]

    def clean_file(self) -> UploadedFile[Any] | None:
        """Refuse a file too large."""
        return clean_size(self.cleaned_data.get("file"))

    def facts(self) -> DocumentFacts:
        """Return what the form says, for an action."""
        data = dict(self.cleaned_data)
        return DocumentFacts(file=kept(data.pop("file", None)), **data)
