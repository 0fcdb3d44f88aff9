"""Rows of printed figures, as a file brings them."""

import csv
from collections.abc import Callable

import pytest

from sasando.foundation.sources.models import Batch
from sasando.library.statistics import actions
from sasando.library.statistics.rows import FigureRow, read_row
from tests.conftest import NOW, forget

PLAIN = {
    "id": "X-1",
    "indicator": "deaths_repatriated",
    "area_level": "province",
    "area_code_kemendagri": "53",
    "period_start": "2030-01-01",
    "period_end": "2030-12-31",
    "value": "9",
    "unit": "persons",
    "publisher": "Surat Kabar",
    "source": "contoh.id/1",
    "verified": "press",
    "publication_id": "X",
}


@pytest.fixture
def row() -> Callable[..., FigureRow]:
    """Return a function that reads one row, changed from a plain one."""

    def make(**cells: str) -> FigureRow:
        found = read_row(2, PLAIN | cells)
        assert isinstance(found, FigureRow), found
        return found

    return make


@pytest.fixture
def take_in(reference):
    """Return a function that writes rows as one import."""

    def write(*rows: FigureRow, state: str = "final", name: str = "a") -> Batch:
        batch = Batch.objects.create(
            kind="statistics",
            state=state,
            file_name=f"{name}.csv",
            file_sha256=name,
            received_at=NOW,
            received_by="cli:test",
            finalised_at=NOW if state == "final" else None,
        )
        actions.write(rows, batch=batch)
        return batch

    yield write
    forget()


def shipped(publication: str) -> list[FigureRow]:
    """Return the shipped rows of one publication."""
    with actions.DATA.open(encoding="utf-8", newline="") as stream:
        found = [
            read_row(number, cells)
            for number, cells in enumerate(csv.DictReader(stream), 2)
            if cells["publication_id"] == publication
        ]
    return [one for one in found if isinstance(one, FigureRow)]
