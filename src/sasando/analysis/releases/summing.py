"""Sums and means in a release: which cells print, once their counts may."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sasando.analysis.measures import contributing
from sasando.analysis.measures.engines import Engine
from sasando.analysis.measures.tables import LongTable
from sasando.analysis.releases.package import PackedTable
from sasando.analysis.releases.plan import TablePlan
from sasando.domain.disclosure.dominance import FEWEST, PERCENT
from sasando.domain.disclosure.tables import Mask, Table
from sasando.domain.indicators.catalogue import INDICATORS
from sasando.domain.indicators.definition import Indicator, Measure
from sasando.domain.values.period import Period
from sasando.domain.values.words import Refusal, Refused, Words

SUMMED = (Measure.SUM, Measure.MEAN)
NO_ONE = Words(
    id="Tabel {table}: baris-barisnya tidak menyebut orang atau kasusnya, jadi tidak dapat "
    "diperiksa apakah satu orang menyumbang terbesar. Rilis hitungan atau bagian.",
    en="Table {table}: its rows do not say whose they are, so nobody can check whether one person "
    "makes up most of a sum. Release counts or shares.",
)
NOT_AGAIN = Words(
    id="Tabel {table}: jumlah atau rata-rata yang sama sudah dirilis dalam {release} untuk periode "
    "yang beririsan; selisih keduanya dapat menunjuk seseorang. Pilih periode lain.",
    en="Table {table}: the same sum or mean went out in {release} for a period that overlaps; the "
    "difference of the two could point at somebody. Choose another period.",
)
NOT_SAFE = Words(
    id="Tabel {table}: jumlah yang tercetak memberi tahu bagian satu orang. Pakai dimensi yang "
    "lebih kasar atau periode yang lebih panjang.",
    en="Table {table}: the sums printed would give one person's part away. Take a coarser "
    "dimension or a longer period.",
)
RULE = Words(
    id="sel dicetak bila paling sedikit {fewest} orang atau kasus di baliknya, hitungannya lolos "
    "audit bersama, dan tanpa dua penyumbang terbesar sisanya paling sedikit {percent}% dari yang "
    "terbesar",
    en="a cell prints when at least {fewest} people or cases stand behind it, its count passed the "
    "joint audit, and without the two largest contributors at least {percent}% of the largest is "
    "left",
)


@dataclass(frozen=True, eq=False)
class Sums:
    """Figures of each cell of a table of counts, NaN for none, and who put what into them."""

    values: NDArray[np.float64]
    parts: pl.DataFrame


def sums_of(one: TablePlan, table: Table, *, long: LongTable, engine: Engine) -> tuple[Sums, Table]:
    """Return a table's sums or means, and its counts with what one person dominates hidden."""
    parts = contributing.contributions(one.indicator, by=one.by, period=one.period, using=engine)
    names = [each.name for each in table.by]
    values = {
        tuple(codes): np.nan if value is None else value
        for *codes, value in long.frame.select(*names, "value").iter_rows()
    }
    cells = contributing.by_cell(parts, tuple(names))
    shown = np.full(table.shape, np.nan)
    unsafe = np.zeros(table.shape, dtype=bool)
    for at in np.ndindex(*table.shape):
        codes = tuple(table.codes_at(at).values())
        shown[at] = values.get(codes, np.nan)
        unsafe[at] = codes in cells and not cells[codes].is_safe
    return Sums(shown, parts), table.with_hidden(unsafe & (table.values > 0))


def told_by_rest(sums: Sums, table: Table) -> Mask:
    """Return the printed sums whose hidden parts together are one person's for the most part."""
    names = tuple(each.name for each in table.by)
    cells = [
        tuple(table.codes_at([int(one) for one in at]).values()) for at in np.argwhere(table.hidden)
    ]
    hidden = pl.DataFrame(cells, schema=dict.fromkeys(names, pl.String), orient="row")
    found = np.zeros(table.shape, dtype=bool)
    for each in table.by:
        for parent, children in each.children.items():
            rest = contributing.of_hidden(
                sums.parts, names, hidden=hidden, along=each.name,
                parent_of=dict.fromkeys(children, parent),
            )  # fmt: skip
            for codes, told in rest.items():
                at = tuple(own.place[code] for own, code in zip(table.by, codes, strict=True))
                found[at] |= not told.is_safe and not table.hidden[at]
    return found


def check(tables: Sequence[TablePlan], *, earlier: Sequence[PackedTable], today: date) -> None:
    """Raise Refused with the table's name where sums cannot be checked, or went out before."""
    for one in tables:
        told = one.indicator
        if told.measure not in SUMMED:
            continue
        if not contributing.tells_who(told) or told.never_added:
            raise _refused("table_not_released", NO_ONE, one)
        period = one.period or Period(today, today)
        for older in earlier:
            if _is_alike(told, older) and _overlap(period, older.table.subject.period):
                raise _refused("table_sums_again", NOT_AGAIN, one, release=older.table.release)


def unsafe(one: TablePlan) -> Refused:
    """Return the refusal of sums that hiding does not make safe."""
    return _refused("table_sums_unsafe", NOT_SAFE, one)


def with_rule(passport: Mapping[str, object], *, language: str) -> dict[str, object]:
    """Return a passport that says by which rule sums were printed."""
    told = RULE.format(fewest=FEWEST, percent=PERCENT).in_language(language)
    disclosure = passport["disclosure"]
    kept = dict(disclosure) if isinstance(disclosure, Mapping) else {}
    return {**passport, "disclosure": {**kept, "dominance": told}}


def _is_alike(told: Indicator, older: PackedTable) -> bool:
    other = INDICATORS.get(older.indicator)
    if older.amounts is None or other is None:
        return False
    return (other.table, other.field) == (told.table, told.field)


def _overlap(one: Period, other: Period) -> bool:
    return one.starts_on <= other.ends_on and other.starts_on <= one.ends_on


def _refused(code: str, words: Words, one: TablePlan, **params: object) -> Refused:
    told = {"table": one.name, **params}
    return Refused(Refusal(code, words.format(**told), told))
