"""Every table of a release, and every earlier one, as one system of cells and equations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from sasando.domain.disclosure.bridging import bridges
from sasando.domain.disclosure.cells import CellBook
from sasando.domain.disclosure.equations import Rows, RowWriter, Whole
from sasando.domain.disclosure.joining import joint_tables
from sasando.domain.disclosure.keys import Key, keys_of
from sasando.domain.disclosure.periods import write_periods
from sasando.domain.disclosure.press import least_known
from sasando.domain.disclosure.tables import Filter, KnownEvent, Mask, Rates, Table

NO_RATE = (-1, -1)


@dataclass(frozen=True)
class Revision:
    """A cell that an older release printed with another value; `now` is UNKNOWN when hidden."""

    table: Table
    codes: dict[str, str]
    before: int
    now: int
    k: int


@dataclass(frozen=True)
class Everything:
    """What is read together: tables being made, rates, older releases (newest first), the press."""

    tables: tuple[Table, ...]
    earlier: tuple[Table, ...] = ()
    rates: tuple[Rates, ...] = ()
    known: tuple[KnownEvent, ...] = ()


@dataclass(frozen=True, eq=False)
class System:
    """Cells and the rows between them.

    Arrays have one place a cell. `value` is `UNKNOWN` where nobody knows it; `unseen` cells are
    printed nowhere but follow from others (a rest, a difference of periods). `printed` cells stand
    in an earlier release, `made` ones in this. `rate_row` names the rates and the cell behind each
    row that a printed rate adds, `NO_RATE` for others. `places` holds the cells of each table.
    """

    keys: tuple[Key, ...]
    value: Whole
    k: Whole
    least: Whole
    hidden: Mask
    unseen: Mask
    printed: Mask
    made: Mask
    rows: Rows
    rate_row: Whole
    tables: tuple[Table, ...]
    places: tuple[Whole, ...]
    everything: Everything
    revisions: tuple[Revision, ...]


def build_system(everything: Everything) -> System:
    """Return the system; raises Refused with `disclosure_do_not_add` when one number has two."""
    book, writer = CellBook(), RowWriter()
    revisions = _take(book, everything)
    _write_sums(writer, book)
    for table, keys in zip(book.tables, book.keys, strict=True):
        for one in table.subject.where:
            _write_rests(writer, book, keys=keys, narrowed=one)
    _write_parts(writer, book, everything.rates)
    write_periods(writer, book)
    rate_row = [NO_RATE] * writer.count
    for number, rates in enumerate(everything.rates):
        rate_row += _write_rates(writer, book, rates=rates, number=number)
    return System(
        keys=tuple(book.index),
        value=book.value,
        k=book.k,
        **book.arrays(),
        least=least_known(book, everything.known),
        rows=writer.rows(),
        rate_row=np.asarray(rate_row, dtype=np.int64).reshape(-1, 2),
        tables=tuple(book.tables),
        places=tuple(book.places),
        everything=everything,
        revisions=revisions,
    )


def _take(book: CellBook, everything: Everything) -> tuple[Revision, ...]:
    """Take in every table, printed or implied; return what was corrected since it was printed."""
    printed = (*everything.tables, *everything.earlier)
    wider = {id(printed[at]): bridge for at, bridge in bridges(printed).items()}
    for table in everything.tables:
        book.take(table)
    revisions = tuple(_take_earlier(book, everything.earlier, wider=wider))
    unprinted = [wider[id(table)] for table in everything.tables if id(table) in wider]
    unprinted += [table for one in everything.rates for table in (one.counted, one.of)]
    unprinted += joint_tables((*printed, *wider.values()))
    for table in unprinted:
        book.take(table, is_printed=False)
    return revisions


def _take_earlier(
    book: CellBook, earlier: tuple[Table, ...], *, wider: Mapping[int, Table]
) -> Iterator[Revision]:
    made = book.arrays()["made"]
    sources = dict.fromkeys((one.release, one.subject.population) for one in earlier)
    for source in sources:
        tables = [one for one in earlier if (one.release, one.subject.population) == source]
        corrected = any(book.differs_from(one) for one in tables)
        for table in tables:
            if corrected:
                yield from _revisions(book, table=table, made=made)
            # Figures corrected since belong to their own day and are not mixed with today's.
            vintage = table.release if corrected else ""
            book.take(table, vintage=vintage)
            if id(table) in wider:
                book.take(wider[id(table)], vintage=vintage, is_printed=False)


def _revisions(book: CellBook, *, table: Table, made: Mask) -> Iterator[Revision]:
    shape = table.shape
    for flat, key in enumerate(keys_of(table)):
        at = book.index.get(key)
        place = np.unravel_index(flat, shape)
        if at is None or at >= len(made) or not made[at] or table.hidden[place]:
            continue
        before, now = int(table.values[place]), int(book.value[at])
        if before != now:
            codes = table.codes_at([int(one) for one in place])
            yield Revision(table, codes, before, now, int(book.k[at]))


def _write_sums(writer: RowWriter, book: CellBook) -> None:
    for table, places in zip(book.tables, book.places, strict=True):
        for axis, dimension in enumerate(table.by):
            across = np.moveaxis(places, axis, 0).reshape(len(dimension.codes), -1)
            for group in dimension.groups:
                children = across[[dimension.place[code] for code in group.children]]
                writer.sums(across[dimension.place[group.parent]], children)


def _write_rests(writer: RowWriter, book: CellBook, *, keys: list[Key], narrowed: Filter) -> None:
    """Write what is left of a whole that another table prints: men, when women are printed."""
    dimension, code = narrowed.dimension, narrowed.code
    for group in dimension.groups:
        if code not in group.children:
            continue
        for key in keys:
            whole = book.index.get(key.with_code(dimension.name, group.parent))
            if whole is None:
                continue
            siblings = {one: key.with_code(dimension.name, one) for one in group.children}
            missing = [one for one, sibling in siblings.items() if not book.is_in_a_table(sibling)]
            parts = [book.index[one] for one in siblings.values() if book.is_in_a_table(one)]
            if missing:
                rest = missing[0] if len(missing) == 1 else "+".join(missing)
                unseen = key.with_code(dimension.name, rest)
                parts.append(book.unseen(unseen, k=int(book.k[book.index[key]])))
            writer.sums(np.asarray([whole]), np.asarray(parts)[:, None])


def _write_parts(writer: RowWriter, book: CellBook, every: tuple[Rates, ...]) -> None:
    for rates in every:
        if not rates.is_part:
            continue
        k = rates.counted.protection.k
        for part, whole in zip(keys_of(rates.counted), keys_of(rates.of), strict=True):
            rest = book.unseen(whole.with_code("left over by", rates.id), k=k)
            children = np.asarray([book.index[part], rest])[:, None]
            writer.sums(np.asarray([book.index[whole]]), children)


def _write_rates(
    writer: RowWriter, book: CellBook, *, rates: Rates, number: int
) -> list[tuple[int, int]]:
    """Write `rate - half a unit <= per × counted / of <= rate + half a unit`, two rows a rate."""
    printed = rates.rounded().ravel()
    finite = np.flatnonzero(np.isfinite(printed))
    counted = np.asarray([book.index[key] for key in keys_of(rates.counted)])[finite]
    of = np.asarray([book.index[key] for key in keys_of(rates.of)])[finite]
    units = np.rint(printed[finite] * 10**rates.decimals)
    scale = 2 * 10**rates.decimals * rates.per
    ones, floor = np.ones(len(finite)), np.full(len(finite), -np.inf)
    columns, high = np.column_stack([counted, of]), np.zeros(len(finite))
    above = np.column_stack([ones, -(2 * units + 1) / scale])
    below = np.column_stack([-ones, (2 * units - 1) / scale])
    writer.block(columns, above, low=floor, high=high)
    writer.block(columns, below, low=floor, high=high)
    return [(number, int(cell)) for cell in (*finite, *finite)]
