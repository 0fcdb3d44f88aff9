"""What one row of a public list of placement companies (P3MI) says, and why it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sasando.domain.reconciliation.known import place_form
from sasando.domain.reconciliation.plain_cells import (
    MISSING,
    CellRefused,
    at_most,
    cleaned,
    day_of,
    needed,
)
from sasando.domain.values.refusals import DATE_IN_FUTURE
from sasando.domain.values.words import Refusal, Words

_WRITTEN = {
    "active": "active|aktif|berlaku|masih berlaku",
    "suspended": "suspended|diskors|skorsing|dibekukan|pembekuan",
    "revoked": "revoked|dicabut|pencabutan|cabut",
    "unknown": "unknown|belum diketahui|tidak diketahui",
}
LICENCES = {place_form(text): code for code, texts in _WRITTEN.items() for text in texts.split("|")}
LICENCE_UNKNOWN = Refusal(
    "licence_unknown",
    Words(
        id="Status izin tidak dikenal. Tulis berlaku, diskors, dicabut, atau kosongkan.",
        en="The licence's state is not known. Write berlaku, diskors, dicabut, or leave it empty.",
    ),
)
REFUSALS = (LICENCE_UNKNOWN,)


@dataclass(frozen=True)
class P3miRow:
    """One company as a list of a day names it; `licence` is unknown where the list is silent."""

    name: str
    licence_no: str
    licence: str
    listed_on: date

    @property
    def form(self) -> str:
        """Return the name as names of companies are compared."""
        return place_form(self.name)


def read_p3mi(cells: Mapping[str, str], *, today: date) -> P3miRow:
    """Return what a row says of a company; raises CellRefused for the first cell that is wrong."""
    row = cleaned(cells)
    needed(row, "name")
    listed_on = day_of(row, "listed_on")
    if listed_on is None:
        raise CellRefused("listed_on", MISSING)
    if listed_on > today:
        raise CellRefused("listed_on", DATE_IN_FUTURE)
    licence = LICENCES.get(place_form(row.get("licence", "") or "unknown"))
    if licence is None:
        raise CellRefused("licence", LICENCE_UNKNOWN)
    return P3miRow(at_most(row, "name", 200), at_most(row, "licence_no", 80), licence, listed_on)
