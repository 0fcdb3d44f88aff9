from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sasando.analysis.briefs.build import build_brief
from sasando.analysis.briefs.contents import Brief, ChartBlock, Missing, OfficeFacts
from sasando.analysis.briefs.published import PublishedFigure, PublishedFigures
from sasando.analysis.briefs.render import as_data

OFFICE = OfficeFacts(name="Kantor Uji", province="NTT", city="Kupang", demo=False)
RARE = Decimal(98765)


def _charts(brief: Brief) -> list[ChartBlock]:
    return [b for s in brief.sections for b in s.blocks if isinstance(b, ChartBlock)]


def _regency(figure: PublishedFigure, indicator: str) -> PublishedFigure:
    return replace(figure, figure_id="RARE", indicator=indicator, area_code="53.21", value=RARE)


def test_every_chart_has_an_alt_text_a_unit_and_a_source(brief: Brief) -> None:
    for chart in _charts(brief):
        assert chart.alt and chart.title and chart.subtitle
        assert "".join(run.text for run in chart.source).startswith("Sumber: ")


def test_every_number_in_brackets_has_its_passport(brief: Brief) -> None:
    cited = set()

    def collect(value: object) -> None:
        if isinstance(value, dict):
            if value.get("kind") == "Run" and value["passport"] is not None:
                cited.add(value["passport"])
            for item in value.values():
                collect(item)
        elif isinstance(value, list):
            for item in value:
                collect(item)

    collect(as_data(brief))
    numbers = [p.number for group in brief.passports for p in group.passports]
    assert cited == set(numbers)
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    "indicator",
    ["deaths_repatriated", "deportees", "complaints_received", "trafficking_reports_police"],
)
def test_regency_cells_of_the_harmed_never_reach_the_brief(
    published: PublishedFigures, indicator: str
) -> None:
    cell = _regency(published.figures[0], indicator)
    figures = PublishedFigures((*published.figures, cell))

    brief = build_brief(published=figures, measured={}, office=OFFICE, as_of=date(2026, 2, 11))

    assert "98.765" not in str(as_data(brief))


def test_small_regency_counts_are_withheld_from_map_and_passport(brief: Brief) -> None:
    said = str(as_data(brief))

    assert "disamarkan (1–4)" in said
    assert "Manggarai, 2023: 1;" not in said


def test_figures_printed_after_the_day_are_left_out(published: PublishedFigures) -> None:
    day = date(2025, 6, 30)

    brief = build_brief(published=published, measured={}, office=OFFICE, as_of=day)

    assert "4.163" not in str(as_data(brief))


def test_without_figures_the_brief_says_what_is_missing() -> None:
    none = PublishedFigures(())

    brief = build_brief(published=none, measured={}, office=OFFICE, as_of=date(2026, 2, 11))

    assert sum(isinstance(b, Missing) for s in brief.sections for b in s.blocks) > 5
    assert brief.passports == ()
