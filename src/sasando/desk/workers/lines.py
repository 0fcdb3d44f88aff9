"""Turns people into lines of pages: finished words, no fact left to the template."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sasando.foundation.access.actor import Actor
from sasando.foundation.ui import tables, words
from sasando.foundation.ui.tables import Filter
from sasando.library.places import queries as places
from sasando.library.terms import queries as terms
from sasando.records.cases.queries import hidden_deaths
from sasando.records.movements import queries as movements
from sasando.records.placements import queries as placements
from sasando.records.workers import names
from sasando.records.workers.facts import Candidate, IdentityView, PersonCard, PersonView
from sasando.records.workers.queries import IdentityRow, IdentityRows

LIKELY = 70
# What a card of the list is made of; the other columns of an identity stay unread.
SHOWN = (
    "ref", "name", "aliases", "sex", "born_from", "born_to", "village_code", "regency_code",
    "nik_sealed", "nik_status", "person__ref",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One row of the list of people."""

    url: str
    name: str
    aliases: str
    born: str
    place: str
    nik: str
    nik_status: str
    identities: int
    note: str


@dataclass(frozen=True)
class Mark:
    """One field of two identities: `sign` is =, ≈, ≠ or –, with its word for the ear."""

    label: str
    left: str
    right: str
    kind: str
    sign: str
    word: str


@dataclass(frozen=True)
class LifeEvent:
    """One thing that happened, for the timeline."""

    when: date | None
    title: str
    note: str
    icon: str
    url: str


def filters() -> list[Filter]:
    """Return the filters of the list."""
    statuses = tuple((code, nik_word(code)) for code in ("valid", "mismatch", "absent", "claimed"))
    return [
        Filter("q", _("Name, alias or number")),
        Filter("kabupaten", _("Regency"), tuple(places.ntt_regencies())),
        Filter("nik", _("NIK"), statuses),
    ]


def listed(rows: IdentityRows, chosen: Any) -> IdentityRows:
    """Return rows that the filters leave, with no more of each than a card shows."""
    if chosen.get("kabupaten"):
        rows = rows.filter(regency_code=chosen["kabupaten"])
    if chosen.get("nik"):
        rows = rows.filter(nik_status=chosen["nik"])
    return rows.select_related(None).select_related("person").only(*SHOWN)


def nik_words() -> dict[str, str]:
    """Return what may be known of a NIK, each in one word."""
    return {
        "valid": _("valid"),
        "mismatch": _("does not fit"),
        "absent": _("none"),
        "claimed": _("claimed"),
        "false": _("false"),
    }


def nik_word(status: str) -> str:
    """Return what is known of a NIK, in one word."""
    return nik_words()[status]


def card_lines(cards: Iterable[PersonCard]) -> list[Line]:
    """Return the lines of people, in their order."""
    regencies, villages = places.regency_names(), places.village_names()
    url, statuses = tables.row_url("desk:workers:detail"), nik_words()
    return [
        Line(
            url=url(card.ref),
            name=card.name,
            aliases=card.aliases,
            born=card.born_year or words.DASH,
            place=_small_to_large(villages, card.village_code, regencies, card.regency_code),
            nik=card.nik_masked,
            nik_status=statuses[card.nik_status],
            identities=card.identities,
            note="",
        )
        for card in cards
    ]


def _small_to_large(
    villages: Mapping[str, str], village: str, regencies: Mapping[str, str], regency: str
) -> str:
    parts = (villages.get(village, ""), regencies.get(regency, ""))
    return ", ".join(part for part in parts if part) or words.DASH


def found_lines(found: Sequence[Candidate]) -> list[Line]:
    """Return the lines of search answers, each with why it was found."""
    shown = card_lines(item.card for item in found)
    return [replace(line, note=_why(item)) for line, item in zip(shown, found, strict=True)]


def _why(item: Candidate) -> str:
    reasons = ", ".join(reason.in_language(_language()) for reason in item.reasons)
    return f"{item.score} · {reasons}"


def _language() -> str:
    return "en" if words.is_english() else "id"


def place_of(view: IdentityView) -> str:
    """Return where an identity is from, from the small to the large."""
    parts = (
        places.village_names().get(view.village_code, ""),
        places.district_names().get(view.district_code, ""),
        places.regency_names().get(view.regency_code, ""),
    )
    return ", ".join(part for part in parts if part) or view.place_as_printed


def compared(person: PersonView) -> list[tuple[IdentityView, list[Mark]]]:
    """Return each further identity beside the main one."""
    rest = [view for view in person.identities if view.ref != person.main.ref]
    return [(view, marks(person.main, view)) for view in rest]


def marks(left: IdentityView, right: IdentityView) -> list[Mark]:
    """Return the fields of two identities, each with how they stand to each other."""
    sexes = {"P": _("woman"), "L": _("man"), "": ""}
    pairs = (
        (_("Recorded name"), left.name, right.name, _names_alike(left.name, right.name)),
        (_("Other names"), "; ".join(left.aliases), "; ".join(right.aliases), None),
        (_("NIK"), left.nik_masked, right.nik_masked, None),
        (_("Passport"), left.passport_masked, right.passport_masked, None),
        (
            _("Born"),
            _born(left),
            _born(right),
            _overlap(left, right),
        ),
        (_("Sex"), sexes[left.sex], sexes[right.sex], None),
        (_("Father"), left.father_name, right.father_name, None),
        (_("Mother"), left.mother_name, right.mother_name, None),
        (_("From"), place_of(left), place_of(right), None),
        (_("Source"), source_of(left), source_of(right), False),
    )
    return [_mark(*pair) for pair in pairs]


def _born(view: IdentityView) -> str:
    return "" if view.born_from is None else words.born(view.born_from, view.born_to)


def _names_alike(left: str, right: str) -> bool:
    groups = terms.name_groups()
    return names.key(left, groups) == names.key(right, groups)


def _overlap(left: IdentityView, right: IdentityView) -> bool | None:
    if None in (left.born_from, left.born_to, right.born_from, right.born_to):
        return None
    return left.born_from <= right.born_to and right.born_from <= left.born_to  # type: ignore[operator]


def _mark(label: str, left: str, right: str, alike: bool | None) -> Mark:
    shown = (left or _("not in the source"), right or _("not in the source"))
    if not left or not right or label == _("Source"):
        return Mark(label, *shown, "none", "–", _("cannot be compared"))
    if left.casefold() == right.casefold():
        return Mark(label, *shown, "equal", "=", _("same"))
    if alike:
        return Mark(label, *shown, "like", "≈", _("alike"))
    return Mark(label, *shown, "other", "≠", _("different"))


def source_of(view: IdentityView) -> str:
    """Return where an identity was read: file, sheet and row, or who typed it."""
    if not view.source_file:
        return view.source or _("typed by %(login)s") % {"login": view.recorded_by}
    row = _("row %(row)s") % {"row": view.source_row}
    return " · ".join(part for part in (view.source_file, view.source_sheet, row) if part)


def life(ref: UUID, *, actor: Actor) -> list[LifeEvent]:
    """Return what is known to have happened to a person, newest first; no death kept untold."""
    hidden = hidden_deaths()
    events = [
        LifeEvent(
            card.departed_on,
            _("Placement: %(country)s") % {"country": _country(card.country)},
            " · ".join(part for part in (card.job, card.p3mi) if part),
            "airplane",
            reverse("desk:placements:detail", args=[card.ref]),
        )
        for card in placements.of_person(ref, actor=actor)
    ]
    events += [
        LifeEvent(
            card.arrived_on or card.departed_on,
            movement_title(card.direction, card.kind),
            " · ".join(
                part
                for part in (_country(card.country), _("provisional") if card.provisional else "")
                if part
            ),
            "box-arrow-in-down",
            reverse("desk:movements:detail", args=[card.ref]),
        )
        for card in movements.of_person(ref, actor=actor)
        if card.kind != "deceased" or ref not in hidden
    ]
    return sorted(events, key=lambda event: event.when or date.min, reverse=True)


def movement_title(direction: str, kind: str) -> str:
    """Return what a movement is called."""
    if direction == "departure":
        return _("Departed")
    return {
        "own_way": _("Came home on their own"),
        "deported": _("Deported"),
        "sick": _("Came home sick"),
        "deceased": _("Came home deceased"),
    }[kind]


def _country(code: str) -> str:
    return places.country_names(_language()).get(code, code)


def initial(identity: IdentityRow) -> dict[str, Any]:
    """Return the values a form starts with; sealed ones stay out."""
    same = [
        "name",
        "sex",
        "place_as_printed",
        "father_name",
        "mother_name",
        "spouse_name",
        "education",
        "source_note",
    ]
    born = identity.born_from
    exact = born is not None and born == identity.born_to
    return {name: getattr(identity, name) for name in same} | {
        "aliases": identity.aliases,
        "born": f"{born:%d/%m/%Y}" if exact and born else (str(born.year) if born else ""),
        "regency": identity.regency_code,
        "village": identity.village_code,
        "nik_is_claim": identity.nik_status == "claimed",
    }
