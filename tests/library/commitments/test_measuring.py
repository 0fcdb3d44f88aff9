"""Beside a target stands the newest released figure, or that there is none."""

from decimal import Decimal

import pytest

from sasando.domain.values.words import Refused
from sasando.library.commitments import measuring, telling
from sasando.library.publications import queries as publications
from tests.library.commitments.rooms import hearing, promise, view
from tests.library.publications.test_headlines import card, table

pytestmark = pytest.mark.usefixtures("reference")
INDICATOR = "placements_served_by_office"
CELLS = (("2024", 1401, "ok"), ("2025", 4163, "ok"))


@pytest.fixture
def clerk(actor):
    return actor("PO", login="clerk", name="Domi Kaleka")


def released(monkeypatch, cells):
    pairs = [(card(), table(cells=cells))] if cells else []
    monkeypatch.setattr(publications, "latest_of", lambda *_args, **_how: pairs)


def told(clerk, target):
    row = promise(clerk, hearing(clerk), indicator=INDICATOR, target=target)
    return measuring.measured(view(row))


@pytest.mark.parametrize(
    ("target", "reached"), [(Decimal(4163), True), (Decimal(4164), False), (None, None)]
)
def test_a_target_is_reached_by_the_newest_released_total(clerk, monkeypatch, target, reached):
    released(monkeypatch, CELLS)

    found = told(clerk, target)

    assert found.is_reached is reached
    assert "4.163 (2025)" in found.latest.id and "4,163 (2025)" in found.latest.en


def test_a_suppressed_figure_and_none_at_all_decide_nothing(clerk, monkeypatch):
    released(monkeypatch, (("2025", None, "x"),))
    hidden = told(clerk, Decimal(1))
    released(monkeypatch, ())
    none = told(clerk, Decimal(1))

    assert "disamarkan" in hidden.latest.id and hidden.is_reached is None
    assert none.latest.id == "belum ada angka yang dirilis" and none.is_reached is None


def test_an_indicator_that_is_not_in_the_catalogue_is_refused(clerk):
    with pytest.raises(Refused) as refused:
        promise(clerk, hearing(clerk), indicator="happiness")

    assert refused.value.refusal.code == "indicator_unknown"


def test_words_and_figure_stand_in_one_line(clerk, monkeypatch):
    released(monkeypatch, CELLS)
    row = view(promise(clerk, hearing(clerk), indicator=INDICATOR, target=Decimal("4163.50"),
                       measure="Laporan terbit"))  # fmt: skip

    line = telling.measure_line(row, measuring.measured(row), "id")

    assert line.startswith("Laporan terbit; ")
    assert "paling sedikit 4.163,5" in line
