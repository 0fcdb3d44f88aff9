"""Which cells may be printed: those that the joint audit lets, else by the rule of small counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from sasando.analysis.briefs.passports import SMALL_COUNT
from sasando.analysis.briefs.published import PROVINCE_ONLY

# Groups that only say which period: the harmed are few in a month of the whole province too.
OF_TIME = ("period", "month=")
WITHHELD, NOT_BELOW_PROVINCE = "disamarkan", "hanya provinsi"


@dataclass(frozen=True)
class Cell:
    """One figure of a place smaller than the province, or of a group of people."""

    indicator: str
    place: str
    period: str
    value: Decimal | int
    group: str = ""

    @property
    def key(self) -> "CellKey":
        """Return how the joint audit knows the cell; a stretch of time is no group of people."""
        group = "" if self.group.startswith(OF_TIME) else self.group
        return self.indicator, self.place, self.period, group


class MayPrint(Protocol):
    """Says of a cell whether it may leave the office."""

    def __call__(self, cell: Cell, /) -> bool:
        """Return whether the cell may be printed."""


def is_province_only(indicator: str) -> bool:
    """Say whether nothing below the province may be printed of an indicator."""
    # The office's own count and the printed figure of one thing carry the same root.
    roots = tuple(root.rstrip("_") for root in PROVINCE_ONLY)
    return indicator.startswith(roots)


def small_count_rule(cell: Cell) -> bool:
    """Return False for counts of one to four and for all cells of the harmed by place.

    The rule for figures that others printed; our own go through the joint audit.
    """
    if not cell.place and not cell.group:
        return True
    if cell.place and is_province_only(cell.indicator):
        return False
    return not 0 < cell.value < SMALL_COUNT


# Indicator, place, period, group; "" for the whole of each.
CellKey = tuple[str, str, str, str]


@dataclass(frozen=True)
class Audited:
    """The rule of the joint audit: a cell prints when the audit lets it; every zero prints."""

    printed: frozenset[CellKey]

    def __call__(self, cell: Cell, /) -> bool:
        """Return whether the cell may be printed."""
        return not cell.value or cell.key in self.printed


def shown(cells: Sequence[Cell], *, may_print: MayPrint, total_is_known: bool) -> list[str | None]:
    """Return each cell's figure, or None where withheld, in the order given.

    Beside a printed total one lone gap gives itself away, so the smallest other cell goes with it;
    a joint audit has seen to that already.
    """
    hidden = {at for at, cell in enumerate(cells) if not may_print(cell)}
    if total_is_known and len(hidden) == 1 and not isinstance(may_print, Audited):
        rest = [
            (cell.value, at) for at, cell in enumerate(cells) if at not in hidden and cell.value
        ]
        if rest:
            hidden.add(min(rest)[1])
    return [None if at in hidden else str(cell.value) for at, cell in enumerate(cells)]
