"""A released chart shows what is printed, says what is hidden, and is the same each time."""

import pytest

from sasando.analysis.releases import assembling
from sasando.analysis.releases.building import build
from sasando.analysis.releases.drawing import drawn
from sasando.analysis.releases.plan import parse_plan
from tests.analysis.releases.conftest import PLAN

pytestmark = pytest.mark.django_db
BY_SEX = """
[[table]]
name = "kelamin"
indicator = "placements_by_origin"
by = ["sex", "origin_island"]
period = "2025"
"""


def test_a_chart_says_its_figures_in_both_languages(snapshot):
    one = build(parse_plan(BY_SEX), snapshot=snapshot).tables[0]

    found = {language: drawn(one, language=language) for language in ("id", "en")}

    assert "perempuan 40" in found["id"].alt
    assert "women 40" in found["en"].alt
    assert found["id"].svg.startswith("<svg")
    assert "http" not in found["id"].svg.replace("http://www.w3.org", "")


def test_a_hidden_cell_has_no_length_and_is_said(snapshot):
    text = PLAN.replace('period = "2025"\n', 'period = "2025"\ndisclosure = "strict"\n')
    one = build(parse_plan(text), snapshot=snapshot).tables[0]

    found = drawn(one, language="id")

    hidden = int(one.table.hidden[: len(one.table.by[0].leaves), -1].sum())
    assert (found is None) or (hidden == 0) or f"{hidden} disamarkan" in found.alt


def test_charts_are_among_the_signed_bytes_and_the_same_each_time(snapshot):
    plan = parse_plan(BY_SEX)

    first, again = (
        assembling.assemble(plan, snapshot=snapshot, title=("a", "b")) for _time in range(2)
    )

    paths = [one.path for one in first.package.files]
    assert "charts/kelamin.id.svg" in paths
    assert first.package.sha256 == again.package.sha256
    assert first.package.tables[0].chart_en.encode() in [one.content for one in first.package.files]
