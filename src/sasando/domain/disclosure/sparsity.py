"""When a table is too thin to print as asked, and what to print instead."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from sasando.domain.disclosure.dimensions import TOTAL, Dimension
from sasando.domain.disclosure.refusals import TABLE_EMPTY
from sasando.domain.disclosure.tables import Table
from sasando.domain.values.words import Refused, Words

# Above this share a reader sees blanks where the table promised figures. Own choice, ADR 0015.
MOSTLY = 0.5
# Years taken together where one year is too thin.
YEARS_TOGETHER = 3


class Instead(Enum):
    """What is printed in place of a table that would be mostly empty."""

    LONGER = "longer"
    COARSER = "coarser"
    TOTALS = "totals"


@dataclass(frozen=True)
class Proposal:
    """What to print instead of a thin table, and why.

    Shares are of the cells that count at all, from 0 to 1: how many would be empty as asked
    (`share_asked`) and as proposed (`share_proposed`). `level` names the codes to print at for
    `COARSER`.
    """

    instead: Instead
    share_asked: float
    share_proposed: float
    words: Words
    level: tuple[str, ...] = ()


LONGER = Words(
    id="{asked} dari sel berisi akan kosong karena angkanya di bawah {k}. Jumlah {years} tahun "
    "menyisakan {proposed} kosong: terbitkan jumlah {years} tahun.",
    en="{asked} of the cells that count would be empty, being below {k}. Totals of {years} years "
    "leave {proposed} empty: print totals of {years} years.",
)
COARSER = Words(
    id="{asked} dari sel berisi akan kosong karena angkanya di bawah {k}. Menurut {level} hanya "
    "{proposed} yang kosong: terbitkan pada tingkat itu.",
    en="{asked} of the cells that count would be empty, being below {k}. By {level} only "
    "{proposed} are empty: print at that level.",
)
TOTALS = Words(
    id="{asked} dari sel berisi akan kosong karena angkanya di bawah {k}, dan tingkat yang lebih "
    "kasar pun tidak menolong: terbitkan jumlah provinsi saja.",
    en="{asked} of the cells that count would be empty, being below {k}, and no coarser level "
    "helps: print totals of the province only.",
)


def propose(table: Table, *, place: str, years: Sequence[Table] = ()) -> Proposal | None:
    """Return what to print instead of a mostly empty table; None when it can stand.

    `place` names the dimension of places; `years` are tables of the same shape for the years
    before. Three years together are preferred to islands, since they keep the regency; what
    empties the fewest cells comes first when neither is enough. Raises Refused with
    `disclosure_table_empty` when nothing was counted.
    """
    if not (table.values > 0).any():
        raise Refused(TABLE_EMPTY)
    dimension = next(one for one in table.by if one.name == place)
    axis = table.by.index(dimension)
    asked = _share_empty(table, axis=axis, codes=dimension.leaves)
    if asked <= MOSTLY:
        return None
    found: list[tuple[Instead, float, tuple[str, ...]]] = []
    if len(years) >= YEARS_TOGETHER - 1:
        together = sum((one.values for one in years[: YEARS_TOGETHER - 1]), start=table.values)
        longer = replace(table, values=together)
        share = _share_empty(longer, axis=axis, codes=dimension.leaves)
        found.append((Instead.LONGER, share, dimension.leaves))
    found += [
        (Instead.COARSER, _share_empty(table, axis=axis, codes=level), level)
        for level in _levels(dimension)
    ]
    for instead, share, level in found:
        if share <= MOSTLY:
            return _proposal(instead, (asked, share), table=table, level=level)
    return _proposal(Instead.TOTALS, (asked, 0.0), table=table, level=(TOTAL,))


def _share_empty(table: Table, *, axis: int, codes: tuple[str, ...]) -> float:
    """Return the share of cells with a count, at these codes, that is too small to print."""
    places = [table.by[axis].place[code] for code in codes]
    values = table.values.take(places, axis)
    leaves = [
        np.arange(len(places)) if at == axis else np.arange(len(one.leaves))
        for at, one in enumerate(table.by)
    ]
    inner = values[np.ix_(*leaves)]
    counted = int((inner > 0).sum())
    small = int(((inner > 0) & (inner < table.protection.k)).sum())
    return small / counted if counted else 0.0


def _levels(dimension: Dimension) -> list[tuple[str, ...]]:
    heights = {code: dimension.height(code) for code in dimension.codes if code != TOTAL}
    return [
        tuple(code for code, height in heights.items() if height == wanted)
        for wanted in sorted(set(heights.values()) - {0})
    ]


def _proposal(
    instead: Instead, shares: tuple[float, float], *, table: Table, level: tuple[str, ...]
) -> Proposal:
    asked, proposed = shares
    words = {Instead.LONGER: LONGER, Instead.COARSER: COARSER, Instead.TOTALS: TOTALS}[instead]
    told = words.format(
        asked=f"{asked:.0%}",
        proposed=f"{proposed:.0%}",
        k=table.protection.k,
        years=YEARS_TOGETHER,
        level=", ".join(level),
    )
    return Proposal(instead, asked, proposed, told, level if instead is Instead.COARSER else ())
