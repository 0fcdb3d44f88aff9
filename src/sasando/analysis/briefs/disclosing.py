"""Which cells below the province may be printed: the rule until a release's audit decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from sasando.analysis.briefs.passports import SMALL_COUNT
from sasando.analysis.briefs.published import PROVINCE_ONLY

WITHHELD, NOT_BELOW_PROVINCE = "disamarkan", "hanya provinsi"


@dataclass(frozen=True)
class Cell:
    """One figure of a place smaller than the province, or of a group of people."""

    indicator: str
    place: str
    period: str
    value: Decimal | int
    group: str = ""


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

    The rule of the passports; a release's joint audit over all tables takes its place.
    """
    if not cell.place and not cell.group:
        return True
    if cell.place and is_province_only(cell.indicator):
        return False
    return not 0 < cell.value < SMALL_COUNT


def released_rule(released: Mapping[tuple[str, str, str], Decimal | int]) -> MayPrint:
    """Return the rule of releases: a cell prints when a release let out the very same figure.

    `released` holds the figures let out by indicator, place and period, suppressed ones left out.
    """

    def may_print(cell: Cell, /) -> bool:
        if not cell.place or cell.group:
            return small_count_rule(cell)
        return released.get((cell.indicator, cell.place, cell.period)) == cell.value

    return may_print


def shown(cells: Sequence[Cell], *, may_print: MayPrint, total_is_known: bool) -> list[str | None]:
    """Return each cell's figure, or None where withheld, in the order given.

    Beside a printed total one lone gap gives itself away, so the smallest other cell goes with it.
    """
    hidden = {at for at, cell in enumerate(cells) if not may_print(cell)}
    if total_is_known and len(hidden) == 1:
        rest = [
            (cell.value, at) for at, cell in enumerate(cells) if at not in hidden and cell.value
        ]
        if rest:
            hidden.add(min(rest)[1])
    return [None if at in hidden else str(cell.value) for at, cell in enumerate(cells)]
