"""Figures as others printed them: the shape a brief reads, and the questions it asks of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from sasando.analysis.briefs import wording

# Regency cells of these point at one person when read with the news, so nothing that may
# leave the office shows them below the province.
PROVINCE_ONLY = (
    "deaths_",
    "deportees",
    "complaints_",
    "cases_",
    "returns_",
    "sick_",
    "trafficking_",
)


@dataclass(frozen=True)
class PublishedFigure:
    """One printed figure; `category` has one value for each name in `dimension`."""

    figure_id: str
    indicator: str
    area_code: str
    area_name: str
    period_start: date | None
    period_end: date | None
    dimension: str
    category: str
    value: Decimal
    unit: str
    source: str
    source_url: str
    published_on: date | None
    verified: str
    publication_id: str = ""
    breakdown_id: str = ""
    total_id: str = ""
    partial: bool = False
    notes: str = ""

    @property
    def period_label(self) -> str:
        """Return the period in words."""
        return wording.period(self.period_start, end=self.period_end)

    def is_year(self, year: int) -> bool:
        """Return whether the figure covers exactly this calendar year."""
        return (self.period_start, self.period_end) == (date(year, 1, 1), date(year, 12, 31))


@dataclass(frozen=True)
class Reading:
    """One value and the figures that print it; readings of one thing may disagree."""

    value: Decimal
    figures: tuple[PublishedFigure, ...]

    @property
    def figure(self) -> PublishedFigure:
        """Return the figure printed last, which is cited for the others."""
        return max(self.figures, key=_publication_day)


def _publication_day(figure: PublishedFigure) -> tuple[date, str]:
    return figure.published_on or date.min, figure.figure_id


@dataclass(frozen=True)
class Question:
    """Which figure is asked for: an indicator of an area over one period."""

    indicator: str
    start: date
    end: date
    dimension: str = ""
    category: str = ""
    area: str = "53"

    @classmethod
    def of_year(
        cls, indicator: str, year: int, *, dimension: str = "", category: str = ""
    ) -> "Question":
        """Return the question for one calendar year of the province."""
        return cls(indicator, date(year, 1, 1), date(year, 12, 31), dimension, category)


@dataclass(frozen=True)
class PublishedFigures:
    """All printed figures that a brief may use."""

    figures: tuple[PublishedFigure, ...]

    @cached_property
    def by_id(self) -> Mapping[str, PublishedFigure]:
        """Return each figure under its own name."""
        return {figure.figure_id: figure for figure in self.figures}

    @cached_property
    def _by_question(self) -> Mapping[tuple[object, ...], list[PublishedFigure]]:
        found: dict[tuple[object, ...], list[PublishedFigure]] = {}
        for figure in self.figures:
            found.setdefault(_key(figure), []).append(figure)
        return found

    def readings(self, question: Question) -> tuple[Reading, ...]:
        """Return the values printed for a question, the one most sources print first."""
        key = (
            question.indicator,
            question.area,
            question.start,
            question.end,
            question.dimension,
            question.category,
        )
        values: dict[Decimal, list[PublishedFigure]] = {}
        for figure in self._by_question.get(key, []):
            values.setdefault(figure.value, []).append(figure)
        readings = [Reading(value, tuple(figures)) for value, figures in values.items()]
        return tuple(sorted(readings, key=_weight, reverse=True))

    def one(self, question: Question) -> PublishedFigure | None:
        """Return the figure cited for a question, or None when nobody printed one."""
        readings = self.readings(question)
        return readings[0].figure if readings else None

    def parts(self, total: PublishedFigure | None, *, dimension: str) -> list[PublishedFigure]:
        """Return the parts printed under a total by one dimension, largest first."""
        if total is None:
            return []
        found = [
            figure
            for figure in self.figures
            if figure.total_id == total.figure_id and figure.dimension == dimension
        ]
        return sorted(found, key=lambda figure: (-figure.value, figure.category))

    def known_on(self, as_of: date) -> "PublishedFigures":
        """Return the figures printed on or before a day; an undated page is judged by its data."""
        return PublishedFigures(
            tuple(figure for figure in self.figures if _known_since(figure) <= as_of)
        )

    def up_to(self, last: date | None) -> "PublishedFigures":
        """Return the figures whose period ends by a day; those without a period stay."""
        if last is None:
            return self
        return PublishedFigures(
            tuple(f for f in self.figures if f.period_end is None or f.period_end <= last)
        )

    def leaving_the_office(self, province: str) -> "PublishedFigures":
        """Return the figures without regency cells that could point at one person."""
        return PublishedFigures(
            tuple(
                figure
                for figure in self.figures
                if not (
                    figure.indicator.startswith(PROVINCE_ONLY)
                    and figure.area_code.startswith(f"{province}.")
                )
            )
        )


def _key(figure: PublishedFigure) -> tuple[object, ...]:
    return (
        figure.indicator,
        figure.area_code,
        figure.period_start,
        figure.period_end,
        figure.dimension,
        figure.category,
    )


def _weight(reading: Reading) -> tuple[int, tuple[date, str]]:
    return len(reading.figures), _publication_day(reading.figure)


def _known_since(figure: PublishedFigure) -> date:
    return figure.published_on or figure.period_end or figure.period_start or date.min


def read_published(rows: Iterable[Mapping[str, str]]) -> PublishedFigures:
    """Return the figures of a table with the columns of the published-figures file."""
    figures, note = [], ""
    for row in rows:
        # "same article" points at the row above, whose note names the page.
        note = note if row["note"].startswith("same article") else row["note"]
        figures.append(_read_row(row, note=note))
    return PublishedFigures(tuple(figures))


def _read_row(row: Mapping[str, str], *, note: str) -> PublishedFigure:
    pairs = [part.partition("=") for part in row["dimension"].split(";") if part]
    return PublishedFigure(
        figure_id=row["id"],
        indicator=row["indicator"],
        area_code=row["area_code_kemendagri"],
        area_name="",
        period_start=_day(row["period_start"]),
        period_end=_day(row["period_end"]),
        dimension=";".join(name for name, _, _ in pairs),
        category=";".join(value for _, _, value in pairs),
        value=Decimal(row["value"]),
        unit=row["unit"],
        source=row["publisher"],
        source_url=row["source"],
        published_on=_day(row["source_date"]),
        verified=row["verified"],
        publication_id=row["publication_id"],
        breakdown_id=row["breakdown_id"],
        total_id=row["total_id"],
        partial=row["partial"] == "yes",
        notes=note,
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
