"""Duties of law as a kind of table."""

from collections.abc import Iterable, Iterator, Mapping

from sasando.domain.reconciliation import problems as codes
from sasando.domain.reconciliation.duty_rows import DutyRow, KnownDuties, read_duty
from sasando.foundation.access.actor import Actor
from sasando.foundation.sources.models import Batch
from sasando.library.duties import importing
from sasando.records.imports.sifting import Sifted

UNITS = {"central": "Pusat", "province": "Provinsi", "regency": "Kabupaten", "village": "Desa"}
Numbered = list[tuple[int, DutyRow]]


class Duties:
    """Rows of duties: kept as told until their file is final, then written into the matrix."""

    def open(self, _codes: str, *, by: Actor) -> KnownDuties:
        """Return the law that a row may name."""
        return importing.known(today=by.today)

    def read(self, cells: Mapping[str, str], *, known: KnownDuties) -> DutyRow:
        """Return one duty, or raise CellRefused."""
        return read_duty(cells, known=known)

    def sift(self, rows: Numbered) -> Sifted:
        """Return new and unchanged duties; one that stands twice, or was checked, is told."""
        same, checked = importing.standing(row for _, row in rows)
        found = Sifted([], [], [], [])
        places: set[str] = set()
        for number, row in rows:
            letter = f"{row.level}/{row.letter}"
            if row.code in places or letter in places:
                found.problems.append((number, "letter", codes.DUPLICATE_IN_FILE))
                continue
            places |= {row.code, letter}
            if row.code in checked:
                found.warnings.append((number, "id", codes.DUTY_VERIFIED))
            stays = row.code in same or row.code in checked
            (found.unchanged if stays else found.new).append((number, row))
        return found

    def groups(self, row: DutyRow) -> Iterator[str]:
        """Yield level and article."""
        yield from _groups(row.level, row.article)

    def stored(self, batch: Batch) -> Iterator[Iterable[str]]:
        """Yield the groups of each duty that a file told."""
        yield from (_groups(level, article) for level, article in importing.kept(batch))

    def write(self, rows: Numbered, *, batch: Batch, sheet: str) -> None:
        """Keep new duties as told."""
        importing.keep(rows, batch=batch, sheet=sheet)

    def settle(self, batch: Batch) -> None:
        """Write the duties of a final file into the matrix."""
        importing.settle(batch)

    def clear(self, batch: Batch) -> None:
        """Delete what a withdrawn file told."""
        importing.clear(batch)


def _groups(level: str, article: str) -> tuple[str, ...]:
    return level, UNITS[level], f"Pasal {article}", article
