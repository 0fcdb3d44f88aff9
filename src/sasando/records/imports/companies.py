"""Public lists of placement companies (P3MI) as a kind of table."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sasando.domain.reconciliation.p3mi_rows import P3miRow, read_p3mi
from sasando.domain.reconciliation.problems import DUPLICATE_IN_FILE
from sasando.foundation.access.actor import Actor
from sasando.foundation.sources.models import Batch
from sasando.library.directory import listing
from sasando.records.imports.sifting import Sifted

Numbered = list[tuple[int, P3miRow]]


class Companies:
    """Rows of one list of one day: every list is kept whole beside the older ones."""

    def open(self, _codes: str, *, by: Actor) -> date:
        """Return today: a list of tomorrow is refused."""
        return by.today

    def read(self, cells: Mapping[str, str], *, known: date) -> P3miRow:
        """Return one company, or raise CellRefused."""
        return read_p3mi(cells, today=known)

    def sift(self, rows: Numbered) -> Sifted:
        """Return companies; one named twice in a list is told."""
        found = Sifted([], [], [], [])
        seen: set[str] = set()
        for number, row in rows:
            if row.form in seen:
                found.problems.append((number, "name", DUPLICATE_IN_FILE))
                continue
            seen.add(row.form)
            found.new.append((number, row))
        return found

    def groups(self, row: P3miRow) -> Iterator[str]:
        """Yield the state of the licence."""
        yield from _groups(row.licence)

    def stored(self, batch: Batch) -> Iterator[Iterable[str]]:
        """Yield the groups of each company that a list named."""
        yield from (_groups(state) for state in listing.kept(batch))

    def write(self, rows: Numbered, *, batch: Batch, sheet: str) -> None:
        """Keep what a list says."""
        listing.keep(rows, batch=batch, sheet=sheet)

    def settle(self, batch: Batch) -> None:
        """Change nothing: a list speaks as soon as its file is final."""

    def clear(self, batch: Batch) -> None:
        """Delete what a withdrawn list said."""
        listing.clear(batch)


def _groups(state: str) -> tuple[str, str]:
    return state, listing.STATES[state].id
