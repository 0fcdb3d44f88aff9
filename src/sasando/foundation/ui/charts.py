"""Puts charts on pages: a released picture with its words, and a bar inside a table's cell."""

from decimal import Decimal

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from sasando.foundation.print import charts

FULL = 100


def picture(
    chart: charts.Chart, *, title: str, text: str, for_staff_alone: bool = False
) -> SafeString:
    """Return the chart as SVG that says its title and, in one sentence, what it shows.

    What only staff may see leaves no file behind.
    """
    svg = (charts.sketch if for_staff_alone else charts.draw)(chart).decode()
    words = f"<title>{escape(title)}</title><desc>{escape(text)}</desc>"
    head, rest = svg.split(">", 1)
    return mark_safe(f'{head} role="img" aria-label="{escape(f"{title}. {text}")}">{words}{rest}')


def bar_cell(value: int | Decimal | None, *, largest: int | Decimal) -> SafeString:
    """Return a bar for a table's cell, from 0 to `largest`; the number stands beside it."""
    if value is None or largest <= 0:
        return SafeString("")
    share = min(max(float(value) / float(largest), 0.0), 1.0) * FULL
    return format_html(
        '<svg class="bar-cell" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="{}" height="10"></rect></svg>',
        f"{share:.2f}",
    )
