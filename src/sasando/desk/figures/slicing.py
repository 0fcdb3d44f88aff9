"""Parts a measured table into what may share one axis: currencies never do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sasando.analysis.measures.running import Cell, Measured
from sasando.desk.figures.naming import Names
from sasando.domain.indicators.dimensions import TOTAL, UNKNOWN


@dataclass(frozen=True)
class Slice:
    """The cells that may share one axis, by the codes of `by`; `title` names what is fixed."""

    found: Measured
    names: Names
    by: tuple[str, ...]
    cells: Mapping[tuple[str, ...], Cell]
    title: str
    place: str

    def along(self, name: str) -> list[tuple[str, Cell]]:
        """Return code and cell of one dimension over all of the other, the unknown last."""
        at = self.by.index(name)
        found = [
            (group[at], cell)
            for group, cell in self.cells.items()
            if cell.value is not None
            and all((code == TOTAL) is (spot != at) for spot, code in enumerate(group))
        ]
        return sorted(found, key=lambda pair: (pair[0] == UNKNOWN, pair[0]))

    def at(self, codes: Mapping[str, str]) -> Cell | None:
        """Return the cell of these codes; None where no row has them."""
        return self.cells.get(tuple(codes[name] for name in self.by))


def slices(found: Measured, *, names: Names, place: str) -> Iterator[Slice]:
    """Yield the cells by the codes of what is never added; nothing where no dimension is left."""
    never = found.indicator.never_added
    fixed = [at for at, name in enumerate(found.by) if name in never]
    free = [at for at, name in enumerate(found.by) if name not in never]
    parts: dict[tuple[str, ...], dict[tuple[str, ...], Cell]] = {}
    for cell in found.cells:
        key = tuple(cell.group[at] for at in fixed)
        parts.setdefault(key, {})[tuple(cell.group[at] for at in free)] = cell
    by = tuple(found.by[at] for at in free)
    for key, cells in parts.items() if by else ():
        told = [names.code(found.by[at], code) for at, code in zip(fixed, key, strict=True)]
        yield Slice(found, names, by, cells, ", ".join(told), place)
