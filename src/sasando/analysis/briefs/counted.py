"""The office's own count as a brief reads it: cells by code, and the names of the codes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from sasando.domain.values.period import Period

TOTAL = "_T"
UNKNOWN_NAME = "tidak diketahui"


@dataclass(frozen=True)
class Counted:
    """One indicator split by dimensions; margins carry `_T` in the place of a code."""

    indicator: str
    label: str
    unit: str
    definition: str
    rule: str
    by: tuple[str, ...]
    cells: Mapping[tuple[str, ...], Decimal | int]
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def name(self, dimension: str, code: str) -> str:
        """Return what a code of a dimension is called."""
        return self.names.get(dimension, {}).get(code, code) or UNKNOWN_NAME

    def codes(self, place: int) -> list[str]:
        """Return the codes of the dimension at a place, without the total."""
        return sorted({group[place] for group in self.cells} - {TOTAL})


# Counts an indicator by dimensions within a period; None where the catalogue does not know them.
Count = Callable[[str, tuple[str, ...], Period], Counted | None]
