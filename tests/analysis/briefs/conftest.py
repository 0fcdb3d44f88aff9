import csv
from datetime import date
from pathlib import Path

import pytest

from sasando.analysis.briefs.build import build_brief
from sasando.analysis.briefs.contents import Brief, OfficeFacts
from sasando.analysis.briefs.published import PublishedFigures, read_published

AS_OF = date(2026, 2, 11)
OFFICE = OfficeFacts(name="Kantor Uji", province="NTT", city="Kupang", demo=True)


@pytest.fixture(scope="session")
def published() -> PublishedFigures:
    with (Path(__file__).parent / "figures.csv").open(encoding="utf-8", newline="") as file:
        return read_published(csv.DictReader(file))


@pytest.fixture(scope="session")
def brief(published: PublishedFigures) -> Brief:
    return build_brief(published=published, measured={}, office=OFFICE, as_of=AS_OF)
