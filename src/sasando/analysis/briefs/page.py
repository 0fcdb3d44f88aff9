"""The brief as one HTML file: readable without script, no other host, charts inside the page."""

from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sasando.analysis.briefs.annex import behind
from sasando.analysis.briefs.contents import Brief, ChartBlock, Table
from sasando.foundation.print.charts import draw

TEMPLATES = Path(__file__).parent / "jinja"
ENTRY = "brief.html.jinja"


def render_html(brief: Brief) -> bytes:
    """Return the page; the same brief gives the same bytes."""
    return _environment().get_template(ENTRY).render(brief=brief).encode()


@cache
def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {"kind": _kind, "picture": _picture, "behind": _behind}
    return found


def _kind(block: Any) -> str:
    return type(block).__name__


def _behind(block: ChartBlock) -> Table:
    return behind(block)


def _picture(block: ChartBlock) -> Markup:
    """Return a chart's picture as one image for the ear, named by its sentence."""
    head, rest = draw(block.chart).decode().split(">", 1)
    title = f"<title>{escape(block.title)}</title>"
    # Drawn by our own renderer from figures; words in it are escaped there.
    return Markup(f'{head} role="img" aria-label={quoteattr(block.alt)}>{title}{rest}')
