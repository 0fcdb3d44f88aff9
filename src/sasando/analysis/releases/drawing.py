"""Draws a released table once, from what is printed alone: a hidden cell has no length."""

from dataclasses import dataclass

from sasando.analysis.releases.package import PackedTable, columns
from sasando.domain.disclosure.tables import SUPPRESSED
from sasando.domain.indicators.dimensions import TOTAL
from sasando.domain.values.words import Words
from sasando.foundation.print import charts
from sasando.foundation.print.shapes import Bar, Bars, Chart, Column, Columns, Mark

# Deaths stand in ink, never in the colour of placements (look, 5 Charts).
DEATHS, FIRST = "#3A4650", "#0A3A47"
MOST_BARS, FEWEST = 24, 2
HIDDEN = Words(id="{count} disamarkan", en="{count} suppressed")


@dataclass(frozen=True)
class Drawn:
    """A chart in one language, and the sentence that says what it shows."""

    svg: str
    alt: str


NOTHING = Drawn("", "")


def drawn(one: PackedTable, *, language: str) -> Drawn | None:
    """Return the chart of a table's first dimension, the others as totals; None when too thin."""
    at = 1 if language == "en" else 0
    name = _along(one)
    shown, hidden = _cells(one, name, at=at)
    if len(shown) < FEWEST or len(shown) > MOST_BARS:
        return None
    chart = _chart(one, name, shown, language=language)
    title = one.title[at]
    words = ", ".join(f"{label} {written(value, language=language)}" for label, value in shown[:12])
    alt = f"{title}: {words}."
    if hidden:
        alt += f" {HIDDEN.in_language(language).format(count=hidden)}."
    return Drawn(charts.draw(chart).decode(), alt[:500])


def written(value: float, *, language: str) -> str:
    """Return a figure as the language writes it: 4.163 and 92,8, or 4,163 and 92.8."""
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def _along(one: PackedTable) -> str:
    names = [each.name for each in one.table.by]
    return "year" if "year" in names else names[0]


def _cells(one: PackedTable, name: str, *, at: int) -> tuple[list[tuple[str, float]], int]:
    """Return label and value of the finest codes of one dimension, and how many are hidden."""
    found = columns(one)
    names = [each.name for each in one.table.by]
    place = names.index(name)
    leaves = set(one.table.by[place].leaves)
    shown, hidden = [], 0
    for row in zip(*found.values(), strict=True):
        codes = [str(code) for code in row[: len(names)]]
        others = [code for spot, code in enumerate(codes) if spot != place]
        if codes[place] not in leaves or any(code != TOTAL for code in others):
            continue
        if row[-1] == SUPPRESSED:
            hidden += 1
        elif row[-2] is not None:
            label = one.labels[name].get(codes[place], (codes[place],) * 2)[at]
            shown.append((label, float(str(row[-2]))))
    return shown, hidden


def _chart(one: PackedTable, name: str, shown: list[tuple[str, float]], *, language: str) -> Chart:
    colour = DEATHS if one.indicator.startswith("deaths") else FIRST
    passport = one.passport_en if language == "en" else one.passport
    unit = str(passport.get("unit", ""))
    if name == "year":
        marks = tuple(
            Column(label, (Mark(value, written(value, language=language)),))
            for label, value in sorted(shown)
        )
        return Columns(marks, colour, unit, english=language == "en")
    ranked = sorted(shown, key=lambda pair: (-pair[1], pair[0]))
    bars = tuple(Bar(label, value, written(value, language=language)) for label, value in ranked)
    return Bars(bars, colour, unit, english=language == "en")
