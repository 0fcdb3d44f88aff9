"""Filters of the lists of commitments and meetings."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sasando.domain.commitments import states
from sasando.domain.commitments.facts import KINDS
from sasando.domain.values.words import Words
from sasando.foundation.ui.tables import Filter
from sasando.library.commitments import queries, telling
from sasando.library.commitments.facts import MEETING_KINDS, MEETING_STATES
from sasando.library.directory import queries as directory

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from sasando.library.commitments.models import Commitment, Meeting


def _choices(book: Mapping[str, Words]) -> tuple[tuple[str, str], ...]:
    language = get_language()
    return tuple((code, telling.cap(said.in_language(language))) for code, said in book.items())


def filters() -> list[Filter]:
    """Return the filters of the list of commitments."""
    owners = directory.institution_names(queries.owners())
    named = tuple(sorted(owners.items(), key=lambda each: each[1]))
    return [
        Filter("q", _("Words")),
        Filter("keadaan", _("State"), _choices(states.STATES)),
        Filter("jenis", _("Kind"), _choices(KINDS)),
        Filter("pemilik", _("Owner"), (*named, ("-", _("not named")))),
    ]


def listed(
    rows: "QuerySet[Commitment]", chosen: Mapping[str, str], *, day: date
) -> "QuerySet[Commitment]":
    """Return the rows that fit the filters."""
    if "q" in chosen:
        rows = queries.worded(rows, chosen["q"])
    if "jenis" in chosen:
        rows = rows.filter(statement__kind=chosen["jenis"])
    if "pemilik" in chosen:
        owner = chosen["pemilik"]
        rows = queries.owned_by(rows, "" if owner == "-" else owner)
    if "keadaan" in chosen:
        rows = queries.in_state(rows, chosen["keadaan"], day=day)
    return rows


def meeting_filters() -> list[Filter]:
    """Return the filters of the list of meetings."""
    return [
        Filter("q", _("Words")),
        Filter("jenis", _("Kind"), _choices(MEETING_KINDS)),
        Filter("keadaan", _("State"), _choices(MEETING_STATES)),
    ]


def listed_meetings(rows: "QuerySet[Meeting]", chosen: Mapping[str, str]) -> "QuerySet[Meeting]":
    """Return the meetings that fit the filters."""
    if "q" in chosen:
        rows = rows.filter(title_id__icontains=chosen["q"])
    if "jenis" in chosen:
        rows = rows.filter(kind=chosen["jenis"])
    return rows.filter(state=chosen["keadaan"]) if "keadaan" in chosen else rows
