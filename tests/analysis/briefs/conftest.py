import csv
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sasando.analysis.briefs.build import build_brief, start_writer
from sasando.analysis.briefs.contents import Brief, OfficeFacts
from sasando.analysis.briefs.counted import TOTAL, Count, Counted
from sasando.analysis.briefs.published import PublishedFigures, read_published
from sasando.analysis.briefs.writer import Writer
from sasando.domain.values.period import Period

AS_OF = date(2026, 2, 11)
OFFICE = OfficeFacts(name="Kantor Uji", province="NTT", city="Kupang", demo=True)


@pytest.fixture(scope="session")
def published() -> PublishedFigures:
    with (Path(__file__).parent / "figures.csv").open(encoding="utf-8", newline="") as file:
        return read_published(csv.DictReader(file))


@pytest.fixture(scope="session")
def brief(published: PublishedFigures) -> Brief:
    return build_brief(published=published, measured={}, office=OFFICE, as_of=AS_OF)


@pytest.fixture(scope="session")
def writer(published: PublishedFigures) -> Writer:
    return start_writer(published=published, office=OFFICE, as_of=AS_OF)


def counted(indicator: str, by: tuple[str, ...], cells: Mapping[tuple[str, ...], int]) -> Counted:
    found: dict[tuple[str, ...], Decimal | int] = dict(cells)
    return Counted(indicator, "Label", "layanan", "Definisi", "aturan", by, found)


def counting(cells: Mapping[tuple[str, tuple[str, ...]], Mapping[tuple[str, ...], int]]) -> Count:
    """Return a count that knows the given cells and None for every other question."""

    def count(name: str, by: tuple[str, ...], period: Period) -> Counted | None:
        found = cells.get((name, by))
        return None if found is None else counted(name, by, found)

    return count


def with_total(cells: Mapping[str, int]) -> dict[tuple[str, ...], int]:
    return {(code,): value for code, value in cells.items()} | {(TOTAL,): sum(cells.values())}
