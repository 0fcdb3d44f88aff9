"""Two figures side by side, each measured, released or printed, and why they are not the same."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sasando.analysis.releases import sides
from sasando.analysis.releases.sides import Taken
from sasando.desk.figures import asking, offering
from sasando.desk.figures.asking import Asked
from sasando.desk.figures.offering import PRINTED, RELEASED
from sasando.domain.indicators.comparing import Compared, Differs, compare
from sasando.domain.indicators.dimensions import NTT
from sasando.domain.reconciliation import reasons
from sasando.domain.reconciliation.reasons import Reason
from sasando.domain.values.period import Period
from sasando.domain.values.words import Refused
from sasando.foundation.access import guards
from sasando.foundation.access.actor import Actor
from sasando.foundation.ui import words

MARKS = ("a", "b")
LONGEST = 200


@dataclass(frozen=True)
class Asking:
    """What one side asks: the question, and which released or printed figure was chosen."""

    mark: str
    asked: Asked
    figure: str

    @property
    def kind(self) -> str:
        """Return `rilis`, `cetak`, or "" for what is measured."""
        kind, colon, _name = self.asked.indicator.partition(":")
        return kind if colon else ""

    @property
    def name(self) -> str:
        """Return the indicator's own name."""
        return self.asked.indicator.rpartition(":")[2]


@dataclass(frozen=True)
class Shown:
    """One figure as the page shows it."""

    kind: str
    title: str
    where: str
    value: Any
    unit: str
    known: str
    url: str


@dataclass(frozen=True)
class Alike:
    """What is left of a difference once ours is counted for the other's place, time and part.

    `value` is the figure counted anew, `difference` what is left, `why` the reasons left.
    """

    value: Any
    difference: Any
    where: str
    why: tuple[str, ...]


@guards.requires("figures.explore")
@require_safe
def side_by_side(request: HttpRequest) -> HttpResponse:
    """Lay two figures side by side and say every way and reason in which they differ."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    asked = [
        Asking(mark, asking.read(request, mark), request.GET.get(f"angka{mark}", "")[:LONGEST])
        for mark in MARKS
    ]
    context: dict[str, Any] = {"places": offering.places(), "refused": ""}
    try:
        context["sides"] = [offering.side(one.asked, one.figure, one.mark) for one in asked]
        taken = [_taken(one, actor) for one in asked]
        if None not in taken:
            left, right = taken
            context |= _laid(asked, left, right, actor)  # type: ignore[arg-type]
    except Refused as refused:
        context["refused"] = _said(refused)
        context.setdefault("sides", [offering.bare(one.asked, one.mark) for one in asked])
    return render(request, "desk/figures/compare.html", context)


def _taken(one: Asking, actor: Actor) -> Taken | None:
    """Return a side's figure; None while it is not chosen."""
    if not one.asked.indicator:
        return None
    if one.kind == RELEASED:
        return sides.released(one.figure) if one.figure else None
    if one.kind == PRINTED:
        return sides.printed(one.figure) if one.figure else None
    return sides.measured(asking.answer(_of_one_figure(one.asked), by=actor).passport)


def _laid(asked: list[Asking], left: Taken, right: Taken, actor: Actor) -> dict[str, Any]:
    language = get_language() or "id"
    found = reasons.reasons(left.laid, right.laid)
    compared = compare(_passport(left, language), _passport(right, language))
    difference = None
    if reasons.is_comparable(left.laid, right.laid) and Reason.HIDDEN not in found:
        difference = _minus(left, right)
    return {
        "shown": [_shown(one, side) for one, side in zip((left, right), asked, strict=True)],
        "difference": difference, "differs": _without_codes(compared, left, right),
        "why": [(one.value, reasons.WORDS[one].in_language(language)) for one in found],
        "alike": _alike(asked, (left, right), found, actor),
    }  # fmt: skip


def _alike(
    asked: list[Asking], both: tuple[Taken, Taken], found: tuple[Reason, ...], actor: Actor
) -> Alike | None:
    """Return what is left when ours is counted for what the other tells of, where it can be."""
    kinds = [one.kind for one in both]
    if kinds.count("measured") != 1 or not set(found) & set(reasons.ALIGNED):
        return None
    at = kinds.index("measured")
    other = both[1 - at]
    question = _same_question(asked[at].asked, other)
    if question is None:
        return None
    try:
        again = sides.measured(asking.answer(question, by=actor).passport)
    except Refused:
        return None
    pair = (again, other) if at == 0 else (other, again)
    left = reasons.remaining(reasons.reasons(pair[0].laid, pair[1].laid))
    difference = _minus(*pair)
    language = get_language() or "id"
    why = () if difference == 0 else left
    return Alike(
        again.laid.side.value, difference, _where(again),
        tuple(reasons.WORDS[one].in_language(language) for one in why),
    )  # fmt: skip


def _same_question(asked: Asked, other: Taken) -> Asked | None:
    side = other.laid.side
    if side.starts_on is None or side.ends_on is None or side.value is None:
        return None
    period = Period(side.starts_on, side.ends_on)
    if side.area == NTT:
        place = ""
    elif side.area.startswith(f"{NTT}."):
        place = side.area
    else:
        return None
    by, cell = tuple(other.laid.split), tuple(other.laid.split.values())
    if len(by) > asking.MOST_DIMENSIONS:
        return None
    return replace(asked, by=by, cell=cell, period=str(period), place=place)


def _of_one_figure(asked: Asked) -> Asked:
    """Return the question for a single figure: the cell chosen, else the total."""
    return asked if asked.cell else replace(asked, by=())


def _shown(one: Taken, side: Asking) -> Shown:
    language = get_language() or "id"
    known = one.laid.side.known_on
    return Shown(
        one.kind, one.title.in_language(language), _where(one), one.laid.side.value,
        str(_passport(one, language).get("unit") or ""), words.day(known) if known else "",
        _url(one, side),
    )  # fmt: skip


def _where(one: Taken) -> str:
    language, side = get_language() or "id", one.laid.side
    parts = [sides.place_words(side.area).in_language(language)]
    if side.starts_on and side.ends_on:
        parts.append(Period(side.starts_on, side.ends_on).label.in_language(language))
    parts.append(sides.split_words(one.split).in_language(language))
    return ", ".join(part for part in parts if part)


def _url(one: Taken, side: Asking) -> str:
    if one.kind == "released":
        return f"{reverse('desk:figures:release', args=[one.ref[0]])}#{one.ref[1]}"
    if one.kind == "printed":
        return reverse("desk:statistics:passport", args=one.ref)
    return f"{reverse('desk:explore:passport')}?{_of_one_figure(side.asked).query}"


def _minus(left: Taken, right: Taken) -> Any:
    ours, theirs = left.laid.side.value, right.laid.side.value
    return None if ours is None or theirs is None else ours - theirs


def _passport(one: Taken, language: str) -> Mapping[str, Any]:
    return one.passport_en if language.startswith("en") else one.passport


def _without_codes(compared: Compared, left: Taken, right: Taken) -> list[Differs]:
    """Return the fields that differ, a place and a split by name instead of code."""
    language = get_language() or "id"
    named = {
        "area": [sides.place_words(one.laid.side.area) for one in (left, right)],
        "by": [sides.split_words(one.split) for one in (left, right)],
    }
    return [
        replace(one, left=told[0].in_language(language), right=told[1].in_language(language))
        if (told := named.get(one.code))
        else one
        for one in compared.differs
    ]


def _said(refused: Refused) -> str:
    return refused.refusal.words.in_language(get_language())
