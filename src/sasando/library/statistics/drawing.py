"""Draws printed figures by year: the source most agree on filled, what others print outlined."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from sasando.domain.values.words import Words
from sasando.foundation.print import charts
from sasando.library.statistics import queries
from sasando.library.statistics.names import title
from sasando.library.statistics.queries import Figure

DEATHS, FIRST = "#3A4650", "#0A3A47"
FEWEST = 2
LANGUAGES = ("id", "en")
MAIN = Words(id="sumber yang paling sering dicetak", en="what most sources print")
OTHER = Words(id="sumber lain", en="another source")


@dataclass(frozen=True)
class YearChart:
    """A chart of one indicator by year: the picture, its sentence, and the figures behind."""

    indicator: str
    title: Words
    unit: Words
    alt: Words
    svg: str
    years: tuple[tuple[int, tuple[Figure, ...]], ...]


def by_year(indicator: str, *, public: bool, language: str) -> YearChart | None:
    """Return the chart of whole years of the province; None with fewer than two years.

    A public page never waits for the renderer: there the picture is empty until it was drawn.
    """
    years = queries.series(indicator, public=public)
    if len(years) < FEWEST:
        return None
    chart = _chart(indicator, years, language=language)
    return YearChart(
        indicator=indicator,
        title=title(indicator),
        unit=years[0][1][0].unit_words,
        alt=_alt(indicator, years),
        svg=((charts.stored(chart) or b"") if public else charts.draw(chart)).decode(),
        years=tuple(years),
    )


def _chart(
    indicator: str, years: list[tuple[int, tuple[Figure, ...]]], *, language: str
) -> charts.Columns:
    columns = tuple(_column(year, figures, language=language) for year, figures in years)
    colour = DEATHS if indicator.startswith("deaths") else FIRST
    several = any(len(column.marks) > 1 for column in columns)
    other = OTHER.in_language(language) if several else ""
    return charts.Columns(
        columns, colour, MAIN.in_language(language), other, english=language == "en"
    )


def draw_public() -> int:
    """Render what public pages will show and return how many charts there are."""
    drawn = 0
    for indicator, _, _ in queries.indicators(public=True):
        years = queries.series(indicator, public=True)
        for language in LANGUAGES if len(years) >= FEWEST else ():
            charts.draw(_chart(indicator, years, language=language))
            drawn += 1
    return drawn


def _column(year: int, figures: tuple[Figure, ...], *, language: str) -> charts.Column:
    values = Counter(item.value for item in figures)
    ordered = sorted(values, key=lambda value: (-values[value], -value))
    marks = tuple(
        charts.Mark(float(value), _label(value, language=language), other_source=at > 0)
        for at, value in enumerate(ordered[:2])
    )
    return charts.Column(str(year), marks)


def _label(value: Decimal, *, language: str) -> str:
    text = f"{int(value):,}" if value == int(value) else f"{value.normalize():f}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def _alt(indicator: str, years: list[tuple[int, tuple[Figure, ...]]]) -> Words:
    name = title(indicator)
    first, last = years[0][0], years[-1][0]
    told = {language: _told(years, language=language) for language in LANGUAGES}
    return Words(
        id=f"{name.id}, {first}–{last}. {told['id']}.",
        en=f"{name.en}, {first}–{last}. {told['en']}.",
    )


def _told(years: list[tuple[int, tuple[Figure, ...]]], *, language: str) -> str:
    return "; ".join(
        f"{year}: {' / '.join(sorted({_label(f.value, language=language) for f in figures}))}"
        for year, figures in years
    )
