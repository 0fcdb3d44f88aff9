"""Turns sheets into what their pages show: finished words, nothing left to the template."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.forms.boundfield import BoundField
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.domain.screening import sheet as rules
from sasando.domain.screening.questions import (
    ANSWER_WORDS,
    CHILD_RULE,
    GROUP_OF,
    GROUPS,
    QUESTIONS,
)
from sasando.domain.values.words import Words
from sasando.foundation.ui import words
from sasando.library.terms import queries as lists
from sasando.records.screening.facts import SheetCard, SheetContent

LIST = "forced_labour_indicators"
CHIPS = {rules.STRONG: "danger", rules.INDICATED: "warn", rules.NO_SIGN: "ok"}


@dataclass(frozen=True)
class Line:
    """One row of the list of sheets."""

    url: str
    number: str
    name: str
    state: str
    is_done: bool
    made: str
    made_by: str


@dataclass(frozen=True)
class FormGroup:
    """One part of a sheet with its questions, and where they come from."""

    code: str
    label: Words
    fields: tuple[BoundField, ...]
    source: str
    is_verified: bool


@dataclass(frozen=True)
class Said:
    """One question with its answer, on a sheet that is read."""

    group: Words
    question: str
    answer: str
    is_verified: bool


@dataclass(frozen=True)
class Mark:
    """One answer that two savers gave differently."""

    label: str
    left: str
    right: str
    kind: str = "other"
    sign: str = "≠"
    word: str = ""


def line(card: SheetCard) -> Line:
    """Return the line of one sheet; what it points to is not in it."""
    return Line(
        url=reverse("desk:screening:detail", args=[card.ref]),
        number=card.number,
        name=card.name or words.DASH,
        state=_("Finished") if card.is_done else _("Not finished"),
        is_done=card.is_done,
        made=words.moment(card.made_at),
        made_by=card.made_by,
    )


def question(code: str) -> Words:
    """Return the wording of a question; a rule of the sheet has only its name."""
    term = lists.terms(LIST).get(code)
    if term is None:
        return Words(id=code, en=code)
    asked = Words(id=term.extra.get("question_id", ""), en=term.extra.get("question_en", ""))
    return asked if asked.id and asked.en else term.label


def groups(fields: Mapping[str, BoundField]) -> list[FormGroup]:
    """Return the questions by part of the sheet, each part with its sources."""
    found = []
    for group, codes in QUESTIONS.items():
        terms = [term for code in codes if (term := lists.terms(LIST).get(code))]
        source = "; ".join(dict.fromkeys(term.source for term in terms))
        is_verified = all(term.is_verified for term in terms)
        given = tuple(fields[code] for code in codes)
        found.append(FormGroup(group, GROUPS[group], given, source, is_verified))
    return found


def reasons(found: rules.Screening) -> list[Said]:
    """Return the answers that led to a result, in words."""
    answer = ANSWER_WORDS["yes" if found.is_indication else "no"].in_language(get_language())
    return [
        _said(each.code, each.group, "" if each.code == CHILD_RULE else answer)
        for each in found.reasons
    ]


def answered(content: SheetContent) -> list[Said]:
    """Return every answered question of a sheet, in the order of the sheet."""
    language = get_language()
    return [
        _said(code, group, ANSWER_WORDS[content.answers[code]].in_language(language))
        for code, group in GROUP_OF.items()
        if code in content.answers
    ]


def still_open(found: rules.Screening) -> list[str]:
    """Return the questions that matter and have no answer."""
    return [question(code).in_language(get_language()) for code in found.still_open]


def _said(code: str, group: str, answer: str) -> Said:
    term = lists.terms(LIST).get(code)
    verified = term is not None and term.is_verified
    return Said(GROUPS[group], question(code).in_language(get_language()), answer, verified)


def differences(now: SheetContent, wrote: SheetContent) -> list[Mark]:
    """Return what stands now beside what the second saver wrote, where they differ."""
    pairs = [(question(code), _answer(now, code), _answer(wrote, code)) for code in GROUP_OF]
    minor = Words(id="Di bawah 18 tahun", en="Younger than 18")
    pairs.append((minor, _yes_or_no(now.is_minor), _yes_or_no(wrote.is_minor)))
    note = Words(id="Catatan", en="Note")
    pairs.append((note, now.note or words.DASH, wrote.note or words.DASH))
    return list(_marks(pairs))


def _marks(pairs: Iterable[tuple[Words, str, str]]) -> Iterable[Mark]:
    for label, left, right in pairs:
        if left != right:
            yield Mark(label.in_language(get_language()), left, right, word=_("different"))


def _answer(content: SheetContent, code: str) -> str:
    given = content.answers.get(code)
    return ANSWER_WORDS[given].in_language(get_language()) if given else words.DASH


def _yes_or_no(value: bool) -> str:
    return ANSWER_WORDS["yes" if value else "no"].in_language(get_language())
