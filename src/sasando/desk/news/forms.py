"""Forms of the newsroom: an article, an arrival, a moment to publish, a reason."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.domain.news import composing, moves
from sasando.domain.news.composing import ArrivalTold
from sasando.foundation.ui.forms import DayField, NameField, OfficeForm, WordsField
from sasando.library.places import queries as places
from sasando.library.publications import news
from sasando.library.publications.articles import CATEGORIES, ArticleFacts

MOST_PEOPLE = 5000
LARGEST_BODY = 20_000


class ArticleForm(OfficeForm):
    """Everything of an article; a correction also says what was wrong."""

    title = WordsField(label=_("Title"), max_length=160)
    summary = WordsField(
        label=_("Summary"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        required=False, help_text=_("One or two sentences for lists, feeds and shared links."),
    )  # fmt: skip
    body = WordsField(
        label=_("Text"), max_length=LARGEST_BODY, widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_("An empty line parts paragraphs. A line that begins with ## is a heading,"
                    " with > a quote. Dateline and sign-off are added."),
    )  # fmt: skip
    category = forms.ChoiceField(label=_("Category"))
    is_lead = forms.BooleanField(label=_("Main news"), required=False)
    place = WordsField(label=_("Place of the dateline"), max_length=60)
    dated_on = DayField(label=_("Day of the dateline"))
    initials = forms.CharField(label=_("Initials of the writer"), max_length=8)
    cover = forms.FileField(
        label=_("Cover photo"), required=False,
        help_text=_("JPEG, PNG or WEBP. It is drawn anew: place and camera do not come along."),
    )  # fmt: skip
    without_cover = forms.BooleanField(label=_("Take the cover out"), required=False)
    alt = WordsField(
        label=_("What the cover shows"), max_length=200, required=False,
        help_text=_("For whoever cannot see it."),
    )  # fmt: skip
    credit = WordsField(label=_("Whose photo"), max_length=120, required=False)
    shows_faces = forms.BooleanField(label=_("Faces can be recognised"), required=False)
    faces_agreed = forms.BooleanField(
        label=_("Everyone on it agreed to be shown in the news"), required=False
    )
    related = forms.MultipleChoiceField(label=_("Related news"), required=False)
    title_en = WordsField(label=_("Title in English"), max_length=160, required=False)
    summary_en = WordsField(label=_("Summary in English"), max_length=300, required=False)
    body_en = WordsField(
        label=_("Text in English"), max_length=LARGEST_BODY, required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )  # fmt: skip
    alt_en = WordsField(label=_("What the cover shows, in English"), max_length=200, required=False)
    erratum = WordsField(
        label=_("Erratum"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What it said before, and what is right. Stands under the article for good."),
    )  # fmt: skip
    erratum_en = WordsField(label=_("Erratum in English"), max_length=1000, required=False)

    def __init__(
        self, *args: object, is_out: bool, picture: UUID | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        self._kept = picture
        self.fields["category"].choices = [  # type: ignore[attr-defined]
            (code, words.in_language(language)) for code, words in CATEGORIES.items()
        ]
        self.fields["related"].choices = news.to_relate()  # type: ignore[attr-defined]
        if not is_out:
            del self.fields["erratum"], self.fields["erratum_en"]
        if picture is None:
            del self.fields["without_cover"]

    def clean_initials(self) -> str:
        """Return initials in capitals."""
        typed = str(self.cleaned_data["initials"]).strip().upper()
        if not moves.are_initials(typed):
            raise ValidationError(moves.WRONG_INITIALS.words.in_language(get_language()))
        return typed

    def clean(self) -> dict[str, Any]:
        """Ask for words on every cover."""
        found = super().clean() or {}
        has_cover = found.get("cover") or (self._kept and not found.get("without_cover"))
        if has_cover and not found.get("alt"):
            self.add_error("alt", moves.NO_ALT.words.in_language(get_language()))
        return found

    def facts(self, *, picture: UUID | None) -> ArticleFacts:
        """Return what was written, around a cover."""
        data = dict(self.cleaned_data)
        for name in ("cover", "without_cover"):
            data.pop(name, None)
        data["related"] = tuple(data["related"])
        return ArticleFacts(picture=picture, **data)


def start_of(facts: ArticleFacts) -> dict[str, Any]:
    """Return what the form opens with; an erratum is written anew each time."""
    return asdict(facts) | {"erratum": "", "erratum_en": ""}


class ArrivalForm(OfficeForm):
    """People who came home: number, sex, island. A name needs the family's written consent."""

    day = DayField(label=_("Day of arrival"))
    place = WordsField(label=_("Airport, port or border post"), max_length=80)
    how = forms.ChoiceField(
        label=_("How"),
        choices=[
            ("deported", _("deported")), ("own", _("on their own")), ("sick", _("ill")),
            ("deceased", _("deceased")),
        ],
    )  # fmt: skip
    women = forms.IntegerField(label=_("Women"), min_value=0, max_value=MOST_PEOPLE, initial=0)
    men = forms.IntegerField(label=_("Men"), min_value=0, max_value=MOST_PEOPLE, initial=0)
    initials = forms.CharField(label=_("Initials of the writer"), max_length=8)
    consent_on = DayField(
        label=_("Day of the family's written consent"), required=False,
        help_text=_("Only then a name or village may be written below."),
    )  # fmt: skip
    who = NameField(label=_("Name"), required=False, max_length=120)
    village = WordsField(label=_("Village"), required=False, max_length=80)

    def __init__(self, *args: object, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = {islands.split(";")[0].strip() for islands in places.regency_islands().values()}
        names = sorted(told - {""})
        self.islands = {f"island_{at}": name for at, name in enumerate(names)}
        for key, name in self.islands.items():
            self.fields[key] = forms.IntegerField(
                label=_("From %(island)s") % {"island": name}, min_value=0,
                max_value=MOST_PEOPLE, required=False,
            )  # fmt: skip
        counted = ("day", "place", "how", "women", "men", *self.islands)
        self.order_fields((*counted, "initials", "consent_on", "who", "village"))

    def clean(self) -> dict[str, Any]:
        """Refuse a name without consent, and sums that do not meet."""
        found = super().clean() or {}
        if (found.get("who") or found.get("village")) and not found.get("consent_on"):
            self.add_error("consent_on", _("Without the family's written consent nobody is named."))
        total = (found.get("women") or 0) + (found.get("men") or 0)
        if not total:
            self.add_error("women", _("How many came home?"))
        stated = sum(found.get(key) or 0 for key in self.islands)
        if total and stated != total:
            self.add_error(
                next(iter(self.islands)),
                _("By island %(stated)s people, by sex %(total)s. Both must meet.")
                % {"stated": stated, "total": total},
            )
        return found

    def told(self) -> ArrivalTold:
        """Return what was written."""
        data = self.cleaned_data
        by_island = tuple((name, data.get(key) or 0) for key, name in self.islands.items())
        return ArrivalTold(
            data["day"], data["place"], data["how"], data["women"], data["men"], by_island,
            who=data["who"], village=data["village"],
        )  # fmt: skip


def arrival_facts(form: ArrivalForm) -> ArticleFacts:
    """Return the draft of an arrival note."""
    made = composing.from_arrival(form.told())
    return drafted(made, category="kepulangan", initials=form.cleaned_data["initials"].upper(),
                   day=form.cleaned_data["day"])  # fmt: skip


def drafted(made: composing.Composed, *, category: str, initials: str, day: date) -> ArticleFacts:
    """Return a first draft as an article."""
    return ArticleFacts(
        category=category, title=made.title, summary=made.summary, body=made.body, place="Kupang",
        dated_on=day, initials=initials,
    )  # fmt: skip


class ApproveForm(OfficeForm):
    """When an approved article goes out; at once when left empty."""

    day = DayField(label=_("Publish on"), required=False)
    hour = forms.TimeField(
        label=_("At"), required=False, input_formats=["%H:%M", "%H.%M"],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("Hour and minute in WITA, for example 08.00. Empty: at once."),
    )  # fmt: skip

    def moment(self) -> datetime | None:
        """Return the moment, or None for at once."""
        day, hour = self.cleaned_data.get("day"), self.cleaned_data.get("hour")
        if not day:
            return None
        start = hour or datetime.min.time()
        return datetime.combine(day, start, tzinfo=ZoneInfo(settings.OFFICE_ZONE))


class WhyForm(OfficeForm):
    """A reason."""

    why = WordsField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
