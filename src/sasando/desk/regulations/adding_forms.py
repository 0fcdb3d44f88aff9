"""Forms of citations and readings."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sasando.desk.regulations.work_forms import PlaceField, SeenForm
from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.values.words import Words
from sasando.foundation.ui.forms import WordsField
from sasando.library.duties import queries as duties
from sasando.library.regulations import queries
from sasando.library.regulations.adding import KINDS, CitationFacts, ReadingFacts
from sasando.library.regulations.citing import KIND_WORDS
from sasando.library.regulations.law import law
from sasando.library.terms import queries as terms

CATEGORIES = "case_categories"
PART = " "


def things() -> Mapping[tuple[str, str], Words]:
    """Return all of ours that may rest on a place in the law, by kind and key."""
    return dict(sorted(_things(), key=lambda pair: KINDS.index(pair[0][0])))


def _things() -> Iterator[tuple[tuple[str, str], Words]]:
    for rule in queries.rules():
        yield ("rule", rule.rule_id), rule.about
    for term in terms.terms(CATEGORIES).values():
        yield ("category", term.code), term.label
    for cited in law().cited.values():
        for one in cited:
            if one.kind == "offer_check":
                yield (one.kind, one.key), one.label
    for duty in duties.duties():
        yield ("duty", duty.code), duty.text
    for told in INDICATORS.values():
        yield ("indicator", told.id), told.label


class CitationForm(SeenForm):
    """What of ours rests on which article of a work."""

    thing = forms.ChoiceField(label=_("What rests on it"))
    anchor = PlaceField(label=_("Article"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.things = things()
        language = get_language()
        found: dict[str, list[tuple[str, str]]] = {kind: [] for kind in KINDS}
        for (kind, key), words in self.things.items():
            said = f"{words.in_language(language)[:90]} ({key})"
            found[kind].append((f"{kind}{PART}{key}", said))
        groups = [(KIND_WORDS[kind].in_language(language), rows) for kind, rows in found.items()]
        self.fields["thing"].choices = [("", ""), *groups]  # type: ignore[attr-defined]

    def facts(self) -> CitationFacts:
        """Return what the form says, for an action."""
        kind, _part, key = self.cleaned_data["thing"].partition(PART)
        return CitationFacts(kind, key, self.cleaned_data["anchor"], self.things[kind, key])


class ReadingForm(SeenForm):
    """How somebody reads a contested article, beside the readings that are there."""

    dispute = forms.ChoiceField(
        label=_("Stands beside"), required=False,
        help_text=_("All readings of one contest are shown together; the office chooses none."),
    )  # fmt: skip
    anchor = PlaceField(label=_("Article"))
    holder = forms.CharField(
        label=_("Who reads it so"), max_length=200,
        help_text=_("An institution or an office, not a private person"),
    )  # fmt: skip
    words = WordsField(
        label=_("What the reading says, in our own words"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    words_en = WordsField(
        label=_("The same in English"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language()
        ours = [one for one in law().readings if one.instrument == code]
        others = [one for one in law().readings if one.instrument != code]
        first = {one.dispute: one for one in reversed([*ours, *others])}
        found = [
            (
                dispute,
                f"{one.holder.in_language(language)}: {one.words.in_language(language)}"[:110],
            )
            for dispute, one in reversed(first.items())
        ]
        self.fields["dispute"].choices = [  # type: ignore[attr-defined]
            ("", _("no other reading yet: a contest of its own")), *found,
        ]  # fmt: skip

    def facts(self) -> ReadingFacts:
        """Return what the form says, for an action."""
        data = self.cleaned_data
        names = ("anchor", "holder", "words", "words_en", "dispute")
        return ReadingFacts(*(data[name] for name in names))
