"""Hands a brief to Typst: drawn charts as files, everything else as data."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sasando.analysis.briefs.contents import NO_DECK, Brief, ChartBlock, OnePage
from sasando.foundation.print import typst_pdf
from sasando.foundation.print.charts import Chart, draw

TEMPLATES = Path(__file__).parent / "typst"
ENTRY, SINGLE = "brief.typ", "single.typ"


def render_pdf(brief: Brief) -> bytes:
    """Return the brief as a tagged PDF; the same brief gives the same bytes."""
    pictures = {chart_file(index): draw(chart) for index, chart in _charts(brief)}
    return typst_pdf(TEMPLATES, ENTRY, data=as_data(brief), files=pictures)


def render_page(page: OnePage, *, brief: Brief, title: str) -> bytes:
    """Return one page as a tagged PDF of its own, with the brief's office, day and mark."""
    alone = replace(brief, title=title, sections=(), passports=(), asked=None, leaflet=None)
    charts = {
        page_chart_file(place): draw(block.chart)
        for place, block in enumerate(page.blocks)
        if isinstance(block, ChartBlock)
    }
    data = dict(as_data(alone)) | {"page": _unlinked(_page_data(page), say=True)}
    return typst_pdf(TEMPLATES, SINGLE, data=data, files=charts)


def page_chart_file(place: int) -> str:
    """Return the name of a chart by its place on the page."""
    return f"chart-{place}.svg"


def _page_data(page: OnePage) -> dict[str, Any]:
    data: dict[str, Any] = plain(page)
    for place, block in enumerate(data["blocks"]):
        if block["kind"] == "ChartBlock":
            block["picture"] = page_chart_file(place)
            del block["chart"]
    return data


def chart_file(index: tuple[int, int]) -> str:
    """Return the name of a chart by its section and place."""
    return f"chart-{index[0]}-{index[1]}.svg"


def _charts(brief: Brief) -> Iterator[tuple[tuple[int, int], Chart]]:
    for place, section in enumerate(brief.sections):
        for block_place, block in enumerate(section.blocks):
            if isinstance(block, ChartBlock):
                yield (place, block_place), block.chart


def as_data(brief: Brief) -> Mapping[str, Any]:
    """Return the brief as the template reads it: plain values, each block with its kind."""
    data: dict[str, Any] = plain(replace(brief, deck=NO_DECK, figures=()))
    for place, section in enumerate(data["sections"]):
        for block_place, block in enumerate(section["blocks"]):
            if block["kind"] == "ChartBlock":
                block["picture"] = chart_file((place, block_place))
                del block["chart"]
    # A report without passports at its back has nothing to point at.
    return data if brief.passports else _unlinked(data, say=False)


def _unlinked(value: Any, *, say: bool) -> Any:
    """Return data whose citations link nowhere: said as [n] on a page of its own, or left out."""
    if isinstance(value, list):
        return [_unlinked(item, say=say) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("kind") == "Run" and value["passport"] is not None:
        number = f" [{value['passport']}]" if say else ""
        return value | {"text": f"{value['text']}{number}", "passport": None}
    return {name: _unlinked(item, say=say) for name, item in value.items()}


def plain(value: object) -> Any:
    """Return values of a brief as JSON holds them: each dataclass by its fields, with its kind."""
    if is_dataclass(value) and not isinstance(value, type):
        named = {
            field.name.replace("_", "-"): plain(getattr(value, field.name))
            for field in fields(value)
        }
        return {"kind": type(value).__name__, **named}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, (date, Decimal)):
        return str(value)
    return value
