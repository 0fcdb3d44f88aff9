"""Names of the codes in a table, in the language of the page."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language

from sasando.analysis.measures.running import Measured
from sasando.analysis.releases.labels import NOT_KNOWN, Pair, labels_of
from sasando.domain.indicators.dimensions import DIMENSIONS, TOTAL, UNKNOWN
from sasando.domain.values.words import Words

ALL = Words(id="Jumlah", en="Total")
SHORT = "NTT"


@dataclass(frozen=True)
class Names:
    """Dimension → code → its name in both languages; `language` chooses."""

    known: Mapping[str, Mapping[str, Pair]]
    language: str

    def dimension(self, name: str) -> str:
        """Return what a dimension is called."""
        return DIMENSIONS[name].label.in_language(self.language)

    def code(self, name: str, code: str) -> str:
        """Return what a code stands for; the code itself where no list has it."""
        if code == TOTAL:
            return ALL.in_language(self.language)
        if code == UNKNOWN:
            return NOT_KNOWN.in_language(self.language)
        pair = self.known.get(name, {}).get(code, (code, code))
        return pair[1 if self.language.startswith("en") else 0] or code


def names_of(found: Measured) -> Names:
    """Return the names of every code that a table has."""
    known = {
        name: labels_of(name, {cell.group[at] for cell in found.cells} - {UNKNOWN})
        for at, name in enumerate(found.by)
    }
    return Names(known, get_language() or "id")


def place_name(place: str) -> str:
    """Return the name of a province, a regency or an island by its code; NTT without one."""
    language = get_language() or "id"
    if not place:
        return SHORT
    _province, _dot, inner = place.partition(".")
    name = "origin_regency" if inner.isdigit() else "origin_island"
    if not inner:
        name = "origin_province"
    return labels_of(name, [place])[place][1 if language.startswith("en") else 0]
